// What an OOM kill of a log looks like on the OOM board: each task's badness computed anew, and whether the
// kernel's choice follows from it. Linux: mm/oom_kill.c oom_badness(), oom_evaluate_task().
#pragma once

#include "import/oom_log.h"
#include "inspect/oom.h"

#include <string>
#include <vector>

namespace fl::import {

struct OomBoard {
    enum class Verdict : std::uint8_t {
        Follows,     // the victim has the most points
        Differs,     // another task has more
        NoChoice,    // the log says that the one who asked was to go
        NoTotal,     // another has more, but a part of the total is not in the log
        NotInTable,  // the victim is not among the tasks
        NoVictim,    // the log ends before
    };
    std::vector<inspect::OomRow> rows;    // in the order of the table; `today` holds the terms
    std::uint64_t total = 0;              // pages they compete for
    bool total_known = true;              // else it is left out of the sum: all of oom_score_adj 0 need none
    bool matters = false;                 // some task has an oom_score_adj, so that the total counts
    std::uint32_t victim = 0, worst = 0;  // pids; 0 = none
    std::string victim_name, group, invoker;
    Verdict verdict = Verdict::NoVictim;
    std::uint32_t number = 0, kills = 0;  // which of how many in the log, from 1
};

// `number` counts from 0. Who an earlier kill of the log took counts no more.
OomBoard board_of(const OomLog& log, std::size_t number);

// As text: a table and the verdict.
std::string render(const OomBoard& board);

}  // namespace fl::import
