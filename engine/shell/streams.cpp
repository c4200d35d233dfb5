// Redirections: where a command's input comes from, and what becomes of what it prints.
#include "shell/streams.h"

#include "base/text.h"
#include "procfs/procfs.h"
#include "shell/interpreter.h"

#include <utility>

namespace fl::shell {
namespace {

constexpr std::size_t largest_capture = 32u << 20;  // bytes of a pipe, a $( ) or a file being written

bool is_pseudo_file(const std::string& path)
{
    return procfs::is_proc_path(path) || path.substr(0, 5) == "/sys/";
}

}  // namespace

bool Interpreter::open_streams(const Expanded& command)
{
    for (const auto& [redirection, target] : command.redirections) {
        const bool input = redirection.kind == Redirection::Read || redirection.kind == Redirection::Here;
        if (!(input ? open_input(redirection, target) : open_output(redirection, target))) return false;
    }
    return true;
}

bool Interpreter::open_input(const Redirection& redirection, const std::string& target)
{
    auto input = std::make_shared<Input>();
    if (redirection.kind == Redirection::Here)
        input->text = target;
    else {
        const Result<std::string> text = desk_.world().read(target);
        if (!text) {
            complain(target + ": " + std::string(message_of(text.error())));
            return false;
        }
        input->text = *text;
    }
    streams_.in = input;
    return true;
}

bool Interpreter::open_output(const Redirection& redirection, const std::string& target)
{
    Destination& stream = redirection.descriptor == 2 ? streams_.err : streams_.out;
    if (redirection.kind == Redirection::Duplicate) {
        stream = target == "2" ? streams_.err : streams_.out;
        return true;
    }
    const World world = desk_.world();
    const std::string path = world.absolute(target);
    const auto refuse = [&](Errno error) {
        complain(target + ": " + std::string(message_of(error)));
        return false;
    };
    const Result<DirectoryEntry> entry = world.find(target);
    if (target.empty()) return refuse(Errno::NoEntry);
    if (entry && entry->directory) return refuse(Errno::IsDirectory);
    const bool pseudo = is_pseudo_file(path);
    if (pseudo && !entry) return refuse(Errno::NoEntry);
    const Result<DirectoryEntry> parent =
        world.find(path.substr(0, std::max<std::size_t>(path.rfind('/'), 1)));
    if (!entry && path != "/dev/null" && (!parent || !parent->directory)) return refuse(Errno::NoEntry);
    auto file = std::make_shared<OutputFile>();
    file->path = path;
    file->typed = target;
    file->proc = pseudo;
    file->changed = !pseudo && redirection.kind != Redirection::Append;
    if (redirection.kind == Redirection::Append && !pseudo) {
        if (entry && path != "/dev/null") file->text = world.read(path) ? *world.read(path) : "";
        file->changed = !entry;
    }
    frame().opened.push_back(file);
    stream = {Destination::File, {}, file};
    return true;
}

void Interpreter::put(const Destination& destination, std::string_view text, TranscriptEntry::Kind kind,
                      machine::Moment at)
{
    const auto add = [&](std::string& to) {
        if (to.size() + text.size() <= largest_capture) to += text;
    };
    if (text.empty()) return;
    switch (destination.kind) {
    case Destination::Terminal:
        desk_.transcript.add(kind, text, at);
        break;
    case Destination::Buffer:
        add(*destination.buffer);
        break;
    case Destination::File:
        add(destination.file->text);
        destination.file->changed = true;
        break;
    }
}

void Interpreter::output(std::string_view text)
{
    put(streams_.out, text, TranscriptEntry::Output, desk_.timeline.now());
}
void Interpreter::errors(std::string_view text)
{
    put(streams_.err, text, TranscriptEntry::Error, desk_.timeline.now());
}
void Interpreter::complain(std::string_view what)
{
    errors("bash: " + std::string(what) + "\n");
}

// What > and >> have collected goes to the file; a file of /proc may refuse.
void Interpreter::write_file(OutputFile& file, int& status)
{
    if (!file.changed || file.path == "/dev/null") return;
    file.changed = false;
    const machine::Command command = file.proc ? machine::Command(machine::WriteProc{file.path, file.text})
                                               : machine::WriteFile{file.path, file.text};
    const machine::Outcome outcome = desk_.timeline.apply(command);
    if (!outcome.error) return;
    const std::string why(message_of(*outcome.error));
    const bool refused_open = *outcome.error == Errno::Access;
    const bool builtin = name_ == "echo" || name_ == "printf";
    if (refused_open)
        complain(file.typed + ": " + why);
    else
        errors((builtin ? "bash: " + name_ + ": write error: " : name_ + ": write error: ") + why + "\n");
    status = 1;
}

void Interpreter::write_files(Frame& frame, int& status)
{
    const auto opened = std::exchange(frame.opened, {});
    streams_.err = frame.streams.err;
    for (const std::shared_ptr<OutputFile>& file : opened)
        write_file(*file, status);
}

}  // namespace fl::shell
