// Making and running programs: gcc, strace, gdb, size.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/c_programs.h"
#include "shell/tools/tools.h"

namespace fl::shell {

// Options about warnings, optimisation and debugging are accepted: the compiler here always does the same.
ToolResult run_gcc(const ToolCall& call)
{
    CompileRequest request;
    request.output = "a.out";
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        const std::string& word = call.arguments[i];
        if (word == "-o" && i + 1 < call.arguments.size())
            request.output = call.arguments[++i];
        else if (word == "-o")
            return usage_error("gcc: error: missing filename after '-o'\n", 1);
        else if (word == "--version") {
            ToolResult version;
            version.output = "gcc (faultline) 12.2.0: a small C compiler for the simulated machine\n";
            return version;
        } else if (word == "-c" || word == "-S" || word == "-E" || word == "-shared")
            return usage_error(
                "gcc: error: option '" + word + "' is not supported here: one file becomes one program\n", 1);
        else if (word[0] == '-') {
            const std::string_view known = "OgWwsfmDIlLp";
            if (word.size() > 1 && known.find(word[1]) != std::string_view::npos) continue;
            return usage_error("gcc: error: unrecognized command-line option '" + word + "'\n", 1);
        } else if (request.source.empty())
            request.source = word;
        else
            return usage_error("gcc: error: only one source file is supported here\n", 1);
    }
    if (request.source.empty())
        return usage_error("gcc: fatal error: no input files\ncompilation terminated.\n", 1);
    ToolResult result;
    result.request = request;
    return result;
}

// The options before the program; where it stands. An error is in `bad`.
static std::size_t read_trace_options(const ToolCall& call, RunRequest& request, std::string& bad)
{
    std::size_t i = 1;
    for (; i < call.arguments.size() && call.arguments[i].size() > 1 && call.arguments[i][0] == '-'; ++i) {
        const std::string& word = call.arguments[i];
        if (word == "-c")
            request.count = true;
        else if (word == "-f" || word == "-ff")
            request.children = true;
        else if (word.substr(0, 2) == "-e") {
            std::string what = word.size() > 2                 ? word.substr(2)
                               : i + 1 < call.arguments.size() ? call.arguments[++i]
                                                               : "";
            if (what.substr(0, 6) == "trace=") what = what.substr(6);
            request.calls = what;
        } else if (word.substr(0, 8) == "--trace=")
            request.calls = word.substr(8);
        else if ((word == "-o" || word == "-p" || word == "-s") && i + 1 < call.arguments.size()) {
            const std::string& value = call.arguments[++i];
            if (word == "-o") request.trace_file = call.world.absolute(value);
            const auto pid = parse_unsigned(value);
            if (word == "-p" && !pid) return bad = "strace: Invalid process id: '" + value + "'\n", i;
            if (word == "-p") request.attach = static_cast<Pid>(*pid);
        } else if (word == "-q" || word == "-v" || word == "-qq")
            continue;
        else
            return bad = "strace: invalid option -- '" + word.substr(1) +
                         "'\nTry 'strace -h' for more information.\n",
                   i;
    }
    return i;
}

ToolResult run_strace(const ToolCall& call)
{
    RunRequest request;
    request.traced = true;
    std::string bad;
    const std::size_t i = read_trace_options(call, request, bad);
    if (!bad.empty()) return usage_error(bad, 1);
    request.arguments.assign(call.arguments.begin() + static_cast<std::ptrdiff_t>(i), call.arguments.end());
    if (request.attach != 0) {
        const kernel::Process* process = call.world.machine().kernel.processes.find(request.attach);
        if (!process || process->state == kernel::ProcessState::Zombie)
            return usage_error(
                format("strace: attach: ptrace(PTRACE_SEIZE, %u): No such process\n", request.attach), 1);
        ToolResult result;
        result.request = request;
        return result;
    }
    if (request.arguments.empty())
        return usage_error("strace: must have PROG [ARGS] or -p PID\nTry 'strace -h' for more information.\n",
                           1);
    const bool named = request.arguments[0].find('/') == std::string::npos;
    const Tool* tool = named ? find_tool(request.arguments[0]) : nullptr;
    if (named && (!tool || program_source(tool->name).empty()))
        return usage_error(tool ? "strace: '" + request.arguments[0] +
                                      "' is no process here: only programs can be traced\n"
                                : "strace: Cannot find executable '" + request.arguments[0] + "'\n",
                           1);
    if (!named && !call.world.find(request.arguments[0]))
        return usage_error("strace: Can't stat '" + request.arguments[0] + "': No such file or directory\n",
                           1);
    ToolResult result;
    result.request = request;
    return result;
}

