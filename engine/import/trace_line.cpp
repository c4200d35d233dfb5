#include "import/trace_line.h"

#include "base/text.h"
#include "import/scan.h"

namespace fl::import {
namespace {

using Kind = TraceLine::Kind;
constexpr std::size_t npos = std::string_view::npos;

// Behind "<" of a descriptor's path, 3</etc/passwd> or AT_FDCWD</tmp>, or of a name, 42<bash>.
std::string_view after_angle(std::string_view text)
{
    const std::size_t end = text.find('>');
    return end == npos ? std::string_view() : text.substr(end + 1);
}

std::optional<std::uint32_t> small(std::optional<std::uint64_t> number)
{
    if (!number || *number > INT32_MAX) return {};
    return static_cast<std::uint32_t>(*number);
}

// "[pid  42] " or "[pid 42<bash>] ", or a column "42    " or "42<bash> ".
bool take_pid(std::string_view& text, TraceLine& line)
{
    std::string_view rest = text;
    const bool bracket = take(rest, "[pid");
    if (bracket) skip_blanks(rest);
    const std::optional<std::uint32_t> pid = small(take_number(rest));
    if (!pid) return false;
    if (rest.starts_with('<')) rest = after_angle(rest);
    if (bracket ? !take(rest, "]") : !rest.starts_with(' ')) return false;
    skip_blanks(rest);
    line.has_pid = true;
    line.pid = *pid;
    text = rest;
    return true;
}

// "09:28:38", "09:28:38.883046", "1795426118.908865", "0.000374": digits, colons, one point.
bool take_time(std::string_view& text)
{
    std::size_t used = 0, marks = 0;
    while (used < text.size() && (is_digit(text[used]) || text[used] == ':' || text[used] == '.'))
        marks += is_digit(text[used++]) ? 0 : 1;
    if (marks == 0 || used == marks || used >= text.size() || text[used] != ' ') return false;
    text.remove_prefix(used);
    return true;
}

// "(+     0.000365)": strace -r beside another clock. "[  59]", "[00007f52e47b5ad7]": strace -n and -i.
bool take_bracketed(std::string_view& text, std::string_view open, char close)
{
    std::string_view rest = text;
    if (!take(rest, open)) return false;
    std::size_t used = 0;
    while (used < rest.size() &&
           (is_hex(rest[used]) || rest[used] == ' ' || rest[used] == '.' || rest[used] == '?'))
        ++used;
    if (used == rest.size() || rest[used] != close) return false;
    text = rest.substr(used + 1);
    return true;
}

void take_clocks(std::string_view& text)
{
    for (;;) {
        std::string_view rest = text;
        skip_blanks(rest);
        if (!take_time(rest) && !take_bracketed(rest, "(+", ')') && !take_bracketed(rest, "[", ']')) return;
        text = rest;
    }
}

std::size_t skip_quoted(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\') ++at;
    return at;
}

// Calls visit(position, depth) for each character that stands in no quotes, comment or <path>; visit answers
// whether to go on.
template <class Visit>
void each_plain(std::string_view text, Visit visit)
{
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            at = skip_quoted(text, at);
        } else if (c == '/' && text.substr(at, 2) == "/*") {
            const std::size_t end = text.find("*/", at + 2);
            at = end == npos ? text.size() : end + 1;
        } else if (c == '<' && at > 0 && is_name(text[at - 1]) && text.substr(at, 2) != "<<") {
            const std::size_t end = text.find('>', at);
            at = end == npos ? text.size() : end;
        } else {
            if (c == ')' || c == ']' || c == '}') --depth;
            if (!visit(at, depth)) return;
            if (c == '(' || c == '[' || c == '{') ++depth;
        }
    }
}

// Where the ")" of the call is that closes what the line has opened; npos when it is not there.
std::size_t closing(std::string_view text)
{
    std::size_t found = npos;
    each_plain(text, [&](std::size_t at, int depth) {
        if (text[at] == ')' && depth < 0) found = at;
        return found == npos;
    });
    if (found != npos) return found;
    const std::size_t sign = text.rfind(") = ");  // something in it is beyond us: a quote that does not end
    return sign;
}

// " = 0x7f52e47b5000 <0.000061>" → "0x7f52e47b5000"
bool read_result(std::string_view text, TraceLine& line)
{
    skip_blanks(text);
    if (!take(text, "=")) return false;
    text = trim(text);
    if (text.ends_with('>')) {
        const std::size_t begin = text.rfind(" <");
        std::string_view inside = begin == npos ? std::string_view() : text.substr(begin + 2);
        if (take_number(inside) && inside.starts_with('.')) text = trim(text.substr(0, begin));
    }
    line.result = text;
    return !text.empty();
}

