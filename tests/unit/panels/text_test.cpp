#include "panels/terminal_panel.h"
#include "widgets/c_colours.h"

#include <doctest/doctest.h>

using namespace fl::web;
using fl::shell::TranscriptEntry;

TEST_CASE("a transcript becomes lines of the terminal's width")
{
    const std::vector<TextLine> lines =
        wrap_transcript({{TranscriptEntry::Prompt, "$ echo hello", {}},
                         {TranscriptEntry::Output, "hel", {}},
                         {TranscriptEntry::Output, "lo\n0123456789abc\n", {}}},
                        12);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].text == "$ echo hello");
    CHECK(lines[1].text == "hello");
    CHECK(lines[2].text == "0123456789ab");
    CHECK(lines[3].text == "c");
    CHECK(lines[3].joined);
}

TEST_CASE("Chinese characters take two columns")
{
    CHECK(column_count("页ab") == 4);
    CHECK(byte_at_column("页表", 3) == 3);
    const std::vector<TextLine> lines = wrap_transcript({{TranscriptEntry::Output, "页表项页表项", {}}}, 8);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text == "页表项页");
}

TEST_CASE("copying joins wrapped lines and keeps the others apart")
{
    const std::vector<TextLine> lines{{"one ", {}, false}, {"line", {}, true}, {"two", {}, false}};
    const TextBlockState all{{0, 0}, {2, 3}, false};
    CHECK(selected_text(lines, all) == "one line\ntwo");
    const TextBlockState backwards{{2, 1}, {1, 2}, false};
    CHECK(selected_text(lines, backwards) == "ne\nt");
}

TEST_CASE("completion adds what all offers share")
{
    CHECK(common_beginning({"meminfo", "meminfo2"}) == "meminfo");
    CHECK(common_beginning({"cat", "dog"}).empty());
    CHECK(common_beginning({}).empty());
}

TEST_CASE("coloured source is the source, and a comment goes on over lines")
{
    const std::vector<TextLine> lines = colour_c("int a; /* x\n y */ char *s = \"a\\\"b\"; // end\n'\n");
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].text == "int a; /* x");
    CHECK(lines[0].runs.front().tone == Tone::Keyword);
    CHECK(lines[0].runs.back().tone == Tone::Comment);
    CHECK(lines[1].runs.front().tone == Tone::Comment);
    CHECK(lines[1].runs.back().tone == Tone::Comment);
    for (const TextLine& line : lines)
        CHECK(line.runs.back().end == line.text.size());
}
