#include "import/trace_value.h"

#include "base/text.h"
#include "import/scan.h"

namespace fl::import {
namespace {

struct Name {
    std::string_view text;
    std::uint64_t value;
};
// Of the calls that are played; values of x86-64.
constexpr Name names[] = {
    {"NULL", 0},
    {"AT_FDCWD", static_cast<std::uint64_t>(-100)},
    {"PROT_NONE", 0},
    {"PROT_READ", 1},
    {"PROT_WRITE", 2},
    {"PROT_EXEC", 4},
    {"MAP_SHARED", 1},
    {"MAP_PRIVATE", 2},
    {"MAP_SHARED_VALIDATE", 3},
    {"MAP_FIXED", 0x10},
    {"MAP_ANONYMOUS", 0x20},
    {"MAP_ANON", 0x20},
    {"MAP_GROWSDOWN", 0x100},
    {"MAP_LOCKED", 0x2000},
    {"MAP_NORESERVE", 0x4000},
    {"MAP_POPULATE", 0x8000},
    {"MAP_HUGETLB", 0x40000},
    {"MAP_FIXED_NOREPLACE", 0x100000},
    {"MAP_HUGE_2MB", 21ull << 26},
    {"MAP_HUGE_1GB", 30ull << 26},
    {"MREMAP_MAYMOVE", 1},
    {"MREMAP_FIXED", 2},
    {"MREMAP_DONTUNMAP", 4},
    {"MADV_NORMAL", 0},
    {"MADV_RANDOM", 1},
    {"MADV_SEQUENTIAL", 2},
    {"MADV_WILLNEED", 3},
    {"MADV_DONTNEED", 4},
    {"MADV_FREE", 8},
    {"MADV_REMOVE", 9},
    {"MADV_DONTFORK", 10},
    {"MADV_DOFORK", 11},
    {"MADV_MERGEABLE", 12},
    {"MADV_UNMERGEABLE", 13},
    {"MADV_HUGEPAGE", 14},
    {"MADV_NOHUGEPAGE", 15},
    {"MADV_DONTDUMP", 16},
    {"MADV_DODUMP", 17},
    {"MADV_WIPEONFORK", 18},
    {"MADV_KEEPONFORK", 19},
    {"MADV_COLD", 20},
    {"MADV_PAGEOUT", 21},
    {"MADV_POPULATE_READ", 22},
    {"MADV_POPULATE_WRITE", 23},
    {"MADV_DONTNEED_LOCKED", 24},
    {"MADV_COLLAPSE", 25},
    {"CLONE_VM", 0x100},
    {"CLONE_FILES", 0x400},
    {"CLONE_SIGHAND", 0x800},
    {"CLONE_VFORK", 0x4000},
    {"CLONE_THREAD", 0x10000},
    {"O_CLOEXEC", 02000000},
    {"SIGCHLD", 17},
    {"MCL_CURRENT", 1},
    {"MCL_FUTURE", 2},
    {"MCL_ONFAULT", 4},
    {"MLOCK_ONFAULT", 1},
};

bool take_name(std::string_view& text, std::uint64_t& value)
{
    std::size_t used = 0;
    while (used < text.size() && is_name(text[used]))
        ++used;
    if (used == 0) return false;
    for (const Name& name : names)
        if (name.text == text.substr(0, used)) value = name.value;
    text.remove_prefix(used);
    return true;
}

bool take_one(std::string_view& text, std::uint64_t& value)
{
    value = 0;
    const bool negative = take(text, "-");
    const bool hex = text.starts_with("0x");
    if (!text.empty() && is_digit(text.front())) {
        if (hex) text.remove_prefix(2);
        const std::optional<std::uint64_t> number = take_number(text, hex ? 16 : 10);
        if (!number) return false;
        value = negative ? 0 - *number : *number;
        return true;
    }
    return !negative && take_name(text, value);
}

bool take_product(std::string_view& text, std::uint64_t& value)
{
    if (!take_one(text, value)) return false;
    std::uint64_t more = 0;
    while (!text.empty()) {
        if (take(text, "*")) {
            if (!take_one(text, more)) return false;
            value *= more;
        } else if (take(text, "<<")) {
            if (!take_one(text, more)) return false;
            value = more < 64 ? value << more : 0;
        } else {
            break;
        }
    }
    return true;
}

}  // namespace

std::optional<std::uint64_t> value_of(std::string_view text)
{
    text = trim(text);
    std::uint64_t sum = 0;
    do {
        std::uint64_t part = 0;
        if (!take_product(text, part)) return {};
        sum |= part;
    } while (take(text, "|"));
    const bool ends = text.empty() || text.front() == ' ' || text.front() == '<' || text.front() == '(';
    return ends ? std::optional(sum) : std::nullopt;
}

std::uint64_t argument(const Arguments& arguments, unsigned index)
{
    return index < arguments.count ? value_of(arguments.at[index]).value_or(0) : 0;
}

std::string quoted_text(std::string_view text)
{
    std::string out;
    const std::size_t begin = text.find('"');
    if (begin == std::string_view::npos) return out;
    for (std::size_t at = begin + 1; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] != '\\') {
            out += text[at];
            continue;
        }
        unsigned code = 0, digits = 0;
        while (digits < 3 && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '7') {
            code = code * 8 + static_cast<unsigned>(text[++at] - '0');
            ++digits;
        }
        if (digits != 0)
            out += static_cast<char>(code);
        else if (++at < text.size())
            out += text[at];
    }
    return out;
}

std::string path_behind(std::string_view descriptor)
{
    const std::size_t begin = descriptor.find('<'), end = descriptor.rfind('>');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    std::string_view inside = descriptor.substr(begin + 1, end - begin - 1);
    if (!inside.starts_with('/')) return {};
    const bool gone = inside.ends_with(" (deleted)") || descriptor.ends_with("(deleted)");
    return std::string(inside.substr(0, inside.find('<'))) +
           (gone && !inside.ends_with(" (deleted)") ? " (deleted)" : "");
}

std::string_view errno_of(std::string_view result)
{
    if (!take(result, "-1 E") && !take(result, "? E")) return {};
    std::size_t used = 0;
    while (used < result.size() && is_name(result[used]))
        ++used;
    return {result.data() - 1, used + 1};  // with its E
}

std::optional<std::uint64_t> returned(std::string_view result)
{
    if (result.empty() || result.starts_with('?') || result.starts_with('-')) return {};
    if (const std::size_t comment = result.find("/* "); comment != std::string_view::npos) {
        std::string_view inside = result.substr(comment + 3);
        const std::optional<std::uint64_t> outside = take_number(inside);
        if (outside && inside.starts_with(" in strace's PID NS")) return outside;
    }
    return value_of(result);
}

}  // namespace fl::import
