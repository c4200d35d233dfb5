#include "kernel/process/kernel_stack.h"

namespace fl::kernel {
namespace {

constexpr std::uint64_t frames = 1u << kernel_stack_order;

}  // namespace

std::optional<FrameNumber> allocate_kernel_stack(Kernel& kernel, trace::Recorder& record)
{
    const auto first = allocate(kernel.frames, kernel_stack_order, FrameUse::KernelStack, record);
    if (!first) return std::nullopt;
    kernel.statistics.pgalloc += frames;
    kernel.statistics.nr_kernel_stack_kib += frames * page_size / 1024;
    return first;
}

void free_kernel_stack(Kernel& kernel, hw::Hardware& hardware, FrameNumber first, trace::Recorder& record)
{
    for (std::uint64_t i = 0; i < frames; ++i) hardware.memory.clear(first + i);
    kernel.statistics.pgfree += frames;
    kernel.statistics.nr_kernel_stack_kib -= frames * page_size / 1024;
    free(kernel.frames, first, kernel_stack_order, record);
}

}  // namespace fl::kernel
