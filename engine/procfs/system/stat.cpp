// Linux: fs/proc/stat.c, uptime.c, loadavg.c, version.c. One of the two processors reported does all the
// work.
#include "procfs/node.h"

#include "base/text.h"
#include "kernel/kernel.h"

namespace fl::procfs {
namespace {

using ull = unsigned long long;

ull ticks(Tick time) { return time.value / (1'000'000'000 / clock_ticks); }
ull hundredths(Tick time) { return time.value / 10'000'000; }

struct Totals {
    Tick user, system, waiting;
    unsigned running = 0, blocked = 0;
};

Totals totals(const kernel::Kernel& kernel)
{
    Totals sum{{kernel.statistics.cpu_user},
               {kernel.statistics.cpu_system},
               {kernel.statistics.cpu_iowait},
               0,
               0};
    for (const auto& [pid, process] : kernel.processes) {
        if (process.state == kernel::ProcessState::Running) ++sum.running;
        if (process.state == kernel::ProcessState::DiskWait) ++sum.blocked;
    }
    return sum;
}

std::string cpu_line(const char* name, ull user, ull system, ull idle, ull waiting)
{
    return format("%s %llu 0 %llu %llu %llu 0 0 0 0 0\n", name, user, system, idle, waiting);
}

}  // namespace

std::string render_stat(const View& view)
{
    const kernel::Kernel& kernel = view.kernel;
    const Totals sum = totals(kernel);
    const ull user = ticks(sum.user), system = ticks(sum.system), all = ticks(kernel.now);
    const ull waiting = ticks(sum.waiting), busy = user + system + waiting;
    const ull idle = all > busy ? all - busy : 0;
    return cpu_line("cpu ", user, system, idle + all, waiting) +
           cpu_line("cpu0", user, system, idle, waiting) + cpu_line("cpu1", 0, 0, all, 0) +
           format("intr 0\nctxt %llu\nbtime 0\nprocesses %llu\nprocs_running %u\nprocs_blocked %u\n"
                  "softirq 0 0 0 0 0 0 0 0 0 0 0\n",
                  static_cast<ull>(kernel.statistics.context_switches),
                  static_cast<ull>(kernel.statistics.processes_created), sum.running + 1, sum.blocked);
}

std::string render_uptime(const View& view)
{
    const Totals sum = totals(view.kernel);
    const ull up = hundredths(view.kernel.now);
    const ull busy = hundredths(sum.user + sum.system);
    const ull idle = processors * up > busy ? processors * up - busy : 0;
    return format("%llu.%02llu %llu.%02llu\n", up / 100, up % 100, idle / 100, idle % 100);
}

// Simplified: the load is what runs or waits for the disk now, not an average.
std::string render_loadavg(const View& view)
{
    const Totals sum = totals(view.kernel);
    const unsigned load = sum.running + sum.blocked;
    return format("%u.00 %u.00 %u.00 %u/%zu %u\n", load, load, load, sum.running + 1,
                  view.kernel.processes.size(), view.kernel.next_pid - 1);
}

}  // namespace fl::procfs
