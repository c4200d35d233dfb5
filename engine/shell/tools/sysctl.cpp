#include "shell/tools/tools.h"

#include "base/text.h"

#include <algorithm>

namespace fl::shell {
namespace {

std::string path_of(std::string name)
{
    std::replace(name.begin(), name.end(), '.', '/');
    return "/proc/sys/" + name;
}

}  // namespace

ToolResult run_sysctl(const ToolCall& call)
{
    ToolResult result;
    bool names_only = false;
    std::vector<std::string> names;
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        const std::string& word = call.arguments[i];
        if (word == "-n") names_only = true;
        else if (word == "-a") {
            const auto entries = call.world.list("/proc/sys/vm");
            for (const DirectoryEntry& entry : entries ? *entries : std::vector<DirectoryEntry>{})
                if (entry.mode & 0444) names.push_back("vm." + entry.name);
        } else if (word != "-w" && word != "-q") names.push_back(word);
    }
    if (names.empty())
        return usage_error("sysctl: no variables specified\nTry `sysctl --help' for more information.\n", 1);
    for (const std::string& name : names) {
        const std::size_t equals = name.find('=');
        const std::string key(trim(std::string_view(name).substr(0, equals)));
        const std::string path = path_of(key);
        if (!call.world.find(path)) {
            result.errors += "sysctl: cannot stat " + path + ": No such file or directory\n";
            result.status = 255;
        } else if (equals != std::string::npos) {
            const std::string value(trim(std::string_view(name).substr(equals + 1)));
            result.commands.push_back(machine::WriteProc{path, value + "\n"});
            result.output += key + " = " + value + "\n";
        } else if (const Result<std::string> text = call.world.read(path)) {
            result.output += (names_only ? "" : key + " = ") + *text;
        } else {
            result.errors += "sysctl: permission denied on key '" + key + "'\n";
            result.status = 255;
        }
    }
    return result;
}

}  // namespace fl::shell
