// Prints what one access to the simulated memory costs on the host, and how often that is one plain host
// access.
#include "hw/hardware.h"
#include "hw/mmu.h"
#include "kernel/frames/frames.h"
#include "measure.h"

#include <cstdio>
#include <vector>

using namespace fl;
using namespace fl::hw;
using fl::bench::nanoseconds_each;

namespace {

constexpr VirtAddr base{0x5555'5580'0000};
constexpr FrameNumber first_frame{64};
constexpr std::uint64_t rights = pte_present | pte_write | pte_user;
constexpr int accesses = 1'000'000;

// `pages` up to 512 pages at `base`, each with a frame of its own.
Hardware with_pages(std::uint64_t pages)
{
    Hardware hardware{PhysicalMemory(4096_pages), {}};
    const auto link = [&](FrameNumber table, unsigned level, VirtAddr at, FrameNumber to) {
        hardware.memory.store64(Paging{}.entry_at(table, at, level),
                                to.value << page_shift | rights);
    };
    for (unsigned level = 4; level > 1; --level)
        link({5 - level}, level, base, {6 - level});
    for (std::uint64_t page = 0; page < pages; ++page)
        link({4}, 1, base + page * page_size, first_frame + page);
    return hardware;
}

double loads(std::uint64_t pages, std::uint64_t stride, bool write)
{
    Hardware hardware = with_pages(pages);
    return nanoseconds_each([&] {
        Mmu mmu(hardware.memory, hardware.tlb, {{1}, 1});
        PageFault fault;
        std::uint64_t sum = 0, value = 0, at = 0;
        for (int i = 0; i < accesses; ++i) {
            const bool done =
                write ? mmu.store(base + at, 8, sum, fault) : mmu.load(base + at, 8, value, fault);
            if (!done) return std::uint64_t{0};
            sum += value;
            at += stride;
            if (at >= pages * page_size) at -= pages * page_size;
        }
        volatile std::uint64_t keep = sum;
        return std::uint64_t{accesses} + (keep & 0);
    });
}

double plain_host()
{
    std::vector<std::uint64_t> memory(4096);
    return nanoseconds_each([&] {
        volatile std::uint64_t* words = memory.data();
        std::uint64_t sum = 0;
        for (int i = 0; i < accesses; ++i)
            sum += words[static_cast<std::size_t>(i) & 4095];
        volatile std::uint64_t keep = sum;
        return std::uint64_t{accesses} + (keep & 0);
    });
}

double buddy_pair(unsigned held)
{
    kernel::Frames frames = kernel::make_frames(pages_for(256_MiB), 8192_pages);
    trace::Recorder record;
    record.mute(true);
    for (unsigned i = 0; i < held; ++i)
        (void)kernel::allocate(frames, 0, kernel::FrameUse::Anonymous, record);
    return nanoseconds_each([&] {
        for (int i = 0; i < accesses / 10; ++i) {
            const auto frame = kernel::allocate(frames, 0, kernel::FrameUse::Anonymous, record);
            if (!frame) return std::uint64_t{0};
            kernel::free(frames, *frame, 0, record);
        }
        return std::uint64_t{accesses / 10};
    });
}

void row(const char* what, double time, double plain)
{
    std::printf("%-52s %8.1f ns  %6.1f x\n", what, time, time / plain);
}

}  // namespace

int main()
{
    const double plain = plain_host();
    row("plain host load", plain, plain);
    row("load, window hit (8 pages)", loads(8, 520, false), plain);
    row("store, window hit (8 pages)", loads(8, 520, true), plain);
    row("load, TLB hit (60 pages, another each time)", loads(60, page_size + 8, false), plain);
    row("load, TLB miss and walk (512 pages)", loads(512, page_size + 8, false), plain);
    row("store, TLB miss and walk (512 pages)", loads(512, page_size + 8, true), plain);
    row("buddy: one page and back, no merging", buddy_pair(1), plain);
    row("buddy: one page and back, 10 splits and 10 merges", buddy_pair(0), plain);
    row("16 GiB of records and memory, made and copied", nanoseconds_each([] {
            const kernel::Frames frames = kernel::make_frames(pages_for(16_GiB), 16384_pages);
            const PhysicalMemory memory(pages_for(16_GiB));
            const kernel::Frames copy = frames;
            const PhysicalMemory twin = memory;
            return std::uint64_t{copy.table.size() == twin.size()};
        }),
        plain);
    return 0;
}
