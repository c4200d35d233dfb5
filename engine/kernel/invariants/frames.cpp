#include "base/text.h"
#include "kernel/invariants/checks.h"
#include "kernel/reclaim/lists.h"
#include "kernel/process/kernel_stack.h"

#include <algorithm>

namespace fl::kernel {
namespace {

void check_mapped_frame(const Subject& subject, std::uint64_t number, const FrameFacts& facts,
                        Findings& findings)
{
    const Frame& frame = subject.kernel.frames.table.at({number});
    findings.expect(frame.use != FrameUse::Free, "frame-free-unused", frame_name(number));
    if (facts.tables != 0) {
        findings.expect(frame.use == FrameUse::PageTable, "table-frame-marked", frame_name(number));
        findings.expect(facts.tables == 1 && facts.entries == 0, "table-frame-used-once", frame_name(number));
        return;
    }
    if (FrameNumber{number} == subject.kernel.zero_frame) return;  // nobody counts who maps it
    const bool known = frame.use == FrameUse::Anonymous || frame.use == FrameUse::PageCache ||
                       frame.use == FrameUse::HugePool;
    findings.expect(known, "frame-use-known", frame_name(number));
    findings.expect(frame.mappings == facts.entries, "frame-mappings", frame_name(number));
}

std::uint64_t requests_for(const Kernel& kernel, FrameNumber frame)
{
    const auto& waiting = kernel.requests.requests;
    return static_cast<std::uint64_t>(std::count_if(
        waiting.begin(), waiting.end(), [&](const DiskRequest& request) { return request.frame == frame; }));
}

// What all frames of one use must be together; free ones are the buddy system's.
void check_all_frames(const Subject& subject, Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    std::uint64_t tables = 0, stacks = 0, anonymous = 0, cached = 0, zeros = 0, locked = 0, pages = 0,
                  others = 0;
    const std::uint64_t size = kernel.frames.table.size().value;
    for (std::uint64_t number = 0; number < size; ++number) {
        const Frame& frame = kernel.frames.table.at({number});
        if (frame.flags & FrameMlocked) locked += pages_in(frame);
        switch (frame.use) {
            case FrameUse::Free: continue;
            case FrameUse::PageTable: ++tables; break;
            case FrameUse::KernelStack: ++stacks; break;
            case FrameUse::Zero: ++zeros; break;
            case FrameUse::Reserved: break;
            case FrameUse::Anonymous: anonymous += frame.mappings != 0 ? pages_in(frame) : 0; break;
            case FrameUse::PageCache: break;
            case FrameUse::Slab: case FrameUse::Vmalloc: case FrameUse::HugePool: ++others; break;
        }
        const bool in_cache = frame.use == FrameUse::PageCache
                              && kernel.cache.find(frame.owner, frame.index) == FrameNumber{number};
        const bool in_swap = (frame.flags & FrameSwapCache) != 0;
        cached += in_cache || in_swap;
        const bool counts = frame.use == FrameUse::Anonymous || frame.use == FrameUse::PageCache;
        pages += counts;
        const std::uint64_t users =
            frame.mappings + (in_cache || in_swap ? 1u : 0u) + requests_for(kernel, {number});
        findings.expect(!counts || frame.references == users, "frame-references", frame_name(number));
        findings.expect(frame.use != FrameUse::Anonymous || frame.mappings != 0 || in_swap
                            || (frame.flags & FrameTail)
                            || requests_for(kernel, {number}) != 0,
                        "anonymous-frames-mapped", frame_name(number));
        if (frame.mappings != 0 && !subject.survey.frames.count(number))
            findings.expect(false, "frame-mappings", frame_name(number) + " is mapped by nobody");
    }
    findings.expect_equal(tables, kernel.statistics.nr_page_table_pages, "nr-page-tables",
                          "frames that are tables");
    findings.expect_equal(stacks * (page_size / 1024), kernel.statistics.nr_kernel_stack_kib,
                          "nr-kernel-stack", "frames of stacks");
    findings.expect_equal(anonymous, kernel.statistics.nr_anon_pages, "nr-anon-pages", "anonymous frames");
    findings.expect_equal(cached, kernel.statistics.nr_file_pages, "nr-file-pages",
                          "frames of the page cache");
    findings.expect_equal(locked, kernel.statistics.nr_mlock, "nr-mlock", "locked frames");
    findings.expect_equal(zeros, 1, "zero-frame", "frames of zeros");
    const std::uint64_t used = tables + stacks + pages + zeros + others;
    findings.expect_equal(used + kernel.frames.free_pages() + kernel.frames.pages_at_hand(),
                          kernel.frames.managed_pages(),
                          "frames-accounted-for", "used and free");
}

}  // namespace

void check_frames(const Subject& subject, Findings& findings)
{
    for (const auto& [number, facts] : subject.survey.frames)
        check_mapped_frame(subject, number, facts, findings);
    check_all_frames(subject, findings);
    const std::string_view rule = broken_buddy_rule(subject.kernel.frames);
    findings.expect(rule.empty(), "buddy-lists", std::string(rule));
    findings.expect(subject.hardware.memory.is_zero(subject.kernel.zero_frame), "zero-frame",
                    "it holds something");
    for (const Zone& zone : subject.kernel.frames.zones)
        for (const FreeArea& area : zone.areas)
            for (const FreeList& list : area.lists)
                if (list.first != no_frame)
                    findings.expect(subject.hardware.memory.is_zero({list.first}), "free-frames-zero",
                                    frame_name(list.first));
    for (const Zone& zone : subject.kernel.frames.zones)
        for (const std::uint32_t first : zone.pages.first)
            if (first != no_frame)
                findings.expect(subject.hardware.memory.is_zero({first}), "free-frames-zero",
                                frame_name(first));
}

}  // namespace fl::kernel
