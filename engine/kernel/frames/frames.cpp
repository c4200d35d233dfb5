#include "kernel/frames/frames.h"

#include <algorithm>
#include <cmath>

namespace fl::kernel {
namespace {

constexpr FrameNumber dma_end{16ull << 20 >> page_shift};
constexpr FrameNumber dma32_end{4ull << 30 >> page_shift};
constexpr FrameNumber kernel_begin{1ull << 20 >> page_shift};  // below lies what the firmware keeps

// Frees [begin, zone.end): what comes before the first largest block one by one, the rest stays untouched.
void fill(Frames& frames, Zone& zone, FrameNumber begin)
{
    trace::Recorder muted;
    muted.mute(true);
    zone.untouched = {std::min(align_up(begin.value, 1ull << highest_order), zone.end.value)};
    zone.free = zone.end - zone.untouched;
    for (FrameNumber at = begin; at < zone.untouched; ++at) {
        frames.table.edit(at).use = FrameUse::Reserved;
        free(frames, at, 0, muted);
    }
    zone.managed = zone.free;
}

}  // namespace

bool operator==(const FrameTable& a, const FrameTable& b)
{
    if (a.size_ != b.size_) return false;
    constexpr std::uint64_t run = FrameTable::run, runs = FrameTable::block / run;
    for (std::size_t i = 0; i < a.blocks_.size(); ++i) {
        if (a.blocks_[i].same_as(b.blocks_[i])) continue;
        for (std::uint64_t j = 0; j < runs; ++j) {
            if (a.blocks_[i] && b.blocks_[i] && (*a.blocks_[i])[j].same_as((*b.blocks_[i])[j])) continue;
            const std::uint64_t first = i * FrameTable::block + j * run;
            for (std::uint64_t at = first; at < first + run; ++at)
                if (!(a.at({at}) == b.at({at}))) return false;
        }
    }
    return true;
}

std::size_t Frames::zone_of(FrameNumber frame) const
{
    return frame < dma_end ? ZoneDma : frame < dma32_end ? ZoneDma32 : ZoneNormal;
}

Frames make_frames(PageCount size, PageCount reserved)
{
    Frames frames;
    frames.table = FrameTable(size);
    frames.types = PageblockTypes(size);
    // A machine's memory is a multiple of the largest block, so every zone ends at one.
    const FrameNumber end{align_down(size.value, 1ull << highest_order)};
    constexpr std::string_view names[] = {"DMA", "DMA32", "Normal"};
    const FrameNumber limits[] = {{0}, dma_end, dma32_end, end};
    for (std::size_t i = 0; i < zone_count; ++i) {
        Zone& zone = frames.zones[i];
        zone.name = names[i];
        zone.begin = std::min(limits[i], end);
        zone.end = i + 1 < zone_count ? std::min(limits[i + 1], end) : std::max(end, zone.begin);
    }
    const FrameNumber first_free = kernel_begin + reserved.value;
    for (FrameNumber at{0}; at < first_free && at < end; ++at) {
        Frame& frame = frames.table.edit(at);
        frame.use = FrameUse::Reserved;
        frame.references = 1;
    }
    for (Zone& zone : frames.zones)
        fill(frames, zone, std::clamp(first_free, zone.begin, zone.end));
    set_watermarks(frames, default_min_free_kbytes(frames.managed_pages() * (page_size / 1024)));
    return frames;
}

std::uint64_t default_min_free_kbytes(std::uint64_t lowmem_kbytes)
{
    const auto root = static_cast<std::uint64_t>(std::sqrt(static_cast<double>(lowmem_kbytes * 16)));
    return std::clamp<std::uint64_t>(root, 128, 262144);
}

std::uint64_t recommended_min_free_kbytes(const Frames& frames)
{
    constexpr std::uint64_t block_pages = pageblock_pages, types = lent_types;
    constexpr std::uint64_t least_ram = 512ull << 20 >> page_shift;
    if (frames.managed_pages() < least_ram) return 0;
    std::uint64_t populated = 0;
    for (const Zone& zone : frames.zones)
        if (zone.managed != 0) ++populated;
    const std::uint64_t wanted = block_pages * populated * (2 + types * types);
    return std::min(wanted, frames.managed_pages() / 20) * (page_size / 1024);
}

void set_watermarks(Frames& frames, const WatermarkRules& rules)
{
    frames.min_free_kbytes = rules.min_free_kbytes;
    constexpr std::uint64_t whole = 10000;
    const std::uint64_t pages_min = rules.min_free_kbytes / (page_size / 1024);
    const std::uint64_t managed = std::max<std::uint64_t>(frames.managed_pages(), 1);
    for (std::size_t i = zone_count; i-- > 0;) {
        Zone& zone = frames.zones[i];
        zone.marks.min = pages_min * zone.managed / managed;
        const std::uint64_t gap = std::max(zone.marks.min / 4, zone.managed * rules.scale_factor / whole);
        zone.marks.low = zone.marks.min + gap;
        zone.marks.high = zone.marks.low + gap;
        zone.marks.promo = zone.marks.high + gap;
        std::uint64_t above = 0;
        for (std::size_t j = i + 1; j < zone_count; ++j) {
            above += frames.zones[j].managed;
            zone.reserve[j] = rules.reserve[i] == 0 ? 0 : above / rules.reserve[i];
        }
        size_page_set(zone);
    }
}

}  // namespace fl::kernel
