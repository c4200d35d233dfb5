// Memory that is larger than memory: faults that throw out a page and bring one back, and page replacement
// replayed through the whole machine beside a plain model of the same rule.
#include "measure.h"

#include "hw/mmu.h"
#include "kernel/address_space/map.h"
#include "kernel/address_space/switch_space.h"
#include "kernel/boot.h"
#include "kernel/fault/handle_fault.h"
#include "kernel/files/store.h"
#include "kernel/process/execute.h"
#include "kernel/process/kernel_thread.h"
#include "kernel/process/lifecycle.h"
#include "kernel/reclaim/replay.h"

#include <cmath>
#include <list>
#include <unordered_map>
#include <vector>

namespace fl::bench {
namespace {

using namespace kernel;

// The bare kernel and one process, events on.
struct Machine {
    hw::Hardware hardware;
    trace::Recorder record;
    Kernel kernel;
    Pid pid = 0;

    Machine(ByteCount ram, ByteCount swap)
    {
        hardware.memory = hw::PhysicalMemory({ram.value / page_size});
        kernel = boot(hardware, {.ram = ram, .swap = swap}, record);
        const std::vector<std::byte> bytes(0x4000);
        const auto inode = put_file(kernel, hardware, "/tmp/demo", bytes, 0755, record);
        pid = *create_process(kernel, hardware, kernel.shell, record);
        ImageLayout image;
        image.inode = *inode;
        image.segments = {{{0}, {0}, {0x1000}, {0}, ProtRead}};
        image.image_size = {0x2000};
        (void)bool(execute(kernel, hardware, pid,
                           {.image = image, .arguments = {"demo"}, .environment = {}, .path = "/tmp/demo"},
                           record));
        kernel.current = pid;
    }
    void touch(VirtAddr at, hw::AccessKind kind)
    {
        for (int tries = 0; tries < 8; ++tries) {
            const AddressSpace& space = space_of(kernel, pid);
            hw::PageFault fault;
            std::uint64_t value = 1;
            {
                hw::Mmu mmu(hardware.memory, hardware.tlb, load_space(kernel, hardware, space.id, record));
                if (kind == hw::AccessKind::Write ? mmu.store(at, 8, value, fault)
                                                  : mmu.load(at, 8, value, fault))
                    return;
            }
            if (handle_fault(kernel, hardware, pid, fault, record) == FaultResult::Wait)
                let_run(kernel, hardware, pid, record);
            kernel.current = pid;
        }
    }
};

std::vector<std::uint32_t> zipf(std::uint32_t pages, std::size_t count, double skew)
{
    std::vector<double> sums(pages);
    double sum = 0;
    for (std::uint32_t i = 0; i < pages; ++i)
        sums[i] = sum += 1 / std::pow(i + 1, skew);
    std::vector<std::uint32_t> references(count);
    std::uint64_t state = 88172645463325252ull;
    for (std::uint32_t& reference : references) {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        const double at = static_cast<double>(state >> 11) / 9007199254740992.0 * sum;
        const auto rank =
            static_cast<std::uint64_t>(std::lower_bound(sums.begin(), sums.end(), at) - sums.begin());
        reference = static_cast<std::uint32_t>(rank * 2654435761u % pages);  // neighbours need not be liked
    }
    return references;
}

// FIFO and LRU as a list of pages; CLOCK as the same list, where who was used goes round once more.
std::uint64_t plain_faults(ReplayPolicy policy, std::size_t frames,
                           const std::vector<std::uint32_t>& references)
{
    struct Page {
        std::uint32_t number;
        bool used;
    };
    std::list<Page> pages;
    std::unordered_map<std::uint32_t, std::list<Page>::iterator> where;
    std::uint64_t faults = 0;
    for (const std::uint32_t number : references) {
        if (const auto at = where.find(number); at != where.end()) {
            at->second->used = true;
            if (policy == ReplayPolicy::Lru) pages.splice(pages.begin(), pages, at->second);
            continue;
        }
        ++faults;
        if (pages.size() == frames) {
            for (; policy == ReplayPolicy::Clock && pages.back().used;
                 pages.splice(pages.begin(), pages, std::prev(pages.end())))
                pages.back().used = false;
            where.erase(pages.back().number);
            pages.pop_back();
        }
        pages.push_front({number, true});
        where[number] = pages.begin();
    }
    return faults;
}

}  // namespace

double measure_major_fault()
{
    constexpr std::uint64_t pages = 16384;  // 64 MiB, of which some 45 fit
    Machine machine(64_MiB, 128_MiB);
    machine.kernel.tunables.page_cluster = 0;
    const VirtAddr at = *map(machine.kernel, machine.hardware, machine.pid,
                             {.hint = {}, .length = {pages * page_size}, .noreserve = true}, machine.record);
    machine.record.mute(true);
    for (std::uint64_t i = 0; i < pages; ++i)
        machine.touch(at + i * page_size, hw::AccessKind::Write);
    machine.record.mute(false);
    double best = 1e300;
    for (int round = 0; round < 3; ++round) {
        machine.record.clear();
        const std::uint64_t before = process_of(machine.kernel, machine.pid).majflt;
        const auto begin = std::chrono::steady_clock::now();
        for (std::uint64_t i = 0; i < pages; ++i) {
            machine.touch(at + i * page_size, hw::AccessKind::Read);
            if (i % 1024 == 0) machine.record.clear();  // somebody has read the events
        }
        const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
        const std::uint64_t faults = process_of(machine.kernel, machine.pid).majflt - before;
        best = std::min(best, spent.count() / static_cast<double>(std::max<std::uint64_t>(faults, 1)));
    }
    return best;
}

ReplayTimes measure_replay(int policy_number)
{
    constexpr std::uint32_t pages = 8192;
    constexpr std::size_t frames = 2048, count = 2'000'000;
    const auto policy = static_cast<ReplayPolicy>(policy_number);
    const std::vector<std::uint32_t> references = zipf(pages, count, 1.2);
    Machine machine(64_MiB, 64_MiB);
    machine.record.clear();
    Replay replay(machine.kernel, machine.hardware, machine.pid, policy, frames, machine.record);
    const auto begin = std::chrono::steady_clock::now();
    bool played = true;
    constexpr std::size_t chunk = 20'000;  // then somebody has read the events
    for (std::size_t at = 0; played && at < count; at += chunk) {
        played = replay.play(std::span(references).subspan(at, chunk));
        machine.record.clear();
    }
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
    const std::uint64_t plain = plain_faults(policy, frames, references);
    return {played ? spent.count() / static_cast<double>(count) : NAN, replay.miss_ratio(),
            static_cast<double>(plain) / static_cast<double>(count)};
}

}  // namespace fl::bench
