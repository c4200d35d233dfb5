// What a record says a process did is done here in its name.
#include "machine/enactment.h"

#include "kernel/address_space/areas.h"
#include "kernel/address_space/change.h"
#include "kernel/address_space/map.h"
#include "kernel/fault/user_memory.h"
#include "kernel/files/store.h"
#include "kernel/process/as_current.h"
#include "kernel/process/execute.h"
#include "kernel/process/lifecycle.h"
#include "kernel/syscall/dispatch.h"
#include "kernel/syscall/numbers.h"
#include "machine/procfs_host.h"
#include "machine/run.h"

#include <algorithm>

namespace fl::machine {
namespace {

using kernel::ProcessState;

Outcome refused(Errno error)
{
    Outcome outcome;
    outcome.error = error;
    return outcome;
}

constexpr std::string_view deleted = " (deleted)";

// Memory that only looks like a file: of memfd_create(), shmget(), and shared anonymous memory.
bool is_memory(std::string_view path)
{
    return path.starts_with("/memfd:") || path.starts_with("/SYSV") || path.starts_with("/dev/zero") ||
           path.starts_with("/dev/shm/");
}

Result<kernel::InodeId> file_named(MachineState& state, std::string_view name, std::uint64_t bytes,
                                   trace::Recorder& record)
{
    const bool gone = name.ends_with(deleted);
    std::string path(name.substr(0, name.size() - (gone ? deleted.size() : 0)));
    const bool memory = is_memory(path);
    if (!memory) path = kernel::absolute_path("/home/learner", path);
    kernel::Kernel& kernel = state.kernel;
    const kernel::Inode* there = gone ? nullptr : kernel.files.lookup(path);
    for (const auto& [id, inode] : kernel.files.inodes)
        if (gone && !inode.linked && inode.path == path) there = &inode;
    const auto usable = [](const kernel::Inode& inode) {
        return inode.kind == kernel::InodeKind::Regular || inode.kind == kernel::InodeKind::Shared;
    };
    if (there && !usable(*there)) return Errno::Access;
    kernel::InodeId id = there ? there->id : 0;
    if (id == 0) {
        const auto kind = memory ? kernel::InodeKind::Shared : kernel::InodeKind::Regular;
        const auto made = kernel::create_inode(kernel, state.hardware, kind, path, record);
        if (!made) return made.error();
        id = *made;
        kernel.files.inodes.at(id).mode = 0100755;
    }
    if (kernel.files.inodes.at(id).size.value < bytes)
        if (const Status sized = kernel::set_size(kernel, state.hardware, id, {bytes}, record); !sized)
            return sized.error();
    return id;
}

// Its name goes when something holds the file.
void forget_name(MachineState& state, std::string_view name, trace::Recorder& record)
{
    if (name.ends_with(deleted))
        static_cast<void>(kernel::remove_name(state.kernel, state.hardware,
                                              name.substr(0, name.size() - deleted.size()), record));
}

kernel::Process* living(MachineState& state, Pid pid)
{
    kernel::Process* process = state.kernel.processes.find(pid);
    return process && process->space != 0 && process->state != ProcessState::Zombie ? process : nullptr;
}

// Linux calls it; nobody runs it here.
void hold_still(MachineState& state, Pid pid)
{
    if (kernel::Process* process = living(state, pid)) {
        process->state = ProcessState::Stopped;
        process->waiting = kernel::WaitReason::None;
    }
}

// What leaves nothing unfinished, and no child running. Clone makes a process or a thread that holds still.
bool may_be_enacted(kernel::Call& call)
{
    using kernel::SystemCall;
    constexpr std::uint64_t clone_flags =
        kernel::CloneSpace | kernel::CloneFiles | kernel::CloneHandlers | kernel::CloneThread;
    constexpr SystemCall possible[] = {SystemCall::Mmap,      SystemCall::Mprotect,   SystemCall::Munmap,
                                       SystemCall::Brk,       SystemCall::Mremap,     SystemCall::Madvise,
                                       SystemCall::Clone,     SystemCall::Exit,       SystemCall::Wait4,
                                       SystemCall::ExitGroup, SystemCall::Mlock,      SystemCall::Munlock,
                                       SystemCall::Mlockall,  SystemCall::Munlockall, SystemCall::Mlock2};
    const auto number = static_cast<SystemCall>(call.number);
    if (number == SystemCall::Clone) call.arguments = {call.arguments[0] & clone_flags};
    if (number == SystemCall::Wait4) call.arguments = {call.arguments[0], 0, 1};  // without waiting
    return std::find(std::begin(possible), std::end(possible), number) != std::end(possible);
}

// The descriptor a call names lies open for as long as the call takes.
class Opened {
public:
    Opened(MachineState& state, Pid pid, kernel::InodeId inode, trace::Recorder& record)
        : state_(state), pid_(pid), record_(record)
    {
        const auto got =
            kernel::open_inode(state.kernel, state.hardware, pid, inode, kernel::OpenReadWrite, record);
        descriptor_ = got ? *got : -1;
    }
    ~Opened()
    {
        if (descriptor_ >= 0)
            static_cast<void>(
                kernel::close_descriptor(state_.kernel, state_.hardware, pid_, descriptor_, record_));
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    int number() const { return descriptor_; }

private:
    MachineState& state_;
    Pid pid_;
    trace::Recorder& record_;
    int descriptor_ = -1;
};

Outcome finish_call(MachineState& state, const EnactCall& command, const kernel::Call& call,
                    trace::Recorder& record)
{
    ProcfsHost host(state, record);
    Outcome outcome;
    const kernel::CallResult how =
        kernel::dispatch(state.kernel, state.hardware, command.pid, call, outcome.result, host, record);
    hold_still(state, command.pid);
    if (how == kernel::CallResult::Exited) collect_finished(state, record);
    if (how == kernel::CallResult::Retry) return refused(Errno::Again);
    const auto number = static_cast<kernel::SystemCall>(command.number);
    if (number == kernel::SystemCall::Clone && outcome.result > 0) {
        outcome.pid = static_cast<Pid>(outcome.result);
        hold_still(state, outcome.pid);
    }
    return outcome;
}

// Areas the record holds apart stay apart here: each gets an origin of its own for its anonymous pages.
Status map_apart(MachineState& state, Pid pid, kernel::MapRequest request, trace::Recorder& record)
{
    kernel::AddressSpace& space = kernel::space_of(state.kernel, pid);
    const std::size_t next = space.areas.find_index(request.hint);
    const kernel::Vma* const left = next > 0 ? &space.areas[next - 1] : nullptr;
    const bool alike = left && left->end == request.hint && !left->shared && !request.shared &&
                       left->inode == request.inode;
    if (alike) request.noreserve = !left->noreserve;
    const auto mapped = kernel::map(state.kernel, state.hardware, pid, request, record);
    if (!mapped) return mapped.error();
    const std::size_t at = space.areas.find_index(request.hint);
    if (!alike || at == 0 || space.areas[at].begin != request.hint) return Done{};
    kernel::prepare_anonymous(state.kernel, state.hardware, space, at - 1, record);
    kernel::prepare_anonymous(state.kernel, state.hardware, space, at, record);
    space.areas.edit(at).noreserve = false;
    return Done{};
}

Outcome set_heap(MachineState& state, const EnactArea& area, trace::Recorder& record)
{
    kernel::AddressSpace& space = kernel::space_of(state.kernel, area.pid);
    space.start_brk = space.brk = area.begin;
    space.start_data = space.end_data = {};
    Outcome outcome;
    const VirtAddr end = kernel::set_break(state.kernel, state.hardware, area.pid, area.end, record);
    outcome.result = static_cast<std::int64_t>(end.value);
    if (end != area.end) outcome.error = Errno::NoMemory;
    return outcome;
}

kernel::AreaName special_name(std::string_view name)
{
    if (name.starts_with("[stack")) return kernel::AreaName::Stack;
    if (name == "[vdso]") return kernel::AreaName::Vdso;
    if (name == "[vvar_vclock]") return kernel::AreaName::VvarVclock;
    return name == "[vvar]" ? kernel::AreaName::Vvar : kernel::AreaName::None;
}

}  // namespace

Outcome enact(MachineState& state, const EnactProgram& command, trace::Recorder& record)
{
    Pid pid = command.pid;
    if (pid == 0) {
        const auto made = kernel::create_process(state.kernel, state.hardware, state.kernel.shell, record);
        if (!made) return refused(made.error());
        pid = *made;
    } else if (!living(state, pid)) {
        return refused(Errno::NoProcess);
    }
    const kernel::AsCurrent in_its_name(state.kernel, pid);
    const std::string path = kernel::absolute_path("/home/learner", command.path);
    const auto inode = file_named(state, path, page_size, record);
    const kernel::ImageLayout nothing{.inode = inode ? *inode : 0,
                                      .segments = {},
                                      .image_size = {},
                                      .entry = {},
                                      .code_begin = {},
                                      .code_end = {},
                                      .data_begin = {},
                                      .data_end = {}};
    const auto executed = kernel::execute(
        state.kernel, state.hardware, pid,
        {.image = nothing, .arguments = {command.path}, .environment = {}, .path = path}, record);
    if (!executed) return refused(executed.error());
    hold_still(state, pid);
    Outcome outcome;
    outcome.pid = pid;
    return outcome;
}

Outcome enact(MachineState& state, const EnactCall& command, trace::Recorder& record)
{
    if (!living(state, command.pid)) return refused(Errno::NoProcess);
    const kernel::AsCurrent in_its_name(state.kernel, command.pid);
    kernel::Call call{.number = command.number, .arguments = command.arguments};
    if (!may_be_enacted(call)) return refused(Errno::NoSystemCall);
    if (command.file.empty()) return finish_call(state, command, call, record);
    const auto inode = file_named(state, command.file, command.file_bytes, record);
    if (!inode) return refused(inode.error());
    const Opened opened(state, command.pid, *inode, record);
    if (opened.number() < 0) return refused(Errno::TooManyFiles);
    forget_name(state, command.file, record);
    constexpr std::size_t descriptor = 4;  // of mmap
    call.arguments[descriptor] = static_cast<std::uint64_t>(opened.number());
    return finish_call(state, command, call, record);
}

Outcome enact(MachineState& state, const EnactArea& area, trace::Recorder& record)
{
    if (!living(state, area.pid)) return refused(Errno::NoProcess);
    const kernel::AsCurrent in_its_name(state.kernel, area.pid);
    if (area.end < area.begin || area.end >= state.kernel.layout.task_size) return refused(Errno::Invalid);
    if (area.name == "[heap]") return set_heap(state, area, record);
    kernel::MapRequest request;
    request.hint = area.begin;
    request.length = {area.end - area.begin};
    request.protection = area.protection;
    request.shared = area.shared;
    request.fixed = true;
    request.file_page = area.offset / page_size;
    request.name = special_name(area.name);
    request.grows_down = request.name == kernel::AreaName::Stack;
    if (area.name.starts_with('/')) {
        const auto inode = file_named(state, area.name, area.offset + request.length.value, record);
        if (!inode) return refused(inode.error());
        request.inode = *inode;
    }
    const Status mapped = map_apart(state, area.pid, request, record);
    if (!mapped) return refused(mapped.error());
    forget_name(state, area.name, record);
    if (request.grows_down) kernel::space_of(state.kernel, area.pid).start_stack = area.end - 8;
    return {};
}

Outcome enact(MachineState& state, const EnactTouch& touch, trace::Recorder& record)
{
    if (!living(state, touch.pid)) return refused(Errno::NoProcess);
    const kernel::AsCurrent in_its_name(state.kernel, touch.pid);
    constexpr std::uint64_t most_pages = 1u << 22;
    if (touch.pages > most_pages) return refused(Errno::Invalid);
    kernel::UserMemory memory(state.kernel, state.hardware, touch.pid, record, kernel::OnDisk::Wait);
    std::uint64_t reached = 0;
    const auto kind = touch.write ? hw::AccessKind::Write : hw::AccessKind::Read;
    const kernel::Reach how = memory.fault_in(touch.at, touch.pages * page_size, kind, reached);
    Outcome outcome;
    outcome.result = static_cast<std::int64_t>(reached / page_size);
    if (how == kernel::Reach::OutOfMemory)
        outcome.error = Errno::NoMemory;
    else if (how != kernel::Reach::Ok)
        outcome.error = Errno::BadAddress;
    hold_still(state, touch.pid);
    return outcome;
}

}  // namespace fl::machine