ToolResult run_gdb(const ToolCall& call)
{
    DebugRequest request;
    bool quiet = false, rest = false;
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        const std::string& word = call.arguments[i];
        if (rest)
            request.arguments.push_back(word);
        else if (word == "-q" || word == "-quiet" || word == "--quiet" || word == "-silent")
            quiet = true;
        else if (word == "--args" || word == "-args")
            rest = true;
        else if (word == "-nx" || word == "--nx")
            continue;
        else if (word[0] == '-')
            return usage_error("gdb: unrecognized option '" + word +
                                   "'\nUse `gdb --help' for a complete list of options.\n",
                               1);
        else if (request.arguments.empty())
            request.arguments.push_back(word);
        else
            return usage_error("Excess command line arguments ignored. (" + word + ")\n", 1);
    }
    ToolResult result;
    if (!quiet)
        result.output = "GNU gdb (faultline) 13.1: the commands of gdb for the simulated machine\nFor help, "
                        "type \"help\".\n";
    if (!request.arguments.empty()) {
        const std::string& program = request.arguments[0];
        const Result<DirectoryEntry> entry = call.world.find(program);
        if (!entry) {
            result.output += program + ": No such file or directory.\n";
            request.arguments.clear();
        } else if (!entry->executable) {
            result.output += "\"" + call.world.absolute(program) +
                             "\": not in executable format: file format not recognized\n";
            request.arguments.clear();
        } else
            result.output += "Reading symbols from " + program + "...\n";
    }
    result.request = request;
    return result;
}

lang::ProgramPtr program_named(const ToolCall& call, const char* tool, const std::string& file,
                               ToolResult& result)
{
    const machine::MachineState& machine = call.world.machine();
    const kernel::Inode* inode = machine.kernel.files.lookup(call.world.resolved(file));
    lang::ProgramPtr program = inode ? machine.programs.find(inode->id) : nullptr;
    if (program) return program;
    result.errors += std::string(tool) + (inode ? ": " + file + ": file format not recognized\n"
                                                : ": '" + file + "': No such file\n");
    result.status = 1;
    return nullptr;
}

ToolResult run_size(const ToolCall& call)
{
    ToolResult result;
    std::vector<std::string> programs(call.arguments.begin() + 1, call.arguments.end());
    if (programs.empty()) programs.push_back("a.out");
    result.output = "   text\t   data\t    bss\t    dec\t    hex\tfilename\n";
    for (const std::string& name : programs) {
        const lang::ProgramPtr program = program_named(call, "size", name, result);
        if (!program) continue;
        using ull = unsigned long long;
        // What crt1.o, crti.o, crtbegin.o and the tables of the dynamic linker add to a program by gcc 12.
        constexpr ull start_text = 1184, start_data = 512, of_lazy_calls = 48;
        const bool calls = std::any_of(program->imports.begin(), program->imports.end(),
                                       [](const lang::Import& import) { return import.function; });
        const ull text = start_text + program->text.bytes.size() + program->rodata.bytes.size();
        const ull data = start_data + (calls ? of_lazy_calls : 0) + program->data.bytes.size();
        const ull bss = program->bss_size, sum = text + data + bss;
        result.output +=
            format("%7llu\t%7llu\t%7llu\t%7llu\t%7llx\t%s\n", text, data, bss, sum, sum, name.c_str());
    }
    return result;
}

}  // namespace fl::shell
