// The whole simulated computer as one copyable, comparable value. A snapshot is a copy; equal inputs give
// equal states.
#pragma once

#include "hw/hardware.h"
#include "inspect/view.h"
#include "kernel/kernel.h"
#include "machine/c_library.h"
#include "machine/config.h"
#include "machine/debugger.h"
#include "machine/moment.h"
#include "machine/programs.h"

#include <string>
#include <vector>

namespace fl::machine {

// What is remembered of a program the shell started, after it has ended and been waited for.
struct Finished {
    Pid pid = 0;
    std::string comm;
    std::int32_t status = 0;  // as wait(2) reports it
    std::uint64_t minflt = 0, majflt = 0;
    std::uint64_t maxrss = 0;  // pages

    friend bool operator==(const Finished&, const Finished&) = default;
};

struct MachineState {
    MachineConfig config;
    CLibraryPtr c_library;
    hw::Hardware hardware;
    kernel::Kernel kernel;
    Programs programs;
    Debugger debugger;
    std::vector<Finished> finished;  // the last 64, oldest first
    Moment moment;

    friend bool operator==(const MachineState&, const MachineState&);
};

inspect::View view(const MachineState& state);

}  // namespace fl::machine
