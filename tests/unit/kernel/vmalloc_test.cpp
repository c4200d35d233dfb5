#include "kernel/vmalloc/vmalloc.h"
#include "unit/kernel/small_machine.h"

#include <doctest/doctest.h>

#include <vector>

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

TEST_CASE_FIXTURE(SmallMachine, "vmalloc gives addresses in a row, frames from anywhere, a guard page")
{
    const auto split = allocate(kernel.frames, 0, FrameUse::Slab, record);  // a gap in the row of free frames
    REQUIRE(split);
    const std::uint64_t used = kernel.statistics.nr_vmalloc;
    const auto first = vmalloc(kernel, hardware, {.pages = 3, .align = page_size}, record);
    const auto second = vmalloc(kernel, hardware, {.pages = 2, .align = page_size}, record);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(kernel.statistics.nr_vmalloc == used + 5);
    for (std::uint64_t page = 0; page < 3; ++page)
        CHECK(vmalloc_frame(kernel, hardware, *first + page * page_size));
    CHECK_FALSE(vmalloc_frame(kernel, hardware, *first + 3 * page_size));
    vfree(kernel, hardware, *first, record);
    CHECK_FALSE(vmalloc_frame(kernel, hardware, *first));
    const auto again = vmalloc(kernel, hardware, {.pages = 3, .align = page_size}, record);
    CHECK(again == first);  // the lowest hole that fits
    vfree(kernel, hardware, *again, record);
    vfree(kernel, hardware, *second, record);
    CHECK(kernel.statistics.nr_vmalloc == used);
    fl::kernel::free(kernel.frames, *split, 0, record);
    CHECK(broken_invariants(kernel, hardware).empty());
}

TEST_CASE_FIXTURE(SmallMachine, "kernel stacks are 16 KiB and a guard page in the vmalloc area")
{
    const std::uint64_t stacks = kernel.statistics.nr_kernel_stack_kib, areas = kernel.vmalloc.size();
    const Pid child = fork();
    const VirtAddr stack = kernel.processes.at(child).kernel_stack;
    CHECK(stack >= kernel.layout.vmalloc_begin);
    CHECK(stack.value % (16 * 1024) == 0);
    CHECK(kernel.vmalloc.size() == areas + 1);
    CHECK(kernel.statistics.nr_kernel_stack_kib == stacks + 16);
    CHECK(kernel.vmalloc.back().end() - kernel.vmalloc.back().begin == 20480);  // as /proc/vmallocinfo says
    exit(child, 0);
    CHECK(kernel.vmalloc.size() == areas);
    CHECK(kernel.statistics.nr_kernel_stack_kib == stacks);
}
