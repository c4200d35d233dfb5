// Watchpoints: looked at after every instruction of the watched process.
#include "inspect/source.h"
#include "machine/run.h"

#include <algorithm>

namespace fl::machine {

// gdb's hardware watchpoints: while there are any, the process runs instruction by instruction.
bool Runner::watches(const kernel::Process& process) const
{
    if (!process.traced || journey().goal == Goal::Evaluate) return false;
    const std::vector<Watch>& all = state_.debugger.watches;
    return std::any_of(all.begin(), all.end(), [&](const Watch& watch) { return watch.pid == process.pid; });
}

void Runner::check_watches(const kernel::Process& process)
{
    std::vector<Watch>& all = state_.debugger.watches;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Watch& watch = all[i];
        if (watch.pid != process.pid || process.space == 0) continue;
        const std::uint32_t number = watch.number;
        if (watch.scope.value != 0 && process.cpu.fp > watch.scope) {
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
            return stop({.why = Stop::WatchGone, .pid = process.pid, .breakpoint = number});
        }
        std::string bytes(watch.bytes.size(), '\0');
        const bool there =
            inspect::peek_promised(view(state_), watch.pid, watch.at, bytes.data(), bytes.size());
        if (!there || bytes == watch.bytes) continue;
        watch.bytes = bytes;
        return stop({.why = Stop::Watch, .pid = process.pid, .breakpoint = number});
    }
}

}  // namespace fl::machine
