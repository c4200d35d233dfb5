#include "base/text.h"
#include "kernel/invariants/checks.h"
#include "kernel/vmalloc/vmalloc.h"

#include <algorithm>

namespace fl::kernel {

void check_vmalloc(const Subject& subject, Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    std::vector<std::uint64_t> frames;
    VirtAddr last = kernel.layout.vmalloc_begin;
    for (const VmallocArea& area : kernel.vmalloc) {
        const auto begin = static_cast<unsigned long long>(area.begin.value);
        const std::string what = format("vmalloc area %llx", begin);
        findings.expect(last <= area.begin && area.end() <= kernel.layout.vmalloc_end, "vmalloc-apart", what);
        last = area.end();
        for (std::uint64_t page = 0; page < area.pages; ++page) {
            const auto frame = vmalloc_frame(kernel, subject.hardware, area.begin + page * page_size);
            findings.expect(frame.has_value(), "vmalloc-mapped", what);
            if (!frame) continue;
            frames.push_back(frame->value);
            const FrameUse use = kernel.frames.table.at(*frame).use;
            findings.expect(use == FrameUse::KernelStack || use == FrameUse::Vmalloc, "vmalloc-frames", what);
        }
        const bool guarded = !vmalloc_frame(kernel, subject.hardware, area.begin + area.pages * page_size);
        findings.expect(guarded, "vmalloc-guard-page", what);
    }
    std::sort(frames.begin(), frames.end());
    findings.expect(std::adjacent_find(frames.begin(), frames.end()) == frames.end(), "vmalloc-frames-once",
                    "one frame lies behind two pages");
    findings.expect_equal(kernel.statistics.nr_vmalloc, frames.size(), "nr-vmalloc", "mapped pages");
    if (subject.hardware.memory.paging().narrow()) return;
    for (const auto& [pid, process] : kernel.processes) {
        if (process.state == ProcessState::Zombie) continue;
        const VirtAddr stack = process.kernel_stack;
        const auto its_own = [&](const VmallocArea& area) { return area.begin == stack; };
        const bool there = std::any_of(kernel.vmalloc.begin(), kernel.vmalloc.end(), its_own);
        findings.expect(there, "kernel-stack-mapped", process.comm);
    }
}

}  // namespace fl::kernel
