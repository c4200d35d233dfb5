#include "measure.h"

#include "hw/mmu.h"
#include "kernel/address_space/change.h"
#include "kernel/address_space/switch_space.h"
#include "kernel/address_space/map.h"
#include "kernel/fault/handle_fault.h"
#include "kernel/process/lifecycle.h"
#include "machine/timeline.h"

#include <cstdio>

namespace fl::bench {
namespace {

using namespace machine;

constexpr std::uint64_t pages = 16384;  // 64 MiB

// One process in a machine of 256 MiB, events on.
struct Bench {
    trace::Recorder record;
    MachineState state;
    Pid pid = 0;

    explicit Bench(const CLibraryPtr& library) : state(boot({.ram = 256_MiB}, library, record))
    {
        apply(state, WriteFile{"/home/learner/b.c", "int main(void) { return 0; }\n"}, record);
        apply(state, CompileProgram{.source = "b.c", .output = "b"}, record);
        pid = apply(state, StartProcess{.arguments = {"./b"}, .traced = true}, record).pid;
        state.kernel.current = pid;  // who faults runs
    }
    VirtAddr map(std::uint64_t count)
    {
        record.clear();
        return *kernel::map(state.kernel, state.hardware, pid, {.hint = {}, .length = {count * page_size}},
                            record);
    }
    void unmap(VirtAddr at, std::uint64_t count)
    {
        (void)bool(kernel::unmap(state.kernel, state.hardware, pid, {at, {count * page_size}}, record));
    }
    // What the trap loop does for an access: try, fault, handle, retry.
    void touch(VirtAddr at, hw::AccessKind kind)
    {
        const kernel::AddressSpace& space = state.kernel.spaces.at(state.kernel.processes.at(pid).space);
        for (int tries = 0; tries < 3; ++tries) {
            hw::PageFault fault;
            {
                hw::Mmu mmu(state.hardware.memory, state.hardware.tlb,
                        kernel::load_space(state.kernel, state.hardware, space.id, record));
                std::uint64_t value = 1;
                if (kind == hw::AccessKind::Write ? mmu.store(at, 1, value, fault)
                                                  : mmu.load(at, 1, value, fault))
                    return;
            }
            kernel::handle_fault(state.kernel, state.hardware, pid, fault, record);
        }
    }
    double touch_all(VirtAddr at, hw::AccessKind kind)
    {
        const auto begin = std::chrono::steady_clock::now();
        for (std::uint64_t i = 0; i < pages; ++i)
            touch(at + i * page_size, kind);
        const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
        return spent.count() / static_cast<double>(pages);
    }
    double touch_fresh(hw::AccessKind kind)
    {
        double best = 1e300;
        for (int i = 0; i < rounds; ++i) {
            const VirtAddr at = map(pages);
            best = std::min(best, touch_all(at, kind));
            unmap(at, pages);
        }
        return best;
    }
    double copy_on_write()
    {
        double best = 1e300;
        for (int i = 0; i < 3; ++i) {
            const VirtAddr at = map(pages);
            touch_all(at, hw::AccessKind::Write);
            const Pid child = *kernel::fork_process(state.kernel, state.hardware, pid, record);
            record.clear();
            best = std::min(best, touch_all(at, hw::AccessKind::Write));
            kernel::exit_process(state.kernel, state.hardware, child, 0, record);
            kernel::reap(state.kernel, state.hardware, child, record);
            unmap(at, pages);
        }
        return best;
    }
    double access(std::uint64_t spread)
    {
        const VirtAddr at = map(spread);
        for (std::uint64_t i = 0; i < spread; ++i)
            touch(at + i * page_size, hw::AccessKind::Write);
        const kernel::AddressSpace& space = state.kernel.spaces.at(state.kernel.processes.at(pid).space);
        const double each = nanoseconds_each([&] {
            hw::Mmu mmu(state.hardware.memory, state.hardware.tlb,
                        kernel::load_space(state.kernel, state.hardware, space.id, record));
            hw::PageFault fault;
            std::uint64_t value = 0, page = 0;
            constexpr std::uint64_t accesses = 2'000'000;
            for (std::uint64_t i = 0; i < accesses; ++i) {
                page = (page * 5 + 1) % spread;
                mmu.load(at + page * page_size, 8, value, fault);
            }
            return accesses;
        });
        unmap(at, spread);
        return each;
    }
};

struct CTime {
    double operation, instruction;  // nanoseconds
};

// Simulated C: the difference between a long and a short loop, so that starting up does not count.
CTime c_time(const CLibraryPtr& library, const char* body, std::uint64_t operations)
{
    std::uint64_t steps = 0;
    const auto run = [&](std::uint64_t count) {
        Timeline timeline({.ram = 64_MiB}, library);
        char text[1024];
        std::snprintf(text, sizeof text,
                      "#include <stdlib.h>\nint main(void) { int a = 0, b = 3; for (int i = 0; i < %llu; "
                      "i++) { %s } return a == b; }\n",
                      static_cast<unsigned long long>(count), body);
        timeline.apply(WriteFile{"/home/learner/b.c", text});
        timeline.apply(CompileProgram{.source = "b.c", .output = "b"});
        const Outcome started = timeline.apply(StartProcess{.arguments = {"./b"}});
        if (!started.ok()) return 0.0;
        timeline.apply(Run{started.pid, Goal::Continue});
        const std::uint64_t first_step = timeline.now().step;
        const auto begin = std::chrono::steady_clock::now();
        while (timeline.pump(100'000'000)) {
        }
        const auto end = std::chrono::steady_clock::now();
        steps = timeline.now().step - first_step;
        return std::chrono::duration<double, std::nano>(end - begin).count();
    };
    constexpr std::uint64_t loops = 400'000;
    double best = 1e300;
    for (int i = 0; i < 3; ++i) {
        const double nothing = run(0);
        best = std::min(best, run(loops) - nothing);
    }
    return {best / static_cast<double>(loops * operations), best / static_cast<double>(steps)};
}

}  // namespace

SimulatedTimes measure_simulated()
{
    const CLibraryPtr library = make_c_library();
    Bench bench(library);
    SimulatedTimes times{};
    times.first_write = bench.touch_fresh(hw::AccessKind::Write);
    times.zero_read = bench.touch_fresh(hw::AccessKind::Read);
    times.copy_on_write = bench.copy_on_write();
    times.map_unmap = nanoseconds_each([&] {
        for (int i = 0; i < 20000; ++i)
            bench.unmap(bench.map(1), 1);
        return 20000u;
    });
    times.move_break = nanoseconds_each([&] {
        bench.record.clear();
        const VirtAddr low =
            bench.state.kernel.spaces.at(bench.state.kernel.processes.at(bench.pid).space).brk;
        for (int i = 0; i < 10000; ++i) {
            kernel::set_break(bench.state.kernel, bench.state.hardware, bench.pid, low + page_size,
                              bench.record);
            kernel::set_break(bench.state.kernel, bench.state.hardware, bench.pid, low, bench.record);
        }
        return 20000u;
    });
    times.tlb_hit = bench.access(8);
    times.tlb_miss = bench.access(2048);
    const CTime malloc_free = c_time(library, "free(malloc(64));", 1);
    times.malloc_free = malloc_free.operation;
    times.instruction = malloc_free.instruction;
    // i < n, i++, a + i, % 7, =, b ^ a, =: seven simple operations a round.
    times.c_operation = c_time(library, "a = (a + i) % 7; b = b ^ a;", 7).operation;
    times.copy_machine = nanoseconds_each([&] {
        const MachineState copy = bench.state;
        return 1u + (copy.moment.step == ~0ull);
    });
    times.boot_16_gib = nanoseconds_each([&] {
        trace::Recorder record;
        const MachineState big = boot({.ram = 16_GiB}, library, record);
        return 1u + (big.moment.step == ~0ull);
    });
    return times;
}

}  // namespace fl::bench
