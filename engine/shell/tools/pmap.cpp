// procps-ng 4.0.2: pmap. Reads /proc/PID/smaps.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/tools.h"

#include <algorithm>

namespace fl::shell {
namespace {

using ull = unsigned long long;

struct Area {
    ull begin = 0, end = 0, offset = 0;
    std::string rights, device, inode, path, flags;
    std::vector<std::pair<std::string, ull>> values;  // in the order of smaps, kB

    ull kb() const { return (end - begin) / 1024; }
    ull operator[](std::string_view name) const
    {
        for (const auto& [label, value] : values)
            if (label == name) return value;
        return 0;
    }
    std::string mode() const { return rights.substr(0, 3) + (rights[3] == 's' ? "s" : "-") + "-"; }
    std::string name(bool whole_path) const
    {
        if (path == "[stack]") return "  [ stack ]";
        if (path.empty() || path[0] == '[') return "  [ anon ]";
        return whole_path ? path : path.substr(path.rfind('/') + 1);
    }
};

ull hexadecimal(std::string_view text)
{
    return parse_unsigned("0x" + std::string(text)).value_or(0);
}

std::vector<Area> read_areas(std::string_view smaps)
{
    std::vector<Area> areas;
    for (const std::string_view line : lines_of(smaps)) {
        const std::vector<std::string_view> fields = words(line);
        const bool starts = line.find('-') < line.find(' ') && line.find(':') > line.find('-');
        if (fields.size() >= 5 && starts) {
            const std::size_t dash = fields[0].find('-');
            Area area;
            area.begin = hexadecimal(fields[0].substr(0, dash));
            area.end = hexadecimal(fields[0].substr(dash + 1));
            area.rights = std::string(fields[1]);
            area.offset = hexadecimal(fields[2]);
            area.device = std::string(fields[3]);
            area.inode = std::string(fields[4]);
            if (fields.size() > 5) area.path = std::string(fields[5]);
            if (fields.size() > 6) area.path += " " + std::string(fields[6]);  // "(deleted)"
            areas.push_back(area);
        } else if (fields.size() >= 2 && !areas.empty()) {
            if (fields[0] == "VmFlags:") areas.back().flags = std::string(trim(line.substr(8)));
            const auto value = parse_unsigned(fields[1]);
            if (value)
                areas.back().values.emplace_back(std::string(fields[0].substr(0, fields[0].size() - 1)),
                                                 *value);
        }
    }
    return areas;
}

struct Look {
    bool quiet = false, whole_path = false;
};

std::string plain(const std::vector<Area>& areas, const Look& look)
{
    std::string text;
    ull total = 0;
    for (const Area& area : areas) {
        text += format("%016llx %6lluK %s %s\n", area.begin, area.kb(), area.mode().c_str(),
                       area.name(look.whole_path).c_str());
        total += area.kb();
    }
    return look.quiet ? text : text + format(" total %16lluK\n", total);
}

std::string extended(const std::vector<Area>& areas, const Look& look)
{
    std::string text = look.quiet ? "" : "Address           Kbytes     RSS   Dirty Mode  Mapping\n";
    ull size = 0, rss = 0, dirty = 0;
    for (const Area& area : areas) {
        const ull own = area["Shared_Dirty"] + area["Private_Dirty"];
        text += format("%016llx %7llu %7llu %7llu %s %s\n", area.begin, area.kb(), area["Rss"], own,
                       area.mode().c_str(), area.name(look.whole_path).c_str());
        size += area.kb();
        rss += area["Rss"];
        dirty += own;
    }
    if (look.quiet) return text;
    text += "---------------- ------- ------- ------- \n";
    return text + format("total kB         %7llu %7llu %7llu\n", size, rss, dirty);
}

std::string devices(const std::vector<Area>& areas, const Look& look)
{
    std::string text =
        look.quiet ? "" : "Address           Kbytes Mode  Offset           Device    Mapping\n";
    ull mapped = 0, own = 0, shared = 0;
    for (const Area& area : areas) {
        const std::size_t colon = area.device.find(':');
        text += format(
            "%016llx %7llu %s %016llx %03llx:%05llx %s\n", area.begin, area.kb(), area.mode().c_str(),
            area.offset, hexadecimal(std::string_view(area.device).substr(0, colon)),
            hexadecimal(std::string_view(area.device).substr(std::min(colon, area.device.size() - 1) + 1)),
            area.name(look.whole_path).c_str());
        mapped += area.kb();
        if (area.rights[3] == 's')
            shared += area.kb();
        else if (area.rights[1] == 'w')
            own += area.kb();
    }
    if (look.quiet) return text;
    return text + format("mapped: %lluK    writeable/private: %lluK    shared: %lluK\n", mapped, own, shared);
}

// -X leaves out what is the same everywhere or rarely asked for; -XX shows every line of smaps.
bool is_shown(std::string_view label, bool everything)
{
    if (everything) return true;
    for (const std::string_view hidden : {"KernelPageSize", "MMUPageSize", "Shared_Clean", "Shared_Dirty",
                                          "Private_Clean", "Private_Dirty", "AnonHugePages"})
        if (label == hidden) return false;
    return true;
}

struct Column {
    std::string label;
    ull total = 0;
    std::size_t width = 0;
};

std::string detailed(const std::vector<Area>& areas, const Look& look, bool everything)
{
    if (areas.empty()) return "";
    std::vector<Column> columns;
    for (const auto& [label, value] : areas[0].values)
        if (is_shown(label, everything)) columns.push_back({label, 0, look.quiet ? 0 : label.size()});
    std::size_t inode_width = look.quiet ? 0 : 5, flags_width = look.quiet ? 0 : 7;
    for (const Area& area : areas) {
        flags_width = std::max(flags_width, area.flags.size());
        inode_width = std::max(inode_width, area.inode.size());
        for (Column& column : columns)
            if (column.label != "KernelPageSize" && column.label != "MMUPageSize" &&
                column.label != "THPeligible")
                column.total += area[column.label];
    }
    for (Column& column : columns)
        column.width = std::max(column.width, format("%llu", column.total).size());
    const int wide = static_cast<int>(inode_width);
    const int address = look.quiet ? 1 : 16, device = look.quiet ? 1 : 6;
    std::string text;
    if (!look.quiet) {
        text = format("%16s Perm %8s %6s %*s", "Address", "Offset", "Device", wide, "Inode");
        for (const Column& column : columns)
            text += format(" %*s", static_cast<int>(column.width), column.label.c_str());
        if (everything) text += format(" %*s", static_cast<int>(flags_width), "VmFlags");
        text += " Mapping\n";
    }
    for (const Area& area : areas) {
        text += format("%*llx %s %08llx %*s %*s", address, area.begin, area.rights.c_str(), area.offset,
                       device, area.device.c_str(), wide, area.inode.c_str());
        for (const Column& column : columns)
            text += format(" %*llu", static_cast<int>(column.width), area[column.label]);
        if (everything) text += format(" %*s", static_cast<int>(flags_width), area.flags.c_str());
        text += " " +
                (look.whole_path || area.path.empty() || area.path[0] == '['
                     ? area.path
                     : area.path.substr(area.path.rfind('/') + 1)) +
                "\n";
    }
    if (look.quiet) return text;
    std::string rule(16 + 5 + 9 + 7 + 1 + inode_width, ' '), totals = rule;
    for (const Column& column : columns) {
        rule += " " + std::string(column.width, '=');
        totals += format(" %*llu", static_cast<int>(column.width), column.total);
    }
    if (everything) rule += " " + std::string(flags_width, '='), totals += std::string(flags_width + 1, ' ');
    return text + rule + " \n" + totals + " KB \n";
}

constexpr std::string_view pmap_usage = "\nUsage:\n pmap [options] PID [PID ...]\n\nOptions:\n"
                                        " -x, --extended              show details\n"
                                        " -X                          show even more details\n"
                                        "            WARNING: format changes according to /proc/PID/smaps\n"
                                        " -XX                         show everything the kernel provides\n"
                                        " -d, --device                show the device format\n"
                                        " -q, --quiet                 do not display header and footer\n"
                                        " -p, --show-path             show path in the mapping\n"
                                        " -A, --range=<low>[,<high>]  limit results to the given range\n\n"
                                        " -h, --help     display this help and exit\n"
                                        " -V, --version  output version information and exit\n\n"
                                        "For more details see pmap(1).\n";

// -A LOW,HIGH
void keep_range(std::vector<Area>& areas, const std::string& range)
{
    if (range.empty()) return;
    const std::size_t comma = range.find(',');
    const std::string first = range.substr(0, comma);
    const ull low = hexadecimal(first.substr(first.substr(0, 2) == "0x" ? 2 : 0));
    const ull high = comma == std::string::npos
                         ? low
                         : hexadecimal(range.substr(comma + (range.substr(comma + 1, 2) == "0x" ? 3 : 1)));
    areas.erase(std::remove_if(areas.begin(), areas.end(),
                               [&](const Area& a) { return a.end <= low || a.begin > high; }),
                areas.end());
}

}  // namespace

ToolResult run_pmap(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "xXdqphVA:",
                                          {{"extended", 'x'},
                                           {"device", 'd'},
                                           {"quiet", 'q'},
                                           {"show-path", 'p'},
                                           {"range=", 'A'},
                                           {"help", 'h'},
                                           {"version", 'V'}});
    const std::string usage(pmap_usage);
    if (!options.bad.empty()) return usage_error("pmap: " + options.bad + "\n" + usage, 1);
    ToolResult result;
    if (options.has('h') || options.has('V')) {
        result.output = options.has('V') ? "pmap from procps-ng 4.0.2\n" : usage;
        return result;
    }
    if (options.operands.empty()) return usage_error("pmap: argument missing\n" + usage, 1);
    const Look look{options.has('q'), options.has('p')};
    const auto xs = std::count_if(options.given.begin(), options.given.end(),
                                  [](const Option& o) { return o.letter == 'X'; });
    for (const std::string& operand : options.operands) {
        const auto pid = parse_unsigned(operand);
        if (!pid) return usage_error(usage, 1);
        const Result<std::string> smaps = call.world.read(format("/proc/%llu/smaps", static_cast<ull>(*pid)));
        if (!smaps) {
            result.status = 42;
            continue;
        }
        const ProcessFacts facts = read_process(call.world, static_cast<Pid>(*pid));
        result.output += format("%u:   ", facts.pid) + facts.command + "\n";
        std::vector<Area> areas = read_areas(*smaps);
        keep_range(areas, options.value('A', ""));
        result.output += xs > 0             ? detailed(areas, look, xs > 1)
                         : options.has('x') ? extended(areas, look)
                         : options.has('d') ? devices(areas, look)
                                            : plain(areas, look);
    }
    return result;
}

}  // namespace fl::shell
