#include "machine/machine.h"

#include "base/text.h"
#include "inspect/source.h"
#include "kernel/boot.h"
#include "kernel/files/resolve.h"
#include "kernel/files/store.h"
#include "kernel/process/lifecycle.h"
#include "kernel/process/send_signal.h"
#include "lang/compile.h"
#include "machine/enactment.h"
#include "machine/evaluate.h"
#include "machine/loader.h"
#include "machine/stepping.h"
#include "machine/surroundings.h"
#include "procfs/procfs.h"

#include <algorithm>

namespace fl::machine {
namespace {

Outcome refused(Errno error)
{
    Outcome outcome;
    outcome.error = error;
    return outcome;
}

std::string base_name(std::string_view path)
{
    return std::string(path.substr(path.rfind('/') + 1));
}

// Carries out one command; one small function for each kind.
struct Apply {
    MachineState& state;
    trace::Recorder& record;

    Outcome operator()(const WriteFile& command) const;
    Outcome operator()(const CompileProgram& command) const;
    Outcome operator()(const StartProcess& command) const;
    Outcome operator()(const Run& command) const;
    Outcome operator()(const SetBreakpoint& command) const;
    Outcome operator()(const SetWatch& command) const;
    Outcome operator()(const DeleteBreakpoint& command) const;
    Outcome operator()(const SendSignal& command) const;
    Outcome operator()(const WriteProc& command) const;
    Outcome operator()(const Evaluate& command) const;
    Outcome operator()(const Wait& command) const;
    template <class Enact>  // those of enact.h
    Outcome operator()(const Enact& command) const
    {
        return enact(state, command, record);
    }
    void redirect_standard_streams(const StartProcess& command, Pid pid) const;
};

Outcome Apply::operator()(const WriteFile& command) const
{
    const std::span<const char> text(command.text.data(), command.text.size());
    const auto path = kernel::resolve(state.kernel.files, "/", command.path, kernel::Follow::Yes);
    if (!path) return refused(path.error());
    const kernel::Inode* old = state.kernel.files.lookup(*path);
    if (old && old->kind == kernel::InodeKind::Pipe) {
        kernel::send_through(state.kernel, old->id, command.text);
        return {};
    }
    const auto inode = kernel::put_file(state.kernel, state.hardware, *path, std::as_bytes(text),
                                        old ? old->mode : command.mode, record);
    return inode ? Outcome{} : refused(inode.error());
}

// What the linker says of a name that is nowhere.
void find_undefined(const lang::Program& program, const lang::Program& library, const std::string& file,
                    std::vector<Diagnostic>& found)
{
    for (const lang::Import& import : program.imports)
        if (!library.find_export(import.name) && !program.find_export(import.name))
            found.push_back(
                {file,
                 {},
                 Severity::Error,
                 "in function '" + import.first_user + "': undefined reference to '" + import.name + "'"});
}

Outcome Apply::operator()(const CompileProgram& command) const
{
    const auto real =
        kernel::resolve(state.kernel.files, command.directory, command.source, kernel::Follow::Yes);
    const std::string path = real ? *real : command.source;
    const kernel::Inode* source = state.kernel.files.lookup(path);
    if (!source || source->kind != kernel::InodeKind::Regular)
        return refused(source ? Errno::IsDirectory : Errno::NoEntry);
    const lang::Source text{command.source, kernel::file_text(state.kernel, state.hardware, path)};
    lang::CompileResult result =
        compile_program(text, *state.c_library, std::string(base_name(command.output)));
    Outcome outcome;
    outcome.diagnostics = std::move(result.diagnostics);
    if (result.program)
        find_undefined(*result.program, *state.c_library->program, command.source, outcome.diagnostics);
    if (!outcome.ok() || !result.program) return outcome;
    const std::string output = kernel::absolute_path(command.directory, command.output);
    const Status installed = install_program(state, output, result.program, record);
    if (!installed) outcome.error = installed.error();
    return outcome;
}

// < and > of the shell: other open files behind descriptors 0, 1 and 2. What a pipe holds lies in a file
// without a name.
void Apply::redirect_standard_streams(const StartProcess& command, Pid pid) const
{
    kernel::Kernel& kernel = state.kernel;
    const auto put_behind = [&](int descriptor, kernel::InodeId inode, std::uint32_t flags) {
        static_cast<void>(kernel::close_descriptor(kernel, state.hardware, pid, descriptor, record));
        static_cast<void>(kernel::open_inode(kernel, state.hardware, pid, inode, flags, record));
    };
    if (command.input) {
        const std::string name = format("/tmp/.pipe%u", pid);
        const std::span<const char> text(command.input->data(), command.input->size());
        const auto inode =
            kernel::put_file(kernel, state.hardware, name, std::as_bytes(text), 0100600, record);
        if (inode) {
            put_behind(0, *inode, kernel::OpenReadOnly);
            static_cast<void>(kernel::remove_name(kernel, state.hardware, name, record));
        }
    }
    const auto file_at = [&](const std::string& file) {
        const auto real = kernel::resolve(kernel.files, "/", file, kernel::Follow::Yes);
        return real ? kernel.files.lookup(*real) : nullptr;
    };
    const std::pair<int, const std::string&> outputs[] = {{1, command.output_path}, {2, command.error_path}};
    for (const auto& [descriptor, file] : outputs)
        if (const kernel::Inode* inode = file.empty() ? nullptr : file_at(file))
            put_behind(descriptor, inode->id, kernel::OpenWriteOnly | kernel::OpenAppend);
}

Outcome Apply::operator()(const StartProcess& command) const
{
    if (command.arguments.empty()) return refused(Errno::Invalid);
    const std::string& named = command.path.empty() ? command.arguments[0] : command.path;
    const auto found = kernel::resolve(state.kernel.files, command.directory, named, kernel::Follow::Yes);
    if (!found || !state.kernel.files.lookup(*found)) return refused(found ? Errno::NoEntry : found.error());
    const auto pid = kernel::create_process(state.kernel, state.hardware, state.kernel.shell, record);
    if (!pid) return refused(pid.error());
    kernel::Process& process = state.kernel.processes.at(*pid);
    process.directory = command.directory;
    set_limits(process, command.limits);
    const Launch launch{*found, command.arguments,
                        environment_with(default_environment(command.directory), command.environment)};
    const Status started = execute_program(state, *pid, launch, record);
    if (!started) {
        kernel::exit_process(state.kernel, state.hardware, *pid, kernel::exited_with(127), record);
        kernel::reap(state.kernel, state.hardware, *pid, record);
        return refused(started.error());
    }
    redirect_standard_streams(command, *pid);
    process.traced = command.traced;
    process.state = command.traced ? kernel::ProcessState::Stopped : kernel::ProcessState::Running;
    Outcome outcome;
    outcome.pid = *pid;
    return outcome;
}

Outcome Apply::operator()(const Run& command) const
{
    kernel::Process* process = state.kernel.processes.find(command.pid);
    if (!process || process->state == kernel::ProcessState::Zombie) return refused(Errno::NoProcess);
    if (command.goal == Goal::Idle || command.goal == Goal::Evaluate || command.goal == Goal::Wait)
        return refused(Errno::Invalid);
    if (process->traced && process->state == kernel::ProcessState::Stopped)
        process->state = kernel::ProcessState::Running;
    state.debugger.last_stop = {};
    state.debugger.journey = begin_journey(state, *process, command.goal);
    return {};
}

Outcome Apply::operator()(const SetBreakpoint& command) const
{
    constexpr std::size_t most_breakpoints = 256;
    if (state.debugger.breakpoints.size() >= most_breakpoints) return refused(Errno::NoSpace);
    Outcome outcome;
    outcome.number = state.debugger.next_number++;
    state.debugger.breakpoints.push_back(
        {.number = outcome.number, .at = command.at, .temporary = command.temporary, .hits = 0});
    return outcome;
}

Outcome Apply::operator()(const SetWatch& command) const
{
    constexpr std::size_t most_watches = 4;  // as many debug registers as x86 has
    constexpr std::uint32_t widest = 4096;   // bytes
    if (state.debugger.watches.size() >= most_watches) return refused(Errno::NoSpace);
    if (command.size == 0 || command.size > widest) return refused(Errno::Invalid);
    Watch watch{0, command.pid, command.at, command.scope, std::string(command.size, '\0')};
    if (!inspect::peek_promised(view(state), watch.pid, watch.at, watch.bytes.data(), watch.bytes.size()))
        return refused(Errno::BadAddress);
    watch.number = state.debugger.next_number++;
    Outcome outcome;
    outcome.number = watch.number;
    state.debugger.watches.push_back(std::move(watch));
    return outcome;
}

Outcome Apply::operator()(const DeleteBreakpoint& command) const
{
    const std::size_t watches = std::erase_if(state.debugger.watches, [&](const Watch& watch) {
        return command.number == 0 || watch.number == command.number;
    });
    const std::size_t gone = std::erase_if(state.debugger.breakpoints, [&](const Breakpoint& point) {
        return command.number == 0 || point.number == command.number;
    });
    return gone + watches > 0 || command.number == 0 ? Outcome{} : refused(Errno::NoEntry);
}

Outcome Apply::operator()(const SendSignal& command) const
{
    const kernel::Process* process = state.kernel.processes.find(command.pid);
    if (!process) return refused(Errno::NoProcess);
    if (command.signal >= kernel::signal_count) return refused(Errno::Invalid);
    if (command.signal == 0) return {};
    const kernel::SignalInfo info{
        .number = command.signal, .code = kernel::si_user, .address = {}, .sender = state.kernel.shell};
    kernel::send_signal(state.kernel, command.pid, info, record);
    if (process->traced && command.signal == kernel::SigKill)
        state.kernel.processes.at(command.pid).state = kernel::ProcessState::Running;
    return {};
}

Outcome Apply::operator()(const WriteProc& command) const
{
    const Status written = procfs::write(
        {state.kernel, state.hardware, record, state.kernel.shell}, command.path, command.text);
    return written ? Outcome{} : refused(written.error());
}

Outcome Apply::operator()(const Evaluate& command) const
{
    return begin_evaluation(state, command.pid, command.expression, command.frame);
}

Outcome Apply::operator()(const Wait& command) const
{
    constexpr Tick longest_wait{3'600'000'000'000};  // an hour
    state.debugger.last_stop = {};
    state.debugger.journey = {.goal = Goal::Wait};
    state.debugger.journey.until = state.kernel.now + std::min(command.duration, longest_wait);
    return {};
}

}  // namespace

MachineState boot(const MachineConfig& config, const CLibraryPtr& c_library, trace::Recorder& record)
{
    check(config.page_levels == 2 || config.page_levels == 4 || config.page_levels == 5, "2, 4 or 5 levels");
    check(config.ram <= largest_ram_for(config.page_levels), "entries of this size reach all of the RAM");
    MachineState state{
        .config = config,
        .c_library = c_library,
        .hardware = {.memory = hw::PhysicalMemory(pages_for(config.ram)), .tlb = {}, .disk = {}, .cr3 = {}},
        .kernel = {},
        .programs = {},
        .debugger = {},
        .finished = {},
        .moment = {}};
    const kernel::BootConfig boot_config{
        .ram = config.ram, .swap = config.swap, .console_is_file = config.console == Console::File,
        .paging = {config.page_levels}, .pcid = config.pcid};
    state.kernel = kernel::boot(state.hardware, boot_config, record);
    install_libraries(state, record);
    return state;
}

Outcome apply(MachineState& state, const Command& command, trace::Recorder& record)
{
    ++state.moment.command;
    record.set_stamp(
        {.command = state.moment.command, .pid = 0, .step = state.moment.step, .time = state.kernel.now});
    return std::visit(Apply{state, record}, command);
}

}  // namespace fl::machine
