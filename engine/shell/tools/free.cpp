// procps-ng 4.0.2: free.c. Everything comes from /proc/meminfo.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/tools.h"

#include <algorithm>
#include <cstdlib>

namespace fl::shell {
namespace {

using ull = unsigned long long;

// Linux: scale_size() of free.c, -h: three digits and a unit.
std::string human(ull kilobytes, bool si)
{
    const ull bytes = kilobytes * 1024;
    const double base = si ? 1000.0 : 1024.0;
    if (bytes < 1000) return format("%lluB", bytes);
    double value = static_cast<double>(bytes);
    for (const char* unit = "KMGTP"; *unit; ++unit) {
        value /= base;
        const std::string suffix = std::string(1, *unit) + (si ? "" : "i");
        const std::size_t widest = si ? 4 : 5;
        const std::string with_tenth = format("%.1f%s", value, suffix.c_str());
        if (with_tenth.size() <= widest) return with_tenth;
        const std::string whole = format("%llu%s", static_cast<ull>(value), suffix.c_str());
        if (whole.size() <= widest) return whole;
    }
    return format("%lluB", bytes);
}

struct Scale {
    bool human = false, si = false;
    ull multiply = 1, divide = 1;  // from kibibytes

    std::string operator()(ull kilobytes) const
    {
        return human ? shell::human(kilobytes, si) : format("%llu", kilobytes * multiply / divide);
    }
};

struct Unit {
    char letter;
    ull multiply, divide;
};
constexpr Unit units[] = {
    {'b', 1024, 1},
    {'k', 1, 1},
    {'m', 1, 1024},
    {'g', 1, 1024 * 1024},
    {'K', 1024, 1000},
    {'M', 1024, 1000 * 1000},
    {'G', 1024, 1000 * 1000 * 1000},
    {'T', 1024, ull{1000} * 1000 * 1000 * 1000},
    {'e', 1, ull{1024} * 1024 * 1024},
    {'P', 1024, ull{1000} * 1000 * 1000 * 1000 * 1000},
    {'p', 1, ull{1024} * 1024 * 1024 * 1024},
};

Scale scale_of(const Options& options)
{
    Scale scale;
    for (const Option& option : options.given) {
        if (option.letter == 'h') scale.human = true;
        if (option.letter == 'S') scale.si = true;
        for (const Unit& unit : units) {
            if (unit.letter != option.letter) continue;
            scale.multiply = unit.multiply;
            scale.divide = unit.divide;
        }
    }
    return scale;
}

std::string row(const char* label, const Scale& scale, std::initializer_list<ull> values)
{
    std::string text = format("%-9s", label);
    bool first = true;
    for (const ull value : values) {
        text += format(first ? "%11s" : " %11s", scale(value).c_str());
        first = false;
    }
    return text + "\n";
}

std::string table(const Options& options, const MeminfoFields& mem)
{
    const Scale scale = scale_of(options);
    std::string text;
    const ull total = mem["MemTotal"], free = mem["MemFree"], available = mem["MemAvailable"];
    const ull used = total - std::min(total, available > total ? free : available);
    const ull buffers = mem["Buffers"], cache = mem["Cached"] + mem["SReclaimable"], shared = mem["Shmem"];
    const ull swap_total = mem["SwapTotal"], swap_free = mem["SwapFree"];
    if (options.has('w')) {
        text =
            "               total        used        free      shared     buffers       cache   available\n" +
            row("Mem:", scale, {total, used, free, shared, buffers, cache, available});
    } else {
        text = "               total        used        free      shared  buff/cache   available\n" +
               row("Mem:", scale, {total, used, free, shared, buffers + cache, available});
    }
    if (options.has('l'))
        text += row("Low:", scale, {total, total - free, free}) + row("High:", scale, {0, 0, 0});
    text += row("Swap:", scale, {swap_total, swap_total - swap_free, swap_free});
    if (options.has('t'))
        text += row("Total:", scale, {total + swap_total, used + swap_total - swap_free,
                                      free + swap_free});
    if (options.has('v')) {
        const ull limit = mem["CommitLimit"], committed = mem["Committed_AS"];
        text += row("Comm:", scale, {limit, committed, limit > committed ? limit - committed : 0});
    }
    return text;
}

constexpr std::string_view help = "\nUsage:\n free [options]\n\nOptions:\n"
                                  " -b, --bytes         show output in bytes\n"
                                  "     --kilo          show output in kilobytes\n"
                                  "     --mega          show output in megabytes\n"
                                  "     --giga          show output in gigabytes\n"
                                  "     --tera          show output in terabytes\n"
                                  "     --peta          show output in petabytes\n"
                                  " -k, --kibi          show output in kibibytes\n"
                                  " -m, --mebi          show output in mebibytes\n"
                                  " -g, --gibi          show output in gibibytes\n"
                                  "     --tebi          show output in tebibytes\n"
                                  "     --pebi          show output in pebibytes\n"
                                  " -h, --human         show human-readable output\n"
                                  "     --si            use powers of 1000 not 1024\n"
                                  " -l, --lohi          show detailed low and high memory statistics\n"
                                  " -t, --total         show total for RAM + swap\n"
                                  " -v, --committed     show committed memory and commit limit\n"
                                  " -s N, --seconds N   repeat printing every N seconds\n"
                                  " -c N, --count N     repeat printing N times, then exit\n"
                                  " -w, --wide          wide output\n\n"
                                  "     --help     display this help and exit\n"
                                  " -V, --version  output version information and exit\n\n"
                                  "For more details see free(1).\n";

}  // namespace

ToolResult run_free(const ToolCall& call)
{
    constexpr std::uint64_t most_repeats = 1000;
    const Options options =
        parse_options(call.arguments, "bkmghltvws:c:V",
                      {{"bytes", 'b'},     {"kibi", 'k'},  {"mebi", 'm'},     {"gibi", 'g'},   {"kilo", 'K'},
                       {"mega", 'M'},      {"giga", 'G'},  {"tera", 'T'},     {"tebi", 'e'},   {"peta", 'P'},
                       {"pebi", 'p'},      {"human", 'h'}, {"si", 'S'},       {"lohi", 'l'},   {"total", 't'},
                       {"committed", 'v'}, {"wide", 'w'},  {"seconds=", 's'}, {"count=", 'c'}, {"help", 'H'},
                       {"version", 'V'}});
    const std::string usage(help);
    if (!options.bad.empty()) return usage_error("free: " + options.bad + "\n" + usage, 1);
    ToolResult result;
    if (options.has('H') || options.has('V')) {
        result.output = options.has('V') ? "free from procps-ng 4.0.2\n" : usage;
        return result;
    }
    result.output = table(options, MeminfoFields(call.world));
    const bool repeats = options.has('s') || options.has('c');
    const double seconds = std::strtod(options.value('s', "1").c_str(), nullptr);
    if (options.has('s') && options.value('s', "").find_first_not_of("0123456789.") != std::string::npos)
        return usage_error(
            "free: seconds argument failed: '" + options.value('s', "") + "': Invalid argument\n", 1);
    if (options.has('s') && !(seconds > 0 && seconds < 1e6))
        return usage_error("free: seconds argument `" + options.value('s', "") + "' is not positive number\n",
                           1);
    const std::uint64_t count = parse_unsigned(options.value('c', "1000")).value_or(0);
    if (options.has('c') && count == 0)
        return usage_error("free: failed to parse count argument: '" + options.value('c', "") + "'\n", 1);
    if (repeats && call.round + 1 < std::min(count, most_repeats)) {
        result.output += "\n";
        result.request = RunAgain{Tick{static_cast<std::uint64_t>(seconds * 1e9)}, ""};
    }
    return result;
}

}  // namespace fl::shell
