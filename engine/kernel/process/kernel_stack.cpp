#include "kernel/process/kernel_stack.h"

#include "kernel/allocate.h"

namespace fl::kernel {
namespace {

constexpr std::uint64_t frames = 1u << kernel_stack_order;

}  // namespace

std::optional<FrameNumber> allocate_kernel_stack(Kernel& kernel, hw::Hardware& hardware,
                                                 trace::Recorder& record)
{
    const auto first =
        allocate_pages(kernel, hardware, {.use = FrameUse::KernelStack, .order = kernel_stack_order}, record);
    if (!first) return std::nullopt;
    kernel.statistics.nr_kernel_stack_kib += frames * page_size / 1024;
    return first;
}

void free_kernel_stack(Kernel& kernel, hw::Hardware& hardware, FrameNumber first, trace::Recorder& record)
{
    kernel.statistics.nr_kernel_stack_kib -= frames * page_size / 1024;
    free_pages(kernel, hardware, first, kernel_stack_order, record);
}

}  // namespace fl::kernel
