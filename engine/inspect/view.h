// What inspect looks at: one moment of a machine, const. Made by machine::view(state).
#pragma once

#include "trace/event.h"

#include <vector>

namespace fl::hw {
struct Hardware;
}
namespace fl::kernel {
struct Kernel;
struct Process;
struct AddressSpace;
}  // namespace fl::kernel
namespace fl::lang {
struct ImageMap;
}

namespace fl::inspect {

using trace::Pid;

// The programs mapped into one process, for everything that asks "which line, which variable".
struct ProcessImages {
    Pid pid = 0;
    const lang::ImageMap* images = nullptr;
};

struct View {
    const hw::Hardware& hardware;
    const kernel::Kernel& kernel;
    std::vector<ProcessImages> images;  // one entry per process that runs a program
};

const lang::ImageMap* images_of(const View& view, Pid pid);  // nullptr when the process runs none

}  // namespace fl::inspect
