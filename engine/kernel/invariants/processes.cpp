#include "base/text.h"
#include "kernel/invariants/checks.h"

namespace fl::kernel {
namespace {

void check_process(const Kernel& kernel, Pid pid, const Process& process, Findings& findings)
{
    const std::string who = format("process %u", pid);
    const bool parent = process.parent == 0 || kernel.processes.find(process.parent);
    findings.expect(parent, "process-parent-exists", who);
    findings.expect(process.space == 0 || kernel.spaces.find(process.space), "process-space-exists", who);
    if (process.state == ProcessState::Zombie) {
        const bool empty = process.space == 0 && process.descriptors.empty() && process.signals.pending == 0;
        findings.expect(empty, "zombie-holds-nothing", who);
    }
    for (std::uint8_t number = 1; number < signal_count; ++number)
        if (process.signals.pending & signal_bit(number))
            findings.expect(process.signals.info[number].number == number, "pending-signals-known", who);
}

}  // namespace

void check_processes(const Subject& subject, Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    std::map<std::uint32_t, std::uint64_t> users;
    for (const auto& [pid, process] : kernel.processes) {
        check_process(kernel, pid, process, findings);
        if (process.space) ++users[process.space];
    }
    for (const auto& [id, space] : kernel.spaces)
        findings.expect_equal(space.users, users[id], "space-users", format("space %u", id));
    findings.expect(kernel.processes.find(1) != nullptr, "current-exists", "init is gone");
}

}  // namespace fl::kernel
