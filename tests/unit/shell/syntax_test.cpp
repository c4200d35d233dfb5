#include "shell/syntax.h"

#include "shell/options.h"
#include "shell/regex.h"
#include "shell/world.h"

#include <doctest/doctest.h>

using namespace fl::shell;

TEST_CASE("a line is pipelines joined by conditions")
{
    const ParsedLine line = parse_line("a | b && c || d; e & f");
    REQUIRE(line.error.empty());
    const std::vector<Pipeline>& pipelines = line.script->pipelines;
    REQUIRE(pipelines.size() == 5);
    CHECK(pipelines[0].commands.size() == 2);
    CHECK(pipelines[1].condition == Condition::IfSucceeded);
    CHECK(pipelines[2].condition == Condition::IfFailed);
    CHECK(pipelines[3].background);
    CHECK(pipelines[3].text == "e");
}

TEST_CASE("quotes keep operators and blanks together")
{
    const ParsedLine line = parse_line("echo 'a | b' \"c; $x\" d\\ e");
    REQUIRE(line.script->pipelines.size() == 1);
    const SimpleCommand& command = line.script->pipelines[0].commands[0].simple;
    REQUIRE(command.words.size() == 4);
    CHECK(command.words[2].parts.back().kind == WordPart::Variable);
}

TEST_CASE("redirections know their descriptor")
{
    const Command command = parse_line("x < in >> out 2>err 2>&1").script->pipelines[0].commands[0];
    REQUIRE(command.redirections.size() == 4);
    CHECK(command.redirections[0].kind == Redirection::Read);
    CHECK(command.redirections[1].kind == Redirection::Append);
    CHECK(command.redirections[2].descriptor == 2);
    CHECK(command.redirections[3].kind == Redirection::Duplicate);
}

TEST_CASE("what bash refuses is refused in its words")
{
    CHECK(parse_line("a && && b").error == "syntax error near unexpected token `&&'");
    CHECK(parse_line("| a").error == "syntax error near unexpected token `|'");
    CHECK(parse_line("a ;; b").error == "syntax error near unexpected token `;;'");
    CHECK(parse_line("echo \"x").error == "unexpected EOF while looking for matching `\"'");
    CHECK(parse_line("echo $(x").error == "unexpected EOF while looking for matching `)'");
    CHECK(parse_line("a |").error == "syntax error: unexpected end of file");
    CHECK(parse_line("a |").incomplete);
    CHECK(parse_line("for i in 1 2; do").incomplete);
    CHECK(parse_line("cat <<EOF").incomplete);
    CHECK_FALSE(parse_line("a ; ; b").incomplete);
    CHECK(parse_line("done").error == "syntax error near unexpected token `done'");
    CHECK(parse_line("").script->pipelines.empty());
    CHECK(parse_line("# only a remark").script->pipelines.empty());
}

TEST_CASE("file name patterns")
{
    CHECK(matches("*.c", "demo.c"));
    CHECK_FALSE(matches("*.c", "demo.h"));
    CHECK(matches("d?mo[.x]c", "demo.c"));
    CHECK(matches("[!a]*", "demo"));
    CHECK(matches("a*b*c", "aXXbYYc"));
    CHECK_FALSE(matches("a*b*c", "aXXbYY"));
    CHECK(matches("[", "["));
}

TEST_CASE("regular expressions as grep takes them")
{
    CHECK(Regex("a.*b", false, false).find("xxa--b", 0).found);
    CHECK(Regex("^Vm", false, false).find("VmRSS", 0).found);
    CHECK_FALSE(Regex("^m", false, false).find("Vm", 0).found);
    CHECK(Regex("kB$", false, false).find("4 kB", 0).found);
    CHECK(Regex("a+", true, false).find("baaa", 0).end == 4);
    CHECK_FALSE(Regex("a+", false, false).find("aaa", 0).found);
    CHECK(Regex("x|RSS", true, false).find("VmRSS", 0).found);
    CHECK(Regex("[0-9]*k", false, false).find("12k", 0).begin == 0);
    CHECK(Regex("vmrss", false, true).find("VmRSS", 0).found);
    CHECK_FALSE(Regex("(a*)*b", true, false).find(std::string(5000, 'a'), 0).found);
}

TEST_CASE("options are read as getopt reads them")
{
    const Options options = parse_options({"x", "-ab", "-n5", "file", "-n", "7", "--", "-c"}, "abn:", {});
    CHECK(options.has('a'));
    CHECK(options.value('n', "") == "7");
    REQUIRE(options.operands.size() == 2);
    CHECK(options.operands[1] == "-c");
    CHECK(parse_options({"x", "-z"}, "a", {}).bad == "invalid option -- 'z'");
}
