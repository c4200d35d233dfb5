#include "kernel/process/kernel_stack.h"

#include "kernel/allocate.h"
#include "kernel/vmalloc/vmalloc.h"

namespace fl::kernel {
namespace {

constexpr std::uint64_t frames = 1u << kernel_stack_order;
constexpr std::uint64_t kibibytes_each = frames * page_size / 1024;

// Four frames in a row, seen through the direct map.
std::optional<VirtAddr> allocate_in_a_row(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    const auto first =
        allocate_pages(kernel, hardware, {.use = FrameUse::KernelStack, .order = kernel_stack_order}, record);
    if (!first) return std::nullopt;
    return kernel.layout.direct_map + address_in(*first, 0).value;
}

}  // namespace

std::optional<VirtAddr> allocate_kernel_stack(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    const auto stack = hardware.memory.paging().narrow()
                           ? allocate_in_a_row(kernel, hardware, record)
                           : vmalloc(kernel, hardware,
                                     {frames, frames * page_size, FrameUse::KernelStack,
                                      VmallocUser::KernelStack},
                                     record);
    if (stack) kernel.statistics.nr_kernel_stack_kib += kibibytes_each;
    return stack;
}

void free_kernel_stack(Kernel& kernel, hw::Hardware& hardware, VirtAddr stack, trace::Recorder& record)
{
    kernel.statistics.nr_kernel_stack_kib -= kibibytes_each;
    if (!hardware.memory.paging().narrow()) {
        vfree(kernel, hardware, stack, record);
        return;
    }
    const FrameNumber first = frame_of(PhysAddr{stack - kernel.layout.direct_map});
    free_pages(kernel, hardware, first, kernel_stack_order, record);
}

}  // namespace fl::kernel
