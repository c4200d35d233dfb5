#include "shell/sed/sed.h"

#include "shell/options.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

constexpr std::string_view help =
    "Usage: sed [-n] [-E] [-i] [-e SCRIPT] SCRIPT [FILE...]\n"
    "Commands: s y d p q = a i c n N D P g G h H x { }; addresses N $ /RE/ N~STEP A,B A,+N !\n"
    "Not here: branches and labels, r, w, back-references in patterns.\n";

}  // namespace

ToolResult run_sed(const ToolCall& call)
{
    Options options = parse_options(call.arguments, "nErise:",
                                    {{"help", '?'},
                                     {"quiet", 'n'},
                                     {"silent", 'n'},
                                     {"regexp-extended", 'E'},
                                     {"in-place", 'i'},
                                     {"expression=", 'e'}});
    ToolResult result;
    if (options.has('?')) {
        result.output = help;
        return result;
    }
    if (!options.bad.empty()) return usage_error("sed: " + options.bad + "\n" + std::string(help), 1);
    std::string text;
    for (const Option& option : options.given)
        if (option.letter == 'e') text += option.value + "\n";
    if (!options.has('e')) {
        if (options.operands.empty()) return usage_error(std::string(help), 1);
        text = options.operands[0];
        options.operands.erase(options.operands.begin());
    }
    const sed::Script script = sed::parse(text, options.has('E') || options.has('r'));
    if (!script.error.empty()) return usage_error("sed: " + script.error + "\n", 1);
    std::string input;
    for (const std::string& file : options.operands) {
        const Result<std::string> found = call.world.read(file);
        if (!found) {
            const bool directory = found.error() == Errno::IsDirectory;
            result.errors +=
                directory ? "sed: couldn't edit " + file + ": not a regular file\n"
                          : "sed: can't read " + file + ": " + std::string(message_of(found.error())) + "\n";
            result.status = 2;
        } else if (options.has('i')) {
            const sed::Result done = sed::run(script, *found, options.has('n'));
            result.commands.push_back(machine::WriteFile{call.world.absolute(file), done.output});
        } else
            input += *found;
    }
    if (options.has('i')) return result;
    const sed::Result done =
        sed::run(script, options.operands.empty() ? call.input : std::string_view(input), options.has('n'));
    result.output = done.output;
    if (result.status == 0) result.status = done.status;
    return result;
}

}  // namespace fl::shell
