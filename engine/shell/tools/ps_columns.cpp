#include "shell/tools/ps_columns.h"

#include "base/text.h"
#include "shell/tools/dates.h"

#include <algorithm>

namespace fl::shell {
namespace {

using ull = unsigned long long;
using Facts = ProcessFacts;
using Context = PsContext;

std::string number(ull value)
{
    return format("%llu", value);
}

std::string stat_letters(const Facts& f, const Context&)
{
    std::string text(1, f.state);
    if (f.nice < 0) text += '<';
    if (f.nice > 0) text += 'N';
    if (f.locked > 0) text += 'L';
    if (f.session_leader) text += 's';
    if (f.in_front) text += '+';
    return text;
}

std::string terminal(const Facts& f, const Context&)
{
    return f.of_terminal ? "pts/0" : "?";
}

// What started on the same day shows the time of day; the simulated machine was switched on at 00:00.
std::string start_time(const Facts& f, const Context& c)
{
    return date_text(c.booted + f.start_ticks / 100, "%H:%M");
}

ull alive(const Facts& f, const Context& c)
{
    return c.uptime_ticks > f.start_ticks ? c.uptime_ticks - f.start_ticks : 0;
}

ull cpu_per_mille(const Facts& f, const Context& c)
{
    return alive(f, c) == 0 ? 0 : std::min<ull>(999, f.ticks * 1000 / alive(f, c));
}

// ps cuts off, top rounds.
ull memory_per_mille(const Facts& f, const Context& c)
{
    return c.total_kb == 0 ? 0 : f.resident * 1000 / c.total_kb;
}

std::string tenths(ull per_mille)
{
    return format("%llu.%llu", per_mille / 10, per_mille % 10);
}

constexpr PsColumn all_columns[] = {
    {"pid", "PID", 5, [](const Facts& f, const Context&) { return number(f.pid); },
     [](const Facts& f) { return ull{f.pid}; }},
    {"ppid", "PPID", 5, [](const Facts& f, const Context&) { return number(f.parent); },
     [](const Facts& f) { return ull{f.parent}; }},
    {"user", "USER", -8, [](const Facts& f, const Context&) { return f.user; }},
    {"uid_hack", "UID", -8, [](const Facts& f, const Context&) { return f.user; }},
    {"uid", "UID", 5, [](const Facts& f, const Context&) { return number(f.uid); }},
    {"comm", "COMMAND", -15, [](const Facts& f, const Context&) { return f.comm; }},
    {"ucmd", "CMD", -15, [](const Facts& f, const Context&) { return f.comm; }},
    {"fname", "COMMAND", -8, [](const Facts& f, const Context&) { return f.comm.substr(0, 8); }},
    {"cmd", "CMD", -27, [](const Facts& f, const Context&) { return f.command; }},
    {"args", "COMMAND", -27, [](const Facts& f, const Context&) { return f.command; }},
    {"tname", "TTY", -8, terminal},
    {"tty", "TT", -8, terminal},
    {"tt", "TT", -8, terminal},
    {"stat", "STAT", -4, stat_letters},
    {"s", "S", -1, [](const Facts& f, const Context&) { return std::string(1, f.state); }},
    {"f", "F", 1, [](const Facts& f, const Context&) { return number(f.flags >> 6 & 7); }},
    {"c", "C", 2, [](const Facts& f, const Context& c) { return number(cpu_per_mille(f, c) / 10); }},
    {"opri", "PRI", 3, [](const Facts& f, const Context&) { return format("%d", f.priority + 60); }},
    {"priority", "PRI", 3, [](const Facts& f, const Context&) { return format("%d", f.priority); }},
    {"pri", "PRI", 3, [](const Facts& f, const Context&) { return format("%d", 39 - f.priority); }},
    {"ni", "NI", 3, [](const Facts& f, const Context&) { return format("%d", f.nice); }},
    {"addr", "ADDR", -1, [](const Facts&, const Context&) { return std::string("-"); }},
    {"sz", "SZ", 5, [](const Facts& f, const Context&) { return number(f.size / 4); },
     [](const Facts& f) { return f.size; }},
    {"wchan", "WCHAN", -6, [](const Facts& f, const Context&) { return f.waits_in; }},
    {"start_time", "START", 5, start_time},
    {"stime", "STIME", 5, start_time},
    {"start", "STARTED", 8,
     [](const Facts& f, const Context& c) { return date_text(c.booted + f.start_ticks / 100, "%T"); }},
    {"lstart", "STARTED", 24,
     [](const Facts& f, const Context& c) {
         return date_text(c.booted + f.start_ticks / 100, "%a %b %e %T %Y");
     }},
    {"etime", "ELAPSED", 11,
     [](const Facts& f, const Context& c) {
         const ull s = alive(f, c) / 100, days = s / 86400, hours = s / 3600 % 24;
         return (days > 0 ? format("%llu-", days) : "") + (s >= 3600 ? format("%02llu:", hours) : "") +
                format("%02llu:%02llu", s / 60 % 60, s % 60);
     }},
    {"ruser", "RUSER", -8, [](const Facts& f, const Context&) { return f.user; }},
    {"group", "GROUP", -8, [](const Facts& f, const Context&) { return f.user; }},
    {"euid", "EUID", 5, [](const Facts& f, const Context&) { return number(f.uid); }},
    {"class", "CLS", -3, [](const Facts&, const Context&) { return std::string("TS"); }},
    {"policy", "POL", -3, [](const Facts&, const Context&) { return std::string("TS"); }},
    {"vtrs", "TRS", 5, [](const Facts& f, const Context&) { return number(f.text); }},
    {"gid", "GID", 5, [](const Facts& f, const Context&) { return number(f.uid); }},
    {"tpgid", "TPGID", 5, [](const Facts& f, const Context&) { return format("%d", f.front_group); }},
    {"lwp", "LWP", 5, [](const Facts& f, const Context&) { return number(f.pid); }},
    {"spid", "SPID", 5, [](const Facts& f, const Context&) { return number(f.pid); }},
    {"rsz", "RSZ", 5, [](const Facts& f, const Context&) { return number(f.resident); },
     [](const Facts& f) { return f.resident; }},
    {"pgrp", "PGRP", 5, [](const Facts& f, const Context&) { return number(f.group); }},
    {"sess", "SESS", 5, [](const Facts& f, const Context&) { return number(f.session); }},
    {"time", "TIME", 8,
     [](const Facts& f, const Context&) {
         const ull s = f.ticks / 100;
         return format("%02llu:%02llu:%02llu", s / 3600, s / 60 % 60, s % 60);
     },
     [](const Facts& f) { return f.ticks; }},
    {"bsdtime", "TIME", 6,
     [](const Facts& f, const Context&) {
         const ull s = f.ticks / 100;
         return format("%llu:%02llu", s / 60, s % 60);
     },
     [](const Facts& f) { return f.ticks; }},
    {"%cpu", "%CPU", 4, [](const Facts& f, const Context& c) { return tenths(cpu_per_mille(f, c)); },
     [](const Facts& f) { return f.ticks; }},
    {"%mem", "%MEM", 4, [](const Facts& f, const Context& c) { return tenths(memory_per_mille(f, c)); },
     [](const Facts& f) { return f.resident; }},
    {"vsz", "VSZ", 6, [](const Facts& f, const Context&) { return number(f.size); },
     [](const Facts& f) { return f.size; }},
    {"rss", "RSS", 5, [](const Facts& f, const Context&) { return number(f.resident); },
     [](const Facts& f) { return f.resident; }},
    {"size", "SIZE", 5, [](const Facts& f, const Context&) { return number(f.data); },
     [](const Facts& f) { return f.data; }},
    {"pss", "PSS", 5, [](const Facts& f, const Context&) { return number(f.pss); },
     [](const Facts& f) { return f.pss; }},
    {"uss", "USS", 5, [](const Facts& f, const Context&) { return number(f.uss); },
     [](const Facts& f) { return f.uss; }},
    {"nlwp", "NLWP", 4, [](const Facts& f, const Context&) { return number(f.threads); },
     [](const Facts& f) { return f.threads; }},
    {"pgid", "PGID", 5, [](const Facts& f, const Context&) { return number(f.group); }},
    {"sid", "SID", 5, [](const Facts& f, const Context&) { return number(f.session); }},
    {"etimes", "ELAPSED", 7, [](const Facts& f, const Context& c) { return number(alive(f, c) / 100); }},
    {"cls", "CLS", 3, [](const Facts&, const Context&) { return std::string("TS"); }},
    {"psr", "PSR", 3, [](const Facts&, const Context&) { return std::string("0"); }},
    {"trs", "TRS", 4, [](const Facts& f, const Context&) { return number(f.text); }},
    {"drs", "DRS", 5,
     [](const Facts& f, const Context&) { return number(f.size - std::min(f.size, f.text)); }},
    {"min_flt", "MINFL", 6, [](const Facts& f, const Context&) { return number(f.minflt); },
     [](const Facts& f) { return f.minflt; }},
    {"maj_flt", "MAJFL", 6, [](const Facts& f, const Context&) { return number(f.majflt); },
     [](const Facts& f) { return f.majflt; }},
    {"minflt", "MINFLT", 6, [](const Facts& f, const Context&) { return number(f.minflt); },
     [](const Facts& f) { return f.minflt; }},
    {"tid", "TID", 5, [](const Facts& f, const Context&) { return number(f.pid); }},
    {"majflt", "MAJFLT", 6, [](const Facts& f, const Context&) { return number(f.majflt); },
     [](const Facts& f) { return f.majflt; }},
    {"oom", "OOM", 4, [](const Facts& f, const Context&) { return number(static_cast<ull>(f.oom_score)); },
     [](const Facts& f) { return static_cast<ull>(f.oom_score); }},
    {"oomadj", "OOMADJ", 5, [](const Facts& f, const Context&) { return format("%d", f.oom_adj); }},
};

struct Alias {
    std::string_view name, meaning;
};
constexpr Alias aliases[] = {
    {"pmem", "%mem"},    {"pcpu", "%cpu"},      {"rssize", "rss"},   {"vsize", "vsz"},    {"ucomm", "comm"},
    {"command", "args"}, {"state", "s"},        {"nice", "ni"},      {"euser", "user"},   {"uname", "user"},
    {"cputime", "time"}, {"bsdstart", "start"}, {"thcount", "nlwp"}, {"tgid", "pid"},     {"session", "sess"},
    {"egid", "gid"},     {"ruid", "uid"},       {"egroup", "group"}, {"rgroup", "group"}, {"flags", "f"},
    {"flag", "f"},      {"osz", "sz"}};

std::string padded(const std::string& text, int width, bool last)
{
    if (last && width < 0) return text;
    if (width < 0 && text.size() > static_cast<std::size_t>(-width))
        return text.substr(0, static_cast<std::size_t>(-width));
    return width < 0 ? format("%-*s", -width, text.c_str()) : format("%*s", width, text.c_str());
}

}  // namespace

PsContext ps_context(const World& world)
{
    PsContext context;
    context.total_kb = MeminfoFields(world)["MemTotal"];
    if (const Result<std::string> uptime = world.read("/proc/uptime")) {
        const std::string_view seconds = std::string_view(*uptime).substr(0, uptime->find(' '));
        const std::size_t dot = seconds.find('.');
        context.uptime_ticks = parse_unsigned(seconds.substr(0, dot)).value_or(0) * 100;
    }
    if (const Result<std::string> stat = world.read("/proc/stat"))
        if (const std::size_t at = stat->find("btime "); at != std::string::npos)
            context.booted = parse_unsigned(stat->substr(at + 6, stat->find('\n', at) - at - 6)).value_or(0);
    return context;
}

const PsColumn* find_ps_column(std::string_view name)
{
    for (const Alias& alias : aliases)
        if (alias.name == name) name = alias.meaning;
    for (const PsColumn& column : all_columns)
        if (column.name == name) return &column;
    return nullptr;
}

std::vector<PsColumnUse> parse_ps_columns(std::string_view list, std::string& unknown)
{
    std::vector<PsColumnUse> uses;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(", ="), list.size());
        const std::string_view item = list.substr(0, end);
        const std::size_t colon = item.find(':');
        const PsColumn* column = find_ps_column(item.substr(0, colon));
        const auto given =
            colon == std::string_view::npos ? std::nullopt : parse_unsigned(item.substr(colon + 1));
        if (!column || (colon != std::string_view::npos && !given)) {
            unknown = std::string(item);
            return uses;
        }
        const bool renamed = end < list.size() && list[end] == '=';
        PsColumnUse use{column, std::string(column->heading), column->width};
        if (renamed) use.heading = list.substr(end + 1, 1) == "," ? "" : std::string(list.substr(end + 1));
        if (given) use.width = static_cast<int>(std::min<ull>(*given, 500)) * (column->width < 0 ? -1 : 1);
        if (renamed) {
            const auto heading = static_cast<int>(use.heading.size());
            use.width = use.width < 0 ? std::min(use.width, -heading) : std::max(use.width, heading);
        }
        uses.push_back(std::move(use));
        const bool empty = renamed && list.substr(end + 1, 1) == ",";  // rss=,vsz=
        if (renamed && !empty) break;                                  // the rest is the heading
        list.remove_prefix(std::min(end + (empty ? 2 : 1), list.size()));
    }
    return uses;
}

std::string ps_heading(const std::vector<PsColumnUse>& columns)
{
    std::string text;
    bool any = false;
    int excess = 0;  // a heading wider than its column takes room from the next: "ADDR SZ"
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string& heading = columns[i].heading;
        const auto size = static_cast<int>(heading.size());
        const int given = columns[i].width, width = given < 0 ? std::min(given, -size) : given - excess;
        excess = given < 0 ? given - width : 0;
        text += (i == 0 ? "" : " ") + padded(heading, width, i + 1 == columns.size());
        any = any || !heading.empty();
    }
    return any ? text + "\n" : "";
}

std::string ps_line(const std::vector<PsColumnUse>& columns, const ProcessFacts& facts,
                    const PsContext& context, const std::string& branch)
{
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string_view name = columns[i].column->name;
        const bool command = name == "args" || name == "cmd" || name == "ucmd" || name == "comm";
        text +=
            (i == 0 ? "" : " ") + padded((command ? branch : "") + columns[i].column->text(facts, context),
                                         columns[i].width, i + 1 == columns.size());
    }
    return text + "\n";
}

}  // namespace fl::shell
