// perf stat: what it tells when the program has ended.
#pragma once

#include "shell/tool.h"

namespace fl::shell {

std::string perf_report(const RunRequest& run, const machine::MachineState& machine, Pid pid, Tick began);

}  // namespace fl::shell
