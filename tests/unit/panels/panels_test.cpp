#include "busy_scene.h"
#include "panels/picture_panel.h"
#include "screen.h"
#include "view.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::web;

namespace {

constexpr ImVec2 desktop{1280, 800};
constexpr ImVec2 phone{390, 780};

// The whole interface over a scene made by hand.
struct Window {
    Look look = plain_look();
    BusyScene busy;
    UiState state;
    CommandQueue commands;
    Screen screen;

    Window(ImVec2 size, HeapOpen open) : busy(make_busy_scene(open)), screen(size)
    {
        screen.show([this] {
            draw_view(look, {.lesson_here = true}, busy.scene, state, commands);
            handle_keys(busy.scene, state, commands);
        });
        screen.frames(3);
    }
    template <class Command>
    const Command* asked() const
    {
        return commands.empty() ? nullptr : std::get_if<Command>(&commands.back());
    }
};

}  // namespace

TEST_CASE("every picture draws something, busy and empty, and asks for nothing by itself")
{
    for (const ImVec2 size : {desktop, phone})
        for (int i = 0; i < picture_count; ++i) {
            Window window(size, HeapOpen::Yes);
            window.state.selection.picture = static_cast<Picture>(i);
            window.screen.frames(2);
            CHECK(window.screen.vertices() > 500);
            window.busy.scene = Scene{};
            window.screen.frames(2);
            CHECK(window.screen.vertices() > 50);
            CHECK(window.commands.empty());
        }
}

TEST_CASE("every pane of a phone draws something")
{
    Window window(phone, HeapOpen::No);
    for (const Pane pane : {Pane::Lesson, Pane::Picture, Pane::Program, Pane::Terminal}) {
        window.state.pane = pane;
        window.screen.frames(2);
        CHECK(window.screen.vertices() > 200);
    }
    CHECK(window.commands.empty());
}

TEST_CASE("clicking an area opens it, clicking it again closes it")
{
    Window window(desktop, HeapOpen::No);
    REQUIRE(window.screen.click("[heap] rw-p"));
    CHECK(window.state.selection.area == busy_heap);
    window.busy = make_busy_scene(HeapOpen::Yes);
    window.screen.frames(2);
    REQUIRE(window.screen.click("[heap] rw-p"));
    CHECK_FALSE(window.state.selection.area);
}

TEST_CASE("clicking a page selects it")
{
    Window window(desktop, HeapOpen::Yes);
    window.state.selection.area = busy_heap;
    window.screen.frames(3);
    REQUIRE(window.screen.click("page 55555555a000"));
    CHECK(window.state.selection.page == page_of(busy_heap) + 1);
}

TEST_CASE("tabs choose the picture")
{
    Window window(desktop, HeapOpen::No);
    REQUIRE(window.screen.click("Fault path"));
    CHECK(window.state.selection.picture == Picture::FaultPath);
}

TEST_CASE("the list of pictures works where tabs have no room")
{
    Window window(phone, HeapOpen::No);
    REQUIRE(window.screen.click("Next picture"));
    CHECK(window.state.selection.picture == Picture::FaultPath);
    REQUIRE(window.screen.click("Fault path"));
    CHECK(window.state.picking);
    REQUIRE(window.screen.click("Heap"));
    CHECK(window.state.selection.picture == Picture::Heap);
    CHECK_FALSE(window.state.picking);
}

TEST_CASE("stepping through faults chooses another fault")
{
    Window window(desktop, HeapOpen::No);
    window.state.selection.picture = Picture::FaultPath;
    window.screen.frames(2);
    REQUIRE(window.screen.click("Previous fault"));
    const std::vector<std::size_t>& numbers = window.busy.scene.faults.numbers;
    CHECK(window.state.selection.fault == numbers[numbers.size() - 2]);
}

