#include "kernel/address_space/zap.h"
#include "unit/kernel/swapping.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

// Shared anonymous memory whose pages reclaim takes out: no entry shows them, their place names the slot.
struct SwappingShared : Swapping {
    VirtAddr shared_pages(std::uint64_t pages)
    {
        const VirtAddr at{static_cast<std::uint64_t>(
            call(SystemCall::Mmap, {0, pages * page_size, rw, shared | anonymous, ~0ull, 0}))};
        for (std::uint64_t i = 0; i < pages; ++i)
            REQUIRE(write(at + i * page_size, static_cast<std::uint8_t>(i + 1)) == Touched::Ok);
        return at;
    }
    void push_out_shared(VirtAddr at, std::uint64_t pages)
    {
        const InodeId inode = space().areas.containing(at)->inode;
        advise(at, pages, dont_need);
        for (std::uint64_t i = 0; i < pages; ++i) {
            const auto frame = kernel.cache.find(inode, i);
            if (!frame) continue;
            REQUIRE(shared_to_swap(kernel, hardware, *frame, record));
            write_to_swap(kernel, hardware, *frame, record);
        }
        settle();
        push_out(at, 0);
    }
};

}  // namespace

TEST_CASE_FIXTURE(SwappingShared, "shared memory goes to swap too: Shmem falls, VmSwap does not rise")
{
    const VirtAddr at = shared_pages(8);
    const std::uint64_t shmem = counters().nr_shmem;
    push_out_shared(at, 8);
    CHECK(counters().nr_shmem == shmem - 8);
    CHECK(space().swapents == 0);
    CHECK(swap_used() == 8);
    const std::uint64_t major = process().majflt;
    CHECK(byte(pid, at + 2 * page_size) == 3);
    CHECK(process().majflt == major + 1);
    CHECK(counters().nr_shmem == shmem - 7);
    CHECK(swap_used() == 7);  // the slot of what came back is free at once
    CHECK(call(SystemCall::Munmap, {at.value, 8 * page_size}) == 0);
    CHECK(swap_used() == 0);
}

TEST_CASE_FIXTURE(SwappingShared, "who maps shared memory that is out sees what the other wrote")
{
    const VirtAddr at = shared_pages(2);
    const Pid child = fork();
    REQUIRE(access(child, at, hw::AccessKind::Write, 42) == Touched::Ok);
    for (auto& [id, in] : kernel.spaces)
        if (in.areas.containing(at)) zap(kernel, hardware, in, at, at + 2 * page_size, record);
    push_out_shared(at, 2);
    CHECK(byte(pid, at) == 42);
    CHECK(byte(child, at) == 42);
    CHECK(byte(child, at + page_size) == 2);
}
