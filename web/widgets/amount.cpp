#include "widgets/amount.h"

#include "base/text.h"

#include <array>

namespace fl::web {

std::string size_text(ByteCount bytes)
{
    if (bytes.value < 1024) return format("%llu B", static_cast<unsigned long long>(bytes.value));
    if (bytes.value < (10ull << 20))
        return format("%llu kB", static_cast<unsigned long long>(bytes.value >> 10));
    constexpr std::array<const char*, 4> units{"MiB", "GiB", "TiB", "PiB"};
    double amount = static_cast<double>(bytes.value) / (1 << 20);
    std::size_t unit = 0;
    for (; amount >= 1024 && unit + 1 < units.size(); ++unit)
        amount /= 1024;
    const bool whole = amount >= 100 || amount == static_cast<double>(static_cast<std::uint64_t>(amount));
    return format(whole ? "%.0f %s" : "%.1f %s", amount, units[unit]);
}

std::string clock_text(Tick time)
{
    const auto ns = static_cast<double>(time.value);
    if (time.value < 1000) return format("%llu ns", static_cast<unsigned long long>(time.value));
    if (time.value < 1000000) return format("%.2f \xC2\xB5s", ns / 1e3);
    if (time.value < 1000000000) return format("%.3f ms", ns / 1e6);
    return format("%.3f s", ns / 1e9);
}

std::string address_text(VirtAddr address)
{
    return format("%012llx", static_cast<unsigned long long>(address.value));
}

std::string count_text(std::uint64_t count)
{
    std::string text = format("%llu", static_cast<unsigned long long>(count));
    for (std::size_t at = text.size(); count >= 10000 && at > 3; at -= 3)
        text.insert(at - 3, 1, ',');
    return text;
}

}  // namespace fl::web
