// Commands of one line each.
#include "base/text.h"
#include "shell/tools/tools.h"

namespace fl::shell {

ToolResult run_true(const ToolCall&) { return {}; }

ToolResult run_false(const ToolCall&)
{
    ToolResult result;
    result.status = 1;
    return result;
}

ToolResult run_pwd(const ToolCall& call)
{
    ToolResult result;
    result.output = call.world.shell().directory + "\n";
    return result;
}

ToolResult run_clear(const ToolCall&)
{
    ToolResult result;
    result.request = ClearScreen{};
    return result;
}

ToolResult run_exit(const ToolCall& call)
{
    ToolResult result;
    result.status = call.world.shell().status;
    if (call.arguments.size() > 1) {
        const auto status = parse_unsigned(call.arguments[1]);
        if (!status)
            return usage_error("bash: exit: " + call.arguments[1] + ": numeric argument required\n", 2);
        result.status = static_cast<int>(*status & 0xff);
    }
    return result;
}

ToolResult run_history(const ToolCall& call)
{
    ToolResult result;
    if (call.arguments.size() > 1 && call.arguments[1] == "-c") {
        result.request = ClearHistory{};
        return result;
    }
    const std::vector<std::string>& lines = call.world.shell().history;
    for (std::size_t i = 0; i < lines.size(); ++i)
        result.output += format("%5zu  ", i + 1) + lines[i] + "\n";
    return result;
}

ToolResult run_unset(const ToolCall& call)
{
    ToolResult result;
    if (call.arguments.size() > 1) result.request = UnsetVariable{call.arguments[1]};
    return result;
}

ToolResult run_export(const ToolCall& call)
{
    ToolResult result;
    if (call.arguments.size() < 2) {
        for (const auto& [name, value] : call.world.shell().variables)
            result.output += "declare -x " + name + "=\"" + value + "\"\n";
        return result;
    }
    const std::string& word = call.arguments[1];
    const std::size_t equals = word.find('=');
    if (equals == 0) return usage_error("bash: export: `" + word + "': not a valid identifier\n", 1);
    if (equals != std::string::npos)
        result.request = SetVariable{word.substr(0, equals), word.substr(equals + 1)};
    return result;
}

}  // namespace fl::shell
