// Linux: kernel/exit.c do_exit(), wait_task_zombie().
#include "kernel/address_space/switch_space.h"
#include "kernel/address_space/unmap.h"
#include "kernel/costs.h"
#include "kernel/files/store.h"
#include "kernel/fault/user_memory.h"
#include "kernel/process/futex.h"
#include "kernel/process/kernel_stack.h"
#include "kernel/process/leave_space.h"
#include "kernel/process/lifecycle.h"
#include "kernel/process/scheduler.h"
#include "kernel/process/send_signal.h"
#include "kernel/process/threads.h"
#include "kernel/slab/objects.h"

#include <algorithm>
#include <vector>

namespace fl::kernel {
namespace {

// Orphans go to init. Linux: forget_original_parent().
void give_children_to_init(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record)
{
    std::vector<Pid> dead;
    for (auto& [number, process] : kernel.processes) {
        if (process.parent != pid) continue;
        process.parent = 1;
        if (process.state == ProcessState::Zombie) dead.push_back(number);
    }
    for (const Pid zombie : dead) reap(kernel, hardware, zombie, record);  // init waits for everybody
}

// The last thing a thread does: whoever joins it sleeps on this word. Linux: mm_release().
void tell_joiners(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record)
{
    Process& process = process_of(kernel, pid);
    const VirtAddr word = process.clear_child_tid;
    process.clear_child_tid = {};
    const std::uint32_t zero = 0;
    UserMemory memory(kernel, hardware, pid, record, OnDisk::Wait);
    if (word.value == 0 || memory.put(word, zero) != Reach::Ok) return;
    wake_futex(kernel, futex_key(space_of(kernel, pid), process.space, word), 1);
}

void tell_parent(Kernel& kernel, hw::Hardware& hardware, const Process& process, trace::Recorder& record)
{
    const Pid parent = process.parent;
    send_signal(kernel, parent, {SigChld, 1, {}, process.pid}, record);
    for (auto& [pid, thread] : kernel.processes)
        if (thread.tgid == parent && thread.waiting == WaitReason::Child) wake(thread);
    // Who ignores SIGCHLD does not want to wait for anybody.
    if (process_of(kernel, parent).signals.handlers[SigChld].handler == 1)
        reap(kernel, hardware, process.pid, record);
}

}  // namespace

void leave_space(Kernel& kernel, hw::Hardware& hardware, Process& process, trace::Recorder& record)
{
    const std::uint32_t id = process.space;
    if (id == 0) return;
    AddressSpace& space = kernel.spaces.at(id);
    process.maxrss = std::max(process.maxrss, space.peak_rss());
    process.space = 0;
    if (Process* parent = kernel.processes.find(process.vfork_parent)) {
        if (parent->waiting == WaitReason::Vfork) {
            parent->waiting = WaitReason::None;
            wake(*parent);
        }
    }
    process.vfork_parent = 0;
    if (--space.users > 0) return;
    if (kernel.tlb.loaded == id) borrow_space(kernel, record);  // the dying thread itself: exit_mm()
    unmap_everything(kernel, hardware, space, record);
    drop_space(kernel, hardware, id, record);
}

void exit_thread(Kernel& kernel, hw::Hardware& hardware, Pid pid, std::int32_t status,
                 trace::Recorder& record)
{
    Process& leader = leader_of(kernel, pid);
    if (alone(kernel, pid)) {  // the process ends as its first thread did
        exit_process(kernel, hardware, pid, leader.ended ? leader.exit_status : status, record);
        return;
    }
    tell_joiners(kernel, hardware, pid, record);
    if (leader.pid == pid) {
        leader.ended = true;
        leader.exit_status = status;
        leader.state = ProcessState::Sleeping;
        leader.waiting = WaitReason::Forever;
        return;
    }
    release_thread(kernel, hardware, pid, record);
}

void exit_process(Kernel& kernel, hw::Hardware& hardware, Pid thread, std::int32_t status,
                  trace::Recorder& record)
{
    Process& process = leader_of(kernel, thread);
    if (process.state == ProcessState::Zombie) return;
    const Pid pid = process.pid;
    release_other_threads(kernel, hardware, pid, record);
    spend_system_time(kernel, pid, costs::exit_process);
    leave_space(kernel, hardware, process, record);
    close_all(kernel, hardware, pid, record);
    free_object(kernel, hardware, process.objects.files, record);
    process.objects.files = {};
    give_children_to_init(kernel, hardware, pid, record);
    free_kernel_stack(kernel, hardware, process.kernel_stack, record);
    process.kernel_stack = {};
    process.signals.pending = 0;
    process.exit_status = status;
    process.state = ProcessState::Zombie;
    record.record(trace::ProcessExited{status});
    if (process.parent == 1) {
        reap(kernel, hardware, pid, record);
        return;
    }
    tell_parent(kernel, hardware, process, record);
}

void reap(Kernel& kernel, hw::Hardware& hardware, Pid child, trace::Recorder& record)
{
    Process& dead = process_of(kernel, child);
    if (Process* parent = kernel.processes.find(dead.parent)) {
        parent->cminflt += dead.minflt + dead.cminflt;
        parent->cmajflt += dead.majflt + dead.cmajflt;
        parent->cutime += dead.utime + dead.cutime;
        parent->cstime += dead.stime + dead.cstime;
        parent->cmaxrss = std::max({parent->cmaxrss, dead.maxrss, dead.cmaxrss});
    }
    free_task(kernel, hardware, dead.objects, record);
    kernel.processes.erase(child);
}

}  // namespace fl::kernel
