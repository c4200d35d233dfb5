// procps-ng 4.0.2: vmstat -s, -f, -m, -d and -D, from /proc/stat, meminfo, slabinfo and diskstats.
#include "base/text.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/tools.h"
#include "shell/tools/vmstat.h"

#include <algorithm>

namespace fl::shell {
namespace {

using ull = unsigned long long;

ull stat_value(const World& world, std::string_view name)
{
    const Result<std::string> stat = world.read("/proc/stat");
    for (const std::string_view line : lines_of(stat ? std::string_view(*stat) : std::string_view())) {
        const std::vector<std::string_view> w = words(line);
        if (w.size() > 1 && w[0] == name) return number(w[1]);
    }
    return 0;
}

std::string summary(const World& world, ull unit, char letter)
{
    const MeminfoFields mem(world);
    const VmstatSample s = take_sample(world);
    const ull total = mem["MemTotal"], available = std::min(mem["MemAvailable"], total);
    std::string text;
    const auto add = [&](ull value, const char* what) { text += format("%13llu %s\n", value, what); };
    const auto memory = [&](ull kb, const char* what) {
        text += format("%13llu %c %s\n", kb * 1024 / unit, letter, what);
    };
    memory(total, "total memory");
    memory(total - available, "used memory");
    memory(mem["Active"], "active memory");
    memory(mem["Inactive"], "inactive memory");
    memory(mem["MemFree"], "free memory");
    memory(mem["Buffers"], "buffer memory");
    memory(mem["Cached"] + mem["SReclaimable"], "swap cache");
    memory(mem["SwapTotal"], "total swap");
    memory(mem["SwapTotal"] - mem["SwapFree"], "used swap");
    memory(mem["SwapFree"], "free swap");
    add(s.user, "non-nice user cpu ticks");
    add(0, "nice user cpu ticks");
    add(s.system, "system cpu ticks");
    add(s.idle, "idle cpu ticks");
    add(s.wait, "IO-wait cpu ticks");
    add(0, "IRQ cpu ticks");
    add(0, "softirq cpu ticks");
    add(s.stolen, "stolen cpu ticks");
    add(0, "non-nice guest cpu ticks");
    add(0, "nice guest cpu ticks");
    add(s.paged_in, "K paged in");
    add(s.paged_out, "K paged out");
    add(s.swapped_in, "pages swapped in");
    add(s.swapped_out, "pages swapped out");
    add(s.interrupts, "interrupts");
    add(s.switches, "CPU context switches");
    add(stat_value(world, "btime"), "boot time");
    add(stat_value(world, "processes"), "forks");
    return text;
}

std::string slabs(const World& world)
{
    std::vector<std::string> rows;
    const Result<std::string> info = world.read("/proc/slabinfo");
    for (const std::string_view line : lines_of(info ? std::string_view(*info) : std::string_view())) {
        const std::vector<std::string_view> w = words(line);
        if (w.size() < 6 || w[0] == "slabinfo" || w[0] == "#") continue;
        rows.push_back(format("%-24s %6llu %6llu %6llu %6llu\n", std::string(w[0]).c_str(), number(w[1]),
                              number(w[2]), number(w[3]), number(w[4])));
    }
    std::sort(rows.begin(), rows.end());
    std::string text = format("%-24s %6s %6s %6s %6s\n", "Cache", "Num", "Total", "Size", "Pages");
    for (const std::string& row : rows)
        text += row;
    return text;
}

std::string disks(const World& world, bool sum)
{
    std::string text = "disk- ------------reads------------ ------------writes----------- -----IO------\n"
                       "       total merged sectors      ms  total merged sectors      ms    cur    sec\n";
    ull count = 0, sums[11] = {};
    const Result<std::string> stats = world.read("/proc/diskstats");
    for (const std::string_view line : lines_of(stats ? std::string_view(*stats) : std::string_view())) {
        const std::vector<std::string_view> w = words(line);
        ull v[11] = {};
        for (std::size_t i = 3; i < w.size() && i < 14; ++i)
            sums[i - 3] += v[i - 3] = number(w[i]);
        ++count;
        text += format("%-5s %6llu %6llu %7llu %7llu %6llu %6llu %7llu %7llu %6llu %6llu\n",
                       w.size() > 2 ? std::string(w[2]).c_str() : "", v[0], v[1], v[2], v[3], v[4], v[5],
                       v[6], v[7], v[8], v[9] / 1000);
    }
    if (!sum) return text;
    text = format("%13llu disks\n%13u partitions\n", count, 0u);
    const char* const names[] = {"total reads",   "merged reads",   "read sectors",     "milli reading",
                                 "writes",        "merged writes",  "written sectors",  "milli writing",
                                 "inprogress IO", "milli spent IO", "milli weighted IO"};
    for (std::size_t i = 0; i < 11; ++i)
        text += format("%13llu %s\n", i < 9 ? sums[i] : sums[i] / 1000, names[i]);
    return text;
}

}  // namespace

std::string vmstat_report(const World& world, char what, unsigned long long unit, char letter)
{
    if (what == 's') return summary(world, unit, letter);
    if (what == 'f') return format("%13llu forks\n", stat_value(world, "processes"));
    if (what == 'm') return slabs(world);
    return disks(world, what == 'D');
}

}  // namespace fl::shell
