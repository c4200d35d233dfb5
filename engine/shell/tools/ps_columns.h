// The columns of ps -o. Private to the shell.
#pragma once

#include "shell/tools/meminfo.h"

#include <string>
#include <string_view>
#include <vector>

namespace fl::shell {

struct PsContext {
    unsigned long long total_kb = 0, uptime_ticks = 0, booted = 0;  // booted: seconds since 1970
};
PsContext ps_context(const World& world);

struct PsColumn {
    std::string_view name, heading;
    int width = 0;  // negative: left-aligned
    std::string (*text)(const ProcessFacts&, const PsContext&) = nullptr;
    unsigned long long (*amount)(const ProcessFacts&) = nullptr;  // for --sort
};
const PsColumn* find_ps_column(std::string_view name);

struct PsColumnUse {
    const PsColumn* column = nullptr;
    std::string heading;
    int width = 0;
};
// "pid,comm,rss=RES": an unknown name is put into `unknown`.
std::vector<PsColumnUse> parse_ps_columns(std::string_view list, std::string& unknown);

std::string ps_heading(const std::vector<PsColumnUse>& columns);
// `branch`: what a tree draws before the command.
std::string ps_line(const std::vector<PsColumnUse>& columns, const ProcessFacts& facts,
                    const PsContext& context, const std::string& branch);

}  // namespace fl::shell
