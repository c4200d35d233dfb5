#include "lesson/expression.h"

#include "base/text.h"
#include "lesson/names.h"
#include "trace/names.h"

namespace fl::lesson {
namespace {

Answer fine(std::int64_t number, Unit unit)
{
    return {Value{number, unit}, ""};
}
Answer ask(const Query& query, const Facts& facts)
{
    if (query.when != When::Since) return facts.ask(query);
    Query point = query;
    point.when = When::Now;
    const Answer now = facts.ask(point);
    point.when = When::At;
    const Answer then = facts.ask(point);
    if (!now.value) return now;
    if (!then.value) return then;
    const Unit unit = now.value->unit == Unit::Kilobytes ? Unit::Kilobytes : Unit::Count;
    return fine(now.value->number - then.value->number, unit);
}

// The unit of a sum: a plain number takes the other's unit; the distance of two addresses is a number.
Unit unit_of_sum(Operator op, Unit a, Unit b)
{
    if (a == b) return a == Unit::Address && op == Operator::Subtract ? Unit::Count : a;
    return a == Unit::Count || a == Unit::Truth ? b : a;
}

Unit unit_of_product(Operator op, Unit a, Unit b)
{
    const bool amount = a == Unit::Kilobytes || b == Unit::Kilobytes;
    return amount && a != b && op != Operator::Remainder ? Unit::Kilobytes : Unit::Count;
}

Answer arithmetic(Operator op, Value a, Value b)
{
    std::int64_t result = 0;
    bool overflow = false;
    switch (op) {
    case Operator::Add:
        overflow = __builtin_add_overflow(a.number, b.number, &result);
        break;
    case Operator::Subtract:
        overflow = __builtin_sub_overflow(a.number, b.number, &result);
        break;
    case Operator::Multiply:
        overflow = __builtin_mul_overflow(a.number, b.number, &result);
        break;
    default:
        if (b.number == 0) return refused("division by zero");
        if (b.number == -1)
            overflow = __builtin_sub_overflow(std::int64_t{0}, a.number, &result);
        else
            result = a.number / b.number;
        if (op == Operator::Remainder) result = b.number == -1 ? 0 : a.number % b.number;
    }
    if (overflow) return refused("the result is too large");
    const bool sum = op == Operator::Add || op == Operator::Subtract;
    return fine(result, sum ? unit_of_sum(op, a.unit, b.unit) : unit_of_product(op, a.unit, b.unit));
}

bool compare(Operator op, std::int64_t a, std::int64_t b)
{
    switch (op) {
    case Operator::Equal:
        return a == b;
    case Operator::NotEqual:
        return a != b;
    case Operator::Less:
        return a < b;
    case Operator::LessEqual:
        return a <= b;
    case Operator::Greater:
        return a > b;
    default:
        return a >= b;
    }
}

Answer binary(Operator op, Value a, Value b)
{
    if (op >= Operator::Add) return arithmetic(op, a, b);
    if (op == Operator::Or) return fine(a.number != 0 || b.number != 0, Unit::Truth);
    if (op == Operator::And) return fine(a.number != 0 && b.number != 0, Unit::Truth);
    return fine(compare(op, a.number, b.number), Unit::Truth);
}

// As in C: the right side of && and || need not have a value when the left side decides.
bool decides(Operator op, Value left)
{
    return (op == Operator::And && left.number == 0) || (op == Operator::Or && left.number != 0);
}

Answer unary(Operator op, Value a)
{
    if (op == Operator::Not) return fine(a.number == 0, Unit::Truth);
    return arithmetic(Operator::Subtract, {0, a.unit == Unit::Address ? Unit::Count : a.unit}, a);
}

// The terms in their order: operands are always ready before their operator. The last value is the root's.
std::vector<Answer> evaluate_terms(const Expression& expression, const Facts& facts)
{
    std::vector<Answer> answers;
    answers.reserve(expression.terms.size());
    for (const Term& term : expression.terms) {
        if (term.kind == Term::Kind::Number)
            answers.push_back({term.value, ""});
        else if (term.kind == Term::Kind::Question)
            answers.push_back(ask(term.query, facts));
        else if (!answers[term.left].value)
            answers.push_back(Answer(answers[term.left]));
        else if (term.kind == Term::Kind::Unary)
            answers.push_back(unary(term.op, *answers[term.left].value));
        else if (decides(term.op, *answers[term.left].value))
            answers.push_back(fine(term.op == Operator::Or, Unit::Truth));
        else if (!answers[term.right].value)
            answers.push_back(Answer(answers[term.right]));
        else
            answers.push_back(binary(term.op, *answers[term.left].value, *answers[term.right].value));
    }
    return answers;
}

std::string explain_query(const Term& term, const Answer& answer)
{
    const Query& query = term.query;
    std::string name = query.name;
    if (query.asked == Asked::Variable) name = "$" + name;
    if (query.asked == Asked::Process && is_name(query.name, Form::Called))
        name += "(" + query.process + ")";
    else if (query.asked == Asked::Process)
        name = query.process + "." + name;
    if (query.when != When::Now) name += (query.when == When::At ? " at " : " since ") + query.moment;
    return name + " = " + (answer.value ? render(*answer.value) : answer.why);
}

}  // namespace

std::string render(Value value)
{
    const auto number = static_cast<long long>(value.number);
    switch (value.unit) {
    case Unit::Kilobytes:
        return format("%lld kB", number);
    case Unit::Address:
        return format("0x%llx", static_cast<unsigned long long>(value.number));
    case Unit::Truth:
        return number != 0 ? "yes" : "no";
    case Unit::Signal:
        if (number > 0 && number < 65) return std::string(trace::signal_name(static_cast<unsigned>(number)));
        return format("%lld", number);
    case Unit::Count:
        break;
    }
    return format("%lld", number);
}

Answer evaluate(const Expression& expression, const Facts& facts)
{
    if (expression.empty()) return refused("nothing to evaluate");
    return evaluate_terms(expression, facts).back();
}

std::string explain(const Expression& expression, const Facts& facts)
{
    const std::vector<Answer> answers = evaluate_terms(expression, facts);
    std::string text;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (expression.terms[i].kind != Term::Kind::Question) continue;
        const std::string part = explain_query(expression.terms[i], answers[i]);
        if (text.find(part) == std::string::npos) text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

}  // namespace fl::lesson
