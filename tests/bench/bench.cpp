// Prints the table of figures: what an operation costs on the real kernel, what it costs here, and the ratio.
#include "measure.h"

#include <cstdio>

using namespace fl::bench;

namespace {

void row(const char* what, double real, double simulated, double goal)
{
    std::printf("%-44s %10.1f %10.1f   1/%-8.1f %s 1/%.0f\n", what, real, simulated, real / simulated,
                real / simulated >= goal ? "meets" : "MISSES", goal);
}

void row_slower(const char* what, double real, double simulated, double most)
{
    std::printf("%-44s %10.1f %10.1f   %-9.1fx %s %.0fx\n", what, real, simulated, simulated / real,
                simulated / real <= most ? "meets" : "MISSES", most);
}

}  // namespace

int main()
{
    const RealTimes real = measure_real_linux();
    const SimulatedTimes ours = measure_simulated();
    std::printf("%-44s %10s %10s   %-10s goal\n", "nanoseconds each, best of several rounds", "Linux",
                "faultline", "ratio");
    row("first write of an anonymous page", real.first_write, ours.first_write, 50);
    row("first read (zero page)", real.zero_read, ours.zero_read, 25);
    row("copy on write", real.copy_on_write, ours.copy_on_write, 50);
    row("mmap + munmap", real.map_unmap, ours.map_unmap, 20);
    row("brk", real.move_break, ours.move_break, 20);
    row_slower("malloc + free, 64 bytes", real.malloc_free, ours.malloc_free, 60);
    std::printf("%-44s %10s %10.1f\n", "load through the TLB, hit", "", ours.tlb_hit);
    std::printf("%-44s %10s %10.1f\n", "load through the TLB, miss and walk", "", ours.tlb_miss);
    std::printf("%-44s %10s %10.1f   = %.0f million/s (goal 20)\n", "simple C operation", "",
                ours.c_operation, 1e3 / ours.c_operation);
    std::printf("%-44s %10s %10.1f   %.0f of them in malloc + free\n", "instruction within malloc and free",
                "", ours.instruction, ours.malloc_free / ours.instruction);
    // Anchor: a major fault of the real kernel with swap in compressed memory.
    constexpr double real_major_fault = 9500;
    row("major fault with reclaim", real_major_fault, measure_major_fault(), 40);
    constexpr const char* rules[] = {"FIFO", "LRU", "CLOCK"};
    for (int i = 0; i < 3; ++i) {
        const ReplayTimes replay = measure_replay(i);
        std::printf("replay of a zipf trace, %-20s %10s %10.1f   = %.1f million/s (goal 33); misses %.4f, "
                    "plain model %.4f\n",
                    rules[i], "", replay.nanoseconds, 1e3 / replay.nanoseconds, replay.miss_ratio,
                    replay.plain_ratio);
    }
    std::printf("%-44s %10s %10.0f\n", "copy of a 256 MiB machine", "", ours.copy_machine);
    std::printf("%-44s %10s %10.0f\n", "boot with 16 GiB", "", ours.boot_16_gib);
    return 0;
}
