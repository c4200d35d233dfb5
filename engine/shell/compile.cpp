// gcc as the shell runs it: what it says about mistakes, and the line they are in.
#include "base/text.h"
#include "shell/interpreter.h"

#include <algorithm>

namespace fl::shell {
namespace {

// gcc's excerpt: the line and a mark under the column.
std::string excerpt(std::string_view source, const SourcePosition& at)
{
    if (at.line <= 0) return "";
    const std::vector<std::string_view> lines = split(source, '\n');
    const auto index = static_cast<std::size_t>(at.line - 1);
    if (index >= lines.size()) return "";
    std::string text = format("%5d | ", at.line) + std::string(lines[index]) + "\n";
    if (at.column > 0) {
        std::string under(lines[index].substr(
            0, std::min<std::size_t>(static_cast<std::size_t>(at.column - 1), lines[index].size())));
        for (char& c : under)
            if (c != '\t') c = ' ';
        text += "      | " + under + "^\n";
    }
    return text;
}

}  // namespace

void Interpreter::compile(const CompileRequest& request)
{
    const machine::Outcome outcome =
        desk_.timeline.apply(machine::CompileProgram{request.source, request.output, desk_.shell.directory});
    const Result<std::string> source = desk_.world().read(request.source);
    bool linking = false;
    for (const Diagnostic& diagnostic : outcome.diagnostics) {
        errors(render(diagnostic) + "\n");
        if (source) errors(excerpt(*source, diagnostic.at));
        linking = linking || diagnostic.at.line == 0;
    }
    if (linking) errors("collect2: error: ld returned 1 exit status\n");
    if (outcome.error)
        errors("gcc: error: " + request.source + ": " + std::string(message_of(*outcome.error)) +
               "\ngcc: fatal error: no input files\ncompilation terminated.\n");
    finish_command(outcome.ok() ? 0 : 1);
}

}  // namespace fl::shell
