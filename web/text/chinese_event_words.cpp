#include "text/chinese_event_words.h"

#include "base/text.h"
#include "text/words.h"
#include "trace/slab_names.h"

#include <utility>

namespace fl::web {

extern const char chinese_event_texts[];

namespace in_chinese {

std::string words(std::string_view name, std::initializer_list<std::string_view> values)
{
    const std::string_view all(chinese_event_texts);
    const std::string mark = "\2" + std::string(name) + "\n";
    const std::size_t found = all.find(mark);
    if (found == std::string_view::npos) return "";
    const std::size_t begin = found + mark.size();
    return fill_in(all.substr(begin, all.find('\2', begin) - begin), values);
}

std::string number(std::uint64_t value) { return format("%llu", static_cast<unsigned long long>(value)); }
std::string number(FrameNumber frame) { return number(frame.value); }
std::string at(VirtAddr address) { return format("0x%llx", static_cast<unsigned long long>(address.value)); }
std::string at(PageNumber page) { return at(start_of(page)); }
std::string range(VirtAddr begin, VirtAddr end) { return at(begin) + "-" + at(end); }
std::string kibibytes(std::uint64_t bytes) { return number(bytes / 1024) + " KiB"; }

std::string block(FrameNumber frame, unsigned order)
{
    return order == 0 ? words("frame", {number(frame)})
                      : words("block", {number(1u << order), number(frame), number(order)});
}

std::string rights(std::uint32_t protection)
{
    if (protection == 0) return words("no-access");
    std::string text;
    for (const auto& [bit, name] : {std::pair{1u, "readable"}, {2u, "writable"}, {4u, "executable"}})
        if (protection & bit) text += (text.empty() ? "" : words("and")) + words(name);
    return text;
}

std::string table(unsigned level)
{
    constexpr std::string_view names[] = {"PTE 表", "PMD 表", "PUD 表", "PGD（顶级页表）", "P4D 表"};
    return std::string(level >= 1 && level <= std::size(names) ? names[level - 1] : "页表");
}

std::string tables_of(std::uint32_t space)
{
    return space == 0 ? words("kernel-tables") : words("tables-of", {number(space)});
}

std::string movability(std::uint8_t type)
{
    constexpr std::string_view names[] = {"unmovable", "movable", "reclaimable", "high-atomic"};
    return type < std::size(names) ? words(names[type]) : "";
}

// Since boot, as the kernel log stamps its lines.
std::string moment(Tick tick)
{
    constexpr std::uint64_t second = 1'000'000'000;
    return format("%llu.%06llu s", static_cast<unsigned long long>(tick.value / second),
                  static_cast<unsigned long long>(tick.value % second / 1000));
}

// The upper 5 bits name the area, the lower 27 the slot. Linux: swp_entry_t.
std::string slot(std::uint32_t entry)
{
    return words("slot", {number(entry >> 27), number(entry & ((1u << 27) - 1))});
}

std::string list(std::uint8_t which) { return words("list" + number(which)); }
std::string cache(std::uint16_t which) { return std::string(trace::slab_cache_names[which]); }

}  // namespace in_chinese

}  // namespace fl::web
