#include "shell/tools/tools.h"

namespace fl::shell {

ToolResult run_cd(const ToolCall& call)
{
    std::string target = call.arguments.size() > 1 ? call.arguments[1] : std::string(home_directory);
    const auto& variables = call.world.shell().variables;
    const bool back = target == "-";
    if (back) {
        const auto old = variables.find("OLDPWD");
        if (old == variables.end()) return usage_error("bash: cd: OLDPWD not set\n", 1);
        target = old->second;
    }
    const Result<DirectoryEntry> entry = call.world.find(target);
    if (!entry) return usage_error("bash: cd: " + target + ": No such file or directory\n", 1);
    if (!entry->directory) return usage_error("bash: cd: " + target + ": Not a directory\n", 1);
    ToolResult result;
    result.request = ChangeDirectory{call.world.absolute(target)};
    if (back) result.output = target + "\n";
    return result;
}

}  // namespace fl::shell
