#include "support.h"

#include "base/text.h"

using namespace fl;
using namespace fl::lesson;
using namespace fl::lesson::testing;

TEST_CASE("the example of the format reads as it is meant")
{
    const ParseResult result = parse("lesson.md", example);
    for (const Diagnostic& diagnostic : result.diagnostics)
        MESSAGE(render(diagnostic));
    REQUIRE(result.lesson);
    const Lesson& lesson = *result.lesson;
    CHECK(lesson.id == "memory-on-demand");
    CHECK(lesson.title == "Memory on demand");
    CHECK(lesson.minutes == 8);
    CHECK(lesson.needs == std::vector<std::string>{"address-space"});
    CHECK(lesson.machine.ram == 64_MiB);
    REQUIRE(lesson.steps.size() == 4);
    CHECK(lesson.steps[0].id == "start");
    CHECK(lesson.steps[1].id == "promise");
    CHECK(plain_text(lesson.steps[1].title) == "A promise");
    CHECK(lesson.steps[0].blocks[0].id == "p-intro");
    CHECK(content<Code>(lesson, 0, 1).name == "demo.c");
    CHECK(content<Code>(lesson, 0, 1).text.starts_with("#include <stdlib.h>\n\nint main"));
}

TEST_CASE("a console block keeps commands and expected lines apart, with their places")
{
    const Lesson lesson = *parse("lesson.md", example).lesson;
    const Console& console = content<Console>(lesson, 1, 0);
    CHECK(console.mode == Console::Mode::Run);
    CHECK(console.show == "address-space:demo");
    REQUIRE(console.lines.size() == 4);
    CHECK(console.lines[0].kind == ConsoleLine::Kind::Shell);
    CHECK(console.lines[0].text == "gcc demo.c -o demo && gdb -q ./demo");
    CHECK(console.lines[1].kind == ConsoleLine::Kind::Debugger);
    CHECK(console.lines[3].kind == ConsoleLine::Kind::Expected);
    CHECK(console.lines[3].at == SourcePosition{33, 1});
}

TEST_CASE("a paragraph's spans carry styles and live values")
{
    const Lesson lesson =
        parsed("`malloc` and *so* **on** `{MemFree}` ~~no~~ [there](https://example.org). {#p-x}\n");
    const Spans& spans = content<Paragraph>(lesson, 0, 0).spans;
    REQUIRE(spans.size() == 12);
    CHECK(spans[0].kind == Span::Kind::Code);
    CHECK(spans[2].kind == Span::Kind::Emphasis);
    CHECK(spans[4].kind == Span::Kind::Strong);
    CHECK(spans[6].kind == Span::Kind::Value);
    CHECK(spans[6].text == "MemFree");
    CHECK(spans[8].kind == Span::Kind::Strike);
    CHECK(spans[10].href == "https://example.org");
    CHECK(spans[11].text == ".");
}

TEST_CASE("a quiz has a question, choices and an explanation for each wrong one")
{
    const Lesson lesson = *parse("lesson.md", example).lesson;
    const Quiz& quiz = content<Quiz>(lesson, 1, 2);
    CHECK(plain_text(quiz.question) == "How many pages will line 6 bring in?");
    REQUIRE(quiz.choices.size() == 3);
    CHECK(plain_text(quiz.choices[0].spans) == "none");
    CHECK(plain_text(quiz.choices[0].explanation) == "the store needs somewhere to go");
    CHECK(quiz.choices[1].right);
    CHECK(lesson.steps[1].blocks[2].id == "q-touch");
}

TEST_CASE("a choice may use code and a Chinese dash")
{
    const Lesson lesson =
        parsed("> [!QUIZ] id=q-a\n> 问题？\n>\n> - [ ] `p[0]` ——*错，见 `p[1]`*\n> - [x] 对\n");
    const Quiz& quiz = content<Quiz>(lesson, 0, 0);
    CHECK(plain_text(quiz.choices[0].spans) == "p[0]");
    CHECK(plain_text(quiz.choices[0].explanation) == "错，见 p[1]");
}

