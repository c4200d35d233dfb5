// Frames, the program's source and the terminal as rows.
#include "base/text.h"
#include "kernel/files/store.h"
#include "lang/image.h"
#include "scene_parts.h"

#include <algorithm>
#include <array>

namespace fl::web {
namespace {

using inspect::FrameKind;

FrameCell cell_of(const inspect::View& view, FrameNumber first, std::uint64_t count)
{
    std::array<std::uint64_t, 16> kinds{};
    for (const inspect::FrameRow& row : inspect::frame_rows(view, first, {count}))
        ++kinds[static_cast<std::size_t>(row.kind)];
    std::size_t most = static_cast<std::size_t>(FrameKind::Free);
    std::uint64_t used = 0;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        if (kind != static_cast<std::size_t>(FrameKind::Free) && kinds[kind] > used)
            most = kind, used = kinds[kind];
    return {first, static_cast<FrameKind>(most), static_cast<float>(used) / static_cast<float>(count)};
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    return text;
}

// The learner's program where the process stands in it, as it was compiled.
void source_of_process(const SceneInput& in, SourceScene& source)
{
    const std::optional<inspect::StackFrame> frame = inspect::frame_of_program(in.view, in.pid);
    const lang::ImageMap* const images = inspect::images_of(in.view, in.pid);
    if (!frame || !images) return;
    for (const lang::SourceFile& file : images->images.front().program->sources)
        if (file.name == frame->place.file) {
            source.file = file.name;
            source.text = joined(file.lines);
            source.line = frame->place.line;
            source.function = frame->place.function;
        }
    if (source.line > 0) source.variables = inspect::variables(in.view, in.pid, frame->number);
}

// Nothing runs: the file that was compiled last.
void source_of_file(const SceneInput& in, SourceScene& source)
{
    const std::vector<machine::Command>& commands = in.session.timeline().commands();
    const std::size_t until = std::min<std::size_t>(commands.size(), in.session.timeline().now().command);
    std::string path;
    for (std::size_t i = 0; i < until; ++i) {
        const auto* const compile = std::get_if<machine::CompileProgram>(&commands[i]);
        if (compile) path = compile->source;
        const auto* const write = std::get_if<machine::WriteFile>(&commands[i]);
        if (write && write->path.size() > 2 && write->path.substr(write->path.size() - 2) == ".c")
            path = write->path;
    }
    if (path.empty()) return;
    if (path.front() != '/') path = in.session.directory() + "/" + path;
    source.file = path.substr(path.rfind('/') + 1);
    source.text = kernel::file_text(in.state.kernel, in.state.hardware, path);
}

// gcc's messages since the last command line: "demo.c:6:5: error: …"
void messages_of(const SceneInput& in, SourceScene& source)
{
    const std::vector<shell::TranscriptEntry> entries = in.session.transcript();
    for (auto entry = entries.rbegin();
         entry != entries.rend() && entry->kind != shell::TranscriptEntry::Prompt; ++entry)
        for (const std::string_view line : split(entry->text, '\n')) {
            const std::vector<std::string_view> parts = split(line, ':');
            if (parts.size() < 5 || parts[0] != source.file || trim(parts[3]) != "error") continue;
            const std::optional<std::uint64_t> number = parse_unsigned(parts[1]);
            const std::string_view words =
                line.substr(static_cast<std::size_t>(parts[4].data() - line.data()));
            if (number) source.messages.push_back({static_cast<int>(*number), std::string(trim(words))});
        }
}

}  // namespace

void fill_frames(const SceneInput& in, FramesScene& frames)
{
    frames = {};
    const bool all = in.selection.picture == Picture::PhysicalMemory;
    if (!all && in.selection.picture != Picture::Reclaim) return;
    frames.counts = inspect::frame_counts(in.view);
    frames.zones = inspect::zone_rows(in.view);
    const std::uint64_t total = frames.counts.total.value;
    frames.per_cell = std::max<std::uint64_t>(1, (total + frame_cell_limit - 1) / frame_cell_limit);
    for (std::uint64_t first = 0; all && first < total; first += frames.per_cell)
        frames.cells.push_back(cell_of(in.view, {first}, std::min(frames.per_cell, total - first)));
    if (!in.selection.frame || in.selection.frame->value >= total) return;
    frames.chosen = inspect::frame_row(in.view, *in.selection.frame);
    frames.owners = inspect::owners_of(in.view, *in.selection.frame);
    const kernel::Inode* const inode = in.view.kernel.files.inodes.find(frames.chosen->inode);
    if (inode) frames.file = inode->path;
}

void fill_oom(const SceneInput& in, OomScene& oom)
{
    oom = {};
    if (in.selection.picture != Picture::OomBoard) return;
    oom.rows = inspect::oom_rows(in.view);
    if (!oom.rows.empty()) oom.total = oom.rows.front().today.total;
}

void fill_source(const SceneInput& in, SourceScene& source)
{
    source = {};
    if (in.pid != 0) source_of_process(in, source);
    if (source.file.empty()) source_of_file(in, source);
    const shell::DebuggerView debugger = in.session.debugger();
    source.debugging = debugger.in_front;
    source.stopped = debugger.in_front && debugger.pid != 0;
    for (const shell::DebuggerView::Breakpoint& breakpoint : debugger.breakpoints)
        if (breakpoint.file == source.file) source.breakpoints.push_back(breakpoint.line);
    messages_of(in, source);
}

void fill_terminal(const SceneInput& in, TerminalScene& terminal)
{
    terminal.prompt = in.session.prompt();
    if (terminal.revision == in.session.revision()) return;
    terminal.revision = in.session.revision();
    terminal.transcript = in.session.transcript();
    terminal.history = in.session.history();
}

}  // namespace fl::web
