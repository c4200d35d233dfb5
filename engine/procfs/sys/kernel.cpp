// Linux: kernel/sysctl.c, kern_table[]: what programs ask the kernel about itself.
#include "procfs/sys/kernel.h"

#include "base/text.h"
#include "kernel/kernel.h"

namespace fl::procfs {
namespace {

std::string hostname(const View&) { return "faultline\n"; }
std::string os_release(const View&) { return std::string(kernel_release) + "\n"; }
std::string os_type(const View&) { return "Linux\n"; }
std::string pid_max(const View&) { return "32768\n"; }
std::string last_pid(const View& view) { return format("%u\n", view.kernel.next_pid - 1); }
// Simplified: addresses are never random here; a real machine says 2.
std::string randomize(const View&) { return "0\n"; }
std::string panic(const View&) { return "0\n"; }
std::string overflow_id(const View&) { return "65534\n"; }
std::string version(const View&) { return "#1 SMP PREEMPT_DYNAMIC\n"; }

// Linux: kernel/fork.c, set_max_threads(): stacks may take an eighth of memory.
std::string threads_max(const View& view)
{
    constexpr std::uint64_t stack_pages = 4, share = 8;
    return format("%llu\n",
                  static_cast<unsigned long long>(view.kernel.total_pages / (stack_pages * share)));
}

constexpr SystemNode nodes[] = {
    {"/proc/sys/kernel/hostname", 0444, hostname},
    {"/proc/sys/kernel/ns_last_pid", 0444, last_pid},
    {"/proc/sys/kernel/osrelease", 0444, os_release},
    {"/proc/sys/kernel/ostype", 0444, os_type},
    {"/proc/sys/kernel/overflowgid", 0444, overflow_id},
    {"/proc/sys/kernel/overflowuid", 0444, overflow_id},
    {"/proc/sys/kernel/panic", 0444, panic},
    {"/proc/sys/kernel/pid_max", 0444, pid_max},
    {"/proc/sys/kernel/randomize_va_space", 0444, randomize},
    {"/proc/sys/kernel/threads-max", 0444, threads_max},
    {"/proc/sys/kernel/version", 0444, version},
};

}  // namespace

std::span<const SystemNode> kernel_nodes() { return nodes; }

}  // namespace fl::procfs
