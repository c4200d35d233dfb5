// x/NFU ADDRESS: memory as it is, without disturbing the program.
#include "base/text.h"
#include "shell/gdb/gdb.h"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace fl::shell {
namespace {

using ull = unsigned long long;

constexpr unsigned most_items = 4096;
constexpr std::size_t longest_string = 200;

struct Format {
    unsigned count = 1;
    char letter = 'x';
    unsigned size = 4;
    bool bad = false;
};

Format parse_format(std::string_view text)
{
    Format format;
    unsigned count = 0;
    bool sized = false;
    for (const char c : text) {
        if (std::isdigit(static_cast<unsigned char>(c)))
            count = std::min(most_items, count * 10 + static_cast<unsigned>(c - '0'));
        else if (c == 'b' || c == 'h' || c == 'w' || c == 'g') {
            format.size = c == 'b' ? 1 : c == 'h' ? 2 : c == 'w' ? 4 : 8;
            sized = true;
        } else if (std::string_view("xduotcasiz").find(c) != std::string_view::npos) format.letter = c;
        else format.bad = true;
    }
    if (count > 0) format.count = count;
    if (!sized && format.letter == 'c') format.size = 1;
    if (!sized && format.letter == 'a') format.size = 8;
    return format;
}

std::string item(std::uint64_t value, const Format& f)
{
    const int digits = static_cast<int>(f.size * 2);
    const std::uint64_t sign = 1ull << (f.size * 8 - 1);
    const std::uint64_t mask = f.size == 8 ? ~0ull : (1ull << f.size * 8) - 1;
    switch (f.letter) {
        case 'd': return format("%lld", static_cast<long long>(value & sign ? value | ~mask : value));
        case 'u': return format("%llu", static_cast<ull>(value));
        case 'o': return format("0%llo", static_cast<ull>(value));
        case 'a': return format("0x%llx", static_cast<ull>(value));
        case 'c': {
            const int c = static_cast<int>(static_cast<signed char>(value & 0xff));
            return std::isprint(c & 0xff) ? format("%d '%c'", c, c)
                                          : format("%d '\\%03o'", c, static_cast<unsigned>(c & 0xff));
        }
        case 't': {
            std::string bits;
            for (unsigned bit = f.size * 8; bit-- > 0;)
                bits += value >> bit & 1 ? '1' : '0';
            return bits;
        }
        default: return format("0x%0*llx", digits, static_cast<ull>(value));
    }
}

unsigned items_per_line(const Format& f)
{
    if (f.letter == 'c') return 8;
    if (f.letter == 't') return f.size == 1 ? 8 : f.size == 2 ? 4 : f.size == 4 ? 2 : 1;
    return f.size == 1 || f.size == 2 ? 8 : f.size == 4 ? 4 : 2;
}

std::string text_at(const std::string& bytes)
{
    std::string text = "\"";
    for (const char c : bytes) {
        if (c == '"' || c == '\\') text += std::string("\\") + c;
        else if (c == '\n') text += "\\n";
        else if (c == '\t') text += "\\t";
        else if (std::isprint(static_cast<unsigned char>(c))) text += c;
        else text += format("\\%03o", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return text + "\"";
}

}  // namespace

// As ptrace(2) reads: a page that was promised but never touched reads as zeros, a file's page comes from the
// cache.
bool Gdb::read_memory(VirtAddr at, void* to, std::size_t length)
{
    if (!runs()) return false;
    return inspect::peek_promised(desk_.view(), gdb().pid, at, to, length);
}

void Gdb::do_examine(const std::string& given)
{
    std::string arguments = given;
    Format f;
    if (!arguments.empty() && arguments[0] == '/') {
        const std::size_t end = arguments.find_first_of(" \t");
        f = parse_format(std::string_view(arguments).substr(1, end == std::string::npos ? end : end - 1));
        arguments =
            end == std::string::npos ? "" : std::string(trim(std::string_view(arguments).substr(end)));
    }
    if (f.bad) return complain("Undefined output format.\n");
    if (f.letter == 'i') return complain("There is no x86 code here: programs are compiled to bytecode.\n");
    VirtAddr at = gdb().examine_at;
    if (!arguments.empty()) {
        Value value = evaluate(arguments);
        if (value.error.empty() && !value.number) value = evaluate("&(" + arguments + ")");  // an array
        if (!value.error.empty()) return complain(value.error + "\n");
        if (!value.number) return complain("Cannot use this value as an address.\n");
        at = {*value.number};
    }
    const auto refuse = [&] {
        complain(format("Cannot access memory at address 0x%llx\n", static_cast<ull>(at.value)));
    };
    std::string line;
    for (unsigned i = 0; i < f.count; ++i) {
        if (f.letter == 's') {
            std::string bytes;
            char c = 0;
            while (bytes.size() < longest_string && read_memory(at + bytes.size(), &c, 1) && c != '\0')
                bytes += c;
            if (bytes.empty() && !read_memory(at, &c, 1)) return refuse();
            say(format("0x%llx:\t", static_cast<ull>(at.value)) + text_at(bytes) + "\n");
            at += bytes.size() + 1;
            gdb().examine_at = at;
            continue;
        }
        std::uint64_t value = 0;
        if (i % items_per_line(f) == 0) {
            if (!line.empty()) say(line + "\n");
            line = format("0x%llx:", static_cast<ull>(at.value));
        }
        if (!read_memory(at, &value, f.size)) {
            say(line + (line.back() == ':' ? "\t" : "\n"));
            return refuse();
        }
        line += "\t" + item(value, f);
        at += f.size;
        gdb().examine_at = at;
    }
    if (!line.empty()) say(line + "\n");
}

}  // namespace fl::shell