TEST_CASE("lines of Chinese join without a blank, lines of English with one")
{
    const Lesson lesson = parsed("第一行\n第二行\n\none\ntwo\n");
    CHECK(plain_text(content<Paragraph>(lesson, 0, 0).spans) == "第一行第二行");
    CHECK(plain_text(content<Paragraph>(lesson, 0, 1).spans) == "one two");
}

TEST_CASE("lists and tables carry their id at their very end")
{
    const Lesson lesson =
        parsed("1. one\n2. two {#l-a @0123abcd}\n\n| a | b |\n|---|---|\n| 1 | 2 {#t-b} |\n");
    CHECK(lesson.steps[0].blocks[0].id == "l-a");
    CHECK(lesson.steps[0].blocks[0].made_from == "0123abcd");
    CHECK(content<List>(lesson, 0, 0).ordered);
    CHECK(plain_text(content<List>(lesson, 0, 0).items[1]) == "two");
    CHECK(lesson.steps[0].blocks[1].id == "t-b");
    CHECK(plain_text(content<Table>(lesson, 0, 1).rows[0][1]) == "2");
}

TEST_CASE("a bar in a table's code is written with a backslash and read without")
{
    const Lesson lesson = parsed("| a | b |\n|---|---|\n| 1 | `grep 'x\\|y' \\n` |\n");
    CHECK(plain_text(content<Table>(lesson, 0, 0).rows[0][1]) == "grep 'x|y' \\n");
}

TEST_CASE("a note holds blocks")
{
    const Lesson lesson = parsed("> [!MYTH] id=m-fixed\n> The limit is fixed.\n>\n> - it is not\n");
    const Note& note = content<Note>(lesson, 0, 0);
    CHECK(note.flavour == Note::Flavour::Myth);
    REQUIRE(note.blocks.size() == 2);
    CHECK(lesson.steps[0].blocks[0].id == "m-fixed");
}

TEST_CASE("a task has goal, hints, limit and solution")
{
    const Lesson lesson =
        parsed("```c demo.c\nint main(void) { return 0; }\n```\n\n```task id=t\ngoal: rss(demo) > 1\nlimit: "
               "commands <= 2\n"
               "hint: Look at `RES`.\nhint: Second.\nsolution: |\n  $ gcc demo.c\n  $ ./demo\n```\n");
    const Task& task = content<Task>(lesson, 0, 1);
    CHECK(task.goal.text == "rss(demo) > 1");
    CHECK(task.limit.text == "commands <= 2");
    REQUIRE(task.hints.size() == 2);
    CHECK(task.hints[0][1].kind == Span::Kind::Code);
    REQUIRE(task.solution.size() == 2);
    CHECK(task.solution[1].text == "./demo");
}

TEST_CASE("every mistake names its line and column, and what was probably meant")
{
    const std::string run = "```console run id=a\n$ ./web\n```\n\n";
    CHECK(complaint(run + "`{rss(wbe)}`\n") ==
          "small.md:10:3: error: unknown process 'wbe' (did you mean 'web'?)");
    CHECK(complaint(run + "`{MemFre}`\n") ==
          "small.md:10:3: error: unknown name 'MemFre' (did you mean 'MemFree'?)");
    CHECK(complaint(run + "`{web.VRIT}`\n") ==
          "small.md:10:7: error: unknown field 'VRIT' (did you mean 'VIRT'?)");
    CHECK(complaint(run + "x `{rss(web, at b)}`\n") ==
          "small.md:10:5: error: unknown moment 'b' (did you mean 'a'?)");
    CHECK(complaint("```consol run\n$ ls\n```\n") ==
          "small.md:6:4: error: unknown block 'consol' (did you mean 'console'?)");
    CHECK(complaint("```console run shw=heap\n$ ls\n```\n") ==
          "small.md:6:16: error: unknown option 'shw=' (did you mean 'show='?)");
    CHECK(complaint("```console run show=heep\n$ ls\n```\n") ==
          "small.md:6:4: error: unknown picture 'heep' (did you mean 'heap'?)");
    CHECK(complaint("> [!QUIS] id=q\n> x\n") ==
          "small.md:6:3: error: unknown kind 'QUIS' (did you mean 'QUIZ'?)");
    CHECK(complaint("## No id\n") == "small.md:6:4: error: a step needs an id: ## No id {#id}");
    CHECK(complaint("a {#A b}\n") ==
          "small.md:6:3: error: an id has small letters, digits and hyphens: {#p-intro}");
    CHECK(complaint("a {#x}\n\nb {#x}\n") == "small.md:8:1: error: the id 'x' is used twice");
    CHECK(complaint("[x](javascript:alert(1))\n") ==
          "small.md:6:2: error: a link must begin with https://, http:// or #");
}

