#include "machine/journal.h"

#include "base/text.h"

#include <array>
#include <utility>

namespace fl::machine {
namespace {

constexpr std::array<std::pair<Goal, std::string_view>, 8> goals{{{Goal::Continue, "continue"},
                                                                  {Goal::Statement, "statement"},
                                                                  {Goal::Next, "next"},
                                                                  {Goal::Finish, "finish"},
                                                                  {Goal::Instruction, "instruction"},
                                                                  {Goal::Fault, "fault"},
                                                                  {Goal::SystemCall, "syscall"},
                                                                  {Goal::Kernel, "kernel"}}};

struct Writer {
    std::string operator()(const WriteFile& c) const
    {
        return "write " + json_string(c.path) + " " + json_string(c.text);
    }
    std::string operator()(const CompileProgram& c) const
    {
        return "compile " + json_string(c.source) + " " + json_string(c.output);
    }
    std::string operator()(const StartProcess& c) const
    {
        std::string line = c.traced ? "trace" : "start";
        if (!c.path.empty()) line += " path " + json_string(c.path);
        if (c.input) line += " in " + json_string(*c.input);
        if (!c.output_path.empty()) line += " out " + json_string(c.output_path);
        if (!c.error_path.empty()) line += " err " + json_string(c.error_path);
        for (const std::string& argument : c.arguments)
            line += " " + json_string(argument);
        return line;
    }
    std::string operator()(const Run& c) const
    {
        return format("run %u ", c.pid) + std::string(name_of(c.goal));
    }
    std::string operator()(const SetBreakpoint& c) const
    {
        return format("%s 0x%llx", c.temporary ? "tbreak" : "break",
                      static_cast<unsigned long long>(c.at.value));
    }
    std::string operator()(const SetWatch& c) const
    {
        return format("watch %u 0x%llx %u 0x%llx", c.pid, static_cast<unsigned long long>(c.at.value), c.size,
                      static_cast<unsigned long long>(c.scope.value));
    }
    std::string operator()(const DeleteBreakpoint& c) const { return format("delete %u", c.number); }
    std::string operator()(const SendSignal& c) const
    {
        return format("kill %u %u", c.pid, unsigned{c.signal});
    }
    std::string operator()(const WriteProc& c) const
    {
        return "proc " + json_string(c.path) + " " + json_string(c.text);
    }
    std::string operator()(const Evaluate& c) const
    {
        const std::string frame = c.frame == 0 ? "" : format("%u ", c.frame);
        return format("evaluate %u ", c.pid) + frame + json_string(c.expression);
    }
    std::string operator()(const Wait& c) const
    {
        return format("wait %llu", static_cast<unsigned long long>(c.duration.value));
    }
};

// Reads the words of one line; the first mistake stays.
class Reader {
public:
    Reader(std::string_view line, std::string& why) : rest_(line), why_(why) { why_.clear(); }

