// The OOM killer's board: what every process would score, term by term. Linux: mm/oom_kill.c oom_badness(),
// fs/proc/base.c proc_oom_score().
#pragma once

#include "inspect/view.h"
#include "kernel/oom/badness.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fl::inspect {

struct OomTerms {
    std::uint64_t rss = 0, swap = 0, page_tables = 0;  // pages
    std::int64_t adjustment = 0;                       // pages: oom_score_adj * (total / 1000)
    std::uint64_t total = 0;                           // RAM and swap, pages
    bool killable = true;
    std::int64_t points = 0;
    int score = 0;  // what /proc/PID/oom_score prints
};
OomTerms oom_terms(const View& view, Pid pid);

// One process on the board.
struct OomRow {
    Pid pid = 0;
    std::string comm;
    std::string group;             // path of its memory cgroup
    std::uint32_t uid = 0;
    int oom_score_adj = 0, oom_adj = 0;
    OomTerms today;                // against all memory
    OomTerms in_group;             // against what its cgroup may have; as `today` where there is no limit
    kernel::OldBadnessTerms old;   // the rule up to 2.6.35
    bool victim = false;           // killed, on its way out
    bool first_today = false, first_old = false;  // whom each rule would take now
};
// Every process with memory of its own, by pid.
std::vector<OomRow> oom_rows(const View& view);
// Those with the most points first, those never killed last.
std::vector<const OomRow*> by_points(const std::vector<OomRow>& rows);

}  // namespace fl::inspect
