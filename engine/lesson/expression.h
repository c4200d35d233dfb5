// The closed expression language of lessons: facts, goals and live values over names from /proc and the
// tools.
//   minflt(demo, since start) == 1        rss(demo) == rss(demo, at start) + 1        demo.VIRT MemFree since
//   start
// Every name is in the tables of names.h; `at ID` means the value at a named moment, `since ID` the
// difference to it.
#pragma once

#include "base/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fl::lesson {

enum class Unit : std::uint8_t { Count, Kilobytes, Address, Signal, Truth };

struct Value {
    std::int64_t number = 0;
    Unit unit = Unit::Count;

    friend bool operator==(const Value&, const Value&) = default;
};

// As it stands in prose: "2916 kB", "0x7ffff7d8a010", "SIGSEGV", "yes", "334".
std::string render(Value value);

enum class Asked : std::uint8_t {
    Machine,   // MemFree, pgfault, commands: `name`
    Process,   // minflt(demo), demo.VIRT: `name` of `process`
    Variable,  // $p: `name`, in the scope where the process in focus stands
};

enum class When : std::uint8_t { Now, At, Since };

// One question to the machine.
struct Query {
    Asked asked = Asked::Machine;
    std::string process;
    std::string name;
    When when = When::Now;
    std::string moment;  // of At and Since: the id of a console block or a step, or "start"

    friend bool operator==(const Query&, const Query&) = default;
};

enum class Operator : std::uint8_t {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Negate,
    Not,
};

// A tree as a list: operands come before their operator, the root is last.
struct Term {
    enum class Kind : std::uint8_t { Number, Question, Unary, Binary };
    Kind kind = Kind::Number;
    Value value;                        // Number
    Query query;                        // Question
    Operator op = Operator::Or;         // Unary, Binary
    std::uint16_t left = 0, right = 0;  // indices into Expression::terms
    SourcePosition at;

    friend bool operator==(const Term&, const Term&) = default;
};

struct Expression {
    std::string text;  // as written
    SourcePosition at;
    std::vector<Term> terms;

    bool empty() const { return terms.empty(); }
    friend bool operator==(const Expression&, const Expression&) = default;
};

inline constexpr std::size_t longest_expression = 512;  // bytes

// An empty expression and one more diagnostic (its file empty) when the text is not one.
Expression parse_expression(std::string_view text, SourcePosition at, std::vector<Diagnostic>& problems);

// A value, or why there is none ("no process 'demo' yet").
struct Answer {
    std::optional<Value> value;
    std::string why;
};
inline Answer refused(std::string why)
{
    return {{}, std::move(why)};
}

// What an expression may ask; `query.when` is Now or At.
class Facts {
public:
    virtual ~Facts() = default;
    virtual Answer ask(const Query& query) const = 0;
};

Answer evaluate(const Expression& expression, const Facts& facts);

// Both sides of a comparison with their values, for "not yet": "rss(demo) is 339, rss(demo, at turn) + 10 is
// 349".
std::string explain(const Expression& expression, const Facts& facts);

}  // namespace fl::lesson
