// Expressions: print, call, set var, display, whatis.
#include "base/text.h"
#include "machine/evaluate.h"
#include "shell/gdb/gdb.h"

#include <cctype>

namespace fl::shell {
namespace {

using ull = unsigned long long;

constexpr std::uint64_t print_steps = 1'000'000;

bool is_name(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

// Does evaluating it change the program? Assignments, ++, -- and calls do; then it is no longer only looking.
bool changes_something(const std::string& text)
{
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i], next = i + 1 < text.size() ? text[i + 1] : '\0',
                   before = i > 0 ? text[i - 1] : '\0';
        if (c == '"' || c == '\'') quoted = !quoted;
        if (quoted) continue;
        if ((c == '+' && next == '+') || (c == '-' && next == '-')) return true;
        if (c == '=' && next == '=')
            ++i;
        else if (c == '=' && before != '!' && (before != '<' || (i > 1 && text[i - 2] == '<')) &&
                 (before != '>' || (i > 1 && text[i - 2] == '>')))
            return true;
        if (c != '(' || !is_name(before)) continue;
        std::size_t start = i;
        while (start > 0 && is_name(text[start - 1]))
            --start;
        const std::string name = text.substr(start, i - start);
        if (name != "sizeof" && !std::isdigit(static_cast<unsigned char>(name[0]))) return true;
    }
    return false;
}

// 5 · 97 'a' · (char *) 0x5555... "text" · 0x5555... "text" · -3
std::optional<std::uint64_t> number_in(std::string_view value)
{
    if (!value.empty() && value[0] == '(') {
        const std::size_t close = value.find(") ");
        value = close == std::string_view::npos ? "" : value.substr(close + 2);
    }
    const std::string_view word = value.substr(0, value.find(' '));
    if (const auto number = parse_unsigned(word)) return number;
    if (const auto number = parse_signed(word)) return static_cast<std::uint64_t>(*number);
    return std::nullopt;
}

std::string binary(std::uint64_t value)
{
    std::string text;
    do
        text.insert(text.begin(), value & 1 ? '1' : '0');
    while (value >>= 1);
    return text;
}

// "/x expr" → 'x' and the rest.
char take_format(std::string& arguments)
{
    if (arguments.empty() || arguments[0] != '/') return 0;
    const std::size_t end = arguments.find_first_of(" \t");
    const std::string letters = arguments.substr(1, end == std::string::npos ? end : end - 1);
    arguments = end == std::string::npos ? "" : std::string(trim(std::string_view(arguments).substr(end)));
    for (const char c : letters)
        if (std::string_view("xduotcasz").find(c) != std::string_view::npos) return c;
    return 0;
}

}  // namespace

// $rip and friends, and $1 of the value history, become plain text for the C compiler.
std::string Gdb::with_registers(const std::string& expression)
{
    std::string text;
    for (std::size_t i = 0; i < expression.size(); ++i) {
        if (expression[i] != '$') {
            text += expression[i];
            continue;
        }
        std::size_t end = i + 1;
        while (end < expression.size() && is_name(expression[end]))
            ++end;
        const std::string name = expression.substr(i + 1, end - i - 1);
        if (name == "_siginfo") {
            i = take_signal_info(expression, i, end, text) - 1;
            continue;
        }
        const auto index = parse_unsigned(name);
        const kernel::Process* traced = process();
        std::optional<std::uint64_t> value;
        if (traced && (name == "rip" || name == "pc")) value = traced->cpu.pc.value;
        if (traced && (name == "rsp" || name == "sp")) value = traced->cpu.sp.value;
        if (traced && (name == "rbp" || name == "fp")) value = traced->cpu.fp.value;
        if (value)
            text += format("((void *)0x%llx)", static_cast<ull>(*value));
        else if (index && *index >= 1 && *index <= gdb().values.size())
            text += "(" + gdb().values[static_cast<std::size_t>(*index - 1)] + ")";
        else if (name.empty() && !gdb().values.empty())
            text += "(" + gdb().values.back() + ")";
        else
            text += expression.substr(i, end - i);
        i = end - 1;
    }
    return text;
}

Gdb::Value Gdb::evaluate(const std::string& expression)
{
    return evaluate_in(expression, gdb().frame);
}

Gdb::Value Gdb::evaluate_in(const std::string& expression, unsigned frame)
{
    Value value;
    if (const auto plain = number_in(trim(expression));
        plain && trim(expression).find(' ') == std::string_view::npos) {
        value.text = std::string(trim(expression));
        value.number = plain;
        if (!runs()) return value;
    }
    if (!runs()) {
        value.error = "No symbol \"" + expression + "\" in current context.";
        return value;
    }
    const machine::Evaluation result =
        machine::evaluate_on_copy(desk_.machine(), gdb().pid, with_registers(expression), frame, print_steps);
    value.text = result.value;
    value.error = result.error;
    value.type_name = result.type_name;
    value.layout = result.layout;
    value.number = number_in(value.text);
    return value;
}

void Gdb::record_value(const std::string& text)
{
    // What $N stands for in a later expression: without the text behind a pointer, without the character
    // behind a number.
    const std::size_t from = text[0] == '(' ? text.find(") ") : 0;
    const std::size_t end = from == std::string::npos ? from : text.find(' ', from == 0 ? 0 : from + 2);
    gdb().values.push_back(text.substr(0, end));
    say(format("$%zu = ", gdb().values.size()) + text + "\n");
}

