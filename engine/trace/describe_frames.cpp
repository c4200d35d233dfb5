#include "base/text.h"
#include "trace/sentences.h"

namespace fl::trace {
namespace {

using ull = unsigned long long;

const char* type_words(std::uint8_t type)
{
    constexpr const char* names[] = {"unmovable", "movable", "reclaimable", "high-order atomic"};
    return type < std::size(names) ? names[type] : "other";
}

}  // namespace

std::string sentence(const BlockLent& e)
{
    return format("No %s block was free: the free %s block of %llu frames from %llu was taken instead.",
                  type_words(e.to), type_words(e.from), 1ull << e.order, static_cast<ull>(e.block.value));
}

std::string sentence(const PageblockClaimed& e)
{
    return format("The 512 frames from %llu on are now for %s pages; they were for %s ones.",
                  static_cast<ull>(e.block.value), type_words(e.to), type_words(e.from));
}

std::string sentence(const PageMigrated& e)
{
    return format("Compaction moved the page in frame %llu to frame %llu.", static_cast<ull>(e.from.value),
                  static_cast<ull>(e.to.value));
}

std::string sentence(const Compacted& e)
{
    constexpr std::uint8_t everything = 255;
    constexpr const char* zones[] = {"DMA", "DMA32", "Normal"};
    std::string text = format("%s compacted zone %s", e.daemon ? "kcompactd" : "The process itself",
                              e.zone < std::size(zones) ? zones[e.zone] : "?");
    if (e.order != everything) text += format(" for a block of %u frames", 1u << e.order);
    text += format(": %u pages looked at, %u moved", e.scanned, e.moved);
    if (e.order == everything) return text + ".";
    return text + (e.success ? ", and there is one now." : ", and there is still none.");
}

}  // namespace fl::trace
