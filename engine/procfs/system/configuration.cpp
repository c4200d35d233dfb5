// What the machine is made of: /proc/cmdline, cpuinfo, devices, filesystems, mounts, tty/drivers, version.
#include "procfs/node.h"

#include "base/text.h"
#include "procfs/sys/kernel.h"

namespace fl::procfs {

std::string render_version(const View&)
{
    return std::string("Linux version ") + kernel_release +
           " (faultline@simulated) (gcc (Debian 12.2.0-14) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) "
           "#1 SMP PREEMPT_DYNAMIC\n";
}

std::string render_cmdline(const View&)
{
    return std::string("BOOT_IMAGE=/boot/vmlinuz-") + kernel_release + " root=/dev/vda ro norandmaps\n";
}

std::string render_cpuinfo(const View&)
{
    std::string text;
    for (unsigned cpu = 0; cpu < processors; ++cpu)
        text += format(
            "processor\t: %u\nvendor_id\t: Simulated\nmodel name\t: faultline x86-64\ncpu cores\t: %u\n"
            "flags\t\t: fpu de pse tsc msr pae cx8 pge syscall nx pdpe1gb lm pcid\n"
            "TLB size\t: 64 4K pages\nclflush size\t: 64\n"
            "address sizes\t: 46 bits physical, 48 bits virtual\n\n",
            cpu, processors);
    return text;
}

std::string render_devices(const View&)
{
    return "Character devices:\n  1 mem\n  4 tty\n  5 /dev/tty\n136 pts\n\nBlock devices:\n254 virtblk\n";
}

std::string render_filesystems(const View&)
{
    return "nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\nnodev\tcgroup2\nnodev\tdevpts\n\text4\n";
}

std::string render_mounts(const View&)
{
    return "/dev/vda / ext4 rw,relatime 0 0\n"
           "proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\n"
           "sysfs /sys sysfs rw,nosuid,nodev,noexec,relatime 0 0\n"
           "tmpfs /dev/shm tmpfs rw,nosuid,nodev 0 0\n"
           "cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nodev,noexec,relatime 0 0\n";
}

std::string render_tty_drivers(const View&)
{
    return "/dev/tty             /dev/tty        5       0 system:/dev/tty\n"
           "/dev/console         /dev/console    5       1 system:console\n"
           "pty_slave            /dev/pts      136 0-1048575 pty:slave\n"
           "pty_master           /dev/ptm      128 0-1048575 pty:master\n";
}

}  // namespace fl::procfs
