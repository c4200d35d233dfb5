#include "shell/perf.h"

#include "base/text.h"

namespace fl::shell {

// Linux: tools/perf/util/stat-display.c. Simplified: only counters of faults; user and system time are not
// kept for a program that has ended.
std::string perf_report(const RunRequest& run, const machine::MachineState& machine, Pid pid, Tick began)
{
    std::uint64_t minor = 0, major = 0;
    for (const machine::Finished& finished : machine.finished)
        if (finished.pid == pid) {
            minor = finished.minflt;
            major = finished.majflt;
        }
    std::string command;
    for (const std::string& word : run.arguments)
        command += (command.empty() ? "" : " ") + word;
    std::string text = "\n Performance counter stats for '" + command + "':\n\n";
    for (const std::string_view event : split(run.perf, ',')) {
        const std::uint64_t count = event == "minor-faults"   ? minor
                                    : event == "major-faults" ? major
                                                              : minor + major;
        std::string digits = format("%llu", static_cast<unsigned long long>(count));
        for (std::size_t i = digits.size(); i > 3; i -= 3)
            digits.insert(i - 3, ",");
        text += format("%18s      %-25s%-38s\n", digits.c_str(), std::string(event).c_str(), "");
    }
    const double seconds = static_cast<double>((machine.kernel.now - began).value) / 1e9;
    return text + format("\n%17.9f seconds time elapsed\n\n\n", seconds);
}

}  // namespace fl::shell
