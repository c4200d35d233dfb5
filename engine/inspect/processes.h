// The columns of top and ps.
#pragma once

#include "base/units.h"
#include "inspect/view.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fl::inspect {

struct ProcessRow {
    Pid pid = 0, parent = 0;
    std::string comm;
    std::string command_line;  // arguments joined with blanks; "[name]" for a kernel thread
    char state = 'R';          // R S D T t Z, as ps prints it
    std::uint32_t uid = 0;
    bool kernel_thread = false;
    bool on_terminal = false;  // of the session of the learner's shell, which has the one terminal
    unsigned threads = 1;
    PageCount virt, res, shr, swap, code, data;  // VIRT RES SHR SWAP CODE DATA
    std::uint64_t hugetlb_kb = 0;                // pages of the pool: in none of these but VIRT
    PageCount rss_anon, rss_file, rss_shmem;
    PageCount peak_virt, peak_res, locked, stack, exe, library;
    std::uint64_t page_table_bytes = 0;
    std::uint64_t minflt = 0, majflt = 0;  // nMin nMaj
    std::uint64_t child_minflt = 0, child_majflt = 0;
    std::uint64_t ndrt = 0;  // always 0 since Linux 2.6 (statm's dt)
    Tick user_time, system_time, started;
    int oom_score = 0, oom_score_adj = 0;
    int nice = 0;
    double memory_percent = 0;  // RES of MemTotal
};

std::vector<ProcessRow> process_rows(const View& view);  // by pid
// An all-zero row with pid 0 when there is no such process.
ProcessRow process_row(const View& view, Pid pid);

}  // namespace fl::inspect
