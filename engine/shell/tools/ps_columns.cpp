#include "shell/tools/ps_columns.h"

#include "base/text.h"

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

// Time of day: the simulated machine was switched on at 00:00.
std::string start_time(const Facts& f, const Context&)
{
    const ull seconds = f.start_ticks / 100;
    return format("%02llu:%02llu", seconds / 3600 % 24, seconds / 60 % 60);
}

ull cpu_per_mille(const Facts& f, const Context& c)
{
    const ull alive = c.uptime_ticks > f.start_ticks ? c.uptime_ticks - f.start_ticks : 0;
    return alive == 0 ? 0 : std::min<ull>(999, f.ticks * 1000 / alive);
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
    {"cmd", "CMD", -27, [](const Facts& f, const Context&) { return f.comm; }},
    {"args", "COMMAND", -27, [](const Facts& f, const Context&) { return f.command; }},
    {"args_f", "CMD", -27, [](const Facts& f, const Context&) { return f.command; }},
    {"tty", "TTY", -8,
     [](const Facts& f, const Context&) { return std::string(f.of_terminal ? "pts/0" : "?"); }},
    {"stat", "STAT", -4, stat_letters},
    {"s", "S", -1, [](const Facts& f, const Context&) { return std::string(1, f.state); }},
    {"f", "F", 1, [](const Facts& f, const Context&) { return std::string(f.kernel_thread ? "1" : "4"); }},
    {"c", "C", 2, [](const Facts& f, const Context& c) { return number(cpu_per_mille(f, c) / 10); }},
    {"pri", "PRI", 3,
     [](const Facts& f, const Context&) { return number(static_cast<ull>(f.priority + 60)); }},
    {"ni", "NI", 3, [](const Facts& f, const Context&) { return format("%d", f.nice); }},
    {"addr", "ADDR", -1, [](const Facts&, const Context&) { return std::string("-"); }},
    {"sz", "SZ", 5, [](const Facts& f, const Context&) { return number(f.size / 4); },
     [](const Facts& f) { return f.size; }},
    {"wchan", "WCHAN", -6, [](const Facts&, const Context&) { return std::string("-"); }},
    {"start", "START", -5, start_time},
    {"stime", "STIME", -5, start_time},
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
    {"etimes", "ELAPSED", 7,
     [](const Facts& f, const Context& c) {
         return number(c.uptime_ticks > f.start_ticks ? (c.uptime_ticks - f.start_ticks) / 100 : 0);
     }},
    {"cls", "CLS", -3, [](const Facts&, const Context&) { return std::string("TS"); }},
    {"psr", "PSR", 3, [](const Facts&, const Context&) { return std::string("0"); }},
    {"trs", "TRS", 5, [](const Facts& f, const Context&) { return number(f.text); }},
    {"drs", "DRS", 5,
     [](const Facts& f, const Context&) { return number(f.size - std::min(f.size, f.text)); }},
    {"min_flt", "MINFL", 6, [](const Facts& f, const Context&) { return number(f.minflt); },
     [](const Facts& f) { return f.minflt; }},
    {"maj_flt", "MAJFL", 6, [](const Facts& f, const Context&) { return number(f.majflt); },
     [](const Facts& f) { return f.majflt; }},
    {"majflt", "MAJFL", 6, [](const Facts& f, const Context&) { return number(f.majflt); },
     [](const Facts& f) { return f.majflt; }},
    {"oom", "OOM", 4, [](const Facts& f, const Context&) { return number(static_cast<ull>(f.oom_score)); },
     [](const Facts& f) { return static_cast<ull>(f.oom_score); }},
    {"oomadj", "OOMADJ", 5, [](const Facts& f, const Context&) { return format("%d", f.oom_adj); }},
};

struct Alias {
    std::string_view name, meaning;
};
constexpr Alias aliases[] = {
    {"pmem", "%mem"},    {"pcpu", "%cpu"},      {"rssize", "rss"},      {"vsize", "vsz"},
    {"ucmd", "comm"},    {"ucomm", "comm"},     {"command", "args"},    {"tname", "tty"},
    {"tt", "tty"},       {"state", "s"},        {"nice", "ni"},         {"euser", "user"},
    {"cputime", "time"}, {"minflt", "min_flt"}, {"min_flt", "min_flt"}, {"bsdstart", "start"},
    {"stime", "stime"},  {"rss", "rss"},        {"thcount", "nlwp"},    {"tgid", "pid"},
    {"pgrp", "pgid"},    {"sess", "sid"},       {"session", "sid"},     {"fname", "comm"},
    {"vsz", "vsz"},      {"lwp", "pid"},        {"start_time", "stime"}};

std::string padded(const std::string& text, int width, bool last)
{
    if (last && width < 0) return text;
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
    for (const std::string_view item : split(list, ',')) {
        const std::size_t equals = item.find('=');
        const PsColumn* column = find_ps_column(trim(item.substr(0, equals)));
        if (!column) {
            unknown = std::string(item);
            return uses;
        }
        const bool renamed = equals != std::string_view::npos;
        uses.push_back({column, std::string(renamed ? item.substr(equals + 1) : column->heading)});
    }
    return uses;
}

std::string ps_heading(const std::vector<PsColumnUse>& columns)
{
    std::string text;
    bool any = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        text += (i == 0 ? "" : " ") +
                padded(columns[i].heading, columns[i].column->width, i + 1 == columns.size());
        any = any || !columns[i].heading.empty();
    }
    return any ? text + "\n" : "";
}

std::string ps_line(const std::vector<PsColumnUse>& columns, const ProcessFacts& facts,
                    const PsContext& context)
{
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i)
        text += (i == 0 ? "" : " ") + padded(columns[i].column->text(facts, context),
                                             columns[i].column->width, i + 1 == columns.size());
    return text + "\n";
}

}  // namespace fl::shell
