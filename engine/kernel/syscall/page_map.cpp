#include "kernel/syscall/page_map.h"

#include "kernel/huge/entries.h"

#include <algorithm>
#include <vector>

namespace fl::kernel {
namespace {

constexpr std::uint64_t entry_size = 8;
constexpr std::uint64_t present = 1ull << 63, swapped = 1ull << 62, file_or_shared = 1ull << 61,
                        exclusive = 1ull << 56;

// Bits 0 to 4 the area, from 5 on the slot.
std::uint64_t describe_swapped(SwapEntry entry)
{
    return swapped | std::uint64_t{entry.slot()} << 5 | entry.area();
}

std::uint64_t describe(const CallContext& call, const AddressSpace& space, VirtAddr page)
{
    if (any_huge(call.kernel))
        if (const auto huge = huge_entry_at(call.hardware.memory, space.root, page)) {
            const Frame& head = call.kernel.frames.table.at(huge->head());
            const bool alone = head.mappings == 1, file = head.use == FrameUse::HugePool && head.owner != 0;
            const std::uint64_t frame = huge->head().value + (page - huge->begin) / page_size;
            return present | frame | (alone ? exclusive : 0) | (file ? file_or_shared : 0);
        }
    const auto at = existing_entry(call.hardware.memory, space.root, page);
    const hw::Pte entry = at ? call.hardware.memory.load_entry(*at) : hw::Pte{};
    if (is_swap(entry)) return describe_swapped(swap_entry(entry));
    if (!holds_frame(entry)) return 0;
    const Frame& frame = call.kernel.frames.table.at(entry.frame());
    std::uint64_t word = present | entry.frame().value;
    if (frame.use == FrameUse::PageCache) word |= file_or_shared;
    if (frame.mappings == 1) word |= exclusive;
    return word;
}

}  // namespace

Answer read_page_map(const CallContext& call, Pid subject, VirtAddr to, std::uint64_t size,
                     std::uint64_t offset)
{
    constexpr std::uint64_t most = 1 << 16;  // bytes answered by one call
    const Process* process = call.kernel.processes.find(subject);
    if (!process || process->space == 0) return Errno::NoProcess;
    if (offset % entry_size != 0 || size % entry_size != 0) return Errno::Invalid;
    const std::uint64_t end = page_of(call.kernel.layout.task_size).value * entry_size;
    if (offset >= end) return 0;
    std::vector<std::uint64_t> words(std::min({size, end - offset, most}) / entry_size);
    const AddressSpace& space = call.kernel.spaces.at(process->space);
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = describe(call, space, start_of({offset / entry_size + i}));
    const Reach reach = call.memory().write(to, std::as_bytes(std::span(words)));
    return reach == Reach::Ok ? Answer{static_cast<std::int64_t>(words.size() * entry_size)} : Answer{reach};
}

}  // namespace fl::kernel
