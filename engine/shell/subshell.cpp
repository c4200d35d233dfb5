// ( ), sh FILE and sh -c: shells within the shell; and time.
#include "base/text.h"
#include "shell/interpreter.h"

namespace fl::shell {

// ( ) and scripts run in the shell's own process here; what a process of their own would keep to itself is
// put back at the end: variables, limits, cgroup, oom_score_adj.
void Interpreter::push_subshell()
{
    Frame inner;
    inner.kind = Frame::Subshell;
    inner.streams = streams_;
    inner.saved = std::make_shared<ShellState>(desk_.shell);
    const World world = desk_.world();
    const Result<std::string> group = world.read("/proc/self/cgroup"),
                              score = world.read("/proc/self/oom_score_adj");
    inner.group = group ? std::string(trim(*group)) : "";
    inner.score = score ? *score : "";
    desk_.shell.variables.erase("trap EXIT");
    push(std::move(inner));
}

// The end of ( ), of a function, of a script run by its own shell.
void Interpreter::leave_shell()
{
    ShellState& shell = desk_.shell;
    if (const auto trap = shell.variables.find("trap EXIT");
        frame().kind == Frame::Subshell && trap != shell.variables.end()) {
        const ParsedLine last = parse_line(trap->second);
        shell.variables.erase(trap);
        frame().phase = 1;
        frame().status = shell.status;  // exit's, which the trap does not change
        if (last.script) return push_script(last.script, frame().streams);
    }
    const Frame done = std::move(frames_.back());
    frames_.pop_back();
    shell.arguments = done.saved->arguments;
    if (done.phase == 1) shell.status = done.status;
    if (done.kind == Frame::Subshell) {
        shell.variables = done.saved->variables;
        shell.functions = done.saved->functions;
        shell.directory = done.saved->directory;
        shell.exported = done.saved->exported;
        shell.options = done.saved->options;
        shell.limits = done.saved->limits;
        const World world = desk_.world();
        const Result<std::string> group = world.read("/proc/self/cgroup");
        const Result<std::string> score = world.read("/proc/self/oom_score_adj");
        if (group && trim(*group) != done.group && done.group.size() > 3)
            desk_.timeline.apply(
                machine::WriteProc{"/sys/fs/cgroup" + done.group.substr(3) + "/cgroup.procs", "0"});
        if (score && *score != done.score)
            desk_.timeline.apply(machine::WriteProc{"/proc/self/oom_score_adj", done.score});
    }
    for (const auto& [name, value] : done.locals) {
        if (value)
            shell.variables[name] = *value;
        else
            shell.variables.erase(name);
    }
}

// time: what bash prints behind the command.
void Interpreter::report_time(const Frame& frame)
{
    const kernel::Kernel& kernel = desk_.machine().kernel;
    const kernel::Process* self = kernel.processes.find(kernel.shell);
    const auto line = [](const char* label, std::uint64_t nanoseconds) {
        const std::uint64_t ms = nanoseconds / 1'000'000;
        return format("%s\t%llum%llu.%03llus\n", label, static_cast<unsigned long long>(ms / 60000),
                      static_cast<unsigned long long>(ms / 1000 % 60),
                      static_cast<unsigned long long>(ms % 1000));
    };
    errors("\n" + line("real", (kernel.now - frame.began).value) +
           line("user", self ? (self->cutime - frame.user).value : 0) +
           line("sys", self ? (self->cstime - frame.system).value : 0));
}

}  // namespace fl::shell
