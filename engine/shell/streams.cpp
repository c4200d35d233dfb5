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
        const bool input = redirection.kind == Redirection::Read || redirection.kind == Redirection::Here ||
                           redirection.kind == Redirection::DuplicateInput;
        if (!(input ? open_input(redirection, target) : open_output(redirection, target))) return false;
    }
    return true;
}

bool Interpreter::open_input(const Redirection& redirection, const std::string& target)
{
    if (redirection.kind == Redirection::DuplicateInput) return duplicate_input(redirection, target);
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
    if (redirection.descriptor > 2)
        streams_.more_in[redirection.descriptor] = input;
    else
        streams_.in = input;
    return true;
}

bool Interpreter::bad_descriptor(const std::string& target)
{
    complain(target + ": Bad file descriptor");
    return false;
}

bool Interpreter::duplicate_input(const Redirection& redirection, const std::string& target)
{
    if (target == "-") {
        streams_.more_in.erase(redirection.descriptor);
        return true;
    }
    const auto other = streams_.more_in.find(static_cast<int>(parse_unsigned(target).value_or(0)));
    if (other == streams_.more_in.end()) return bad_descriptor(target);
    streams_.in = other->second;
    return true;
}

// n>&m, n>&-
bool Interpreter::duplicate_output(const Redirection& redirection, const std::string& target)
{
    const int from = redirection.descriptor;
    if (target == "-") {
        if (from > 2) streams_.more_out.erase(from);
        return true;
    }
    const auto number = parse_unsigned(target);
    const auto other = streams_.more_out.find(static_cast<int>(number.value_or(0)));
    if (!number || (*number > 2 && other == streams_.more_out.end())) return bad_descriptor(target);
    const Destination to = *number > 2 ? other->second : *number == 2 ? streams_.err : streams_.out;
    (from == 2 ? streams_.err : from > 2 ? streams_.more_out[from] : streams_.out) = to;
    return true;
}

// exec with redirections alone: for all that this shell does from now on.
void Interpreter::keep_streams()
{
    for (const std::shared_ptr<OutputFile>& file : frame().opened)
        file->stays = true;
    std::size_t at = frames_.size();
    while (at > 0 && frames_[at - 1].kind != Frame::Subshell && frames_[at - 1].kind != Frame::Capture)
        frames_[--at].streams = streams_;
    if (at == 0) desk_.shell.streams = streams_;
}

bool Interpreter::open_output(const Redirection& redirection, const std::string& target)
{
    if (redirection.kind == Redirection::Duplicate) return duplicate_output(redirection, target);
    const World world = desk_.world();
    const std::string path = world.resolved(target);
    const auto refuse = [&](Errno error) {
        complain(target + ": " + std::string(message_of(error)));
        return false;
    };
    const Result<DirectoryEntry> entry = world.find(target);
    if (target.empty()) return refuse(Errno::NoEntry);
    if (entry.error() == Errno::TooManyLinks) return refuse(entry.error());
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
    if (entry && entry->letter == 'p') {  // what was there is whoever reads it
        file->text.clear();
        file->changed = false;
    }
    frame().opened.push_back(file);
    const int number = redirection.descriptor;
    (number == 2  ? streams_.err
     : number > 2 ? streams_.more_out[number]
                  : streams_.out) = {Destination::File, {}, file};
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
                                               : machine::WriteFile{file.path, file.text, mode_of_new_file()};
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
    const auto write_kept = [&](const Destination& to) {
        if (to.kind == Destination::File && to.file->stays) write_file(*to.file, status);
    };
    write_kept(frame.streams.out);
    write_kept(frame.streams.err);
    for (const auto& [number, to] : frame.streams.more_out)
        write_kept(to);
}

}  // namespace fl::shell
