#include "kernel/boot.h"

#include "base/text.h"
#include "kernel/address_space/kernel_half.h"
#include "kernel/address_space/overcommit.h"
#include "kernel/address_space/switch_space.h"
#include "kernel/allocate.h"
#include "kernel/files/metadata.h"
#include "kernel/files/store.h"
#include "kernel/files/writeback.h"
#include "kernel/process/execute.h"
#include "kernel/process/lifecycle.h"
#include "kernel/swap/swap_on.h"
#include "kernel/watermarks.h"

#include <utility>

namespace fl::kernel {
namespace {

// What the kernel's image, its boot allocations and the records of frames take: MemTotal is smaller than RAM,
// as on any machine.
PageCount reserved_for_kernel(PageCount ram)
{
    constexpr std::uint64_t image = (14ull << 20) / page_size;
    return {image + ram.value / 64};  // 64 bytes for each 4 KiB
}

void make_tree(Kernel& kernel, hw::Hardware& hardware, bool console_is_file, trace::Recorder& record)
{
    for (const char* directory : {"/",
                                  "/bin",
                                  "/dev",
                                  "/dev/shm",
                                  "/etc",
                                  "/home",
                                  "/home/learner",
                                  "/lib",
                                  "/proc",
                                  "/root",
                                  "/sbin",
                                  "/sys",
                                  "/tmp",
                                  "/usr",
                                  "/usr/bin",
                                  "/usr/lib",
                                  "/usr/lib/systemd",
                                  "/usr/lib/x86_64-linux-gnu",
                                  "/usr/sbin",
                                  "/var",
                                  "/var/log"})
        static_cast<void>(create_inode(kernel, hardware, InodeKind::Directory, directory, record));
    static_cast<void>(create_inode(kernel, hardware, InodeKind::Null, "/dev/null", record));
    static_cast<void>(create_inode(kernel, hardware, InodeKind::Zero, "/dev/zero", record));
    kernel.files.disk = *create_inode(kernel, hardware, InodeKind::Disk, "/dev/vda", record);
    kernel.files.inodes.at(kernel.files.disk).size = bytes_in(hardware.disk.size());
    kernel.files.console = *create_inode(kernel, hardware, InodeKind::Console, "/dev/tty", record);
    kernel.files.console_is_file = console_is_file;
}

void start_kernel_thread(Kernel& kernel, hw::Hardware& hardware, const char* name,
                         KernelThread duty, trace::Recorder& record)
{
    const auto pid = create_process(kernel, hardware, 2, record);
    if (!pid) return;
    Process& thread = process_of(kernel, *pid);
    close_all(kernel, hardware, *pid, record);
    thread.comm = name;
    thread.parent = thread.comm == "kthreadd" ? 0 : 2;
    thread.kernel_thread = true;
    thread.duty = duty;
    thread.state = ProcessState::Sleeping;
    thread.waiting = WaitReason::Forever;
}

struct Daemon {
    const char* path;
    Pid parent;
    std::uint64_t text_pages, data_pages;  // of its executable
};

// A program that only sleeps: present in ps and in memory, never run.
Pid start_daemon(Kernel& kernel, hw::Hardware& hardware, const Daemon& daemon, trace::Recorder& record)
{
    const std::vector<std::byte> first_page(page_size);
    const auto inode = put_file(kernel, hardware, daemon.path, first_page, 0755, record);
    const auto pid = create_process(kernel, hardware, daemon.parent, record);
    if (!inode || !pid) return 0;
    static_cast<void>(
        set_size(kernel, hardware, *inode, bytes_in({1 + daemon.text_pages + daemon.data_pages}), record));
    ImageLayout image;
    image.inode = *inode;
    const ByteCount text = bytes_in({daemon.text_pages}), data = bytes_in({daemon.data_pages});
    image.segments = {
        {{0}, {0}, {page_size}, {0}, ProtRead},
        {{page_size}, {page_size}, text, {0}, ProtRead | ProtExec},
        {{page_size + text.value}, {page_size + text.value}, data, {page_size}, ProtRead | ProtWrite}};
    image.image_size = {page_size + text.value + data.value + page_size};
    image.code_begin = {page_size};
    image.code_end = {page_size + text.value};
    image.data_begin = image.code_end;
    image.data_end = {page_size + text.value + data.value};
    static_cast<void>(execute(
        kernel, hardware, *pid,
        {.image = image, .arguments = {daemon.path}, .environment = {}, .path = daemon.path}, record));
    Process& process = process_of(kernel, *pid);
    process.state = ProcessState::Sleeping;
    process.waiting = WaitReason::Forever;
    process.session = *pid;
    return *pid;
}

}  // namespace

Kernel boot(hw::Hardware& hardware, const BootConfig& config, trace::Recorder& record)
{
    constexpr Pid shell_pid = 1000;
    const PageCount ram{config.ram.value / page_size};
    Kernel kernel;
    hardware.memory.set_paging(config.paging);
    kernel.layout = layout_for(config.paging);
    MemoryGroup root;
    root.path = "/";
    kernel.groups.insert(0, std::move(root));
    constexpr PageCount disk_size = pages_for(8_GiB);  // costs the host nothing until it is written
    hardware.disk = hw::Disk(disk_size + pages_for(config.swap));
    // Behind the swap area, from a whole run on.
    kernel.files.free_blocks.next = align_up(config.swap.value / page_size, run_blocks);
    kernel.files.free_blocks.end = hardware.disk.size().value - inode_table_blocks;
    kernel.frames = make_frames(ram, reserved_for_kernel(ram));
    kernel.total_pages = kernel.frames.managed_pages();
    set_commit_reserves(kernel);
    set_up_page_sets(kernel.frames);
    set_up_watermarks(kernel);
    log(kernel, "Linux version 6.12.0-faultline (a simulated machine)");
    log(kernel, format("Memory: %lluK/%lluK available",
                       static_cast<unsigned long long>(kibibytes({kernel.total_pages})),
                       static_cast<unsigned long long>(kibibytes(ram))));

    add_boot_swap(kernel, config.swap.value / page_size);
    make_kernel_half(kernel, hardware);
    start_tlb(kernel, hardware, config.pcid && !config.paging.narrow());
    const auto zero = allocate_page(kernel, hardware, FrameUse::Zero, record);
    check(zero.has_value(), "a machine has memory for the page of zeros");
    kernel.zero_frame = *zero;
    make_tree(kernel, hardware, config.console_is_file, record);
    start_daemon(kernel, hardware, {"/usr/lib/systemd/systemd", 0, 12, 4}, record);
    constexpr std::pair<const char*, KernelThread> threads[] = {
        {"kthreadd", KernelThread::Idle},         {"kworker/0:0", KernelThread::Idle},
        {"ksoftirqd/0", KernelThread::Idle},      {"rcu_sched", KernelThread::Idle},
        {"kcompactd0", KernelThread::Kcompactd},       {"khugepaged", KernelThread::Khugepaged},
        {"kworker/u4:0-flush", KernelThread::Flusher}, {"kswapd0", KernelThread::Kswapd},
        {"oom_reaper", KernelThread::OomReaper}};
    for (const auto& [name, duty] : threads) start_kernel_thread(kernel, hardware, name, duty, record);
    kernel.next_pid = shell_pid;
    kernel.shell = start_daemon(kernel, hardware, {"/usr/bin/bash", 1, 200, 12}, record);
    kernel.current = kernel.shell;
    settle_files(kernel, hardware);
    return kernel;
}

}  // namespace fl::kernel
