// A machine with swap, and ways to push pages out without waiting for memory to get scarce.
#pragma once

#include "kernel/block/requests.h"
#include "kernel/swap/swap.h"
#include "unit/kernel/small_machine.h"

namespace fl::kernel::test {

inline constexpr std::uint64_t page_out_advice = 21, will_need = 3, dont_need = 4;

// A machine with 16 MiB of swap and a program with some pages of its own, none of them zero.
struct Swapping : SmallMachine {
    Swapping() : SmallMachine(64_MiB, 16_MiB) {}

    VirtAddr filled(std::uint64_t pages)
    {
        const VirtAddr at = map_anonymous(pages);
        for (std::uint64_t i = 0; i < pages; ++i)
            REQUIRE(write(at + i * page_size, static_cast<std::uint8_t>(1 + i % 250)) == Touched::Ok);
        return at;
    }
    void advise(VirtAddr at, std::uint64_t pages, std::uint64_t advice)
    {
        REQUIRE(call(SystemCall::Madvise, {at.value, pages * page_size, advice}) == 0);
    }
    // Out, and no longer in memory.
    void push_out(VirtAddr at, std::uint64_t pages)
    {
        advise(at, pages, page_out_advice);
        settle();
        for (std::uint64_t i = 0; i < kernel.frames.table.size().value; ++i) {
            const Frame& frame = kernel.frames.table.at({i});
            if ((frame.flags & FrameSwapCache) && frame.mappings == 0 && !(frame.flags & FrameDirty))
                drop_from_swap_cache(kernel, hardware, {i}, 0, record);
        }
        check_invariants();
    }
    // The disk has done everything.
    void settle()
    {
        kernel.now += Tick{1'000'000'000};
        complete_requests(kernel, hardware, record);
        check_invariants();
    }
    Statistics& counters() { return kernel.statistics; }
    std::uint64_t swap_used() { return kernel.swap_pages - kernel.swap.free; }
};

}  // namespace fl::kernel::test
