#include "shell/tools/meminfo.h"

#include "base/text.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

using ull = unsigned long long;

std::string proc_text(const World& world, Pid pid, const char* file)
{
    const Result<std::string> text = world.read(format("/proc/%u/%s", pid, file));
    return text ? *text : "";
}

ull number(std::string_view text)
{
    return parse_unsigned(text).value_or(0);
}

// "VmRSS:\t    1756 kB" → 1756
ull status_field(std::string_view status, std::string_view name)
{
    for (const std::string_view line : lines_of(status)) {
        if (line.substr(0, name.size()) != name || line.substr(name.size(), 1) != ":") continue;
        const std::vector<std::string_view> fields = words(line.substr(name.size() + 1));
        return fields.empty() ? 0 : number(fields[0]);
    }
    return 0;
}

void read_stat(std::string_view stat, ProcessFacts& facts)
{
    const std::size_t open = stat.find('('), close = stat.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos) return;
    facts.comm = std::string(stat.substr(open + 1, close - open - 1));
    const std::vector<std::string_view> fields = words(trim(stat.substr(close + 1)));  // [0] is field 3
    if (fields.size() < 22) return;
    facts.state = fields[0][0];
    facts.parent = static_cast<Pid>(number(fields[1]));
    facts.session_leader = number(fields[3]) == facts.pid;
    facts.of_terminal = number(fields[4]) != 0;
    facts.in_front = facts.of_terminal && fields[5] == fields[2];
    facts.flags = number(fields[6]);
    facts.front_group = static_cast<int>(parse_signed(fields[5]).value_or(-1));
    facts.kernel_thread = (facts.flags & 0x200000) != 0;
    facts.group = number(fields[2]);
    facts.session = number(fields[3]);
    facts.threads = number(fields[17]);
    facts.minflt = number(fields[7]);
    facts.majflt = number(fields[9]);
    facts.ticks = number(fields[11]) + number(fields[12]);
    facts.priority = static_cast<int>(parse_signed(fields[15]).value_or(20));
    facts.nice = static_cast<int>(parse_signed(fields[16]).value_or(0));
    facts.start_ticks = number(fields[19]);
}

void read_memory(std::string_view statm, std::string_view status, ProcessFacts& facts)
{
    const std::vector<std::string_view> pages = words(trim(statm));
    if (pages.size() >= 6) {
        facts.size = number(pages[0]) * 4;
        facts.resident = number(pages[1]) * 4;
        facts.shared = number(pages[2]) * 4;
        facts.text = number(pages[3]) * 4;
        facts.data = number(pages[5]) * 4;
    }
    facts.uid = static_cast<unsigned>(status_field(status, "Uid"));
    facts.user = facts.uid == 0 ? "root" : facts.uid == 1000 ? "learner" : format("%u", facts.uid);
    facts.swap = status_field(status, "VmSwap");
    facts.anon = status_field(status, "RssAnon");
    facts.file = status_field(status, "RssFile");
    facts.shmem = status_field(status, "RssShmem");
    facts.peak = status_field(status, "VmPeak");
    facts.stack = status_field(status, "VmStk");
    facts.library = status_field(status, "VmLib");
    facts.pte = status_field(status, "VmPTE");
    facts.locked = status_field(status, "VmLck");
}

}  // namespace

MeminfoFields::MeminfoFields(const World& world)
{
    const Result<std::string> text = world.read("/proc/meminfo");
    if (!text) return;
    for (const std::string_view line : lines_of(*text)) {
        const std::size_t colon = line.find(':');
        const std::vector<std::string_view> values = words(line.substr(std::min(line.size(), colon + 1)));
        if (colon != std::string_view::npos && !values.empty())
            fields_[std::string(line.substr(0, colon))] = number(values[0]);
    }
}

unsigned long long MeminfoFields::operator[](std::string_view name) const
{
    const auto found = fields_.find(name);
    return found == fields_.end() ? 0 : found->second;
}

ProcessFacts read_process(const World& world, Pid pid)
{
    ProcessFacts facts;
    facts.pid = pid;
    read_stat(proc_text(world, pid, "stat"), facts);
    read_memory(proc_text(world, pid, "statm"), proc_text(world, pid, "status"), facts);
    for (const char c : proc_text(world, pid, "cmdline"))
        facts.command += c == '\0' ? ' ' : c;
    while (!facts.command.empty() && facts.command.back() == ' ')
        facts.command.pop_back();
    if (facts.state == 'Z')
        facts.command = "[" + facts.comm + "] <defunct>";
    else if (facts.command.empty())
        facts.command = "[" + facts.comm + "]";
    facts.waits_in = proc_text(world, pid, "wchan");
    if (facts.waits_in.empty() || facts.waits_in == "0") facts.waits_in = "-";
    const std::string rollup = proc_text(world, pid, "smaps_rollup");
    facts.pss = status_field(rollup, "Pss");
    facts.uss = status_field(rollup, "Private_Clean") + status_field(rollup, "Private_Dirty");
    facts.oom_score = static_cast<int>(number(trim(proc_text(world, pid, "oom_score"))));
    facts.oom_adj = static_cast<int>(parse_signed(trim(proc_text(world, pid, "oom_score_adj"))).value_or(0));
    return facts;
}

std::vector<ProcessFacts> read_processes(const World& world)
{
    std::vector<ProcessFacts> all;
    for (const Pid pid : world.processes())
        all.push_back(read_process(world, pid));
    return all;
}

}  // namespace fl::shell
