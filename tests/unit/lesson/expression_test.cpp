#include "lesson/names.h"

#include <doctest/doctest.h>

#include <map>

using namespace fl;
using namespace fl::lesson;

namespace {

// Answers by the query's text: "minflt(demo)", "MemFree", "$p", with "@start" for an earlier moment.
class Table final : public Facts {
public:
    std::map<std::string, Value> values;

    Answer ask(const Query& query) const override
    {
        std::string key = query.name;
        if (query.asked == Asked::Process) key += "(" + query.process + ")";
        if (query.asked == Asked::Variable) key = "$" + key;
        if (query.when == When::At) key += "@" + query.moment;
        const auto at = values.find(key);
        if (at == values.end()) return {{}, "nothing is known about " + key};
        return {at->second, ""};
    }
};

std::string result(std::string_view text, const Table& table)
{
    std::vector<Diagnostic> problems;
    const Expression expression = parse_expression(text, {1, 1}, problems);
    if (!problems.empty()) return render(problems[0]);
    const Answer answer = evaluate(expression, table);
    return answer.value ? render(*answer.value) : "no: " + answer.why;
}

std::string result(std::string_view text)
{
    return result(text, Table{});
}

}  // namespace

TEST_CASE("arithmetic has the precedence and the whole numbers of C")
{
    CHECK(result("1 + 2 * 3") == "7");
    CHECK(result("(1 + 2) * 3") == "9");
    CHECK(result("7 / 2 - 7 % 4") == "0");
    CHECK(result("-3 + 0x10") == "13");
    CHECK(result("1 < 2 && 2 <= 2 || 0 == 1") == "yes");
    CHECK(result("1 == 2 && 1 / 0 == 0") == "no");  // as in C, nobody looks at the right side
    CHECK(result("1 == 1 || 1 / 0 == 0") == "yes");
    CHECK(result("!(1 == 1)") == "no");
    CHECK(result("1 / 0") == "no: division by zero");
    CHECK(result("9223372036854775807 + 1") == "no: the result is too large");
}

TEST_CASE("names ask the machine, at moments too")
{
    Table table;
    table.values["minflt(demo)"] = {127, Unit::Count};
    table.values["minflt(demo)@start"] = {126, Unit::Count};
    table.values["VIRT(demo)"] = {2916, Unit::Kilobytes};
    table.values["VIRT(demo)@start"] = {2612, Unit::Kilobytes};
    table.values["Active(anon)"] = {40, Unit::Kilobytes};
    table.values["$p"] = {0x7ffff7d8a010, Unit::Address};
    table.values["signal(demo)"] = {11, Unit::Signal};
    CHECK(result("minflt(demo, since start) == 1", table) == "yes");
    CHECK(result("minflt(demo) since start", table) == "1");
    CHECK(result("minflt(demo, at start)", table) == "126");
    CHECK(result("demo.VIRT", table) == "2916 kB");
    CHECK(result("demo.VIRT since start", table) == "304 kB");
    CHECK(result("demo.VIRT - demo.VIRT at start == 304", table) == "yes");
    CHECK(result("demo.VIRT / 4", table) == "729 kB");
    CHECK(result("demo.VIRT / 4 kB", table) == "729");
    CHECK(result("Active(anon)", table) == "40 kB");
    CHECK(result("$p", table) == "0x7ffff7d8a010");
    CHECK(result("$p % 4096", table) == "16");
    CHECK(result("$p + 4096", table) == "0x7ffff7d8b010");
    CHECK(result("signal(demo) == SIGSEGV", table) == "yes");
    CHECK(result("signal(demo)", table) == "SIGSEGV");
    CHECK(result("rss(demo) > 1", table) == "no: nothing is known about rss(demo)");
}

TEST_CASE("a broken expression is refused where it breaks")
{
    CHECK(result("1 +") == ":1:4: error: expected a value here");
    CHECK(result("(1") == ":1:3: error: expected ')'");
    CHECK(result("1 2") == ":1:3: error: unexpected '2'");
    CHECK(result("1 < 2 < 3") == ":1:7: error: comparisons cannot be chained: join them with &&");
    CHECK(result("minfault(demo)") == ":1:1: error: unknown name 'minfault' (did you mean 'minflt'?)");
    CHECK(result("minflt") == ":1:1: error: 'minflt' asks about a process: minflt(demo)");
    CHECK(result("VIRT") == ":1:1: error: 'VIRT' belongs to a process: demo.VIRT");
    CHECK(result("minflt(demo, start)") == ":1:14: error: expected 'at ID' or 'since ID'");
    CHECK(result(std::string(60, '(') + "1") == ":1:25: error: this expression is nested too deeply");
    CHECK(result(std::string(600, '-')) == ":1:1: error: an expression may have at most 512 characters");
    CHECK(result("") == ":1:1: error: expected a value here");
    CHECK(result("99999999999999999999") == ":1:1: error: this is not a number");
}

TEST_CASE("an explanation lists every name once with its value")
{
    Table table;
    table.values["rss(demo)"] = {5, Unit::Count};
    table.values["rss(demo)@turn"] = {3, Unit::Count};
    std::vector<Diagnostic> problems;
    const Expression goal =
        parse_expression("rss(demo) == rss(demo, at turn) + 10 || rss(demo) > 99", {1, 1}, problems);
    CHECK(explain(goal, table) == "rss(demo) = 5, rss(demo) at turn = 3");
}
