#include "kernel/demonstration/demonstration.h"

#include "kernel/allocate.h"
#include "kernel/slab/slab.h"
#include "kernel/vmalloc/vmalloc.h"

#include <algorithm>

namespace fl::kernel {
namespace {

constexpr std::size_t most_held = 4096;

unsigned order_for(std::uint64_t bytes)
{
    unsigned order = 0;
    while ((page_size << order) < bytes) ++order;
    return order;
}

void keep(Kernel& kernel, WantedMemory memory)
{
    auto& held = kernel.wanted.write();
    memory.number = held.empty() ? 1 : held.back().number + 1;
    held.push_back(memory);
}

bool is_full(const Kernel& kernel) { return kernel.wanted && kernel.wanted->size() >= most_held; }

// Linux: kmalloc_large_node().
bool take_pages(Kernel& kernel, hw::Hardware& hardware, WantedMemory& memory, trace::Recorder& record)
{
    memory.order = order_for(memory.bytes);
    const auto first = allocate_pages(kernel, hardware, {FrameUse::Vmalloc, memory.order}, record);
    if (!first) return false;
    kernel.statistics.nr_slab_unreclaimable += 1ull << memory.order;
    memory.at = kernel.layout.direct_map + address_in(*first, 0).value;
    return true;
}

}  // namespace

Status demonstrate_kmalloc(Kernel& kernel, hw::Hardware& hardware, std::uint64_t bytes,
                           trace::Recorder& record)
{
    if (bytes == 0 || bytes > most_kmalloc) return Errno::Invalid;
    if (is_full(kernel)) return Errno::NoSpace;
    WantedMemory memory;
    memory.bytes = bytes;
    if (bytes <= largest_kmalloc) {
        memory.object = allocate_object(kernel, hardware, kmalloc_cache(bytes), record);
        if (!memory.object) return Errno::NoMemory;
        memory.at = kernel.layout.direct_map + memory.object.at.value;
    } else if (!take_pages(kernel, hardware, memory, record)) {
        return Errno::NoMemory;
    }
    keep(kernel, memory);
    return Done{};
}

Status demonstrate_vmalloc(Kernel& kernel, hw::Hardware& hardware, std::uint64_t bytes,
                           trace::Recorder& record)
{
    if (bytes == 0 || bytes > bytes_in({kernel.total_pages}).value) return Errno::Invalid;
    if (is_full(kernel)) return Errno::NoSpace;
    WantedMemory memory;
    memory.bytes = bytes;
    memory.in_vmalloc = true;
    const VmallocRequest request{.pages = pages_for(ByteCount{bytes}).value, .user = VmallocUser::Module};
    const auto at = vmalloc(kernel, hardware, request, record);
    if (!at) return Errno::NoMemory;
    memory.at = *at;
    keep(kernel, memory);
    return Done{};
}

Status demonstrate_kfree(Kernel& kernel, hw::Hardware& hardware, std::uint32_t number,
                         trace::Recorder& record)
{
    auto& held = kernel.wanted.write();
    const auto found = std::find_if(held.begin(), held.end(),
                                    [number](const WantedMemory& memory) { return memory.number == number; });
    if (found == held.end()) return Errno::NoEntry;
    const WantedMemory memory = *found;
    held.erase(found);
    if (memory.in_vmalloc) {
        vfree(kernel, hardware, memory.at, record);
    } else if (memory.object) {
        free_object(kernel, hardware, memory.object, record);
    } else {
        kernel.statistics.nr_slab_unreclaimable -= 1ull << memory.order;
        free_pages(kernel, hardware, frame_of(PhysAddr{memory.at - kernel.layout.direct_map}), memory.order,
                   record);
    }
    return Done{};
}

std::uint64_t bytes_taken(const WantedMemory& memory)
{
    if (memory.in_vmalloc) return bytes_in(pages_for(ByteCount{memory.bytes})).value;
    if (memory.object) return cache_info(kmalloc_cache(memory.bytes)).size;
    return page_size << memory.order;
}

}  // namespace fl::kernel
