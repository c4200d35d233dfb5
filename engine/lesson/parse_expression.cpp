// or         ← and ("||" and)*
// and        ← comparison ("&&" comparison)*
// comparison ← sum (("==" | "!=" | "<" | "<=" | ">" | ">=") sum)?
// sum        ← product (("+" | "-") product)*
// product    ← unary (("*" | "/" | "%") unary)*
// unary      ← ("-" | "!") unary | operand
// operand    ← number | "(" or ")" | (name | "$" variable) (("at" | "since") moment)?
#include "lesson/names.h"

#include "base/text.h"
#include "lesson/cursor.h"
#include "trace/names.h"

#include <algorithm>
#include <utility>

namespace fl::lesson {
namespace {

constexpr int deepest_expression = 24;  // nested parentheses and signs: bounds the recursion

class Parser : private Cursor {
public:
    Parser(std::string_view text, SourcePosition at, std::vector<Diagnostic>& problems)
        : Cursor(text), at_(at), problems_(problems)
    {
    }

    Expression parse()
    {
        if (text_.size() > longest_expression) {
            fail(0, format("an expression may have at most %zu characters", longest_expression));
            return {};
        }
        parse_binary(0);
        skip_blanks();
        if (!failed_ && position_ < text_.size()) fail(position_, "unexpected '" + rest_word() + "'");
        if (failed_) return {};
        return {std::string(text_), at_, std::move(terms_)};
    }

private:
    struct BinaryRow {
        std::string_view sign;
        Operator op;
        int level;
    };
    static constexpr int highest_level = 5;
    static constexpr int comparison_level = 2;

    // Longer signs first, so that "<=" is not read as "<".
    static constexpr BinaryRow binary_rows[] = {
        {"||", Operator::Or, 0},       {"&&", Operator::And, 1},       {"==", Operator::Equal, 2},
        {"!=", Operator::NotEqual, 2}, {"<=", Operator::LessEqual, 2}, {">=", Operator::GreaterEqual, 2},
        {"<", Operator::Less, 2},      {">", Operator::Greater, 2},    {"+", Operator::Add, 3},
        {"-", Operator::Subtract, 3},  {"*", Operator::Multiply, 4},   {"/", Operator::Divide, 4},
        {"%", Operator::Remainder, 4},
    };

    void fail(std::size_t where, std::string message)
    {
        if (failed_) return;
        failed_ = true;
        problems_.push_back({"", place(where), Severity::Error, std::move(message)});
    }

    SourcePosition place(std::size_t offset) const
    {
        return {at_.line, at_.column + static_cast<int>(offset)};
    }

    std::uint16_t add(Term term)
    {
        terms_.push_back(std::move(term));
        return static_cast<std::uint16_t>(terms_.size() - 1);
    }

    const BinaryRow* take_operator(int level)
    {
        skip_blanks();
        for (const BinaryRow& row : binary_rows)
            if (row.level == level && text_.substr(position_).starts_with(row.sign)) {
                position_ += row.sign.size();
                return &row;
            }
        return nullptr;
    }

    std::uint16_t parse_binary(int level)
    {
        if (level == highest_level) return parse_unary();
        std::uint16_t left = parse_binary(level + 1);
        for (bool compared = false; !failed_;) {
            skip_blanks();
            const std::size_t where = position_;
            const BinaryRow* row = take_operator(level);
            if (!row) return left;
            if (compared) fail(where, "comparisons cannot be chained: join them with &&");
            compared = level == comparison_level;
            const std::uint16_t right = parse_binary(level + 1);
            left = add({Term::Kind::Binary, {}, {}, row->op, left, right, place(where)});
        }
        return left;
    }

    std::uint16_t parse_unary()
    {
        skip_blanks();
        const std::size_t where = position_;
        if (++depth_ > deepest_expression) fail(where, "this expression is nested too deeply");
        std::uint16_t index = 0;
        if (!failed_) {
            if (take("-"))
                index = parse_signed(Operator::Negate, where);
            else if (take("!"))
                index = parse_signed(Operator::Not, where);
            else
                index = parse_operand();
        }
        --depth_;
        return index;
    }

    std::uint16_t parse_signed(Operator op, std::size_t where)
    {
        const std::uint16_t operand = parse_unary();
        return add({Term::Kind::Unary, {}, {}, op, operand, 0, place(where)});
    }

    std::uint16_t parse_operand()
    {
        const std::size_t where = position_;
        if (take("(")) {
            const std::uint16_t inner = parse_binary(0);
            if (!failed_ && !take(")")) fail(position_, "expected ')'");
            return inner;
        }
        if (is_digit(peek())) return parse_number();
        if (take("$")) return parse_variable(where);
        if (is_letter(peek())) return parse_name();
        fail(where, where < text_.size() ? "expected a value before '" + rest_word() + "'"
                                         : "expected a value here");
        return 0;
    }

