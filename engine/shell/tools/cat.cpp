#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

namespace fl::shell {

ToolResult run_cat(const ToolCall& call)
{
    const Options options = parse_options(call.arguments, "nAbEsTvue", {{"number", 'n'}, {"show-all", 'A'}});
    if (!options.bad.empty())
        return usage_error("cat: " + options.bad + "\nTry 'cat --help' for more information.\n", 1);
    ToolResult result;
    ToolCall inputs{options.operands, call.input, call.world};
    inputs.arguments.insert(inputs.arguments.begin(), "cat");
    const std::string text = read_inputs(inputs, 1, result);
    const bool ends = options.has('E') || options.has('A') || options.has('e'), counts = options.has('b');
    if (!options.has('n') && !counts && !ends && !options.has('s')) {
        result.output = text;
        return result;
    }
    unsigned number = 0;
    bool empty = false;
    for (const std::string_view line : lines_of(text)) {
        if (options.has('s') && empty && line.empty()) continue;
        empty = line.empty();
        if (counts ? !empty : options.has('n')) result.output += format("%6u\t", ++number);
        for (const char c : line)
            result.output +=
                c == '\t' && (options.has('A') || options.has('T')) ? std::string("^I") : std::string(1, c);
        result.output += ends ? "$\n" : "\n";
    }
    return result;
}

}  // namespace fl::shell