std::string Gdb::in_format(const std::string& expression, char letter, Value& value)
{
    if (!value.number) return value.text;
    std::uint64_t bits = *value.number;
    const Value size = evaluate("sizeof(" + expression + ")");
    const std::uint64_t bytes = size.number && *size.number <= 8 && *size.number > 0 ? *size.number : 8;
    const std::uint64_t mask = bytes == 8 ? ~0ull : (1ull << bytes * 8) - 1;
    bits &= mask;
    const std::uint64_t sign = 1ull << (bytes * 8 - 1);
    const auto negative = static_cast<long long>(bits & sign ? bits | ~mask : bits);
    switch (letter) {
    case 'x':
        return format("0x%llx", static_cast<ull>(bits));
    case 'z':
        return format("0x%0*llx", static_cast<int>(bytes * 2), static_cast<ull>(bits));
    case 'd':
        return format("%lld", negative);
    case 'u':
        return format("%llu", static_cast<ull>(bits));
    case 'o':
        return bits == 0 ? "0" : format("0%llo", static_cast<ull>(bits));
    case 't':
        return binary(bits);
    case 'a':
        return format("0x%llx", static_cast<ull>(bits));
    case 'c': {
        const int c = static_cast<int>(static_cast<signed char>(bits & 0xff));
        return std::isprint(c & 0xff) ? format("%d '%c'", c, c)
                                      : format("%d '\\%03o'", c, static_cast<unsigned>(c & 0xff));
    }
    default:
        return value.text;
    }
}

void Gdb::do_print(const std::string& given)
{
    std::string expression = given;
    const char letter = take_format(expression);
    if (expression.empty()) {
        if (gdb().values.empty()) return complain("Access to empty value history.\n");
        expression = "$";
    }
    if (const std::size_t at = expression.rfind('@'); at != std::string::npos) {  // *p@3
        const std::string first = expression.substr(0, at);
        const Value item = evaluate(first), count = evaluate(expression.substr(at + 1));
        if (!item.error.empty()) return complain(item.error + "\n");
        if (!count.number || *count.number == 0 || *count.number > 100000)
            return complain("Invalid number " + expression.substr(at + 1) + " of repetitions.\n");
        expression = "*(" + item.type_name +
                     format(" (*)[%llu])&(", static_cast<unsigned long long>(*count.number)) + first + ")";
    }
    if (changes_something(expression)) return do_call(expression);
    Value value = evaluate(expression);
    if (!value.error.empty()) return complain(value.error + "\n");
    record_value(letter == 0 ? value.text : in_format(expression, letter, value));
}

void Gdb::do_call(const std::string& expression)
{
    if (expression.empty()) return complain("The history is empty.\n");
    if (!needs_process()) return;
    const machine::Outcome outcome =
        desk_.timeline.apply(machine::Evaluate{gdb().pid, with_registers(expression), gdb().frame});
    if (outcome.error) return complain(desk_.machine().debugger.evaluation.error + "\n");
    doing_ = Doing::Calling;
    if (!desk_.timeline.running()) on_stopped();
}

void Gdb::do_set(const std::string& given)
{
    std::string_view text = given;
    if (text.substr(0, 5) == "args ") {
        gdb().arguments.clear();
        for (const std::string_view word : words(text.substr(5)))
            gdb().arguments.push_back(std::string(word));
        return;
    }
    if (text == "args") return gdb().arguments.clear();
    for (const std::string_view prefix : {"variable ", "var "})
        if (text.substr(0, prefix.size()) == prefix) {
            do_call(std::string(trim(text.substr(prefix.size()))));
            if (doing_ == Doing::Calling) doing_ = Doing::Assigning;
            return;
        }
    if (text.find('=') != std::string_view::npos) {
        do_call(given);
        if (doing_ == Doing::Calling) doing_ = Doing::Assigning;
        return;
    }
    // Settings about paging, width and confirmation change nothing here.
}

void Gdb::show_displays()
{
    if (!runs()) return;
    for (const GdbDisplay& display : gdb().displays) {
        Value value = evaluate(display.expression);
        if (!value.error.empty()) continue;
        const std::string format_words = display.format != 0 ? std::string("/") + display.format + " " : "";
        say(format("%u: ", display.number) + format_words + display.expression + " = " +
            (display.format != 0 ? in_format(display.expression, display.format, value) : value.text) + "\n");
    }
}

void Gdb::do_display(const std::string& given)
{
    if (given.empty()) return show_displays();
    std::string expression = given;
    const char letter = take_format(expression);
    if (runs()) {
        const Value value = evaluate(expression);
        if (!value.error.empty()) return complain(value.error + "\n");
    }
    gdb().displays.push_back({gdb().next_display++, expression, letter});
    const std::vector<GdbDisplay> all = gdb().displays;
    gdb().displays = {all.back()};
    show_displays();
    gdb().displays = all;
}

void Gdb::do_undisplay(const std::string& arguments)
{
    if (arguments.empty()) return gdb().displays.clear();
    for (const std::string_view text : words(arguments)) {
        const auto number = parse_unsigned(text);
        auto& all = gdb().displays;
        const std::size_t before = all.size();
        for (std::size_t i = all.size(); i-- > 0;)
            if (number && all[i].number == *number) all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
        if (all.size() == before) complain("Arguments must be display numbers.\n");
    }
}

}  // namespace fl::shell
