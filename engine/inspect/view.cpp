#include "inspect/view.h"

#include "inspect/entries.h"

namespace fl::inspect {

const lang::ImageMap* images_of(const View& view, Pid pid)
{
    for (const ProcessImages& entry : view.images)
        if (entry.pid == pid) return entry.images;
    return nullptr;
}

const kernel::Process* find_process(const View& view, Pid pid) { return view.kernel.processes.find(pid); }

const kernel::AddressSpace* find_space(const View& view, Pid pid)
{
    const kernel::Process* process = find_process(view, pid);
    return process && process->space != 0 ? view.kernel.spaces.find(process->space) : nullptr;
}

}  // namespace fl::inspect
