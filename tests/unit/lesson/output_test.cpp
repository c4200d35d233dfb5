#include "lesson/output.h"

#include "base/text.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::lesson;

namespace {

// The index of the first line that is missing, -1 when all were printed.
int missing(std::string_view expected, std::string_view printed)
{
    std::vector<ConsoleLine> lines;
    for (const std::string_view line : split(expected, '\n'))
        lines.push_back({ConsoleLine::Kind::Expected, std::string(line), {}});
    const auto at = find_mismatch(lines, printed);
    return at ? static_cast<int>(*at) : -1;
}

}  // namespace

TEST_CASE("expected lines must stand in the output one after another")
{
    CHECK(missing("a\nb", "a\nb\n") == -1);
    CHECK(missing("a\nb", "x\na\nb\ny\n") == -1);
    CHECK(missing("a\nb", "a\nx\nb\n") == 1);
    CHECK(missing("a\nb", "b\na\n") == 1);
    CHECK(missing("c", "a\nb\n") == 0);
    CHECK(missing("", "anything\n") == -1);
    CHECK(missing("a", "") == 0);
}

TEST_CASE("an ellipsis alone stands for any number of lines, within a line for any text")
{
    CHECK(missing("a\n…\nc", "a\nc\n") == -1);
    CHECK(missing("a\n…\nc", "a\nb\nb\nc\n") == -1);
    CHECK(missing("a\n…\nc", "c\na\n") == 2);
    CHECK(missing("Breakpoint 1 at 0x…: file demo.c, line 6.",
                  "Breakpoint 1 at 0x555555555131: file demo.c, line 6.\n") == -1);
    CHECK(missing("a…b…c", "a12b34c\n") == -1);
    CHECK(missing("a…b…c", "a12c34b\n") == 0);
    CHECK(missing("…end", "the end\n") == -1);
    CHECK(missing("a…a", "a\n") == 0);
}

TEST_CASE("runs of blanks are all alike")
{
    CHECK(missing("7    char *p;", "7\t    char *p;\n") == -1);
    CHECK(missing("a  b ", "a b\n") == -1);
    CHECK(missing("ab", "a b\n") == 0);
}