    bool failed() const { return !why_.empty(); }
    bool more()
    {
        rest_ = trim(rest_);
        return !rest_.empty() && !failed();
    }
    bool at_quote() const { return rest_.starts_with('"'); }
    std::string word()
    {
        rest_ = trim(rest_);
        const std::size_t end = std::min(rest_.find(' '), rest_.size());
        const std::string_view found = rest_.substr(0, end);
        rest_.remove_prefix(end);
        if (found.empty()) fail("the line ends too early");
        return std::string(found);
    }
    std::uint64_t number(std::uint64_t largest)
    {
        const std::string text = word();
        const auto value = parse_unsigned(text);
        if (!failed() && (!value || *value > largest)) fail("'" + text + "' is not a number in range");
        return value && *value <= largest ? *value : 0;
    }
    std::string quoted();
    void fail(std::string why)
    {
        if (why_.empty()) why_ = std::move(why);
    }

private:
    std::string_view rest_;
    std::string& why_;
};

std::string Reader::quoted()
{
    rest_ = trim(rest_);
    if (!rest_.starts_with('"')) {
        fail("a quoted text is missing");
        return {};
    }
    rest_.remove_prefix(1);
    std::string out;
    while (!rest_.empty() && rest_.front() != '"') {
        char c = rest_.front();
        rest_.remove_prefix(1);
        if (c == '\\' && !rest_.empty()) {
            c = rest_.front();
            rest_.remove_prefix(1);
            if (c == 'n') c = '\n';
            if (c == 'u') {
                const auto code =
                    rest_.size() >= 4 ? parse_unsigned("0x" + std::string(rest_.substr(0, 4))) : std::nullopt;
                if (!code || *code > 0x7f) {
                    fail("bad \\u in a quoted text");
                    return {};
                }
                c = static_cast<char>(*code);
                rest_.remove_prefix(4);
            }
        }
        out += c;
    }
    if (rest_.empty())
        fail("a quoted text does not end");
    else
        rest_.remove_prefix(1);
    return out;
}

Goal read_goal(Reader& reader)
{
    const std::string word = reader.word();
    for (const auto& [goal, name] : goals)
        if (name == word) return goal;
    std::vector<std::string> names;
    for (const auto& [goal, name] : goals)
        names.emplace_back(name);
    const std::string_view near = nearest(word, names);
    reader.fail("unknown goal '" + word + "'" +
                (near.empty() ? "" : " (did you mean '" + std::string(near) + "'?)"));
    return Goal::Idle;
}

StartProcess read_start(Reader& reader, bool traced)
{
    StartProcess start{.arguments = {}, .traced = traced};
    constexpr std::size_t most_arguments = 256;
    while (reader.more() && !reader.at_quote()) {
        const std::string word = reader.word();
        if (word == "path") start.path = reader.quoted();
        else if (word == "in") start.input = reader.quoted();
        else if (word == "out") start.output_path = reader.quoted();
        else if (word == "err") start.error_path = reader.quoted();
        else reader.fail("unknown word '" + word + "' before the program");
    }
    while (reader.more() && start.arguments.size() < most_arguments)
        start.arguments.push_back(reader.quoted());
    if (start.arguments.empty()) reader.fail("a program is missing");
    return start;
}

Command read_command(Reader& reader)
{
    const std::string verb = reader.word();
    if (verb == "write") {
        std::string path = reader.quoted();
        return WriteFile{std::move(path), reader.quoted()};
    }
    if (verb == "compile") {
        std::string source = reader.quoted();
        return CompileProgram{std::move(source), reader.quoted()};
    }
    if (verb == "start" || verb == "trace") return read_start(reader, verb == "trace");
    if (verb == "run") {
        const auto pid = static_cast<Pid>(reader.number(UINT32_MAX));
        return Run{pid, read_goal(reader)};
    }
    if (verb == "break" || verb == "tbreak")
        return SetBreakpoint{VirtAddr{reader.number(UINT64_MAX)}, verb == "tbreak"};
    if (verb == "delete") return DeleteBreakpoint{static_cast<std::uint32_t>(reader.number(UINT32_MAX))};
    if (verb == "watch") {
        SetWatch watch;
        watch.pid = static_cast<Pid>(reader.number(UINT32_MAX));
        watch.at = {reader.number(UINT64_MAX)};
        watch.size = static_cast<std::uint32_t>(reader.number(UINT32_MAX));
        watch.scope = {reader.number(UINT64_MAX)};
        return watch;
    }
    if (verb == "kill") {
        const auto pid = static_cast<Pid>(reader.number(UINT32_MAX));
        return SendSignal{pid, static_cast<std::uint8_t>(reader.number(64))};
    }
    if (verb == "proc") {
        std::string path = reader.quoted();
        return WriteProc{std::move(path), reader.quoted()};
    }
    if (verb == "evaluate") {
        const auto pid = static_cast<Pid>(reader.number(UINT32_MAX));
        const bool inner = !reader.more() || reader.at_quote();
        const auto frame = inner ? 0u : static_cast<std::uint32_t>(reader.number(UINT32_MAX));
        return Evaluate{pid, reader.quoted(), frame};
    }
    if (verb == "wait") return Wait{Tick{reader.number(UINT64_MAX)}};
    reader.fail("unknown command '" + verb + "'");
    return Wait{};
}

}  // namespace

std::string_view name_of(Goal goal)
{
    for (const auto& [known, name] : goals)
        if (known == goal) return name;
    return "idle";
}

std::string render(const Command& command)
{
    return std::visit(Writer{}, command);
}

std::optional<Command> parse_command(std::string_view line, std::string& why)
{
    Reader reader(line, why);
    Command command = read_command(reader);
    if (reader.more()) reader.fail("more than one command on the line");
    if (reader.failed()) return {};
    return command;
}

}  // namespace fl::machine
