// Linux: lib/kstrtox.c.
#include "procfs/node.h"

#include "base/text.h"

namespace fl::procfs {

std::optional<std::int64_t> parse_kernel_number(std::string_view text)
{
    text = trim(text);
    const bool negative = !text.empty() && text[0] == '-';
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    constexpr std::size_t longest = 18;  // digits that cannot overflow
    if (text.empty() || text.size() > longest) return std::nullopt;
    unsigned base = 10;
    if (text.size() > 1 && text[0] == '0') base = (text[1] == 'x' || text[1] == 'X') ? 16 : 8;
    if (base == 16) text.remove_prefix(2);
    std::int64_t value = 0;
    for (const char c : text) {
        unsigned digit = 99;
        if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
        else if ((c | 32) >= 'a' && (c | 32) <= 'f') digit = static_cast<unsigned>((c | 32) - 'a') + 10;
        if (digit >= base) return std::nullopt;
        value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) * base + digit);
    }
    if (text.empty() || value < 0) return std::nullopt;
    return negative ? -value : value;
}

}  // namespace fl::procfs
