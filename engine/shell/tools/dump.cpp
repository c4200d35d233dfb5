// Bytes as numbers: od, hexdump and xxd.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

#include <algorithm>

namespace fl::shell {
namespace {

using ull = unsigned long long;

std::string text_of(const ToolCall& call, const Options& options, ToolResult& result)
{
    ToolCall files{options.operands, call.input, call.world};
    files.arguments.insert(files.arguments.begin(), call.arguments[0]);
    return read_inputs(files, 1, result);
}

std::string printable(std::string_view row)
{
    std::string text;
    for (const char c : row)
        text += c >= ' ' && c <= '~' ? c : '.';
    return text;
}

ull value_at(std::string_view row, std::size_t at, std::size_t size)
{
    ull value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8 | (at + i < row.size() ? static_cast<unsigned char>(row[at + i]) : 0u);
    return value;
}

// One unit as od -t TYPE shows it, with the blanks before it.
std::string od_unit(std::string_view row, std::size_t at, char type, std::size_t size)
{
    const ull value = value_at(row, at, size);
    const int bits = static_cast<int>(size) * 8;
    if (type == 'c') {
        const char c = row[at];
        const std::size_t known = std::string_view("\0\a\b\t\n\v\f\r", 8).find(c);
        if (known != std::string_view::npos) return format("  \\%c", "0abtnvfr"[known]);
        return c >= ' ' && c <= '~' ? format("   %c", c) : format(" %03llo", value);
    }
    if (type == 'x') return format(" %0*llx", bits / 4, value);
    if (type == 'o') return format(" %0*llo", (bits + 2) / 3, value);
    if (type == 'u') return format(" %*llu", size == 1 ? 3 : size == 2 ? 5 : size == 4 ? 10 : 20, value);
    const auto shift = static_cast<unsigned>(64 - bits);
    const auto number = static_cast<long long>(value << shift) >> shift;
    return format(" %*lld", size == 1 ? 4 : size == 2 ? 6 : size == 4 ? 11 : 20, number);
}

std::string od_address(std::size_t at, char base)
{
    if (base == 'n') return "";
    return format(base == 'x' ? "%06llx" : base == 'd' ? "%07llu" : "%07llo", static_cast<ull>(at));
}

}  // namespace

ToolResult run_od(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "A:t:j:N:vcxbdw:", {});
    ToolResult result;
    if (!options.bad.empty())
        return usage_error("od: " + options.bad + "\nTry 'od --help' for more information.\n", 1);
    std::string type = options.value('t', options.has('c')   ? "c"
                                          : options.has('x') ? "x2"
                                          : options.has('b') ? "o1"
                                          : options.has('d') ? "u2"
                                                             : "o2");
    const bool beside = type.size() > 1 && type.back() == 'z';
    if (beside) type.pop_back();
    const std::size_t size = type[0] == 'c' || type[0] == 'a' ? 1
                             : type.size() > 1                ? static_cast<std::size_t>(type[1] - '0')
                                                              : 4;
    if (std::string_view("cxoud").find(type[0]) == std::string_view::npos ||
        (size != 1 && size != 2 && size != 4 && size != 8))
        return usage_error("od: invalid type string '" + type + "'\n", 1);
    const char base = options.value('A', "o")[0];
    const std::size_t per_row =
        std::max<std::size_t>(size, parse_unsigned(options.value('w', "16")).value_or(16));
    std::string text = text_of(call, options, result);
    const std::size_t skip =
        std::min<std::size_t>(text.size(), parse_unsigned(options.value('j', "0")).value_or(0));
    const std::size_t end =
        options.has('N')
            ? std::min<std::size_t>(text.size(), skip + parse_unsigned(options.value('N', "0")).value_or(0))
            : text.size();
    std::string before;
    bool starred = false;
    for (std::size_t at = skip; at < end; at += per_row) {
        const std::string row = text.substr(at, std::min(per_row, end - at));
        const bool same = !options.has('v') && at > skip && row == before && at + per_row < end;
        if (same && !starred) result.output += "*\n";
        starred = same;
        before = row;
        if (same) continue;
        std::string line = od_address(at, base);
        for (std::size_t i = 0; i < row.size(); i += size)
            line += od_unit(row, i, type[0], size);
        if (beside) {
            line.resize(
                od_address(at, base).size() + od_unit(row, 0, type[0], size).size() * (per_row / size), ' ');
            line += "  >" + printable(row) + "<";
        }
        result.output += line + "\n";
    }
    if (base != 'n') result.output += od_address(end, base) + "\n";
    return result;
}

// hexdump -C, and hexdump's own form; xxd.
ToolResult run_hexdump(const ToolCall& call)
{
    const bool xxd = call.arguments[0] == "xxd";
    const Options options = parse_options(call.arguments, xxd ? "l:s:" : "Cn:s:v", {});
    const std::string& name = call.arguments[0];
    if (!options.bad.empty()) return usage_error(name + ": " + options.bad + "\n", 1);
    ToolResult result;
    const std::string text = text_of(call, options, result);
    const std::size_t begin =
        std::min<std::size_t>(text.size(), parse_unsigned(options.value('s', "0")).value_or(0));
    const std::string length = options.value(xxd ? 'l' : 'n', "");
    const std::size_t end =
        length.empty() ? text.size()
                       : std::min<std::size_t>(text.size(), begin + parse_unsigned(length).value_or(0));
    std::string before;
    bool starred = false;
    for (std::size_t at = begin; at < end; at += 16) {
        const std::string row = text.substr(at, std::min<std::size_t>(16, end - at));
        const bool same = !xxd && !options.has('v') && at > begin && row == before;
        if (same && !starred) result.output += "*\n";
        starred = same;
        before = row;
        if (same) continue;
        std::string line = format(options.has('C') || xxd ? "%08llx" : "%07llx", static_cast<ull>(at));
        if (xxd) line += ":";
        for (std::size_t i = 0; i < 16; ++i) {
            const std::string byte =
                i < row.size() ? format("%02x", static_cast<unsigned char>(row[i])) : std::string("  ");
            if (options.has('C'))
                line += (i % 8 == 0 ? "  " : " ") + byte;
            else if (xxd)
                line += (i % 2 == 0 ? " " : "") + byte;
            else if (i % 2 == 0 && i < row.size())
                line += format(" %04llx", value_at(row, i, 2));
        }
        if (options.has('C')) line += "  |" + printable(row) + "|";
        if (xxd) line += "  " + printable(row);
        result.output += line + "\n";
    }
    if (!xxd && end > begin)
        result.output += format(options.has('C') ? "%08llx\n" : "%07llx\n", static_cast<ull>(end));
    return result;
}

}  // namespace fl::shell
