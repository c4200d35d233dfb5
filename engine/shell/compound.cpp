// Lists, loops, conditions, functions and $( ): the frames of the interpreter.
#include "base/text.h"
#include "shell/expand.h"
#include "shell/interpreter.h"

namespace fl::shell {
namespace {

constexpr std::size_t deepest = 512;  // frames

bool is_loop(std::uint8_t kind, std::uint8_t first, std::uint8_t last)
{
    return kind >= first && kind <= last;
}

}  // namespace

void Interpreter::push(Frame frame)
{
    if (frames_.size() < deepest) return frames_.push_back(std::move(frame));
    complain("maximum function nesting level exceeded (512)");
    interrupt();
    desk_.shell.status = 1;
}

void Interpreter::push_script(const ScriptPtr& script, const Streams& streams)
{
    Frame list;
    list.kind = Frame::List;
    list.script = script;
    list.streams = streams;
    push(std::move(list));
}

// set -e: a command failed whose status nobody asks for.
bool Interpreter::ends_list(const Frame& list) const
{
    for (const Frame& outer : frames_)
        if (outer.tested) return false;
    const std::vector<Pipeline>& all = list.script->pipelines;
    const bool asked = list.at < all.size() && all[list.at].condition != Condition::Always;
    return !asked && !all[list.at - 1].negated && list.ran == list.at;
}

// a && b, a || b: what is skipped leaves $? as it is.
void Interpreter::step_list()
{
    Frame& list = frame();
    const bool failed = desk_.shell.status != 0;
    if (failed && list.at > 0 && desk_.shell.options.find('e') != std::string::npos && ends_list(list)) {
        leave_inner_shell();
        return;
    }
    if (run_traps()) return;
    if (list.at >= list.script->pipelines.size()) return frames_.pop_back();
    const Pipeline& next = list.script->pipelines[list.at++];
    if (next.condition == (failed ? Condition::IfSucceeded : Condition::IfFailed)) return;
    list.ran = list.at;
    Frame pipe;
    pipe.kind = Frame::Pipe;
    pipe.pipeline = &next;
    pipe.streams = list.streams;
    pipe.began = desk_.machine().kernel.now;
    if (const kernel::Process* self = desk_.machine().kernel.processes.find(desk_.machine().kernel.shell)) {
        pipe.user = self->cutime;
        pipe.system = self->cstime;
    }
    push(std::move(pipe));
}

void Interpreter::step_pipe()
{
    if (frame().phase == 1) return finish_command(desk_.shell.status);  // a compound command is done
    if (frame().pipeline->background && needs_shell(*frame().pipeline)) return put_behind(*frame().pipeline);
    run_command(frame().pipeline->commands[frame().at]);
}

// A compound command whose words are expanded and whose streams are open.
void Interpreter::enter(const Command& command, const Expanded& expanded)
{
    Frame inner;
    inner.streams = streams_;
    inner.command = &command;
    frame().phase = 1;
    switch (command.kind) {
    case Command::Function:
        desk_.shell.functions[command.name] = command.body;
        desk_.shell.status = 0;
        return;
    case Command::Arithmetic: {
        std::int64_t value = 0;
        desk_.shell.status = count(command.test, value) && value != 0 ? 0 : 1;
        return;
    }
    case Command::Test:
        return;
    case Command::Case:
        desk_.shell.status = 0;
        if (expanded.branch) push_script(expanded.branch, streams_);
        return;
    case Command::Simple:
    case Command::Group:
        return push_script(command.body, streams_);
    case Command::Subshell:
        push_subshell();
        if (busy()) push_script(command.body, streams_);
        return;
    case Command::If:
        inner.kind = Frame::If;
        break;
    case Command::While:
    case Command::Until:
        inner.kind = Frame::While;
        break;
    case Command::For:
        inner.kind = Frame::For;
        inner.items = command.all_arguments ? desk_.shell.arguments : expanded.words;
        break;
    case Command::Count:
        inner.kind = Frame::Count;
        break;
    }
    push(std::move(inner));
}

void Interpreter::step_if()
{
    Frame& here = frame();
    const Command& command = *here.command;
    if (here.phase == 0) {
        here.phase = 1;
        push_script(command.condition, here.streams);
        if (busy()) frame().tested = true;
        return;
    }
    if (here.phase == 2) return frames_.pop_back();
    here.phase = 2;
    if (desk_.shell.status == 0) return push_script(command.body, here.streams);
    desk_.shell.status = 0;
    if (command.otherwise) push_script(command.otherwise, here.streams);
}

void Interpreter::step_while()
{
    Frame& here = frame();
    if (here.phase == 2) here.status = desk_.shell.status;
    if (here.phase != 1) {
        here.phase = 1;
        push_script(here.command->condition, here.streams);
        if (busy()) frame().tested = true;
        return;
    }
    const bool goes_on = (desk_.shell.status == 0) == (here.command->kind == Command::While);
    here.phase = 2;
    if (goes_on) return push_script(here.command->body, here.streams);
    desk_.shell.status = here.status;
    frames_.pop_back();
}

void Interpreter::step_for()
{
    Frame& here = frame();
    if (here.at == 0) desk_.shell.status = 0;
    if (here.at >= here.items.size()) return frames_.pop_back();
    desk_.shell.variables[here.command->name] = here.items[here.at++];
    push_script(here.command->body, here.streams);
}

bool Interpreter::count(const std::string& expression, std::int64_t& value)
{
    const World world = desk_.world();
    const std::vector<std::string> none;
    Expander expander(world, none, desk_.shell.status);
    value = expander.arithmetic(expander.text(parse_text(expression)));
    for (const auto& [name, text] : expander.assigned())
        desk_.shell.variables[name] = text;
    if (expander.error().empty()) return true;
    complain("((: " + expander.error());
    return false;
}

void Interpreter::step_count()
{
    Frame& here = frame();
    const Command& command = *here.command;
    std::int64_t value = 0;
    bool good = count(here.phase == 0 ? command.start : command.step, value);
    value = 1;
    if (good && !command.test.empty()) good = count(command.test, value);
    if (here.phase == 0) desk_.shell.status = 0;
    here.phase = 1;
    if (!good) desk_.shell.status = 1;
    if (!good || value == 0) return frames_.pop_back();
    push_script(command.body, here.streams);
}

void Interpreter::leave_capture()
{
    const Frame done = std::move(frames_.back());
    frames_.pop_back();
    desk_.shell.variables = done.saved->variables;
    desk_.shell.functions = done.saved->functions;
    desk_.shell.directory = done.saved->directory;
    desk_.shell.options = done.saved->options;
    desk_.shell.limits = done.saved->limits;
    std::string text = *done.piped;
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    if (busy()) frame().items.push_back(std::move(text));
}

// A frame that is left before its end: files are written, variables put back.
void Interpreter::pop()
{
    int status = 0;
    if (frame().kind == Frame::Pipe) write_files(frame(), status);
    const bool shell = frame().kind == Frame::Subshell || frame().kind == Frame::Call;
    if (shell)
        leave_shell();
    else if (frame().kind == Frame::Capture)
        leave_capture();
    else
        frames_.pop_back();
}

// Leaves everything above the nearest frame of that kind. False when there is none.
bool Interpreter::unwind_to(Frame::Kind kind)
{
    std::size_t at = frames_.size();
    while (at > 0 && frames_[at - 1].kind != kind)
        --at;
    if (at == 0) return false;
    while (frames_.size() > at)
        pop();
    return true;
}

// Up to the ( ) or $( ) around this command, or the whole line.
void Interpreter::leave_inner_shell()
{
    std::size_t at = frames_.size();
    while (at > 0 && frames_[at - 1].kind != Frame::Subshell && frames_[at - 1].kind != Frame::Capture)
        --at;
    while (frames_.size() > at)
        pop();
}

bool Interpreter::unwind_to_loop(unsigned levels)
{
    std::size_t found = 0;
    for (std::size_t at = frames_.size(); at > 0 && levels > 0; --at) {
        const Frame::Kind kind = frames_[at - 1].kind;
        if (kind == Frame::Subshell || kind == Frame::Call || kind == Frame::Capture) break;
        if (!is_loop(kind, Frame::While, Frame::Count)) continue;
        found = at;
        --levels;
    }
    if (found == 0) return false;
    while (frames_.size() > found)
        pop();
    return true;
}

bool Interpreter::in_loop() const
{
    for (const Frame& frame : frames_)
        if (is_loop(frame.kind, Frame::While, Frame::Count)) return true;
    return false;
}

}  // namespace fl::shell
