#include "message.h"

#include <doctest/doctest.h>

using namespace fl::web;

namespace {

struct Page {
    UiState state;

    MessageEffect send(std::string_view line) { return parse_message(line, state); }
};

}  // namespace

TEST_CASE_FIXTURE(Page, "the page's lines become commands")
{
    CHECK(std::holds_alternative<LessonNext>(send("next").commands.at(0)));
    CHECK(std::get<LessonGoTo>(send("go touch").commands.at(0)).step == "touch");
    CHECK(std::get<LessonAnswer>(send("answer q-touch 2").commands.at(0)).choice == 2);
    CHECK(std::get<TypeLine>(send("line  cat /proc/self/maps").commands.at(0)).text == "cat /proc/self/maps");
    CHECK(std::get<SeekTo>(send("seek 12 3456").commands.at(0)).moment == fl::machine::Moment{12, 3456});
    CHECK(std::get<SetLanguage>(send("lang zh-CN").commands.at(0)).code == "zh-CN");
}

TEST_CASE_FIXTURE(Page, "a message may open a picture or a pane")
{
    CHECK(send("show fault-path:demo").problem.empty());
    CHECK(state.selection.picture == Picture::FaultPath);
    CHECK(send("pane terminal").problem.empty());
    CHECK(state.pane == Pane::Terminal);
    CHECK(send("pane all").problem.empty());
}

TEST_CASE_FIXTURE(Page, "a message that makes no sense says so and does nothing")
{
    for (const char* line : {"dance", "answer q", "answer q x", "seek 1", "seek x 2", "seek 99999999999 1",
                             "show moon", "pane moon"}) {
        const MessageEffect effect = send(line);
        CAPTURE(line);
        CHECK_FALSE(effect.problem.empty());
        CHECK(effect.commands.empty());
    }
    CHECK(send("").problem.empty());
    CHECK(send("   ").commands.empty());
}
