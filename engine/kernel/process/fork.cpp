// Linux: kernel/fork.c copy_process().
#include "kernel/costs.h"
#include "kernel/fault/user_memory.h"
#include "kernel/process/copy_space.h"
#include "kernel/process/kernel_stack.h"
#include "kernel/process/lifecycle.h"
#include "kernel/process/scheduler.h"
#include "kernel/slab/objects.h"

#include <array>

namespace fl::kernel {
namespace {

constexpr std::uint32_t most_processes = 4000;

bool has(const CloneRequest& request, CloneFlag flag) { return (request.flags & flag) != 0; }

// Linux: sched_fork(), copy_signal(): what is the child's own from the start.
Process child_of(Kernel& kernel, Pid parent, VirtAddr stack)
{
    Process child = process_of(kernel, parent);
    const Process& leader = leader_of(kernel, parent);
    child.pid = child.tgid = kernel.next_pid++;
    child.parent = leader.pid;
    child.comm = leader.comm;
    child.arguments = leader.arguments;
    child.directory = leader.directory;
    child.umask = leader.umask;
    child.limits = leader.limits;
    child.descriptors = leader.descriptors;
    child.state = ProcessState::Running;
    child.waiting = WaitReason::None;
    child.kernel_stack = stack;
    child.traced = false;
    child.signals.pending = 0;
    child.signals.info = {};
    child.minflt = child.majflt = child.cminflt = child.cmajflt = 0;
    child.utime = child.stime = child.cutime = child.cstime = Tick{0};
    child.maxrss = child.cmaxrss = 0;
    child.voluntary_switches = child.involuntary_switches = 0;
    child.start = kernel.now;
    child.clear_child_tid = {};
    child.alarm_at = child.alarm_every = Tick{};
    child.vfork_parent = 0;
    child.over_high = 0;
    child.oom_victim = child.in_execve = false;
    child.oom_killed = {};
    child.ended = child.interrupted = child.futex_woken = false;
    return child;
}

void share_files(Kernel& kernel, const Process& process)
{
    for (const Descriptor& descriptor : process.descriptors)
        if (descriptor.file != 0) ++kernel.files.open_files.at(descriptor.file).users;
}

// The child's space: the parent's own or a copy of it. 0 when memory is out.
std::uint32_t space_for(Kernel& kernel, hw::Hardware& hardware, Pid parent, const CloneRequest& request,
                        trace::Recorder& record)
{
    const std::uint32_t space = process_of(kernel, parent).space;
    if (!has(request, CloneSpace)) return copy_space(kernel, hardware, space, record);
    ++kernel.spaces.at(space).users;
    return space;
}

void join_group(Process& child, const Process& leader)
{
    child.tgid = leader.pid;
    child.parent = leader.parent;
    child.descriptors.clear();  // the first thread keeps them for all
    child.arguments.clear();
}

void set_registers(Process& child, const CloneRequest& request)
{
    if (request.stack.value != 0) child.cpu.sp = request.stack;
    if (has(request, CloneSetTls)) child.cpu.fs = request.tls;
    if (has(request, CloneChildClearTid)) child.clear_child_tid = request.child_tid;
}

// Where the new thread's number is stored is made reachable before anything happens.
Reach reach_numbers(Kernel& kernel, hw::Hardware& hardware, Pid pid, const CloneRequest& request,
                    trace::Recorder& record)
{
    UserMemory memory(kernel, hardware, pid, record, OnDisk::Wait);
    if (has(request, CloneParentSetTid))
        if (const Reach reach = memory.fault_in(request.parent_tid, 4, hw::AccessKind::Write);
            reach != Reach::Ok)
            return reach;
    if (!has(request, CloneChildSetTid)) return Reach::Ok;
    return memory.fault_in(request.child_tid, 4, hw::AccessKind::Write);
}

void store_numbers(Kernel& kernel, hw::Hardware& hardware, Pid parent, Pid child, const CloneRequest& request,
                   trace::Recorder& record)
{
    const std::uint32_t number = child;
    if (has(request, CloneParentSetTid))
        static_cast<void>(
            UserMemory(kernel, hardware, parent, record, OnDisk::Wait).put(request.parent_tid, number));
    if (has(request, CloneChildSetTid))
        static_cast<void>(
            UserMemory(kernel, hardware, child, record, OnDisk::Wait).put(request.child_tid, number));
}

// The first time it runs, the child's page is written too, and becomes its own. A thread registers one of its
// own.
void tell_first_cpu(Kernel& kernel, hw::Hardware& hardware, Pid child, const CloneRequest& request,
                    trace::Recorder& record)
{
    Process& process = process_of(kernel, child);
    if (has(request, CloneSpace)) process.rseq = {};
    if (process.rseq == VirtAddr{}) return;
    constexpr std::array<std::uint32_t, 2> first_cpu{0, 0};
    static_cast<void>(UserMemory(kernel, hardware, child, record, OnDisk::Wait).put(process.rseq, first_cpu));
}

void wait_for_vfork(Kernel& kernel, Pid parent, Pid child)
{
    process_of(kernel, child).vfork_parent = parent;
    process_of(kernel, parent).state = ProcessState::Sleeping;
    process_of(kernel, parent).waiting = WaitReason::Vfork;
}

}  // namespace

Result<Pid> clone_process(Kernel& kernel, hw::Hardware& hardware, Pid parent, const CloneRequest& request,
                          trace::Recorder& record)
{
    if (has(request, CloneHandlers) && !has(request, CloneSpace)) return Errno::Invalid;
    if (has(request, CloneThread) && !(has(request, CloneHandlers) && has(request, CloneFiles)))
        return Errno::Invalid;
    if (kernel.processes.size() >= most_processes) return Errno::Again;
    if (reach_numbers(kernel, hardware, parent, request, record) != Reach::Ok) return Errno::BadAddress;
    auto objects = allocate_task(kernel, hardware, has(request, CloneThread), record);
    const auto stack = objects ? allocate_kernel_stack(kernel, hardware, record) : std::nullopt;
    const std::uint32_t space = stack ? space_for(kernel, hardware, parent, request, record) : 0;
    if (!space) {
        if (stack) free_kernel_stack(kernel, hardware, *stack, record);
        if (objects) free_task(kernel, hardware, *objects, record);
        return Errno::NoMemory;
    }
    Process child = child_of(kernel, parent, *stack);
    child.objects = *objects;
    child.space = space;
    set_registers(child, request);
    if (has(request, CloneThread)) join_group(child, leader_of(kernel, parent));
    else share_files(kernel, child);
    const Pid pid = child.pid;
    kernel.processes.insert(pid, std::move(child));
    ++kernel.statistics.processes_created;
    store_numbers(kernel, hardware, parent, pid, request, record);
    tell_first_cpu(kernel, hardware, pid, request, record);
    if (has(request, CloneVfork)) wait_for_vfork(kernel, parent, pid);
    spend_system_time(kernel, parent, costs::create_process);
    record.record(trace::ProcessStarted{pid});
    return pid;
}

Result<Pid> fork_process(Kernel& kernel, hw::Hardware& hardware, Pid parent, trace::Recorder& record)
{
    return clone_process(kernel, hardware, parent, {}, record);
}

}  // namespace fl::kernel
