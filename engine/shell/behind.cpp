// What runs behind the shell although it is no program: loops, groups, functions, pipelines, tools of the
// shell with &. The shell forks for them, and an interpreter of their own does the child's work whenever what
// it waits for has ended.
#include "base/text.h"
#include "shell/interpreter.h"

namespace fl::shell {
namespace {

// The first word, when it is known before anything is expanded.
std::string first_word(const Command& command)
{
    std::string text;
    for (const WordPart& part : command.simple.words[0].parts) {
        if (part.kind != WordPart::Literal) return "";
        text += part.text;
    }
    return text;
}

}  // namespace

// A single program is a process itself; all else needs a shell that runs it.
bool Interpreter::needs_shell(const Pipeline& pipeline) const
{
    const Command& command = pipeline.commands[0];
    if (pipeline.commands.size() > 1 || command.kind != Command::Simple || command.simple.words.empty())
        return true;
    const std::string name = first_word(command);
    if (desk_.shell.functions.count(name) != 0) return true;
    for (const std::string_view wrapper : {"env", "nohup", "nice", "exec", "command", "strace", "perf"})
        if (name == wrapper) return false;
    const Tool* tool = find_tool(name);
    return find_builtin(name) || (tool && tool->run && name != "cat");
}

void Interpreter::put_behind(const Pipeline& pipeline)
{
    auto script = std::make_shared<Script>();
    script->pipelines.push_back(pipeline);
    script->pipelines[0].background = false;
    script->pipelines[0].condition = Condition::Always;
    frame().at = pipeline.commands.size() - 1;
    const machine::Outcome outcome = desk_.timeline.apply(machine::ForkShell{});
    if (outcome.pid == 0) {
        complain("fork: retry: Resource temporarily unavailable");
        return finish_command(254);
    }
    started_.push_back({outcome.pid, script, frame().streams});
    waiting_.text = pipeline.text;
    start_background(outcome.pid);
}

bool Interpreter::can_go_on() const
{
    return waiting_.what == Waiting::Nothing || !desk_.machine().kernel.processes.find(waiting_.pid);
}

void Interpreter::go_on()
{
    if (waiting_.what == Waiting::Nothing) return step();
    if (waiting_.again) return run_tool_again();
    finish_program();
}

bool Interpreter::owns(Pid pid) const
{
    if (waiting_.what != Waiting::Program) return false;
    while (pid != 0 && pid != waiting_.pid) {
        const kernel::Process* process = desk_.machine().kernel.processes.find(pid);
        pid = process ? process->parent : 0;
    }
    return pid != 0;
}

}  // namespace fl::shell