constexpr std::string_view unfinished = "<unfinished ...>";

bool read_rest(std::string_view text, TraceLine& line)
{
    const std::string_view bare = trim(text);
    if (bare.ends_with(unfinished)) {
        line.arguments = trim(bare.substr(0, bare.size() - unfinished.size()));
        if (line.kind == Kind::Call) line.kind = Kind::Unfinished;
        return true;
    }
    const std::size_t end = closing(text);
    if (end == npos) return false;
    line.arguments = trim(text.substr(0, end));
    if (line.arguments.ends_with(unfinished))
        line.arguments = trim(line.arguments.substr(0, line.arguments.size() - unfinished.size()));
    return read_result(text.substr(end + 1), line);
}

Kind read_call(std::string_view text, TraceLine& line)
{
    std::size_t used = 0;
    while (used < text.size() && is_name(text[used]))
        ++used;
    if (used == 0 || used >= text.size() || text[used] != '(' || is_digit(text[0])) return Kind::Unknown;
    line.name = text.substr(0, used);
    line.kind = Kind::Call;
    return read_rest(text.substr(used + 1), line) ? line.kind : Kind::Unknown;
}

// "<... mmap resumed>) = 0x7f52e47b5000"; older ones have a blank before ")".
Kind read_resumed(std::string_view text, TraceLine& line)
{
    const std::size_t end = text.find(" resumed>");
    if (end == npos) return Kind::Unknown;
    line.name = text.substr(0, end);
    line.kind = Kind::Resumed;
    return read_rest(text.substr(end + std::string_view(" resumed>").size()), line) ? Kind::Resumed
                                                                                    : Kind::Unknown;
}

// "+++ exited with 3 +++", "+++ killed by SIGSEGV (core dumped) +++"
Kind read_end(std::string_view text, TraceLine& line)
{
    if (take(text, "exited with ")) {
        const std::optional<std::uint32_t> status = small(take_number(text));
        line.status = status ? *status : 0;
        return status ? Kind::Exited : Kind::Unknown;
    }
    if (take(text, "killed by ")) {
        line.name = text.substr(0, text.find(' '));
        return Kind::Killed;
    }
    return text.starts_with("superseded") ? Kind::Note : Kind::Unknown;
}

Kind read_message(std::string_view text, TraceLine& line)
{
    if (take(text, "Process ")) {
        const std::optional<std::uint32_t> pid = small(take_number(text));
        if (pid && text.starts_with(" attached")) {
            line.status = *pid;
            return Kind::Attached;
        }
    }
    return Kind::Note;
}

Kind read_body(std::string_view text, TraceLine& line)
{
    if (text.empty() || text.starts_with("> ")) return Kind::Note;  // "> ": strace -k
    if (take(text, "strace: ")) return read_message(text, line);
    if (text.starts_with("[ Process PID=") || text.starts_with("Process ")) return Kind::Note;
    if (take(text, "<... ")) return read_resumed(text, line);
    if (take(text, "+++ ")) return read_end(text, line);
    if (take(text, "--- ")) {
        line.name = text.substr(0, text.find(' '));
        line.arguments = text.substr(std::min(text.size(), line.name.size() + 1));
        return text.ends_with("---") ? Kind::Signal : Kind::Unknown;
    }
    return read_call(text, line);
}

}  // namespace

TraceLine parse_trace_line(std::string_view text)
{
    TraceLine line;
    take_pid(text, line);
    take_clocks(text);
    if (!line.has_pid) {
        std::string_view rest = text;
        skip_blanks(rest);
        if (rest.starts_with("[pid") && take_pid(rest, line)) {
            text = rest;
            take_clocks(text);
        }
    }
    skip_blanks(text);
    line.kind = read_body(text, line);
    return line;
}

std::string_view cut_by_message(std::string_view line)
{
    constexpr std::string_view end = " attached", mark = "strace: Process ";
    if (!line.ends_with(end)) return {};
    const std::size_t at = line.rfind(mark);
    return at == npos ? std::string_view() : line.substr(0, at);
}

Arguments split_arguments(std::string_view text)
{
    Arguments found;
    std::size_t begin = 0;
    each_plain(text, [&](std::size_t at, int depth) {
        if (text[at] != ',' || depth != 0) return true;
        found.at[found.count++] = trim(text.substr(begin, at - begin));
        begin = at + 1;
        return found.count < Arguments::most;
    });
    if (found.count < Arguments::most && begin < text.size())
        found.at[found.count++] = trim(text.substr(begin));
    return found;
}

}  // namespace fl::import
