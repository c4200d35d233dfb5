// Records, fields, rules.
#include "shell/awk/machine.h"

#include "base/text.h"

#include <cmath>

namespace fl::shell::awk {
namespace {

constexpr std::uint64_t most_steps = 5'000'000;
constexpr std::size_t largest_output = 4u << 20;  // bytes
constexpr std::size_t most_fields = 100'000;

}  // namespace

Machine::Machine(const Program& program, const Run& run)
    : program_(program), run_(run), in_range_(program.rules.size())
{
    variables_["FS"] = Value(run.field_separator.empty() ? std::string(" ") : run.field_separator);
    variables_["OFS"] = Value(std::string(" "));
    variables_["ORS"] = Value(std::string("\n"));
    variables_["RS"] = Value(std::string("\n"));
    variables_["SUBSEP"] = Value(std::string("\x1c"));
    variables_["NR"] = variables_["FNR"] = variables_["NF"] = Value(0.0);
    variables_["OFMT"] = variables_["CONVFMT"] = Value(std::string("%.6g"));
    for (const auto& [name, text] : run.assignments)
        assign_operand(name, text);
}

bool Machine::count_step()
{
    if (++steps_ > most_steps) stop("program stopped: it seems never to end");
    return !stopped_;
}

void Machine::stop(std::string message)
{
    if (!stopped_) result_.errors += "awk: " + message + "\n";
    stopped_ = true;
    result_.status = 2;
}

void Machine::put(std::string_view what)
{
    if (result_.output.size() + what.size() <= largest_output)
        result_.output += what;
    else
        stop("output too long");
}

void Machine::assign_operand(const std::string& name, const std::string& text)
{
    set_variable(name, from_input(text));
}

std::vector<std::string> Machine::split_text(const std::string& text, const std::string& separator)
{
    std::vector<std::string> parts;
    if (separator == " ") {
        for (std::size_t at = 0; parts.size() < most_fields;) {
            at = text.find_first_not_of(" \t\n", at);
            if (at == std::string::npos) break;
            const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
            parts.push_back(text.substr(at, end - at));
            at = end;
        }
        return parts;
    }
    if (text.empty()) return parts;
    if (separator.empty()) {
        for (const char c : text)
            parts.emplace_back(1, c);
        return parts;
    }
    const bool plain =
        separator.size() == 1 &&
        (separator == "|" || std::string_view("\\^$.[]+*?(){}").find(separator[0]) == std::string_view::npos);
    std::size_t at = 0;
    while (parts.size() < most_fields) {
        Regex::Match found;
        if (plain) {
            found.begin = text.find(separator, at);
            found.found = found.begin != std::string::npos;
            found.end = found.begin + 1;
        } else {
            found = regex(separator).find(text, at);
            while (found.found && found.begin == found.end)
                found =
                    found.begin < text.size() ? regex(separator).find(text, found.begin + 1) : Regex::Match{};
        }
        if (!found.found) break;
        parts.push_back(text.substr(at, found.begin - at));
        at = found.end;
    }
    parts.push_back(text.substr(at));
    return parts;
}

void Machine::set_record(std::string text)
{
    record_ = std::move(text);
    fields_ = split_text(record_, to_text(variables_["FS"], number_format_));
    variables_["NF"] = Value(static_cast<double>(fields_.size()));
}

void Machine::rebuild_record()
{
    const std::string separator = to_text(variables_["OFS"], number_format_);
    record_.clear();
    for (std::size_t i = 0; i < fields_.size(); ++i)
        record_ += (i == 0 ? "" : separator) + fields_[i];
}

void Machine::set_field(std::size_t number, const Value& what)
{
    if (number > most_fields) return stop("field number too large");
    if (number == 0) return set_record(to_text(what, number_format_));
    if (number > fields_.size()) fields_.resize(number);
    fields_[number - 1] = to_text(what, number_format_);
    variables_["NF"] = Value(static_cast<double>(fields_.size()));
    rebuild_record();
}

Value Machine::field(std::size_t number)
{
    if (number == 0) return from_input(record_);
    return number <= fields_.size() ? from_input(fields_[number - 1]) : Value();
}

Value Machine::variable(const std::string& name)
{
    if (!frames_.empty())
        if (const auto local = frames_.back().find(name); local != frames_.back().end())
            return local->second.value;
    const auto found = variables_.find(name);
    return found == variables_.end() ? Value() : found->second;
}

void Machine::set_variable(const std::string& name, const Value& what)
{
    if (!frames_.empty())
        if (const auto local = frames_.back().find(name); local != frames_.back().end()) {
            local->second.value = what;
            return;
        }
    variables_[name] = what;
    if (name == "CONVFMT" || name == "OFMT") number_format_ = to_text(what, "%.6g");
    if (name != "NF") return;
    fields_.resize(static_cast<std::size_t>(std::max(0.0, std::min(to_number(what), double(most_fields)))));
    rebuild_record();
}

const Regex& Machine::regex(const std::string& pattern)
{
    auto found = patterns_.find(pattern);
    if (found == patterns_.end()) {
        found = patterns_.emplace(pattern, Regex(pattern, true, false)).first;
        if (!found->second.error().empty()) stop("regular expression: " + found->second.error());
    }
    return found->second;
}

bool Machine::record(std::string_view line)
{
    set_record(std::string(line));
    variables_["NR"] = Value(to_number(variables_["NR"]) + 1);
    variables_["FNR"] = Value(to_number(variables_["FNR"]) + 1);
    for (std::size_t i = 0; i < program_.rules.size() && !stopped_; ++i) {
        const Rule& rule = program_.rules[i];
        if (rule.when != Rule::Main) continue;
        bool chosen = !rule.pattern || in_range_[i] || is_true(value(*rule.pattern));
        if (chosen && rule.until) in_range_[i] = !is_true(value(*rule.until));
        if (!chosen) continue;
        if (!rule.action) {
            put(record_ + to_text(variables_["ORS"], number_format_));
            continue;
        }
        const Flow flow = execute(*rule.action);
        if (flow == Flow::Exit) return false;
        if (flow == Flow::Next) break;
    }
    return !stopped_;
}

// RS = "": paragraphs. Otherwise its first character. False at the end.
bool Machine::next_line(std::string_view& text, std::string& line)
{
    const std::string separator = to_text(variables_["RS"], number_format_);
    if (separator.empty())
        while (!text.empty() && text[0] == '\n')
            text.remove_prefix(1);
    if (text.empty()) return false;
    const std::string_view between = separator.empty() ? "\n\n" : std::string_view(separator).substr(0, 1);
    const std::size_t end = text.find(between);
    line = std::string(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + between.size());
    if (separator.empty() && !line.empty() && line.back() == '\n') line.pop_back();
    return true;
}

void Machine::read_all(std::string_view text)
{
    variables_["FNR"] = Value(0.0);
    left_ = text;
    std::string line;
    while (!stopped_ && next_line(left_, line))
        if (!record(line)) stopped_ = true;
    left_ = {};
}

void Machine::read_operands()
{
    bool any_file = false;
    for (const std::string& operand : run_.operands) {
        const std::size_t equals = operand.find('=');
        if (equals != std::string::npos && equals > 0 && operand.find('/') > equals &&
            !(operand[0] >= '0' && operand[0] <= '9')) {
            assign_operand(operand.substr(0, equals), operand.substr(equals + 1));
            continue;
        }
        any_file = true;
        std::string text;
        variables_["FILENAME"] = Value(operand);
        if (operand == "-")
            text = std::string(run_.input);
        else if (!run_.read(run_.context, operand, text)) {
            result_.errors += "awk: cannot open " + operand + " (No such file or directory)\n";
            result_.status = 2;
            continue;
        }
        read_all(text);
        if (stopped_) return;
    }
    if (!any_file) read_all(run_.input);
}

Result Machine::go()
{
    bool reads = false, exited = false;
    for (const Rule& rule : program_.rules) {
        reads = reads || rule.when != Rule::Begin;
        if (rule.when == Rule::Begin && !exited && !stopped_) exited = execute(*rule.action) == Flow::Exit;
    }
    if (reads && !exited && !stopped_) read_operands();
    const bool broken = stopped_ && !result_.errors.empty();
    if (!broken) {  // exit goes to the END rules, too
        stopped_ = false;
        for (const Rule& rule : program_.rules)
            if (rule.when == Rule::End && execute(*rule.action) == Flow::Exit) break;
    }
    return std::move(result_);
}

Result run(const Program& program, const Run& run)
{
    return Machine(program, run).go();
}

}  // namespace fl::shell::awk
