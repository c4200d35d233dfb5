// perf stat: what it tells when the program has ended.
#pragma once

#include "shell/tool.h"

namespace fl::shell {

// What the counters said when the program began. The machine runs nothing else that uses the TLB meanwhile.
struct PerfStart {
    Tick now;
    hw::TlbStats tlb;
};

bool is_perf_event(std::string_view name);
std::string perf_report(const RunRequest& run, const machine::MachineState& machine, Pid pid,
                        const PerfStart& began);

}  // namespace fl::shell