    std::uint16_t parse_number()
    {
        const std::size_t where = position_;
        const auto number = parse_unsigned(take_while(is_word));
        if (!number || *number >> 63 != 0) fail(where, "this is not a number");
        const Unit unit = take("kB") ? Unit::Kilobytes : Unit::Count;
        return add({Term::Kind::Number,
                    {static_cast<std::int64_t>(number.value_or(0)), unit},
                    {},
                    {},
                    0,
                    0,
                    place(where)});
    }

    std::uint16_t parse_variable(std::size_t where)
    {
        const std::string_view name = take_while(is_word);
        if (name.empty() || is_digit(name[0])) fail(where, "expected the name of a variable after '$'");
        return finish_query({Asked::Variable, "", std::string(name), When::Now, ""}, where);
    }

    std::uint16_t parse_name()
    {
        const std::size_t where = position_;
        const std::string name(take_while([](char c) { return is_word(c) || c == '-'; }));
        if (peek() == '.') return parse_field(name, where);
        position_ = where;
        const std::string word(take_while(is_word));
        if (word.starts_with("SIG") && trace::signal_number(word) != 0) {
            const Value signal{trace::signal_number(word), Unit::Signal};
            return add({Term::Kind::Number, signal, {}, {}, 0, 0, place(where)});
        }
        if (peek() == '(' && !is_list_name(word)) return parse_call(word, where);
        const std::string full = is_list_name(word) ? word + take_list_name() : word;
        if (!is_name(full, Form::Plain)) fail(where, unknown_name(full));
        return finish_query({Asked::Machine, "", full, When::Now, ""}, where);
    }

    // /proc/meminfo has names such as Active(anon).
    bool is_list_name(std::string_view word) const
    {
        const std::string_view rest = text_.substr(position_);
        return (word == "Active" || word == "Inactive") &&
               (rest.starts_with("(anon)") || rest.starts_with("(file)"));
    }

    std::string take_list_name()
    {
        position_ += 6;
        return std::string(text_.substr(position_ - 6, 6));
    }

    static std::string unknown_name(const std::string& name)
    {
        std::vector<std::string> candidates = names_of(Form::Plain);
        if (is_name(name, Form::Called)) return "'" + name + "' asks about a process: " + name + "(demo)";
        if (is_name(name, Form::Field)) return "'" + name + "' belongs to a process: demo." + name;
        for (std::string& called : names_of(Form::Called))
            candidates.push_back(std::move(called));
        return "unknown name '" + name + "'" + suggestion(name, candidates);
    }

    std::uint16_t parse_field(const std::string& process, std::size_t where)
    {
        ++position_;
        const std::size_t field_at = position_;
        const std::string field(take_while(is_word));
        if (!is_name(field, Form::Field))
            fail(field_at, "unknown field '" + field + "'" + suggestion(field, names_of(Form::Field)));
        return finish_query({Asked::Process, process, field, When::Now, ""}, where);
    }

    std::uint16_t parse_call(const std::string& name, std::size_t where)
    {
        if (!is_name(name, Form::Called))
            fail(where, "unknown name '" + name + "'" + suggestion(name, names_of(Form::Called)));
        ++position_;
        skip_blanks();
        Query query{Asked::Process, "", name, When::Now, ""};
        query.process = take_while([](char c) { return is_word(c) || c == '-' || c == '.'; });
        if (query.process.empty()) fail(position_, "expected the name of a process");
        if (take(",")) {
            skip_blanks();
            if (!take_moment(query)) fail(position_, "expected 'at ID' or 'since ID'");
        }
        if (!take(")")) fail(position_, "expected ')'");
        return finish_query(std::move(query), where);
    }

    bool take_moment(Query& query)
    {
        const bool at = take_word("at");
        if (!at && !take_word("since")) return false;
        query.when = at ? When::At : When::Since;
        skip_blanks();
        query.moment = take_while([](char c) { return is_word(c) || c == '-'; });
        if (query.moment.empty()) fail(position_, "expected the id of a step or a console block");
        return true;
    }

    std::uint16_t finish_query(Query query, std::size_t where)
    {
        if (!failed_ && query.when == When::Now) take_moment(query);
        return add({Term::Kind::Question, {}, std::move(query), {}, 0, 0, place(where)});
    }

    SourcePosition at_;
    std::vector<Diagnostic>& problems_;
    std::vector<Term> terms_;
    int depth_ = 0;
    bool failed_ = false;
};

}  // namespace

Expression parse_expression(std::string_view text, SourcePosition at, std::vector<Diagnostic>& problems)
{
    const std::size_t blanks =
        text.size() - text.substr(std::min(text.find_first_not_of(" \t"), text.size())).size();
    return Parser(trim(text), {at.line, at.column + static_cast<int>(blanks)}, problems).parse();
}

}  // namespace fl::lesson
