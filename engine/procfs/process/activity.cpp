// What a process is waiting for, and where it belongs: /proc/PID/wchan and cgroup. Linux: fs/proc/base.c,
// proc_pid_wchan().
#include "procfs/node.h"

#include "kernel/kernel.h"

namespace fl::procfs {
namespace {

// The function of the kernel it sleeps in.
const char* sleeping_in(const kernel::Process& process)
{
    switch (process.waiting) {
        case kernel::WaitReason::None: return "0";
        case kernel::WaitReason::Time: return "hrtimer_nanosleep";
        case kernel::WaitReason::Child: return "do_wait";
        case kernel::WaitReason::Pipe: return "pipe_read";
        case kernel::WaitReason::Signal:
        case kernel::WaitReason::AwaitedSignal: return "do_sigtimedwait";
        case kernel::WaitReason::Futex: return "futex_wait_queue";
        case kernel::WaitReason::Vfork: return "kernel_clone";
        case kernel::WaitReason::Disk: return "folio_wait_bit_common";
        case kernel::WaitReason::Forever: break;
    }
    switch (process.duty) {
        case kernel::KernelThread::Kswapd: return "kswapd";
        case kernel::KernelThread::OomReaper: return "oom_reaper";
        case kernel::KernelThread::Khugepaged: return "khugepaged";
        case kernel::KernelThread::Flusher: return "worker_thread";
        default: return process.kernel_thread ? "kthread" : "do_sys_poll";
    }
}

}  // namespace

std::string render_process_wchan(const View& view, Pid pid)
{
    const kernel::Process* process = view.kernel.processes.find(pid);
    if (!process || process->state == kernel::ProcessState::Running) return "0";
    return sleeping_in(*process);
}

// The second version's one hierarchy. Linux: kernel/cgroup/cgroup.c, proc_cgroup_show().
std::string render_process_cgroup(const View& view, Pid pid)
{
    const kernel::Process* process = view.kernel.processes.find(pid);
    const kernel::MemoryGroup* group = process ? view.kernel.groups.find(process->memory_group) : nullptr;
    return group ? "0::" + group->path + "\n" : "";
}

std::string render_process_mounts(const View& view, Pid) { return render_mounts(view); }

}  // namespace fl::procfs
