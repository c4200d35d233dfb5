// procps-ng 4.0.2: vmstat. Everything comes from /proc/stat, meminfo and vmstat.
#include "shell/tools/vmstat.h"
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/dates.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/samples.h"
#include "shell/tools/tools.h"

namespace fl::shell {

using Sample = VmstatSample;

VmstatSample take_sample(const World& world)
{
    const auto number = [](std::string_view text) { return parse_unsigned(text).value_or(0); };
    VmstatSample sample;
    const Result<std::string> stat = world.read("/proc/stat"), vmstat = world.read("/proc/vmstat");
    for (const std::string_view line : lines_of(stat ? std::string_view(*stat) : std::string_view())) {
        const std::vector<std::string_view> w = words(line);
        if (w.size() < 2) continue;
        if (w[0] == "cpu" && w.size() >= 9) {
            sample.user = number(w[1]) + number(w[2]);
            sample.system = number(w[3]) + number(w[6]) + number(w[7]);
            sample.idle = number(w[4]);
            sample.wait = number(w[5]);
            sample.stolen = number(w[8]);
        } else if (w[0] == "intr")
            sample.interrupts = number(w[1]);
        else if (w[0] == "ctxt")
            sample.switches = number(w[1]);
        else if (w[0] == "procs_running")
            sample.running = number(w[1]);
        else if (w[0] == "procs_blocked")
            sample.blocked = number(w[1]);
    }
    for (const std::string_view line : lines_of(vmstat ? std::string_view(*vmstat) : std::string_view())) {
        const std::vector<std::string_view> w = words(line);
        if (w.size() < 2) continue;
        if (w[0] == "pgpgin") sample.paged_in = number(w[1]);
        if (w[0] == "pgpgout") sample.paged_out = number(w[1]);
        if (w[0] == "pswpin") sample.swapped_in = number(w[1]);
        if (w[0] == "pswpout") sample.swapped_out = number(w[1]);
    }
    return sample;
}

namespace {

using ull = unsigned long long;

Sample difference(const Sample& now, const Sample& before)
{
    Sample d = now;
    d.user -= before.user;
    d.system -= before.system;
    d.idle -= std::min(d.idle, before.idle);
    d.wait -= before.wait;
    d.stolen -= before.stolen;
    d.interrupts -= before.interrupts;
    d.switches -= before.switches;
    d.paged_in -= before.paged_in;
    d.paged_out -= before.paged_out;
    d.swapped_in -= before.swapped_in;
    d.swapped_out -= before.swapped_out;
    return d;
}

struct Shape {
    bool active = false, wide = false, timed = false;
    ull unit = 1024;  // of memory columns, bytes
};

std::string headings(const Shape& shape)
{
    std::string text =
        shape.wide ? "--procs-- -----------------------memory---------------------- ---swap-- -----io---- "
                     "-system-- ----------cpu----------\n"
                   : "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n";
    const char *third = shape.active ? "inact" : "buff", *fourth = shape.active ? "active" : "cache";
    text += shape.wide
                ? format("%4s %4s %12s %12s %12s %12s %4s %4s %5s %5s %4s %4s %3s %3s %3s %3s %3s %3s\n", "r",
                         "b", "swpd", "free", third, fourth, "si", "so", "bi", "bo", "in", "cs", "us", "sy",
                         "id", "wa", "st", "gu")
                : format("%2s %2s %6s %6s %6s %6s %4s %4s %5s %5s %4s %4s %2s %2s %2s %2s %2s\n", "r", "b",
                         "swpd", "free", third, fourth, "si", "so", "bi", "bo", "in", "cs", "us", "sy", "id",
                         "wa", "st");
    if (!shape.timed) return text;
    text.insert(text.find('\n'), " -----timestamp-----");
    text.insert(text.size() - 1, format(" %19s", "UTC"));
    return text;
}

// `seconds`: how long the sample took; 0 = since boot, where time is counted in ticks of all processors.
std::string line(const World& world, const Sample& d, ull seconds, const Shape& shape)
{
    const MeminfoFields mem(world);
    const ull ticks = std::max<ull>(1, d.user + d.system + d.idle + d.wait + d.stolen), half = ticks / 2;
    const auto rate = [&](ull value) {
        return seconds == 0 ? (value * 100 + half) / ticks : (value + seconds / 2) / seconds;
    };
    const auto share = [&](ull value) { return (100 * value + half) / ticks; };
    const auto memory = [&](ull kb) { return kb * 1024 / shape.unit; };
    const ull third = shape.active ? mem["Inactive"] : mem["Buffers"];
    const ull fourth = shape.active ? mem["Active"] : mem["Cached"] + mem["SReclaimable"];
    const ull swapped = mem["SwapTotal"] - mem["SwapFree"];
    const auto row = [&](const char* first, const char* amounts, const char* cpu) {
        std::string text;
        const auto add = [&](const char* width, ull value) {
            text += (text.empty() ? "" : " ") + format("%*llu", std::atoi(width), value);
        };
        for (const ull value : {d.running, d.blocked})
            add(first, value);
        for (const ull value : {memory(swapped), memory(mem["MemFree"]), memory(third), memory(fourth)})
            add(amounts, value);
        for (const ull value : {rate(d.swapped_in * 4), rate(d.swapped_out * 4)})
            add("4", value);
        for (const ull value : {rate(d.paged_in), rate(d.paged_out)})
            add("5", value);
        for (const ull value : {rate(d.interrupts), rate(d.switches)})
            add("4", value);
        for (const ull value :
             {share(d.user), share(d.system), share(d.idle), share(d.wait), share(d.stolen)})
            add(cpu, value);
        if (shape.wide) add(cpu, 0);
        if (shape.timed)
            text += " " + date_text(world.machine().kernel.now.value / 1'000'000'000, "%Y-%m-%d %H:%M:%S");
        return text + "\n";
    };
    return shape.wide ? row("4", "12", "3") : row("2", "6", "2");
}

constexpr std::string_view vmstat_usage = "\nUsage:\n vmstat [options] [delay [count]]\n\nOptions:\n"
                                  " -a, --active           active/inactive memory\n"
                                  " -f, --forks            number of forks since boot\n"
                                  " -m, --slabs            slabinfo\n"
                                  " -n, --one-header       do not redisplay header\n"
                                  " -s, --stats            event counter statistics\n"
                                  " -d, --disk             disk statistics\n"
                                  " -D, --disk-sum         summarize disk statistics\n"
                                  " -S, --unit <char>      define display unit\n"
                                  " -w, --wide             wide output\n"
                                  " -t, --timestamp        show timestamp\n"
                                  " -y, --no-first         skips first line of output\n\n"
                                  " -h, --help     display this help and exit\n"
                                  " -V, --version  output version information and exit\n\n"
                                  "For more details see vmstat(8).\n";

std::string pack(const Sample& s)
{
    std::string text;
    for (const ull value : {s.user, s.system, s.idle, s.wait, s.stolen, s.interrupts, s.switches, s.paged_in,
                            s.paged_out, s.swapped_in, s.swapped_out})
        text += format("%llu ", value);
    return text;
}

Sample unpack(std::string_view text)
{
    Sample s;
    const std::vector<std::string_view> w = words(text);
    ull* const places[] = {&s.user,      &s.system,     &s.idle,       &s.wait,
                           &s.stolen,    &s.interrupts, &s.switches,   &s.paged_in,
                           &s.paged_out, &s.swapped_in, &s.swapped_out};
    for (std::size_t i = 0; i < w.size() && i < 11; ++i)
        *places[i] = number(w[i]);
    return s;
}

}  // namespace

ToolResult run_vmstat(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "asS:wnyhVtfmdDp:",
                                          {{"active", 'a'},
                                           {"stats", 's'},
                                           {"unit=", 'S'},
                                           {"wide", 'w'},
                                           {"timestamp", 't'},
                                           {"forks", 'f'},
                                           {"slabs", 'm'},
                                           {"disk", 'd'},
                                           {"disk-sum", 'D'},
                                           {"partition=", 'p'},
                                           {"one-header", 'n'},
                                           {"no-first", 'y'},
                                           {"help", 'h'},
                                           {"version", 'V'}});
    ToolResult result;
    if (!options.bad.empty())
        return usage_error("vmstat: " + options.bad + "\n" + std::string(vmstat_usage), 1);
    if (options.has('h') || options.has('V')) {
        result.output = options.has('V') ? "vmstat from procps-ng 4.0.2\n" : std::string(vmstat_usage);
        return result;
    }
    const std::string unit = options.value('S', "K");
    if (unit.size() != 1 || std::string_view("kKmM").find(unit[0]) == std::string_view::npos)
        return usage_error("vmstat: -S requires k, K, m or M (default is KiB)\n", 1);
    Shape shape{options.has('a'), options.has('w'), options.has('t')};
    shape.unit = unit == "k" ? 1000 : unit == "m" ? 1000 * 1000 : unit == "M" ? 1024 * 1024 : 1024;
    if (options.has('p'))
        return usage_error("vmstat: Disk/Partition " + options.value('p', "") + " not found\n", 1);
    for (const Option& option : options.given)
        if (std::string_view("sfmdD").find(option.letter) != std::string_view::npos) {
            result.output = vmstat_report(call.world, option.letter, shape.unit, unit[0]);
            return result;
        }
    for (const std::string& operand : options.operands)
        if (!parse_unsigned(operand))
            return usage_error("vmstat: failed to parse argument: '" + operand + "'\n", 1);
    const std::optional<Sampling> sampling = read_sampling(options.operands);
    if (!sampling) return usage_error("vmstat: delay must be positive integer\n", 1);
    const Sample now = take_sample(call.world);
    if (call.round == 0) {
        result.output = headings(shape);
        if (!options.has('y') || sampling->count == 1) result.output += line(call.world, now, 0, shape);
    } else
        result.output = line(call.world, difference(now, unpack(call.memory)), sampling->seconds, shape);
    if (call.round + 1 < sampling->count)
        result.request = RunAgain{Tick{sampling->seconds * 1'000'000'000}, pack(now)};
    return result;
}

}  // namespace fl::shell
