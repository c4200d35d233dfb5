#include "kernel/process/timers.h"

#include "kernel/process/send_signal.h"

#include <vector>

namespace fl::kernel {

void fire_timers(Kernel& kernel, trace::Recorder& record)
{
    std::vector<Pid> due;
    for (auto& [pid, process] : kernel.processes) {
        if (process.alarm_at.value == 0 || process.alarm_at > kernel.now) continue;
        due.push_back(pid);
        if (process.alarm_every.value == 0)
            process.alarm_at = {};
        else
            while (process.alarm_at <= kernel.now)
                process.alarm_at += process.alarm_every;
    }
    for (const Pid pid : due)
        send_signal(kernel, pid, {.number = SigAlrm, .code = si_kernel, .address = {}, .sender = 0}, record);
}

std::optional<Tick> next_timer(const Kernel& kernel)
{
    std::optional<Tick> soonest;
    for (const auto& [pid, process] : kernel.processes)
        if (process.alarm_at.value != 0 && (!soonest || process.alarm_at < *soonest))
            soonest = process.alarm_at;
    return soonest;
}

}  // namespace fl::kernel
