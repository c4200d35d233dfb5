#include "kernel/files/read_ahead.h"

#include "kernel/files/store.h"

#include <algorithm>
#include <bit>

namespace fl::kernel {
namespace {

std::uint64_t most_pages(const Kernel& kernel, const ReadAhead& state)
{
    const std::uint64_t pages = kernel.tunables.read_ahead_kb / (page_size / 1024);
    return state.advice == ReadAhead::Advice::Sequential ? pages * 2 : pages;
}

// Linux: get_init_ra_size().
std::uint64_t first_window(std::uint64_t wanted, std::uint64_t most)
{
    const std::uint64_t rounded = std::bit_ceil(wanted);
    if (rounded <= most / 32) return rounded * 4;
    if (rounded <= most / 4) return rounded * 2;
    return most;
}

// Linux: get_next_ra_size().
std::uint64_t next_window(std::uint64_t size, std::uint64_t most)
{
    if (size < most / 16) return size * 4;
    return size <= most / 2 ? size * 2 : most;
}

// The next window, or none for a read that has nothing to do with those before. Linux: ondemand_readahead().
bool plan(ReadAhead& state, std::uint64_t index, std::uint64_t wanted, std::uint64_t most)
{
    const bool goes_on = state.size != 0 && (index == state.start + state.size - state.async_size
                                             || index == state.start + state.size);
    const bool sequential = index == 0 || index - state.previous <= 1 || wanted > most;
    if (index != 0 && goes_on) {
        state.start += state.size;
        state.size = next_window(state.size, most);
        state.async_size = state.size;
    } else if (sequential) {
        state.start = index;
        state.size = first_window(std::min(wanted, most), most);
        state.async_size = state.size > wanted ? state.size - wanted : state.size;
    } else {
        return false;
    }
    if (index == state.start && state.size == state.async_size) {
        const std::uint64_t more = next_window(state.size, most);
        state.async_size = state.size + more <= most ? more : most / 2;
        state.size = std::min(state.size + more, most);
    }
    return true;
}

}  // namespace

bool fetch_pages(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t first,
                 std::uint64_t end, trace::Recorder& record)
{
    end = std::min(end, pages_for(kernel.files.inodes.at(inode).size).value);
    for (std::uint64_t i = first; i < end; ++i)
        if (!cached_page(kernel, hardware, inode, i, Fill::Read, record)) return false;
    return true;
}

bool read_ahead(Kernel& kernel, hw::Hardware& hardware, std::uint32_t open_file, std::uint64_t index,
                std::uint64_t wanted, trace::Recorder& record)
{
    OpenFile& file = kernel.files.open_files.at(open_file);
    ReadAhead& state = file.ahead;
    const std::uint64_t most = most_pages(kernel, state);
    const bool cached = kernel.cache.find(file.inode, index).has_value();
    const bool marked = state.async_size != 0 && index == state.start + state.size - state.async_size;
    bool planned = false;
    if (state.advice != ReadAhead::Advice::Random && most != 0 && (!cached || marked))
        planned = plan(state, index, wanted, most);
    state.previous = index;
    if (planned && !fetch_pages(kernel, hardware, file.inode, state.start, state.start + state.size, record))
        return false;
    return fetch_pages(kernel, hardware, file.inode, index, index + 1, record);
}

bool read_ahead_mapped(Kernel& kernel, hw::Hardware& hardware, InodeId id, std::uint64_t index, Advice advice,
                       trace::Recorder& record)
{
    Inode& inode = kernel.files.inodes.at(id);
    const std::uint64_t most = most_pages(kernel, {});
    const bool cached = kernel.cache.find(id, index).has_value();
    const bool marked = inode.readahead_mark != 0 && index == inode.readahead_mark;
    if (cached && !marked) return true;
    if (advice == Advice::Random || most == 0)
        return fetch_pages(kernel, hardware, id, index, index + 1, record);
    // The mark of the window around a miss stands before its last quarter, that of the next at its beginning.
    std::uint64_t first = advice == Advice::Sequential ? index : index - std::min(index, most / 2);
    if (marked) first = cached ? inode.readahead_next : index;
    const std::uint64_t end = first + most;
    inode.readahead_mark = marked && cached ? first : end - most / 4;
    inode.readahead_next = end;
    return fetch_pages(kernel, hardware, id, first, end, record);
}

}  // namespace fl::kernel
