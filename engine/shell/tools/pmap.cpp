// procps-ng 4.0.2: pmap. Reads /proc/PID/maps and smaps.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

using ull = unsigned long long;

struct Area {
    ull begin = 0, end = 0, rss = 0, dirty = 0;  // rss, dirty: kB
    std::string mode, name;
};

ull hexadecimal(std::string_view text) { return parse_unsigned("0x" + std::string(text)).value_or(0); }

bool starts_area(std::string_view line)
{
    return line.find('-') < line.find(' ') && line.find(':') > line.find('-');
}

std::vector<Area> read_areas(std::string_view smaps)
{
    std::vector<Area> areas;
    for (const std::string_view line : lines_of(smaps)) {
        const std::vector<std::string_view> fields = words(line);
        if (fields.size() >= 5 && starts_area(line)) {
            const std::size_t dash = fields[0].find('-');
            Area area{hexadecimal(fields[0].substr(0, dash)),
                      hexadecimal(fields[0].substr(dash + 1)),
                      0,
                      0,
                      "",
                      ""};
            const std::string rights(fields[1]);
            area.mode = rights.substr(0, 3) + (rights[3] == 's' ? "s" : "-") + "-";
            const bool anonymous = fields.size() < 6 || fields[5] == "[heap]";
            if (anonymous) area.name = "  [ anon ]";
            else if (fields[5] == "[stack]") area.name = "  [ stack ]";
            else if (fields[5][0] == '[') area.name = "  [ anon ]";
            else area.name = std::string(fields[5].substr(fields[5].rfind('/') + 1));
            if (fields.size() > 6) area.name += " " + std::string(fields[6]);  // "(deleted)"
            areas.push_back(area);
        } else if (fields.size() >= 2 && !areas.empty()) {
            const ull value = parse_unsigned(fields[1]).value_or(0);
            if (fields[0] == "Rss:") areas.back().rss = value;
            if (fields[0] == "Shared_Dirty:" || fields[0] == "Private_Dirty:") areas.back().dirty += value;
        }
    }
    return areas;
}

std::string plain(const std::vector<Area>& areas)
{
    std::string text;
    ull total = 0;
    for (const Area& area : areas) {
        const ull size = (area.end - area.begin) / 1024;
        text += format("%016llx %6lluK %s %s\n", area.begin, size, area.mode.c_str(), area.name.c_str());
        total += size;
    }
    return text + format(" total %16lluK\n", total);
}

std::string extended(const std::vector<Area>& areas)
{
    std::string text = "Address           Kbytes     RSS   Dirty Mode  Mapping\n";
    ull size = 0, rss = 0, dirty = 0;
    for (const Area& area : areas) {
        const ull kb = (area.end - area.begin) / 1024;
        text += format("%016llx %7llu %7llu %7llu %s %s\n", area.begin, kb, area.rss, area.dirty,
                       area.mode.c_str(), area.name.c_str());
        size += kb;
        rss += area.rss;
        dirty += area.dirty;
    }
    text += "---------------- ------- ------- ------- \n";
    return text + format("total kB         %7llu %7llu %7llu\n", size, rss, dirty);
}

}  // namespace

ToolResult run_pmap(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "xq", {{"extended", 'x'}, {"quiet", 'q'}});
    const std::string usage = "\nUsage:\n pmap [options] PID [PID ...]\n";
    if (!options.bad.empty()) return usage_error("pmap: " + options.bad + "\n" + usage, 1);
    if (options.operands.empty()) return usage_error("pmap: argument missing\n" + usage, 1);
    ToolResult result;
    for (const std::string& operand : options.operands) {
        const auto pid = parse_unsigned(operand);
        if (!pid) return usage_error("pmap: failed to parse argument: '" + operand + "'\n", 1);
        const Result<std::string> smaps = call.world.read(format("/proc/%llu/smaps", static_cast<ull>(*pid)));
        if (!smaps) {
            result.status = 42;
            continue;
        }
        const ProcessFacts facts = read_process(call.world, static_cast<Pid>(*pid));
        result.output += format("%u:   ", facts.pid) + facts.command + "\n";
        const std::vector<Area> areas = read_areas(*smaps);
        result.output += options.has('x') ? extended(areas) : plain(areas);
    }
    return result;
}

}  // namespace fl::shell
