#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

namespace fl::shell {

ToolResult run_cat(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "nA", {});
    if (!options.bad.empty())
        return usage_error("cat: " + options.bad + "\nTry 'cat --help' for more information.\n", 1);
    ToolResult result;
    ToolCall inputs{options.operands, call.input, call.world};
    inputs.arguments.insert(inputs.arguments.begin(), "cat");
    const std::string text = read_inputs(inputs, 1, result);
    if (!options.has('n')) {
        result.output = text;
        return result;
    }
    unsigned number = 0;
    for (const std::string_view line : lines_of(text))
        result.output += format("%6u\t", ++number) + std::string(line) + "\n";
    return result;
}

}  // namespace fl::shell
