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

// Brackets in pairs, commas between elements only; strings are skipped.
bool is_balanced(std::string_view json)
{
    std::string open;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else
                quoted = c != '"';
            continue;
        }
        const char next = i + 1 < json.size() ? json[i + 1] : '\0';
        if (c == '"')
            quoted = true;
        else if (c == '{' || c == '[')
            open += c;
        else if (c == '}' || c == ']') {
            if (open.empty() || open.back() != (c == '}' ? '{' : '[')) return false;
            open.pop_back();
        }
        if ((c == ',' || c == '{' || c == '[') && next == ',') return false;
        if (c == ',' && (next == '}' || next == ']')) return false;
    }
    return open.empty() && !quoted;
}

}  // namespace

TEST_CASE("every lesson passes its check in every language")
{
    const CheckReport report = check_catalogue("lessons/", read_lesson_file);
    CHECK(all_of(report.diagnostics) == "");
    CHECK(report.lessons >= 1);
    CHECK(report.languages == 2 * report.lessons);
}

TEST_CASE("the folder of a single lesson can be checked by itself")
{
    const auto read = [](std::string_view path) -> std::optional<std::string> {
        return read_lesson_file("01-memory-on-demand/" + std::string(path));
    };
    const CheckReport report = check_catalogue("mine/", read);
    CHECK(all_of(report.diagnostics) == "");
    CHECK(report.languages == 2);
    const auto nothing = [](std::string_view) { return std::optional<std::string>(); };
    CHECK(all_of(check_catalogue("mine/", nothing).diagnostics) ==
          "mine/index.txt: error: there is no such file\n");
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

TEST_CASE("every step of every lesson makes well-formed JSON for the page, in every language")
{
    for (const CatalogueRow& row : parse_catalogue("index.txt", *read_lesson_file("index.txt")).rows) {
        const auto source = parse("source", *read_lesson_file(lesson_path(row, row.languages[0])));
        const auto other = parse("other", *read_lesson_file(lesson_path(row, row.languages[1])));
        Player player(*source.lesson, *other.lesson);
        for (const std::string& language : row.languages) {
            CHECK(player.set_language(language));
            for (const Step& step : source.lesson->steps) {
                player.go_to(step.id);
                player.finish();
                const std::string json = page_json(player);
                CAPTURE(json);
                CHECK(is_balanced(json));
                CHECK(json.find("\"lang\":\"" + language + "\"") != std::string::npos);
                CHECK(json.find("\"missing\":true") == std::string::npos);
                CHECK(json.find("\"value\":\"…\"") == std::string::npos);
            }
        }
        CHECK_FALSE(player.set_language("tlh"));
    }
}

TEST_CASE("the complete example of AUTHORING.md is true as well")
{
    const std::string text = *read_lesson_file("AUTHORING.md");
    const std::string_view fence = "````markdown\n";
    const std::size_t begin = text.find(fence) + fence.size();
    const std::string example_lesson = text.substr(begin, text.find("````\n", begin) - begin);
    CHECK(all_of(check_lesson({"AUTHORING.md", example_lesson}, {})) == "");
}

// The example forgets that malloc touches the block's first page itself, and that p lies 16 bytes inside it.
TEST_CASE("a lesson that is wrong about malloc is told so, line by line")
{
    const std::vector<Diagnostic> found = check_lesson({"lesson.md", std::string(example)}, {});
    REQUIRE(found.size() == 3);
    CHECK(render(found[0]).find(
              "lesson.md:58:4: error: the solution of 'ten-pages' does not reach its goal: rss") == 0);
    CHECK(render(found[1]) == "lesson.md:52:1: error: not true: minflt(demo, since start) == 1 "
                              "(minflt(demo) since start = 0)");
    CHECK(render(found[2]).find("lesson.md:53:1: error: not true: rss(demo) == rss(demo, at start) + 1") ==
          0);
}
