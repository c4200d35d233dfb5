// What is said of an strace log: each entry as it is played, and what it came to.
#include "import/call_player.h"

#include "base/text.h"
#include "import/scan.h"

#include <algorithm>

namespace fl::import {
namespace {

std::string line_of(const inspect::AreaRow& row, char sign)
{
    std::string text =
        format("      %c %llx-%llx %s %llu kB", sign, wide(row.begin.value), wide(row.end.value),
               inspect::permissions_of(row).c_str(), wide((row.end - row.begin) / 1024));
    if (!row.name.empty()) text += "  " + row.name;
    return text + "\n";
}

bool same(const inspect::AreaRow& a, const inspect::AreaRow& b)
{
    return a.begin == b.begin && a.end == b.end && a.protection == b.protection && a.shared == b.shared &&
           a.name == b.name && a.file_offset == b.file_offset;
}

bool holds(const std::vector<inspect::AreaRow>& rows, const inspect::AreaRow& wanted)
{
    const auto at =
        std::lower_bound(rows.begin(), rows.end(), wanted.begin,
                         [](const inspect::AreaRow& row, VirtAddr begin) { return row.begin < begin; });
    return at != rows.end() && same(*at, wanted);
}

// A log may name what would fill the screen.
std::string bounded(std::string_view text)
{
    constexpr std::size_t most = 300;
    if (text.size() <= most) return std::string(text);
    return std::string(text.substr(0, most)) + "…";
}

}  // namespace

void CallPlayer::say_entry(const LogEntry& entry)
{
    std::string text = format("log:%u: ", entry.line);
    if (entry.pid != 0) text += format("[%u] ", entry.pid);
    const std::string name(entry.name.substr(0, 40));
    switch (entry.kind) {
    case LogEntry::Kind::Call:
        text += name + "(" + bounded(entry.arguments);
        if (!entry.more.empty()) text += " " + bounded(entry.more);
        text += ")";
        if (!entry.result.empty()) text += " = " + bounded(entry.result);
        break;
    case LogEntry::Kind::Signal:
        text += "--- " + name + " " + bounded(entry.arguments);
        break;
    case LogEntry::Kind::Exited:
        text += format("+++ exited with %u +++", entry.status);
        break;
    case LogEntry::Kind::Killed:
        text += "+++ killed by " + name + " +++";
        break;
    }
    stage_.say(text + "\n");
}

void CallPlayer::say_change(Thread& thread, const std::vector<inspect::AreaRow>& before,
                            std::uint64_t vm_before)
{
    const std::vector<inspect::AreaRow> after = areas_of(thread);
    constexpr unsigned most = 12;
    unsigned said = 0, changed = 0;
    const auto tell = [&](const inspect::AreaRow& row, char sign) {
        ++changed;
        if (said < most) ++said, stage_.say(line_of(row, sign));
    };
    for (const inspect::AreaRow& row : before)
        if (!holds(after, row)) tell(row, '-');
    for (const inspect::AreaRow& row : after)
        if (!holds(before, row)) tell(row, '+');
    if (changed > said) stage_.say(format("      and %u more\n", changed - said));
    const std::uint64_t vm_after = total_of(thread);
    if (changed == 0 && vm_before == vm_after) return;
    const auto listed = [](const std::vector<inspect::AreaRow>& rows) {
        return rows.empty() ? 0 : rows.size() - 1;
    };
    stage_.say(format("      VmSize %llu -> %llu kB, %zu -> %zu areas\n", wide(vm_before * 4),
                      wide(vm_after * 4), listed(before), listed(after)));
}

void CallPlayer::end()
{
    stage_.say("\nPlayed:");
    const char* between = " ";
    for (const Played& each : played_) {
        stage_.say(
            format("%s%.*s %u", between, static_cast<int>(each.name.size()), each.name.data(), each.count));
        between = ", ";
    }
    stage_.say(format("; refused by Linux: %u; signals: %u\n", failed_, signals_));
    constexpr std::size_t most = 40;
    for (std::size_t i = 0; i < std::min(most, programs_.size()); ++i) {
        const Memory& memory = *programs_[i];
        stage_.say(format("process %u %s: peak VmSize %llu kB at log:%u; in the end %llu kB in %zu areas\n",
                          memory.pid, bounded(memory.program).c_str(), wide(memory.peak * 4),
                          memory.peak_line, wide(memory.last * 4), memory.areas == 0 ? 0 : memory.areas - 1));
    }
    if (programs_.size() > most) stage_.say(format("and %zu more processes\n", programs_.size() - most));
    if (inferred_ != 0) stage_.say(format("%u areas are inferred from calls that name them\n", inferred_));
    if (never_returned_ != 0)
        stage_.say(format("%u calls never returned and were not played\n", never_returned_));
    if (differing_ != 0)
        stage_.say(format("%u calls went differently in the simulated machine (see above)\n", differing_));
    if (log_.entries.size() == most_entries)
        stage_.say(format("only the first %zu entries were played\n", most_entries));
}

}  // namespace fl::import
