#include "shell/awk/awk.h"

#include "shell/tools/printf_format.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

constexpr std::string_view awk_usage =
    "Usage: awk [-F SEPARATOR] [-v NAME=VALUE] 'PROGRAM' [FILE...]\n"
    "       awk [-F SEPARATOR] [-v NAME=VALUE] -f PROGRAM-FILE [FILE...]\n"
    "Patterns, ranges, BEGIN and END, fields, arrays, all statements and operators, printf, and the "
    "functions length\n"
    "substr index split sub gsub match sprintf tolower toupper int sqrt exp log sin cos atan2 rand srand.\n"
    "Functions of your own, getline [NAME] [< FILE], print > FILE. Not here: pipes and system.\n";

bool read_file(const void* context, const std::string& path, std::string& text)
{
    const Result<std::string> found = static_cast<const World*>(context)->read(path);
    if (found) text = *found;
    return bool(found);
}

// print > FILE
void write_files(const World& world, const awk::Result& done, ToolResult& result)
{
    for (const auto& [name, text] : done.files) {
        const std::string path = world.absolute(name);
        const bool pseudo = path.compare(0, 6, "/proc/") == 0 || path.compare(0, 5, "/sys/") == 0;
        if (pseudo)
            result.commands.push_back(machine::WriteProc{path, text});
        else if (path != "/dev/null")
            result.commands.push_back(machine::WriteFile{path, text});
    }
}

}  // namespace

ToolResult run_awk(const ToolCall& call)
{
    awk::Run run;
    ToolResult result;
    std::string program;
    bool from_file = false;
    std::size_t i = 1;
    for (; i < call.arguments.size() && call.arguments[i].size() > 1 && call.arguments[i][0] == '-'; ++i) {
        const std::string& word = call.arguments[i];
        const char letter = word[1];
        if (word == "--") {
            ++i;
            break;
        }
        if (word == "--help") {
            result.output = awk_usage;
            return result;
        }
        if (letter != 'F' && letter != 'v' && letter != 'f')
            return usage_error("awk: not an option: " + word + "\n", 2);
        std::string value = word.substr(2);
        if (value.empty() && i + 1 < call.arguments.size()) value = call.arguments[++i];
        if (letter == 'F')
            run.field_separator = value == "t" ? "\t" : unescape(value, nullptr);
        else if (letter == 'f') {
            const Result<std::string> text = call.world.read(value);
            if (!text) return usage_error("awk: couldn't open file " + value + "\n", 2);
            program += *text + "\n";
            from_file = true;
        } else if (const std::size_t equals = value.find('='); equals != std::string::npos)
            run.assignments.emplace_back(value.substr(0, equals),
                                         unescape(value.substr(equals + 1), nullptr));
    }
    if (!from_file && i < call.arguments.size())
        program = call.arguments[i++];
    else if (!from_file)
        return usage_error("awk: usage: " + std::string(awk_usage.substr(7)), 2);
    run.operands.assign(call.arguments.begin() + static_cast<std::ptrdiff_t>(i), call.arguments.end());
    run.input = call.input;
    run.read = read_file;
    run.context = &call.world;
    const awk::Program parsed = awk::parse(program);
    if (!parsed.error.empty()) return usage_error("awk: " + parsed.error + "\n", 2);
    const awk::Result done = awk::run(parsed, run);
    result.output = done.output;
    write_files(call.world, done, result);
    result.errors = done.errors;
    result.status = done.status;
    return result;
}

}  // namespace fl::shell
