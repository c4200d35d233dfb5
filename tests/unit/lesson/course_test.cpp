// The lessons of this repository: everything they claim is true, in every language, and every step can be
// undone.
#include "course.h"
#include "support.h"

#include "lesson/catalogue.h"
#include "lesson/check.h"
#include "lesson/page.h"
#include "lesson/player.h"
#include "lesson/terminal.h"
#include "machine/state.h"
#include "shell/session.h"

using namespace fl;
using namespace fl::lesson;
using namespace fl::lesson::testing;

namespace {

std::string all_of(const std::vector<Diagnostic>& diagnostics)
{
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics)
        all += render(diagnostic) + "\n";
    return all;
}

std::vector<Lesson> sources()
{
    std::vector<Lesson> lessons;
    for (const CatalogueRow& row : parse_catalogue("index.txt", *read_lesson_file("index.txt")).rows)
        lessons.push_back(*parse(row.folder, *read_lesson_file(lesson_path(row, row.languages[0]))).lesson);
    return lessons;
}

}  // namespace

TEST_CASE("every lesson passes its check in every language")
{
    const CheckReport report = check_catalogue("lessons/", read_lesson_file);
    CHECK(all_of(report.diagnostics) == "");
    CHECK(report.lessons >= 1);
    CHECK(report.languages == 2 * report.lessons);
}

TEST_CASE("going on to the end and back to the beginning passes through equal machines")
{
    for (Lesson& lesson : sources()) {
        const std::size_t steps = lesson.steps.size();
        Player player(std::move(lesson));
        std::vector<machine::MachineState> states;
        for (std::size_t i = 0; i < steps; ++i) {
            player.go_to(player.lesson().steps[i].id);
            player.finish();
            if (i + 1 < steps) player.go_to(player.lesson().steps[i + 1].id);
            player.finish();
            if (i + 1 < steps) player.back();
            player.finish();
            states.push_back(player.session().state());
        }
        for (std::size_t i = steps; i-- > 1;) {
            player.back();
            player.finish();
            CHECK((player.session().state() == states[i - 1]));
        }
    }
}

TEST_CASE("a lesson plays in a terminal to its end, whether answers come or not")
{
    for (const Lesson& lesson : sources()) {
        std::string silent, talkative;
        CHECK(run_in_terminal(lesson, {[&](std::string_view text) { silent += text; },
                                       [](std::string_view) { return std::optional<std::string>(); }}) == 0);
        int lines = 0;
        const auto answer = [&](std::string_view) -> std::optional<std::string> {
            return ++lines > 500 ? std::nullopt : std::optional<std::string>(lines % 3 == 0 ? "" : "1");
        };
        CHECK(run_in_terminal(lesson, {[&](std::string_view text) { talkative += text; }, answer}) == 0);
        CHECK(silent.find(plain_text(lesson.steps.back().title)) != std::string::npos);
        CHECK(talkative.find(plain_text(lesson.steps.back().title)) != std::string::npos);
    }
}