TEST_CASE("buttons ask for what they say")
{
    Window window(desktop, HeapOpen::No);
    REQUIRE(window.screen.click("Step"));
    CHECK(window.asked<StepForward>());
    REQUIRE(window.screen.click("Next fault"));
    REQUIRE(window.asked<RunTo>());
    CHECK(window.asked<RunTo>()->goal == machine::Goal::Fault);
    REQUIRE(window.screen.click("To the beginning"));
    CHECK(window.asked<SeekTo>());
    REQUIRE(window.screen.click("Breakpoint at line 7"));
    REQUIRE(window.asked<ToggleBreakpoint>());
    CHECK(window.asked<ToggleBreakpoint>()->line == 7);
}

TEST_CASE("running again sends the source, edited or not")
{
    Window window(desktop, HeapOpen::No);
    REQUIRE(window.screen.click("Edit"));
    CHECK(window.state.program.editing);
    window.state.program.draft = "int main(void) { return 0; }\n";
    REQUIRE(window.screen.click("Run"));
    REQUIRE(window.asked<SaveAndRun>());
    CHECK(window.asked<SaveAndRun>()->text == "int main(void) { return 0; }\n");
    CHECK(window.asked<SaveAndRun>()->file == "demo.c");
}

TEST_CASE("dragging the timeline asks for the moment under the pointer")
{
    Window window(desktop, HeapOpen::No);
    const platform::Item* const track = window.screen.find("Timeline");
    REQUIRE(track);
    const float y = (track->min.y + track->max.y) / 2;
    window.screen.drag({track->max.x - 200, y}, {track->min.x + 1, y});
    REQUIRE(window.asked<SeekTo>());
    CHECK(window.asked<SeekTo>()->moment == machine::Moment{});
}

TEST_CASE("a typed line goes to the terminal, and the arrows bring it back")
{
    Window window(desktop, HeapOpen::No);
    window.busy.scene.terminal.history = {"next"};
    REQUIRE(window.screen.click("Command line"));
    window.screen.type("info locals");
    window.screen.press(ImGuiKey_Enter);
    REQUIRE(window.asked<TypeLine>());
    CHECK(window.asked<TypeLine>()->text == "info locals");
    window.screen.frames(2);
    window.screen.press(ImGuiKey_UpArrow);
    CHECK(std::string_view(window.state.terminal.line.data()) == "next");
}

TEST_CASE("keys step, choose pictures and list themselves")
{
    Window window(desktop, HeapOpen::No);
    window.screen.press(ImGuiKey_RightArrow);
    CHECK(window.asked<StepForward>());
    window.screen.press(ImGuiKey_LeftArrow);
    CHECK(window.asked<StepBack>());
    window.screen.press(ImGuiKey_RightArrow);
    CHECK(window.asked<StepForward>());  // and again: the arrows have not begun to move a focus
    window.screen.type("2");
    CHECK(window.state.selection.picture == Picture::FaultPath);
    window.screen.type("?");
    CHECK(window.state.keys_shown);
    window.screen.press(ImGuiKey_Escape);
    CHECK_FALSE(window.state.keys_shown);
}

namespace {

void check_words_fit(const TextAudit& audit, const Language& language)
{
    for (const TextAudit::Item& item : audit.items) {
        bool a_word = false;
        for (const std::string_view word : language.words)
            a_word = a_word || word == item.text;
        CAPTURE(item.text);
        if (a_word) CHECK(item.needed <= item.room + 0.5f);
    }
}

}  // namespace

TEST_CASE("no word of the interface is cut off, on a desktop and on a phone, in both languages")
{
    for (const ImVec2 size : {desktop, phone})
        for (const Language* language : {&english(), &chinese()})
            for (int i = 0; i < picture_count * 2; ++i) {
                Window window(size, HeapOpen::Yes);
                if (i >= picture_count) window.busy.scene = Scene{};
                TextAudit audit;
                window.look.language = language;
                window.look.audit = &audit;
                window.state.selection.picture = static_cast<Picture>(i % picture_count);
                window.state.pane = static_cast<Pane>(i % 4);
                window.screen.frames(2);
                window.state.pane = Pane::Picture;
                window.screen.frames(2);
                check_words_fit(audit, *language);
            }
}
