// How much would be gained by killing a process: today's formula and the one up to 2.6.35, term by term.
// Linux: mm/oom_kill.c oom_badness(), and badness() of 2.6.11.
#pragma once

#include "kernel/kernel.h"

#include <cstdint>

namespace fl::kernel {

inline constexpr int score_adj_min = -1000, score_adj_max = 1000;  // OOM_SCORE_ADJ_MIN: never killed
inline constexpr int old_adj_disable = -17, old_adj_min = -16, old_adj_max = 15;  // of /proc/PID/oom_adj

// All in pages.
struct BadnessTerms {
    bool candidate = false;  // false: it may not be killed, or has no memory of its own
    std::uint64_t rss = 0, swap = 0, tables = 0;
    std::int64_t adjustment = 0;  // oom_score_adj * (total / 1000), the division first
    std::int64_t points = 0;
};

// `process` is the first thread of its process; `total` is all memory it competes for: RAM and swap, or what
// its cgroup may have.
BadnessTerms badness(const Kernel& kernel, const Process& process, std::uint64_t total);
// The formula itself, of figures from wherever.
struct BadnessInput {
    std::uint64_t rss = 0, swap = 0, tables = 0;  // pages
    int score_adj = 0;
};
BadnessTerms badness(const BadnessInput& input, std::uint64_t total);
std::uint64_t oom_total_pages(const Kernel& kernel);
// What /proc/PID/oom_score prints. Linux: proc_oom_score().
std::int64_t oom_score(const BadnessTerms& terms, std::uint64_t total);

// The rule of 2.6.11. Simplified: CAP_SYS_RAWIO, another quarter, is not modelled apart from root.
struct OldBadnessTerms {
    bool candidate = false;
    std::uint64_t total_vm = 0, children_vm = 0;         // pages of address space, touched or not
    std::uint64_t cpu_units = 0, cpu_divisor = 1;        // of 8.2 s; its square root
    std::uint64_t run_units = 0, run_divisor = 1;        // of 1024 s; the root of its root
    bool niced = false, root = false;                    // doubled; a quarter
    int adjustment = 0;                                  // oom_adj: so many shifts to the left
    std::uint64_t points = 0;
};
struct OldBadnessInput {
    std::uint64_t total_vm = 0, children_vm = 0;
    Tick cpu_time, run_time;
    int nice = 0;
    bool root = false;
    int adjustment = 0;
};
OldBadnessTerms old_badness(const OldBadnessInput& input);
OldBadnessTerms old_badness(const Kernel& kernel, const Process& process);

// The two scales. Writing oom_adj keeps score_adj; reading it back rounds towards zero, so it may differ.
int score_adj_of_old(int old_adj);
int old_adj_of_score(int score_adj);

// Linux: oom_unkillable_task(). init and kernel threads.
inline bool unkillable(const Process& process) { return process.pid == 1 || process.kernel_thread; }

}  // namespace fl::kernel
