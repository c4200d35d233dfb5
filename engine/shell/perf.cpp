#include "shell/perf.h"

#include "base/text.h"

#include <algorithm>

namespace fl::shell {
namespace {

struct Counts {
    std::uint64_t minor = 0, major = 0;
    hw::TlbStats tlb;
};

struct PerfEvent {
    std::string_view name;
    std::uint64_t (*count)(const Counts&);
};

constexpr PerfEvent events[] = {
    {"faults", [](const Counts& c) { return c.minor + c.major; }},
    {"page-faults", [](const Counts& c) { return c.minor + c.major; }},
    {"minor-faults", [](const Counts& c) { return c.minor; }},
    {"major-faults", [](const Counts& c) { return c.major; }},
    {"dTLB-loads",
     [](const Counts& c) {
         return c.tlb.hits + c.tlb.misses - c.tlb.store_hits - c.tlb.store_misses;
     }},
    {"dTLB-load-misses", [](const Counts& c) { return c.tlb.misses - c.tlb.store_misses; }},
    {"dTLB-stores", [](const Counts& c) { return c.tlb.store_hits + c.tlb.store_misses; }},
    {"dTLB-store-misses", [](const Counts& c) { return c.tlb.store_misses; }},
    {"iTLB-load-misses", [](const Counts& c) { return c.tlb.fetch_misses; }},
};

const PerfEvent* find_event(std::string_view name)
{
    for (const PerfEvent& event : events)
        if (event.name == name) return &event;
    return nullptr;
}

Counts counts_of(const machine::MachineState& machine, Pid pid, const PerfStart& began)
{
    Counts counts;
    for (const machine::Finished& finished : machine.finished)
        if (finished.pid == pid) {
            counts.minor = finished.minflt;
            counts.major = finished.majflt;
        }
    const hw::TlbStats& now = machine.hardware.tlb.stats();
    counts.tlb = {.hits = now.hits - began.tlb.hits,
                  .misses = now.misses - began.tlb.misses,
                  .flushes = 0,
                  .fetch_misses = now.fetch_misses - began.tlb.fetch_misses,
                  .store_hits = now.store_hits - began.tlb.store_hits,
                  .store_misses = now.store_misses - began.tlb.store_misses};
    return counts;
}

// perf puts a share behind misses when it counts the accesses, too.
std::string share_of(std::string_view event, const std::vector<std::string_view>& all, const Counts& counts)
{
    if (event != "dTLB-load-misses" || std::find(all.begin(), all.end(), "dTLB-loads") == all.end())
        return format("%-38s", "");
    const std::uint64_t loads = find_event("dTLB-loads")->count(counts);
    const double misses = static_cast<double>(find_event(event)->count(counts));
    const double share = loads == 0 ? 0 : misses * 100 / static_cast<double>(loads);
    return format("#  %6.2f%% of all dTLB cache accesses  ", share);
}

}  // namespace

bool is_perf_event(std::string_view name) { return find_event(name) != nullptr; }

// Linux: tools/perf/util/stat-display.c. Simplified: user and system time are not kept for a program that has
// ended.
std::string perf_report(const RunRequest& run, const machine::MachineState& machine, Pid pid,
                        const PerfStart& began)
{
    const Counts counts = counts_of(machine, pid, began);
    std::string command;
    for (const std::string& word : run.arguments)
        command += (command.empty() ? "" : " ") + word;
    std::string text = "\n Performance counter stats for '" + command + "':\n\n";
    const std::vector<std::string_view> wanted = split(run.perf, ',');
    for (const std::string_view event : wanted) {
        std::string digits =
            format("%llu", static_cast<unsigned long long>(find_event(event)->count(counts)));
        for (std::size_t i = digits.size(); i > 3; i -= 3)
            digits.insert(i - 3, ",");
        text += format("%18s      %-25s", digits.c_str(), std::string(event).c_str()) +
                share_of(event, wanted, counts) + "\n";
    }
    const double seconds = static_cast<double>((machine.kernel.now - began.now).value) / 1e9;
    return text + format("\n%17.9f seconds time elapsed\n\n\n", seconds);
}

}  // namespace fl::shell
