#include "support.h"

#include "lesson/catalogue.h"
#include "lesson/translation.h"

using namespace fl;
using namespace fl::lesson;
using namespace fl::lesson::testing;

namespace {

const std::string program = "```c demo.c\nint main(void) { return 0; }\n```\n\n";

std::string chinese(std::string_view body, const Lesson& source)
{
    return "---\nfaultline: 1\nid: small\ntitle: 小\nlang: zh-CN\nof: en @" + hash_of_title(source) +
           "\n---\n" + std::string(body);
}

std::string messages(const Lesson& source, const std::string& text)
{
    const ParseResult translation = parse("small.zh-CN.md", text);
    for (const Diagnostic& diagnostic : translation.diagnostics)
        MESSAGE(render(diagnostic));
    REQUIRE(translation.lesson);
    std::string all;
    for (const Diagnostic& diagnostic : check_translation(source, *translation.lesson))
        all += render(diagnostic) + "\n";
    return all;
}

}  // namespace

TEST_CASE("a hash depends on words and styles, not on line breaks")
{
    const Lesson a = parsed("one two *three* {#p}\n"), b = parsed("one\ntwo *three* {#p}\n"),
                 c = parsed("one two three {#p}\n");
    CHECK(hash_of(a.steps[0].blocks[0]) == hash_of(b.steps[0].blocks[0]));
    CHECK(hash_of(a.steps[0].blocks[0]) != hash_of(c.steps[0].blocks[0]));
    CHECK(hash_of(a.steps[0].blocks[0]).size() == 8);
}

TEST_CASE("a complete and current translation has nothing to report")
{
    const Lesson source = parsed(program + "Hello. {#p-a}\n\n## Step {#step}\n");
    const std::string p = hash_of(source.steps[0].blocks[1]), step = hash_of(source.steps[1].title);
    CHECK(messages(source, chinese(program + "你好。 {#p-a @" + p + "}\n\n## 步骤 {#step @" + step + "}\n",
                                   source)) == "");
}

TEST_CASE("stale, missing and extra blocks are told with their lines")
{
    const Lesson source = parsed(program + "Hello. {#p-a}\n\nMore. {#p-b}\n");
    const std::string hash = hash_of(source.steps[0].blocks[1]);
    const std::string all =
        messages(source, chinese(program + "你好。 {#p-a @00000000}\n\n多。 {#p-c @00000000}\n", source));
    CHECK(all.find("small.zh-CN.md:12:1: warning: 'p-a' is stale: the source has changed; read it again, "
                   "then end the block with @" +
                   hash) == 0);
    CHECK(all.find("small.zh-CN.md: error: 'p-b' is missing: translate small.md:12 (@") != std::string::npos);
    CHECK(all.find("small.zh-CN.md:14:1: error: 'p-c' is extra") != std::string::npos);
}

TEST_CASE("a program block that differs by a byte is an error")
{
    const Lesson source = parsed(program);
    const std::string other = "```c demo.c\nint main(void) { return 1; }\n```\n";
    CHECK(messages(source, chinese(other, source)) ==
          "small.zh-CN.md:8:4: error: this block must be byte for byte that of small.md:6\n");
    CHECK(messages(source, chinese("", source) + "## a {#a}\n").find("small.md:6 is missing") !=
          std::string::npos);
}

TEST_CASE("hints are translated, the rest of a task is not")
{
    const std::string task = "```task id=t{H}\ngoal: MemFree > 1\nhint: {T}\nsolution: $ ls\n```\n";
    const auto with = [&](std::string hash, std::string hint) {
        std::string text = task;
        text.replace(text.find("{H}"), 3, hash);
        return text.replace(text.find("{T}"), 3, hint);
    };
    const Lesson source = parsed(with("", "Look."));
    const std::string hash = " @" + hash_of(source.steps[0].blocks[0]);
    const std::string text = chinese(with(hash, "看。"), source);
    CHECK(messages(source, text) == "");
    const Lesson merged = merge(source, *parse("x", text).lesson);
    CHECK(plain_text(content<Task>(merged, 0, 0).hints[0]) == "看。");
}

TEST_CASE("merging shows what is translated, marks what is stale, and falls back to the source")
{
    const Lesson source = parsed("Hello. {#p-a}\n\nMore. {#p-b}\n\n## Step {#step}\n");
    const std::string text = chinese(
        "你好。 {#p-a @00000000}\n\n## 步骤 {#step @" + hash_of(source.steps[1].title) + "}\n", source);
    const Lesson merged = merge(source, *parse("small.zh-CN.md", text).lesson);
    CHECK(merged.title == "小");
    CHECK(merged.language == "zh-CN");
    CHECK(plain_text(content<Paragraph>(merged, 0, 0).spans) == "你好。");
    CHECK(merged.steps[0].blocks[0].stale);
    CHECK(plain_text(content<Paragraph>(merged, 0, 1).spans) == "More.");
    CHECK(merged.steps[0].blocks[1].missing);
    CHECK(plain_text(merged.steps[1].title) == "步骤");
    CHECK_FALSE(merged.steps[1].stale);
}

TEST_CASE("the catalogue lists folders and languages")
{
    const Catalogue catalogue =
        parse_catalogue("index.txt", "# lessons\n01-memory-on-demand en zh-CN\n\n../x en\n02-b\n02-b\n");
    REQUIRE(catalogue.rows.size() == 2);
    CHECK(find(catalogue, "memory-on-demand") == &catalogue.rows[0]);
    CHECK(lesson_path(catalogue.rows[0], "en") == "01-memory-on-demand/lesson.md");
    CHECK(lesson_path(catalogue.rows[0], "zh-CN") == "01-memory-on-demand/lesson.zh-CN.md");
    REQUIRE(catalogue.diagnostics.size() == 2);
    CHECK(render(catalogue.diagnostics[0]) ==
          "index.txt:4:1: error: expected a folder such as 01-memory-on-demand");
    CHECK(render(catalogue.diagnostics[1]) == "index.txt:6:1: error: the lesson 'b' is listed twice");
}
