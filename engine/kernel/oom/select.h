// Who is killed. Linux: mm/oom_kill.c select_bad_process(), oom_evaluate_task().
#pragma once

#include "kernel/oom/oom.h"

namespace fl::kernel {

struct OomChoice {
    Pid victim = 0;       // 0: nobody can be killed
    std::int64_t points = 0;
    bool pending = false; // somebody has been killed already and is about to leave
};

// Looks at every process the request concerns and tells of each candidate (trace::OomScored).
OomChoice choose_victim(const Kernel& kernel, const OomRequest& request, trace::Recorder& record);

// All memory the candidates compete for, in pages. Linux: constrained_alloc().
std::uint64_t oom_total_pages(const Kernel& kernel, const OomRequest& request);

}  // namespace fl::kernel
