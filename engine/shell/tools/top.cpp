// procps-ng 4.0.2: top -b. Everything comes from /proc.
#include "base/stable_order.h"
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/tools.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace fl::shell {
namespace {

using ull = unsigned long long;

constexpr std::string_view help =
    "Usage:\n top -b [-n COUNT] [-d SECONDS] [-o FIELD] [-p PID,...] [-E k|m|g] [-e k|m|g] [-i]\n"
    "Batch mode only: there are no keys here. Without -n it prints once. Fields for -o: %CPU %MEM COMMAND NI "
    "PID PPID\n"
    "PR RES S SHR TIME+ USER VIRT SWAP CODE DATA USED nMaj nMin nTH OOMs OOMa.\n";

struct View {
    char order[8] = "";
    std::string field = "%CPU";
    bool rising = false, idle_too = true;
    char summary_unit = 'm', task_unit = 'k';
    std::vector<ull> pids;
    unsigned count = 1;
    double delay = 3;
};

std::string clock_text(ull seconds)
{
    return format("%02llu:%02llu:%02llu", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
}

std::string up_words(ull seconds)
{
    const ull days = seconds / 86400, hours = seconds / 3600 % 24, minutes = seconds / 60 % 60;
    std::string text = "up ";
    if (days > 0) text += format("%llu day%s, ", days, days == 1 ? "" : "s");
    return text + (hours > 0 ? format("%2llu:%02llu", hours, minutes) : format("%llu min", minutes));
}

std::string load_average(const World& world)
{
    const Result<std::string> text = world.read("/proc/loadavg");
    const std::vector<std::string_view> w = text ? words(*text) : std::vector<std::string_view>{};
    if (w.size() < 3) return "0.00, 0.00, 0.00";
    return std::string(w[0]) + ", " + std::string(w[1]) + ", " + std::string(w[2]);
}

ull uptime_seconds(const World& world)
{
    const Result<std::string> text = world.read("/proc/uptime");
    return text ? static_cast<ull>(std::strtod(text->c_str(), nullptr)) : 0;
}

// user, nice, system, idle, iowait, irq, softirq, steal
std::vector<ull> cpu_ticks(const World& world)
{
    std::vector<ull> ticks(8);
    const Result<std::string> stat = world.read("/proc/stat");
    const std::vector<std::string_view> w =
        stat ? words(std::string_view(*stat).substr(0, stat->find('\n'))) : std::vector<std::string_view>{};
    for (std::size_t i = 1; i < w.size() && i <= 8; ++i)
        ticks[i - 1] = parse_unsigned(w[i]).value_or(0);
    return ticks;
}

std::string cpu_line(const std::vector<ull>& now, const std::vector<ull>& before)
{
    std::vector<ull> d(8);
    ull all = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        d[i] = now[i] - std::min(now[i], before[i]);
        all += d[i];
    }
    const auto share = [&](std::size_t i) {
        return all == 0 ? (i == 3 ? 100.0 : 0.0)
                        : 100.0 * static_cast<double>(d[i]) / static_cast<double>(all);
    };
    return format(
        "%%Cpu(s): %4.1f us, %4.1f sy, %4.1f ni, %4.1f id, %4.1f wa, %4.1f hi, %4.1f si, %4.1f st \n",
        share(0), share(2), share(1), share(3), share(4), share(5), share(6), share(7));
}

std::string memory_lines(const World& world, char unit)
{
    const MeminfoFields mem(world);
    const double scale = unit == 'k' ? 1 : unit == 'g' ? 1024.0 * 1024 : 1024;
    const char* name = unit == 'k' ? "KiB" : unit == 'g' ? "GiB" : "MiB";
    const int decimals = unit == 'k' ? 0 : unit == 'g' ? 3 : 1;
    const auto amount = [&](ull kb) { return format("%*.*f", 8, decimals, static_cast<double>(kb) / scale); };
    const ull total = mem["MemTotal"], available = mem["MemAvailable"],
              cache = mem["Buffers"] + mem["Cached"] + mem["SReclaimable"];
    const ull used = total - std::min(total, available > total ? mem["MemFree"] : available);
    const auto line = [&](const char* label, const std::string& a, const std::string& b,
                          const std::string& c) {
        return format("%s %s: %s total, %s free, %s used", name, label, a.c_str(), b.c_str(), c.c_str());
    };
    return line("Mem ", amount(total), amount(mem["MemFree"]), amount(used)) + ", " + amount(cache) +
           " buff/cache     \n" +
           line("Swap", amount(mem["SwapTotal"]), amount(mem["SwapFree"]),
                amount(mem["SwapTotal"] - mem["SwapFree"])) +
           ". " + amount(available) + " avail Mem \n";
}

struct TaskRow {
    ProcessFacts facts;
    ull delta = 0;  // ticks since the last picture
};

double sort_key(const TaskRow& row, const std::string& field)
{
    const ProcessFacts& f = row.facts;
    const auto value = [](ull n) { return static_cast<double>(n); };
    if (field == "%MEM" || field == "RES") return value(f.resident);
    if (field == "VIRT") return value(f.size);
    if (field == "SHR") return value(f.shared);
    if (field == "SWAP") return value(f.swap);
    if (field == "USED") return value(f.swap + f.resident);
    if (field == "CODE") return value(f.text);
    if (field == "DATA") return value(f.data);
    if (field == "nMaj") return value(f.majflt);
    if (field == "nMin") return value(f.minflt);
    if (field == "OOMs") return f.oom_score;
    if (field == "OOMa") return f.oom_adj;
    if (field == "PID") return value(f.pid);
    if (field == "PPID") return value(f.parent);
    if (field == "NI") return f.nice;
    if (field == "PR") return f.priority;
    if (field == "TIME+") return value(f.ticks);
    return value(row.delta);
}

bool is_field(const std::string& field)
{
    for (const std::string_view known :
         {"%CPU", "%MEM", "COMMAND", "NI",   "PID",  "PPID", "PR",   "RES",  "S",    "SHR", "TIME+",
          "USER", "VIRT", "SWAP",    "CODE", "DATA", "USED", "nMaj", "nMin", "OOMs", "OOMa"})
        if (field == known) return true;
    return false;
}

std::string amount(ull kb, char unit, int width)
{
    if (unit == 'm') return format("%*.1fm", width - 1, static_cast<double>(kb) / 1024);
    if (unit == 'g') return format("%*.1fg", width - 1, static_cast<double>(kb) / (1024 * 1024));
    const std::string plain = format("%*llu", width, kb);
    if (plain.size() <= static_cast<std::size_t>(width)) return plain;
    const std::string mega = format("%.1fm", static_cast<double>(kb) / 1024);
    return mega.size() <= static_cast<std::size_t>(width)
               ? format("%*s", width, mega.c_str())
               : format("%*.1fg", width - 1, static_cast<double>(kb) / (1024 * 1024));
}

std::string task_line(const TaskRow& row, const View& view, double passed, ull total_kb)
{
    const ProcessFacts& f = row.facts;
    const double cpu = passed > 0 ? static_cast<double>(row.delta) / passed : 0;  // ticks of 1/100 s a second
    const double memory =
        total_kb == 0 ? 0 : 100.0 * static_cast<double>(f.resident) / static_cast<double>(total_kb);
    const std::string priority = f.priority < -99 ? "rt" : format("%d", f.priority);
    const ull hundredths = f.ticks;
    return format("%5u %-8.8s %3s %3d ", f.pid, f.user.c_str(), priority.c_str(), f.nice) +
           amount(f.size, view.task_unit, 7) + " " + amount(f.resident, view.task_unit, 6) + " " +
           amount(f.shared, view.task_unit, 6) +
           format(" %c %5.1f %5.1f %3llu:%02llu.%02llu %s\n", f.state, cpu, memory, hundredths / 6000,
                  hundredths / 100 % 60, hundredths % 100, f.comm.c_str());
}

std::string tasks_line(const std::vector<TaskRow>& rows)
{
    unsigned running = 0, stopped = 0, zombie = 0;
    for (const TaskRow& row : rows) {
        running += row.facts.state == 'R';
        stopped += row.facts.state == 'T' || row.facts.state == 't';
        zombie += row.facts.state == 'Z';
    }
    const auto total = static_cast<unsigned>(rows.size());
    return format("Tasks: %3u total, %3u running, %3u sleeping, %3u stopped, %3u zombie\n", total, running,
                  total - running - stopped - zombie, stopped, zombie);
}

std::string picture(const World& world, const View& view, std::string_view memory, std::string& remembered)
{
    const std::vector<std::string_view> before = words(memory);  // 8 ticks, then pid ticks pid ticks …
    const std::vector<ull> now = cpu_ticks(world);
    std::vector<ull> old(8);
    std::map<ull, ull> old_ticks;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const ull value = parse_unsigned(before[i]).value_or(0);
        if (i < 8)
            old[i] = value;
        else if (i % 2 == 0 && i + 1 < before.size())
            old_ticks[value] = parse_unsigned(before[i + 1]).value_or(0);
    }
    for (const ull value : now)
        remembered += format("%llu ", value);
    std::vector<TaskRow> rows;
    for (const ProcessFacts& facts : read_processes(world)) {
        rows.push_back({facts, facts.ticks - std::min(facts.ticks, old_ticks[facts.pid])});
        remembered += format("%u %llu ", facts.pid, facts.ticks);
        if (!view.pids.empty() &&
            std::find(view.pids.begin(), view.pids.end(), ull{facts.pid}) == view.pids.end())
            rows.pop_back();
    }
    const ull seconds = uptime_seconds(world);
    const double passed = memory.empty() ? static_cast<double>(seconds) : view.delay;
    const MeminfoFields mem(world);
    std::string text = "top - " + clock_text(seconds) + " " + up_words(seconds) +
                       ",  1 user,  load average: " + load_average(world) + "\n" + tasks_line(rows) +
                       cpu_line(now, old) + memory_lines(world, view.summary_unit) +
                       "\n  PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n";
    sort_stably(rows, [&](const TaskRow& a, const TaskRow& b) {
        const bool by_name = view.field == "COMMAND" || view.field == "USER" || view.field == "S";
        if (by_name)
            return view.field == "USER" ? b.facts.user < a.facts.user
                   : view.field == "S"  ? b.facts.state < a.facts.state
                                        : b.facts.comm < a.facts.comm;
        const double x = sort_key(a, view.field), y = sort_key(b, view.field);
        return view.rising ? x < y : y < x;
    });
    for (const TaskRow& row : rows)
        if (view.idle_too || row.delta > 0) text += task_line(row, view, passed, mem["MemTotal"]);
    return text;
}

}  // namespace

