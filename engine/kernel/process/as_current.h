// For work the machine does in a process's name while another one has the processor, e.g. starting it: what
// that costs in memory is the process's own.
#pragma once

#include "kernel/kernel.h"

namespace fl::kernel {

class AsCurrent {
public:
    AsCurrent(Kernel& kernel, Pid pid) : kernel_(kernel), before_(kernel.current) { kernel.current = pid; }
    ~AsCurrent() { kernel_.current = before_; }
    AsCurrent(const AsCurrent&) = delete;
    AsCurrent& operator=(const AsCurrent&) = delete;

private:
    Kernel& kernel_;
    Pid before_;
};

}  // namespace fl::kernel