TEST_CASE("questions and tasks that cannot work are refused")
{
    CHECK(complaint("> [!QUIZ] id=q\n> x?\n>\n> - [ ] a\n> - [x] b\n") ==
          "small.md:9:9: error: this wrong choice has no explanation: end it with — *why it is wrong*");
    CHECK(complaint("> [!QUIZ] id=q\n> x?\n>\n> - [x] a\n> - [x] b\n") ==
          "small.md:6:3: error: this quiz has several right choices: say so with [!QUIZ] id=… many");
    CHECK(complaint("```task id=t\ngoal: MemFree > 1\n```\n").find("has no solution") != std::string::npos);
    CHECK(complaint("```task id=t\ngoal: MemFree\nsolution: $ ls\n```\n").find("true or false") !=
          std::string::npos);
    CHECK(complaint("```check\nMemFree + 1\n```\n").find("true or false") != std::string::npos);
    CHECK(complaint("```console run\nhello\n```\n") ==
          "small.md:7:1: error: a console block begins with a command: '$ ' or '(gdb) '");
}

TEST_CASE("a head says what it needs")
{
    CHECK(render(parse("a.md", "hello").diagnostics[0])
              .find("a.md:1:1: error: a lesson begins with its head") == 0);
    CHECK(render(parse("a.md", "---\nfaultline: 2\nid: a\ntitle: b\n---\n## x {#x}\n").diagnostics[0]) ==
          "a.md:2:12: error: this reader knows lesson format 1 only: faultline: 1");
    CHECK(render(parse("a.md", "---\nfaultline: 1\nid: a\ntitel: b\n---\n## x {#x}\n").diagnostics[1]) ==
          "a.md:4:1: error: unknown key 'titel' (did you mean 'title'?)");
    CHECK(render(parse("a.md",
                       "---\nfaultline: 1\nid: a\ntitle: b\nmachine: { ram: 64M, swp: 0 }\n---\n## x {#x}\n")
                     .diagnostics[0]) ==
          "a.md:5:21: error: unknown machine setting 'swp' (did you mean 'swap'?)");
}

TEST_CASE("a lesson too large, too deep or not UTF-8 is refused with its reason")
{
    CHECK(render(parse("a.md", std::string(300 * 1024, 'x')).diagnostics[0]).find("at most 256 KiB") !=
          std::string::npos);
    CHECK(complaint(std::string(40, '>') + " x\n").find("nested more than 16 deep") != std::string::npos);
    CHECK(complaint("ab\xff\n") == "small.md:6:3: error: this is not UTF-8");
    std::string commands = "```console run\n";
    for (int i = 0; i < 501; ++i)
        commands += "$ ls\n";
    CHECK(complaint(commands + "```\n").find("at most 500 commands") != std::string::npos);
}

TEST_CASE("HTML in a lesson is text")
{
    const Lesson lesson = parsed("<script>alert(1)</script>\n");
    CHECK(plain_text(content<Paragraph>(lesson, 0, 0).spans) == "<script>alert(1)</script>");
}
