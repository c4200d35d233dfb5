// awk's own functions.
#include "shell/awk/machine.h"
#include "shell/tools/printf_format.h"

#include <cctype>
#include <cmath>

namespace fl::shell::awk {

std::string Machine::formatted(const Node& node, std::size_t first)
{
    if (node.parts.size() <= first) return "";
    const std::string pattern = text(*node.parts[first]);
    std::size_t at = first + 1;
    const auto next = [&]() -> Value { return at < node.parts.size() ? value(*node.parts[at++]) : Value(); };
    const FormatArguments arguments{[&] { return to_text(next(), number_format_); },
                                    [&] { return to_number(next()); },
                                    [&] {
                                        const double number = to_number(next());
                                        return std::fabs(number) < 9e18 ? static_cast<long long>(number) : 0;
                                    }};
    // %c with a number is the character of that code
    std::string result;
    std::size_t from = 0;
    for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
        if (pattern[i] != '%') continue;
        if (pattern[i + 1] == 'c' && at < node.parts.size()) {
            result += format_once(std::string_view(pattern).substr(from, i - from), arguments);
            if (at >= node.parts.size()) return result;
            const Value what = next();
            if (what.kind == Value::Number)
                result += static_cast<char>(static_cast<int>(what.number) & 0xff);
            else
                result += to_text(what, number_format_).substr(0, 1);
            from = i + 2;
        }
        ++i;
    }
    return result + format_once(std::string_view(pattern).substr(from), arguments);
}

// sub(re, with[, place]), gsub(re, with[, place]): & is what matched.
Value Machine::substitute(const Node& node, bool all)
{
    if (node.parts.size() < 2) return Value(0.0);
    const std::string pattern = pattern_of(*node.parts[0]), with = text(*node.parts[1]);
    const bool whole = node.parts.size() < 3;
    const std::string subject = whole ? record_ : text(*node.parts[2]);
    const Regex& compiled = regex(pattern);
    std::string changed;
    double count = 0;
    std::size_t at = 0;
    while (at <= subject.size()) {
        const Regex::Match found = compiled.find(subject, at);
        if (!found.found || !count_step()) break;
        changed += subject.substr(at, found.begin - at);
        for (std::size_t i = 0; i < with.size(); ++i) {
            if (with[i] == '\\' && i + 1 < with.size() && (with[i + 1] == '&' || with[i + 1] == '\\'))
                changed += with[++i];
            else if (with[i] == '&')
                changed += subject.substr(found.begin, found.end - found.begin);
            else
                changed += with[i];
        }
        ++count;
        at = found.end;
        if (found.end == found.begin) {
            if (at < subject.size()) changed += subject[at];
            ++at;
        }
        if (!all) break;
    }
    if (at < subject.size()) changed += subject.substr(at);
    if (count == 0) return Value(0.0);
    if (whole)
        set_record(changed);
    else
        store(*node.parts[2], Value(changed));
    return Value(count);
}

Value Machine::split(const Node& node)
{
    if (node.parts.size() < 2) return Value(0.0);
    const std::string subject = text(*node.parts[0]);
    const std::string separator =
        node.parts.size() > 2 ? pattern_of(*node.parts[2]) : to_text(variables_["FS"], number_format_);
    const std::vector<std::string> parts = split_text(subject, separator);
    Array& array = this->array(node.parts[1]->text);
    array.clear();
    for (std::size_t i = 0; i < parts.size(); ++i)
        array[std::to_string(i + 1)] = from_input(parts[i]);
    return Value(static_cast<double>(parts.size()));
}

Value Machine::match(const Node& node)
{
    if (node.parts.size() < 2) return Value(0.0);
    const std::string subject = text(*node.parts[0]);
    const Regex::Match found = regex(pattern_of(*node.parts[1])).find(subject, 0);
    const double start = found.found ? static_cast<double>(found.begin + 1) : 0;
    set_variable("RSTART", Value(start));
    set_variable("RLENGTH", Value(found.found ? static_cast<double>(found.end - found.begin) : -1));
    return Value(start);
}

// Positions are rounded, and cut to the text.
Value Machine::substr(const Node& node)
{
    const std::string subject = text(*node.parts[0]);
    double begin = node.parts.size() > 1 ? std::round(number(*node.parts[1])) : 1;
    double end = node.parts.size() > 2 ? begin + std::round(number(*node.parts[2])) : 1e18;
    begin = std::max(begin, 1.0);
    end = std::min(end, static_cast<double>(subject.size()) + 1);
    if (!(end > begin)) return Value(std::string());
    return Value(subject.substr(static_cast<std::size_t>(begin) - 1, static_cast<std::size_t>(end - begin)));
}

Value Machine::mathematics(const Node& node)
{
    const std::string& name = node.text;
    const double x = node.parts.empty() ? 0 : number(*node.parts[0]);
    if (name == "int") return Value(std::trunc(x));
    if (name == "sqrt") return Value(std::sqrt(x));
    if (name == "exp") return Value(std::exp(x));
    if (name == "log") return Value(std::log(x));
    if (name == "sin") return Value(std::sin(x));
    if (name == "cos") return Value(std::cos(x));
    if (name == "atan2") return Value(std::atan2(x, node.parts.size() > 1 ? number(*node.parts[1]) : 0));
    if (name == "rand") {
        random_ = random_ * 6364136223846793005u + 1442695040888963407u;
        return Value(static_cast<double>(random_ >> 33) / 2147483648.0);
    }
    const auto old = static_cast<double>(random_ & 0xffffffff);  // srand
    random_ = static_cast<std::uint64_t>(std::fabs(x)) * 2 + 1;
    return Value(old);
}

Value Machine::call(const Node& node)
{
    const std::string& name = node.text;
    if (name == "length") {
        if (node.parts.empty()) return Value(static_cast<double>(record_.size()));
        const Node& what = *node.parts[0];
        const auto array = what.kind == Node::Variable ? arrays_.find(array_name(what.text)) : arrays_.end();
        if (array != arrays_.end() && variables_.count(what.text) == 0)
            return Value(static_cast<double>(array->second.size()));
        return Value(static_cast<double>(text(what).size()));
    }
    if (name == "close" || name == "fflush") {
        if (!node.parts.empty()) readers_.erase(text(*node.parts[0]));
        return Value(0.0);
    }
    if (name == "sub" || name == "gsub") return substitute(node, name == "gsub");
    if (name == "split") return split(node);
    if (name == "match") return match(node);
    if (name == "sprintf") return Value(formatted(node, 0));
    const bool about_text = name == "substr" || name == "index" || name == "tolower" || name == "toupper";
    if (!about_text) return mathematics(node);
    if (node.parts.empty()) return {};
    if (name == "substr") return substr(node);
    std::string subject = text(*node.parts[0]);
    if (name == "index") {
        const std::size_t at = node.parts.size() > 1 ? subject.find(text(*node.parts[1])) : std::string::npos;
        return Value(at == std::string::npos ? 0.0 : static_cast<double>(at + 1));
    }
    for (char& c : subject)
        c = static_cast<char>(name == "tolower" ? std::tolower(static_cast<unsigned char>(c))
                                                : std::toupper(static_cast<unsigned char>(c)));
    return Value(std::move(subject));
}

}  // namespace fl::shell::awk
