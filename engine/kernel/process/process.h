// One process as data. Linux: struct task_struct, without threads.
#pragma once

#include "base/units.h"
#include "base/cow.h"
#include "hw/cpu.h"
#include "kernel/process/signal.h"
#include "kernel/slab/object.h"
#include "trace/event.h"

#include <string>
#include <vector>

namespace fl::kernel {

using trace::Pid;

enum class ProcessState : std::uint8_t { Running, Sleeping, DiskWait, Stopped, Zombie };

// What a sleeping process waits for.
enum class WaitReason : std::uint8_t {
    None,
    Time,
    Child,
    Pipe,
    Signal,
    AwaitedSignal /* one of a set, blocked or not: sigwait(3); until wake_at if it is not 0 */,
    Futex,
    Vfork /* until the child has a program of its own */,
    Disk /* until wake_at: a page is on its way */,
    Forever /* kernel threads, daemons */
};

// What a kernel thread is there for; `Idle` ones only show that Linux has them.
enum class KernelThread : std::uint8_t { None, Idle, Kswapd, Flusher, OomReaper, Khugepaged, Kcompactd };

inline constexpr std::uint64_t unlimited = ~0ull;

struct Limits {  // soft limits, in bytes unless said otherwise; Linux: RLIMIT_*
    std::uint64_t stack = 8ull << 20;
    std::uint64_t address_space = unlimited;
    std::uint64_t data = unlimited;
    std::uint64_t locked = 8ull << 20;
    std::uint64_t file_size = unlimited;
    std::uint64_t core = 0;
    std::uint64_t open_files = 1024;  // a count

    friend bool operator==(const Limits&, const Limits&) = default;
};

struct Descriptor {
    std::uint32_t file = 0;  // open file, of FileSystem; 0 = closed
    bool close_on_exec = false;

    friend bool operator==(const Descriptor&, const Descriptor&) = default;
};

// What a futex is known by: an address of a space, or a place in a file that is mapped shared.
struct FutexKey {
    std::uint32_t space = 0, inode = 0;
    std::uint64_t place = 0;

    friend bool operator==(const FutexKey&, const FutexKey&) = default;
};

// What the kernel keeps about a thread; the last three only about the first of a process.
struct TaskObjects {
    Object task, pid;
    Object signal, handlers, files;

    friend bool operator==(const TaskObjects&, const TaskObjects&) = default;
};

// One thread. A process is a group of them: `tgid` names its first thread, which keeps what they share
// (descriptors, arguments, limits, counts of faults and time); handlers are kept equal in all of them.
struct Process {
    Pid pid = 0, parent = 0;
    Pid tgid = 0;                        // equal to pid in the first thread
    Pid group = 0, session = 0;
    std::string comm;                    // at most 15 bytes
    std::vector<std::string> arguments;  // empty for kernel threads
    ProcessState state = ProcessState::Running;
    WaitReason waiting = WaitReason::None;
    Tick wake_at;                        // with WaitReason::Time and Disk, and Futex if it is not 0
    FutexKey futex;                      // with WaitReason::Futex
    Tick futex_since;
    bool futex_woken = false;
    bool ended = false;                  // the first thread is done and only waits for the others
    Pid vfork_parent = 0;                // who sleeps until this process leaves the space
    bool interrupted = false;            // a handler ran while it slept in a call: that call ends with EINTR
    bool kernel_thread = false;
    KernelThread duty = KernelThread::None;
    bool waited_for_disk = false;        // its fault slept for a page: when it is served it counts as major
    std::uint64_t call_progress = 0;     // bytes a read or write has moved before it had to wait
    std::uint64_t parts_progress = 0;    // and those of the parts of a readv or writev before it
    std::uint16_t memory_group = 0;      // of Kernel::groups; 0 = the root
    std::uint64_t over_high = 0;         // pages charged while its group was past memory.high
    bool oom_victim = false;             // killed for its memory: may use all reserves. Linux: TIF_MEMDIE
    Tick oom_killed;                     // when
    bool in_execve = false;              // its next program is being built
    bool traced = false;                 // a debugger holds it
    std::uint32_t space = 0;             // of Kernel::spaces; 0 = none (kernel threads, zombies)
    std::uint32_t executable = 0;        // inode
    hw::Cpu cpu;
    VirtAddr kernel_stack;               // lowest address of its 16 KiB
    TaskObjects objects;
    std::vector<Descriptor> descriptors;
    std::string directory = "/";
    SignalState signals;
    std::uint64_t minflt = 0, majflt = 0, cminflt = 0, cmajflt = 0;
    Tick utime, stime, cutime, cstime, start;
    std::uint64_t maxrss = 0, cmaxrss = 0;  // pages; the own one is noted when a space is left
    std::uint64_t voluntary_switches = 0, involuntary_switches = 0;
    Limits limits;
    int oom_score_adj = 0, oom_score_adj_min = 0;  // the latter: lowering below needs a privilege
    std::uint32_t uid = 0;
    std::uint32_t umask = 022;
    int nice = 0;
    Tick alarm_at,
        alarm_every;  // of the first thread: when SIGALRM comes, 0 = never, and how often after that
    VirtAddr rseq;    // registered with rseq(2): the kernel writes there which CPU it runs on
    std::int32_t exit_status = 0;        // as wait(2) reports it, once a zombie
    VirtAddr clear_child_tid;
    VirtAddr alternate_stack;            // sigaltstack(2)
    std::uint64_t alternate_stack_size = 0;  // bytes; 0 = none

    friend bool operator==(const Process&, const Process&) = default;
};

// A status for wait(2).
constexpr std::int32_t exited_with(int code) { return (code & 0xff) << 8; }
constexpr std::int32_t killed_by(std::uint8_t signal, bool core) { return signal | (core ? 0x80 : 0); }

}  // namespace fl::kernel
