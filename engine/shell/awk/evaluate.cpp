// Statements and expressions.
#include "base/text.h"
#include "shell/awk/machine.h"

#include <cmath>

namespace fl::shell::awk {

Machine::Flow Machine::block(const Node& node)
{
    for (const NodePtr& part : node.parts) {
        const Flow flow = execute(*part);
        if (flow != Flow::On) return flow;
    }
    return Flow::On;
}

// while, do and for: parts are test and body, or start, test, step and body.
Machine::Flow Machine::loop(const Node& node)
{
    const bool counts = node.kind == Node::For;
    const Node* test = node.parts[counts ? 1 : 0].get();
    const Node& body = *node.parts.back();
    if (counts && node.parts[0]) execute(*node.parts[0]);
    bool first = node.kind == Node::DoWhile;
    while (count_step() && (first || !test || is_true(value(*test)))) {
        first = false;
        const Flow flow = execute(body);
        if (flow == Flow::Break) break;
        if (flow == Flow::Next || flow == Flow::Exit || flow == Flow::Return) return flow;
        if (counts && node.parts[2]) execute(*node.parts[2]);
    }
    return stopped_ ? Flow::Exit : Flow::On;
}

Machine::Flow Machine::for_in(const Node& node)
{
    const std::string name = node.parts[0]->text;
    std::vector<std::string> keys;
    for (const auto& [key, unused] : array(node.text))
        keys.push_back(key);
    for (const std::string& key : keys) {
        if (!count_step()) return Flow::Exit;
        set_variable(name, from_input(key));
        const Flow flow = execute(*node.parts[1]);
        if (flow == Flow::Break) break;
        if (flow == Flow::Next || flow == Flow::Exit || flow == Flow::Return) return flow;
    }
    return Flow::On;
}

Machine::Flow Machine::execute(const Node& node)
{
    if (!count_step()) return Flow::Exit;
    switch (node.kind) {
    case Node::Block:
        return block(node);
    case Node::If:
        if (is_true(value(*node.parts[0]))) return execute(*node.parts[1]);
        return node.parts.size() > 2 ? execute(*node.parts[2]) : Flow::On;
    case Node::While:
    case Node::DoWhile:
    case Node::For:
        return loop(node);
    case Node::ForIn:
        return for_in(node);
    case Node::Print:
        print(node);
        return Flow::On;
    case Node::Printf:
        put_to(node, node.parts.size() - 1, formatted(node, 0));
        return Flow::On;
    case Node::Return:
        returned_ = node.parts.empty() ? Value() : value(*node.parts[0]);
        return Flow::Return;
    case Node::Next:
        return Flow::Next;
    case Node::Break:
        return Flow::Break;
    case Node::Continue:
        return Flow::Continue;
    case Node::Exit:
        if (!node.parts.empty()) result_.status = static_cast<int>(number(*node.parts[0])) & 0xff;
        return Flow::Exit;
    case Node::Delete:
        if (node.parts.empty())
            array(node.text).clear();
        else
            array(node.text).erase(subscript(node));
        return Flow::On;
    case Node::Expression:
        value(*node.parts[0]);
        return stopped_ ? Flow::Exit : Flow::On;
    default:
        value(node);
        return Flow::On;
    }
}

void Machine::print(const Node& node)
{
    std::string line;
    const std::string separator = to_text(variables_["OFS"], number_format_);
    const std::size_t count = node.parts.size() - (node.text.empty() ? 0 : 1);
    for (std::size_t i = 0; i < count; ++i)
        line += (i == 0 ? "" : separator) + text(*node.parts[i]);
    if (count == 0) line = record_;
    put_to(node, count, line + to_text(variables_["ORS"], number_format_));
}

// print > FILE: the file is written when the program has ended.
void Machine::put_to(const Node& node, std::size_t file, const std::string& line)
{
    if (node.text.empty()) return put(line);
    const std::string name = text(*node.parts[file]);
    if (name == "/dev/stdout") return put(line);
    if (name == "/dev/stderr") {
        result_.errors += line;
        return;
    }
    const auto found = result_.files.find(name);
    std::string old;
    if (found == result_.files.end() && node.text == ">>")
        static_cast<void>(run_.read(run_.context, name, old));
    std::string& all = found == result_.files.end() ? (result_.files[name] = old) : found->second;
    constexpr std::size_t largest_file = 4u << 20;
    if (all.size() + line.size() > largest_file) return stop("output too long");
    all += line;
}

std::string Machine::pattern_of(const Node& node)
{
    return node.kind == Node::Pattern ? node.text : text(node);
}

bool Machine::matches(const Node& pattern, const std::string& subject)
{
    const Regex& compiled = regex(pattern_of(pattern));
    return compiled.find(subject, 0).found;
}

void Machine::store(const Node& place, const Value& what)
{
    constexpr std::size_t most_elements = 200'000;
    if (place.kind == Node::Field) {
        const double index = number(*place.parts[0]);
        if (index < 0) return stop("negative field number");
        return set_field(static_cast<std::size_t>(index), what);
    }
    if (place.kind != Node::Element) return set_variable(place.text, what);
    Array& items = array(place.text);
    if (items.size() > most_elements) return stop("array too large");
    items[subscript(place)] = what;
}

Value Machine::assign(const Node& node)
{
    Value what = value(*node.parts[1]);
    if (!node.text.empty()) {
        const double left = number(*node.parts[0]), right = to_number(what);
        const char sign = node.text[0];
        if ((sign == '/' || sign == '%') && right == 0) stop("division by zero");
        what = Value(sign == '+'   ? left + right
                     : sign == '-' ? left - right
                     : sign == '*' ? left * right
                     : sign == '/' ? left / right
                     : sign == '%' ? std::fmod(left, right)
                                   : std::pow(left, right));
    }
    store(*node.parts[0], what);
    return what;
}

Value Machine::increment(const Node& node)
{
    const double old = number(*node.parts[0]), changed = old + (node.text == "++" ? 1 : -1);
    store(*node.parts[0], Value(changed));
    return Value(node.prefix ? changed : old);
}

Value Machine::binary(const Node& node)
{
    const Node &left = *node.parts[0], &right = *node.parts[1];
    if (node.kind == Node::Join) {
        std::string joined = text(left) + text(right);
        constexpr std::size_t longest = 1u << 20;
        if (joined.size() > longest) stop("text too long");
        return Value(std::move(joined));
    }
    if (node.kind == Node::Compare) {
        const Value a = value(left), b = value(right);
        const int order = compare(a, b, number_format_);
        const std::string& sign = node.text;
        const bool yes = sign == "<"    ? order < 0
                         : sign == "<=" ? order <= 0
                         : sign == ">"  ? order > 0
                         : sign == ">=" ? order >= 0
                         : sign == "==" ? order == 0
                                        : order != 0;
        return Value(yes ? 1.0 : 0.0);
    }
    const double a = number(left), b = number(right);
    switch (node.text[0]) {
    case '+':
        return Value(a + b);
    case '-':
        return Value(a - b);
    case '*':
        return Value(a * b);
    case '^':
        return Value(std::pow(a, b));
    default:
        break;
    }
    if (b == 0) stop("division by zero");
    return Value(node.text[0] == '/' ? a / b : std::fmod(a, b));
}

Value Machine::value(const Node& node)
{
    if (!count_step()) return {};
    const auto truth = [](bool yes) { return Value(yes ? 1.0 : 0.0); };
    switch (node.kind) {
    case Node::Number:
        return Value(node.number);
    case Node::Text:
        return Value(node.text);
    case Node::Pattern:
        return truth(regex(node.text).find(record_, 0).found);
    case Node::Variable:
        return variable(node.text);
    case Node::Element:
        return array(node.text)[subscript(node)];
    case Node::Field: {
        const double index = number(*node.parts[0]);
        if (index < 0) stop("negative field number");
        return field(static_cast<std::size_t>(std::max(0.0, std::min(index, 1e9))));
    }
    case Node::Assign:
        return assign(node);
    case Node::Conditional:
        return value(*node.parts[is_true(value(*node.parts[0])) ? 1 : 2]);
    case Node::Or:
        return truth(is_true(value(*node.parts[0])) || is_true(value(*node.parts[1])));
    case Node::And:
        return truth(is_true(value(*node.parts[0])) && is_true(value(*node.parts[1])));
    case Node::In:
        return truth(array(node.text).count(subscript(node)) != 0);
    case Node::Match:
        return truth(matches(*node.parts[1], text(*node.parts[0])));
    case Node::NoMatch:
        return truth(!matches(*node.parts[1], text(*node.parts[0])));
    case Node::Not:
        return truth(!is_true(value(*node.parts[0])));
    case Node::Negate:
        return Value(-number(*node.parts[0]));
    case Node::Plus:
        return Value(number(*node.parts[0]));
    case Node::Increment:
        return increment(node);
    case Node::Call:
        return call(node);
    case Node::Group:
        return value(*node.parts[0]);
    default:
        if (node.kind == Node::Getline) return getline(node);
        return node.kind == Node::UserCall ? call_own(node) : binary(node);
    }
}

}  // namespace fl::shell::awk
