#include "app.h"
#include "screen.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace fl::web;

namespace {

std::string text_of(const std::string& path)
{
    const std::ifstream file(std::string(FAULTLINE_SOURCE_DIR) + "/lessons/01-memory-on-demand/" + path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// The whole interface on a real machine, playing the first lesson.
struct Playing {
    Screen screen;
    App app;

    explicit Playing(ImVec2 size, const std::string& language = "en") : screen(size), app(setup(language))
    {
        screen.show([this] { app.frame(); });
        REQUIRE(app.open_lesson(text_of("lesson.md"), text_of("lesson.zh-CN.md"), "") == "");
        settle();
    }
    static AppSetup setup(const std::string& language)
    {
        AppSetup setup;
        setup.language = language;
        setup.theme = "light";
        setup.reduced_motion = true;
        return setup;
    }
    // Frames until nothing moves; a machine that never comes to rest fails.
    void settle()
    {
        screen.frames(3);
        int left = 3000;
        while (app.next_frame_delay() == 0 && --left > 0)
            screen.frames(1);
        CHECK(left > 0);
    }
    bool shows(std::string_view words) const
    {
        return app.accessible_json().find(words) != std::string::npos;
    }
};

constexpr ImVec2 desktop{1280, 800};

}  // namespace

TEST_CASE("a lesson opens with its program stopped at its breakpoint, and then nothing is drawn any more")
{
    Playing playing(desktop);
    CHECK(playing.shows("[heap] rw-p"));
    CHECK(playing.shows("\"line\":7"));
    CHECK(playing.app.next_frame_delay() == -1);
    CHECK(playing.app.link() == "lesson=memory-on-demand&step=start&lang=en&theme=light");
}

TEST_CASE("going to a step opens its picture; going back undoes it")
{
    Playing playing(desktop);
    CHECK(playing.app.message("go touch") == "");
    playing.settle();
    CHECK(playing.shows("\"picture\":\"fault-path\""));
    CHECK(playing.shows("\"line\":9"));
    CHECK(playing.app.message("back") == "");
    playing.settle();
    CHECK(playing.shows("\"line\":8"));
}

TEST_CASE("stepping back in time and forward again comes to the same moment")
{
    Playing playing(desktop);
    playing.app.message("go touch");
    playing.settle();
    const std::string before = playing.app.accessible_json();
    REQUIRE(playing.screen.click("To the beginning"));
    playing.settle();
    CHECK(playing.app.accessible_json() != before);
    REQUIRE(playing.screen.click("To the present"));
    playing.settle();
    CHECK(playing.app.accessible_json() == before);
}

TEST_CASE("the language changes in place, without losing the moment")
{
    Playing playing(desktop);
    playing.app.message("go promise");
    playing.settle();
    const std::uint64_t revision = playing.app.page_revision();
    CHECK(playing.app.message("lang zh-CN") == "");
    playing.settle();
    CHECK(playing.app.page_revision() > revision);
    CHECK(playing.app.page_json().find("\"lang\":\"zh-CN\"") != std::string::npos);
    CHECK(playing.shows("\"line\":8"));
    CHECK(playing.app.link() == "lesson=memory-on-demand&step=promise&lang=zh-CN&theme=light");
}

TEST_CASE("a typed command runs and its output is shown")
{
    Playing playing(desktop);
    CHECK(playing.app.message("line next") == "");
    playing.settle();
    CHECK(playing.shows("\"line\":8"));
    CHECK(playing.shows("(gdb) "));
}

TEST_CASE("without a lesson there is a sandbox")
{
    Screen screen(desktop);
    App app(Playing::setup("en"));
    screen.show([&app] { app.frame(); });
    screen.frames(3);
    CHECK(app.message("line echo hello") == "");
    screen.frames(20);
    CHECK(app.accessible_json().find("\"prompt\":\"$ \"") != std::string::npos);
    CHECK(app.message("next") != "");
    CHECK(app.page_json() == "{}");
}

TEST_CASE("text that is no lesson is refused with a reason")
{
    App app(Playing::setup("en"));
    CHECK(app.open_lesson("# just a heading", "", "") != "");
    CHECK(app.open_lesson("", "", "") != "");
}

namespace {

std::string recorded(const std::string& name)
{
    const std::ifstream file(std::string(FAULTLINE_SOURCE_DIR) + "/tests/data/import/" + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("an strace log opens where most memory is mapped, and the story goes back to its beginning")
{
    Playing playing(desktop);
    CHECK(playing.app.open_file("fork.strace", recorded("fork.strace")) == "");
    playing.settle();
    CHECK(playing.shows("[heap] rw-p 5617863b6000 132 kB"));
    CHECK(playing.shows("7fed7addf000 3076 kB"));  // what mremap made, gone in the end
    CHECK(playing.app.message("seek 3 0") == "");
    playing.settle();
    CHECK_FALSE(playing.shows("[heap]"));
}

TEST_CASE("smaps opens as the address space, an OOM log on its board, another file is refused")
{
    Playing playing(desktop);
    CHECK(playing.app.open_file("notes", "nothing of the kind").starts_with("expected an strace log"));
    CHECK(playing.app.link().starts_with("lesson=memory-on-demand"));
    CHECK(playing.app.open_file("1.smaps", recorded("shared.smaps")) == "");
    playing.settle();
    CHECK(playing.shows("[heap] rw-p 5632e67ec000 132 kB, 25 pages resident"));
    CHECK(playing.app.open_file("oom", recorded("cgroup-v2-5.10.journal")) == "");
    playing.settle();
    CHECK(playing.shows("\"picture\":\"oom-board\""));
    CHECK(playing.shows("Linux killed 7113 node: it has the most points"));
    CHECK(playing.shows("7113 node: resident 41,200 + swapped 0 + page tables 192"));
    CHECK(playing.app.open_lesson(text_of("lesson.md"), "", "") == "");
    playing.settle();
    CHECK(playing.app.message("show oom-board") == "");
    playing.settle();
    CHECK(playing.shows("Whom the kernel would kill"));
}
