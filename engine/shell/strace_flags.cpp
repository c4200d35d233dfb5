#include "base/text.h"
#include "shell/strace_arguments.h"

namespace fl::shell {
namespace {

struct Flag {
    std::uint64_t bit;
    const char* name;
};

std::string join_flags(std::uint64_t bits, const Flag* first, const Flag* last, std::string text)
{
    for (const Flag* flag = first; flag != last; ++flag)
        if (bits & flag->bit) {
            text += (text.empty() ? "" : "|") + std::string(flag->name);
            bits &= ~flag->bit;
        }
    if (bits != 0 || text.empty())
        text += (text.empty() ? "" : "|") +
                format(bits != 0 ? "%#llx" : "%llu", static_cast<unsigned long long>(bits));
    return text;
}

bool is_printable(unsigned char c) { return c >= 0x20 && c < 0x7f; }

}  // namespace

std::string pointer_text(std::uint64_t address)
{
    return address == 0 ? "NULL" : format("%#llx", static_cast<unsigned long long>(address));
}

std::string signed_text(std::uint64_t value)
{
    return format("%d", static_cast<int>(static_cast<std::uint32_t>(value)));
}

std::string protection_text(std::uint64_t bits)
{
    constexpr Flag flags[] = {
        {1, "PROT_READ"}, {2, "PROT_WRITE"}, {4, "PROT_EXEC"}, {0x01000000, "PROT_GROWSDOWN"}};
    return bits == 0 ? "PROT_NONE" : join_flags(bits, std::begin(flags), std::end(flags), "");
}

std::string map_flags_text(std::uint64_t bits)
{
    constexpr Flag flags[] = {{0x10, "MAP_FIXED"},      {0x20, "MAP_ANONYMOUS"},
                              {0x40, "MAP_32BIT"},      {0x100000, "MAP_FIXED_NOREPLACE"},
                              {0x100, "MAP_GROWSDOWN"}, {0x800, "MAP_DENYWRITE"},
                              {0x2000, "MAP_LOCKED"},   {0x4000, "MAP_NORESERVE"},
                              {0x8000, "MAP_POPULATE"}, {0x10000, "MAP_NONBLOCK"},
                              {0x20000, "MAP_STACK"},   {0x40000, "MAP_HUGETLB"}};
    const std::uint64_t kind = bits & 3;
    const char* name = kind == 1   ? "MAP_SHARED"
                       : kind == 2 ? "MAP_PRIVATE"
                       : kind == 3 ? "MAP_SHARED_VALIDATE"
                                   : "0";
    bits &= ~std::uint64_t{3};
    return bits == 0 ? name : join_flags(bits, std::begin(flags), std::end(flags), name);
}

std::string open_flags_text(std::uint64_t bits)
{
    constexpr Flag flags[] = {{0100, "O_CREAT"},    {0200, "O_EXCL"},       {01000, "O_TRUNC"},
                              {02000, "O_APPEND"},  {04000, "O_NONBLOCK"},  {0200000, "O_DIRECTORY"},
                              {040000, "O_DIRECT"}, {02000000, "O_CLOEXEC"}};
    const char* mode = (bits & 3) == 0 ? "O_RDONLY" : (bits & 3) == 1 ? "O_WRONLY" : "O_RDWR";
    bits &= ~std::uint64_t{3};
    return bits == 0 ? mode : join_flags(bits, std::begin(flags), std::end(flags), mode);
}

std::string advice_text(std::uint64_t advice)
{
    switch (advice) {
        case 0: return "MADV_NORMAL";
        case 1: return "MADV_RANDOM";
        case 2: return "MADV_SEQUENTIAL";
        case 3: return "MADV_WILLNEED";
        case 4: return "MADV_DONTNEED";
        case 8: return "MADV_FREE";
        case 10: return "MADV_DONTFORK";
        case 11: return "MADV_DOFORK";
        case 14: return "MADV_HUGEPAGE";
        case 15: return "MADV_NOHUGEPAGE";
        case 18: return "MADV_WIPEONFORK";
        case 19: return "MADV_KEEPONFORK";
        case 20: return "MADV_COLD";
        case 21: return "MADV_PAGEOUT";
        case 22: return "MADV_POPULATE_READ";
        case 23: return "MADV_POPULATE_WRITE";
        default: return format("%#llx /* MADV_??? */", static_cast<unsigned long long>(advice));
    }
}

std::string quoted_bytes(std::string_view bytes, bool more)
{
    std::string text = "\"";
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        const bool digit_follows = i + 1 < bytes.size() && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
        switch (c) {
            case '\n': text += "\\n"; break;
            case '\t': text += "\\t"; break;
            case '\r': text += "\\r"; break;
            case '\v': text += "\\v"; break;
            case '\f': text += "\\f"; break;
            case '"': text += "\\\""; break;
            case '\\': text += "\\\\"; break;
            default:
                if (is_printable(c)) text += static_cast<char>(c);
                else text += format(digit_follows ? "\\%03o" : "\\%o", c);
        }
    }
    return text + (more ? "\"..." : "\"");
}

}  // namespace fl::shell
