#include "machine/journal.h"

#include "base/text.h"

#include <utility>

namespace fl::machine {
namespace {

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
    std::vector<std::string> names;
    for (auto i = static_cast<unsigned>(Goal::Continue); i <= static_cast<unsigned>(Goal::Kernel); ++i) {
        const auto goal = static_cast<Goal>(i);
        if (name_of(goal) == word) return goal;
        names.emplace_back(name_of(goal));
    }
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
        else if (word == "env")
            start.environment.push_back(reader.quoted());
        else if (word == "limit") {
            const std::string letter = reader.word();
            start.limits[letter.empty() ? '?' : letter[0]] = reader.number(UINT64_MAX);
        } else
            reader.fail("unknown word '" + word + "' before the program");
    }
    while (reader.more() && start.arguments.size() < most_arguments)
        start.arguments.push_back(reader.quoted());
    if (start.arguments.empty()) reader.fail("a program is missing");
    return start;
}

EnactCall read_call(Reader& reader)
{
    EnactCall call;
    call.pid = static_cast<Pid>(reader.number(UINT32_MAX));
    call.number = static_cast<std::uint16_t>(reader.number(UINT16_MAX));
    for (std::uint64_t& argument : call.arguments)
        argument = reader.number(UINT64_MAX);
    if (!reader.more()) return call;
    call.file_bytes = reader.number(UINT64_MAX);
    call.file = reader.quoted();
    return call;
}

EnactArea read_area(Reader& reader)
{
    EnactArea area;
    area.pid = static_cast<Pid>(reader.number(UINT32_MAX));
    area.begin = {reader.number(UINT64_MAX)};
    area.end = {reader.number(UINT64_MAX)};
    area.protection = static_cast<std::uint32_t>(reader.number(7));
    area.shared = reader.number(1) != 0;
    area.offset = reader.number(UINT64_MAX);
    area.name = reader.quoted();
    return area;
}

EnactTouch read_touch(Reader& reader)
{
    EnactTouch touch;
    touch.pid = static_cast<Pid>(reader.number(UINT32_MAX));
    touch.at = {reader.number(UINT64_MAX)};
    touch.pages = reader.number(UINT64_MAX);
    touch.write = reader.number(1) != 0;
    return touch;
}

SetWatch read_watch(Reader& reader)
{
    SetWatch watch;
    watch.pid = static_cast<Pid>(reader.number(UINT32_MAX));
    watch.at = {reader.number(UINT64_MAX)};
    watch.size = static_cast<std::uint32_t>(reader.number(UINT32_MAX));
    watch.scope = {reader.number(UINT64_MAX)};
    return watch;
}

Command read_command(Reader& reader)
{
    const std::string verb = reader.word();
    if (verb == "program") {
        const auto pid = static_cast<Pid>(reader.number(UINT32_MAX));
        return EnactProgram{pid, reader.quoted()};
    }
    if (verb == "call") return read_call(reader);
    if (verb == "area") return read_area(reader);
    if (verb == "touch") return read_touch(reader);
    if (verb == "write") {
        WriteFile file;
        if (reader.more() && !reader.at_quote() && reader.word() == "mode")
            file.mode = static_cast<std::uint32_t>(reader.number(0777));
        file.path = reader.quoted();
        file.text = reader.quoted();
        return file;
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
    if (verb == "watch") return read_watch(reader);
    if (verb == "kill") {
        const auto pid = static_cast<Pid>(reader.number(UINT32_MAX));
        return SendSignal{pid, static_cast<std::uint8_t>(reader.number(64))};
    }
    if (verb == "fork") return ForkShell{};
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

std::optional<Command> parse_command(std::string_view line, std::string& why)
{
    Reader reader(line, why);
    Command command = read_command(reader);
    if (reader.more()) reader.fail("more than one command on the line");
    if (reader.failed()) return {};
    return command;
}

}  // namespace fl::machine
