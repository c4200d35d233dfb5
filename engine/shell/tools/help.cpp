#include "base/text.h"
#include "shell/tools/tools.h"

namespace fl::shell {

ToolResult run_help(const ToolCall& call)
{
    ToolResult result;
    if (call.arguments.size() > 1) {
        const Tool* tool = find_tool(call.arguments[1]);
        if (!tool) return usage_error("bash: help: no help topics match `" + call.arguments[1] + "'.\n", 1);
        result.output = std::string(tool->usage) + "\n    " + std::string(tool->what) + "\n";
        return result;
    }
    result.output = "A shell of the simulated machine. Also: ./program, program &, a | b, a && b, a; b, > >> "
                    "< 2>, $(...), $?.\n";
    for (const Tool& tool : tools())
        result.output +=
            format("  %-10s %s\n", std::string(tool.name).c_str(), std::string(tool.what).c_str());
    return result;
}

}  // namespace fl::shell