ToolResult run_top(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "bn:d:o:p:E:e:ichHv1w:", {});
    ToolResult result;
    if (!options.bad.empty()) return usage_error("top: " + options.bad + "\n" + std::string(help), 1);
    if (options.has('h') || options.has('v')) {
        result.output = options.has('v') ? "top from procps-ng 4.0.2\n" : std::string(help);
        return result;
    }
    View view;
    view.idle_too = !options.has('i');
    view.field = options.value('o', "%CPU");
    if (view.field[0] == '+' || view.field[0] == '-') {
        view.rising = view.field[0] == '-';
        view.field.erase(0, 1);
    }
    if (!is_field(view.field)) return usage_error("top: unrecognized field name '" + view.field + "'\n", 1);
    view.summary_unit = options.value('E', "m")[0];
    view.task_unit = options.value('e', "k")[0];
    for (const Option& option : options.given)
        if (option.letter == 'p')
            for (const std::string_view pid : split(option.value, ','))
                view.pids.push_back(parse_unsigned(pid).value_or(0));
    view.count = static_cast<unsigned>(
        std::min<std::uint64_t>(1000, parse_unsigned(options.value('n', "1")).value_or(1)));
    view.delay = std::strtod(options.value('d', "3").c_str(), nullptr);
    if (!(view.delay >= 0 && view.delay < 1e6))
        return usage_error("top: bad delay interval '" + options.value('d', "") + "'\n", 1);
    if (!options.has('b') && call.round == 0)
        result.errors = "top: only batch mode here (top -b); see top -h\n";
    std::string remembered;
    result.output = (call.round > 0 ? "\n" : "") + picture(call.world, view, call.memory, remembered);
    if (call.round + 1 < view.count)
        result.request = RunAgain{Tick{static_cast<std::uint64_t>(view.delay * 1e9)}, remembered};
    return result;
}

ToolResult run_uptime(const ToolCall& call)
{
    const Options options =
        parse_options(call.arguments, "psh", {{"pretty", 'p'}, {"since", 's'}, {"help", 'h'}});
    ToolResult result;
    const ull seconds = uptime_seconds(call.world);
    if (!options.bad.empty() || options.has('h'))
        result.output = "\nUsage:\n uptime [-p]\n";
    else if (options.has('p')) {
        result.output = "up ";
        if (seconds >= 3600)
            result.output += format("%llu hour%s, ", seconds / 3600, seconds / 3600 == 1 ? "" : "s");
        result.output += format("%llu minute%s\n", seconds / 60 % 60, seconds / 60 % 60 == 1 ? "" : "s");
    } else
        result.output = " " + clock_text(seconds) + " " + up_words(seconds) +
                        ",  1 user,  load average: " + load_average(call.world) + "\n";
    return result;
}

}  // namespace fl::shell
