// Reads what glibc's malloc wrote: chunk headers, the tcache, the fastbins and the bins. Names as in
// malloc/malloc.c.
#include "inspect/heap.h"

#include "inspect/entries.h"
#include "inspect/memory_map.h"
#include "inspect/source.h"
#include "lang/image.h"

#include <map>

namespace fl::inspect {
namespace {

constexpr std::uint64_t flags = 7, previous_in_use_flag = 1, mapped_flag = 2, other_arena_flag = 4;
constexpr std::uint64_t header = 16, smallest = 32;

// Offsets in malloc_state: fastbinsY, top, bins.
constexpr std::uint64_t arena_fast = 16, arena_top = 96, arena_bins = 112;
constexpr unsigned fast_bins = 10, bins = 127, small_bins_end = 64;
// Offsets in tcache_perthread_struct, which is the first chunk of the heap.
constexpr std::uint64_t tcache_entries = 128, tcache_chunk_size = 0x290;
constexpr unsigned tcache_bins = 64;

using FreeChunks = std::map<VirtAddr, ChunkState>;

class Reader {
public:
    Reader(const View& view, Pid pid, VirtAddr arena, VirtAddr heap)
        : view_(view), pid_(pid), arena_(arena), heap_(heap)
    {
    }

    std::uint64_t word(VirtAddr at) const { return peek64(view_, pid_, at).value_or(0); }
    VirtAddr top() const { return {word(arena_ + arena_top)}; }
    FreeChunks free_chunks() const
    {
        FreeChunks found;
        read_tcache(found);
        for (unsigned i = 0; i < fast_bins; ++i)
            read_single_list({word(arena_ + arena_fast + i * 8)}, 0, ChunkState::Fastbin, found);
        for (unsigned i = 1; i < bins; ++i)
            read_bin(i, found);
        return found;
    }

private:
    void read_tcache(FreeChunks& found) const
    {
        if ((word(heap_ + 8) & ~flags) != tcache_chunk_size) return;
        for (unsigned i = 0; i < tcache_bins; ++i)
            read_single_list({word(heap_ + header + tcache_entries + i * 8)}, header, ChunkState::Tcache,
                             found);
    }
    // Lists of the tcache link user pointers (`back` bytes behind the chunk), fastbins link chunks; both mix
    // the link with the address it is stored at (PROTECT_PTR). A chunk seen before ends the list: it may be a
    // cycle.
    void read_single_list(VirtAddr at, std::uint64_t back, ChunkState state, FreeChunks& found) const
    {
        while (at.value > back && found.size() < chunk_limit) {
            const VirtAddr link = at + (header - back);
            if (!found.emplace(at - back, state).second) return;
            at = {word(link) ^ (link.value >> page_shift)};
        }
    }
    void read_bin(unsigned index, FreeChunks& found) const
    {
        const VirtAddr head = arena_ + arena_bins + (index - 1) * 16 - header;
        const ChunkState state = index == 1               ? ChunkState::Unsorted
                                 : index < small_bins_end ? ChunkState::Smallbin
                                                          : ChunkState::Largebin;
        VirtAddr at{word(head + header)};
        while (at != head && at.value != 0 && found.size() < chunk_limit) {
            if (!found.emplace(at, state).second) return;
            at = {word(at + header)};
        }
    }

    const View& view_;
    Pid pid_;
    VirtAddr arena_, heap_;
};

ChunkRow read_chunk(const View& view, Pid pid, VirtAddr at)
{
    ChunkRow row;
    row.at = at;
    const auto word = peek64(view, pid, at + 8);
    row.header_readable = word.has_value();
    row.size = word.value_or(0) & ~flags;
    row.previous_in_use = (word.value_or(0) & previous_in_use_flag) != 0;
    row.mapped = (word.value_or(0) & mapped_flag) != 0;
    row.other_arena = (word.value_or(0) & other_arena_flag) != 0;
    return row;
}

void read_main_arena(const View& view, Pid pid, const Reader& reader, HeapPicture& heap)
{
    const FreeChunks free_chunks = reader.free_chunks();
    const VirtAddr top = reader.top();
    for (VirtAddr at = heap.start; at < heap.break_at;) {
        if (heap.chunks.size() >= chunk_limit) {
            heap.more = true;
            return;
        }
        ChunkRow row = read_chunk(view, pid, at);
        const auto found = free_chunks.find(at);
        if (found != free_chunks.end()) row.state = found->second;
        if (at == top) row.state = ChunkState::Top;
        if (row.size < smallest || row.size % 16 != 0 || row.size > heap.break_at - at) {
            row.state = ChunkState::Broken;
            row.size = heap.break_at - at;
            heap.broken = true;
        }
        heap.chunks.push_back(row);
        at += row.size;
    }
}

void read_mapped_chunks(const View& view, Pid pid, HeapPicture& heap)
{
    for (const AreaRow& area : memory_areas(view, pid)) {
        if (area.kind != AreaKind::Mapping || area.inode != 0) continue;
        for (VirtAddr at = area.begin; at < area.end && heap.mapped_chunks.size() < chunk_limit;) {
            const ChunkRow row = read_chunk(view, pid, at);
            const bool believable = row.mapped && row.size >= page_size && row.size % page_size == 0;
            if (!believable || row.size > area.end - at) break;
            heap.mapped_chunks.push_back(row);
            at += row.size;
        }
    }
}

}  // namespace

HeapPicture heap_chunks(const View& view, Pid pid)
{
    HeapPicture heap;
    const kernel::AddressSpace* space = find_space(view, pid);
    const lang::ImageMap* images = images_of(view, pid);
    if (!space || !images) return heap;
    heap.start = {align_up(space->start_brk.value, header)};
    heap.break_at = space->brk;
    const VirtAddr arena = images->find_symbol("__main_arena");
    if (arena.value == 0) return heap;
    read_main_arena(view, pid, Reader(view, pid, arena, heap.start), heap);
    read_mapped_chunks(view, pid, heap);
    return heap;
}

}  // namespace fl::inspect
