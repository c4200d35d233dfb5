#include "machine/state.h"

namespace fl::machine {

bool operator==(const MachineState& a, const MachineState& b)
{
    // The C library is the same for all machines of one build, so it is no part of the comparison.
    return a.config == b.config && a.moment == b.moment && a.debugger == b.debugger &&
           a.finished == b.finished && a.programs == b.programs && a.kernel == b.kernel &&
           a.hardware == b.hardware;
}

inspect::View view(const MachineState& state)
{
    inspect::View view{.hardware = state.hardware, .kernel = state.kernel, .images = {}};
    for (const auto& [pid, process] : state.kernel.processes)
        if (const lang::ImageMap* images = state.programs.images(process.space))
            view.images.push_back({pid, images});
    return view;
}

}  // namespace fl::machine
