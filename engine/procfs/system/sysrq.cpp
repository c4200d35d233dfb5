// Linux: drivers/tty/sysrq.c. Two of its keys: f kills the worst process, m shows how memory stands.
#include "procfs/node.h"

#include "kernel/kernel.h"
#include "kernel/oom/report.h"
#include "kernel/process/kernel_thread.h"

namespace fl::procfs {

Status write_sysrq(const Writer& writer, std::string_view text)
{
    const char key = text.empty() ? '\0' : text.front();
    kernel::Kernel& kernel = writer.kernel;
    if (key == 'f') {
        // A thread of the kernel does it when its turn comes, as Linux's worker does.
        kernel::log(kernel, "sysrq: Manual OOM execution");
        kernel.manual_oom = true;
        kernel::wake_kernel_thread(kernel, kernel::KernelThread::OomReaper);
    } else if (key == 'm') {
        kernel::log(kernel, "sysrq: Show Memory");
        kernel::log_memory(kernel);
    } else {
        kernel::log(kernel, "sysrq: HELP : memory-full-oom-kill(f) show-memory-usage(m)");
    }
    return Done{};
}

}  // namespace fl::procfs
