#include "kernel/huge/entries.h"

#include "base/text.h"
#include "kernel/invariants/checks.h"

namespace fl::kernel {
namespace {

std::string name(std::uint64_t frame) { return format("frame %llx", static_cast<unsigned long long>(frame)); }

void check_entry(const Subject& subject, const MappedEntry& huge, std::map<std::uint64_t, unsigned>& spare,
                 Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    const FrameNumber head = huge.entry.frame();
    const Vma* area = kernel.spaces.at(huge.space).areas.containing(huge.page);
    findings.expect(huge.page.value % huge_size == 0 && head.value % huge_frames == 0, "huge-entries-aligned",
                    name(head.value));
    findings.expect(area != nullptr, "huge-entry-in-area", name(head.value));
    const Frame& frame = kernel.frames.table.at(head);
    const bool pool = frame.use == FrameUse::HugePool;
    findings.expect(pool || frame.use == FrameUse::Anonymous, "frame-use-known", name(head.value));
    findings.expect(!area || area->hugetlb == pool, "pool-pages-in-their-areas", name(head.value));
    bool whole = (frame.flags & FrameHead) && frame.order == huge_order;
    for (std::uint64_t i = 1; i < huge_frames; ++i)
        whole = whole && (kernel.frames.table.at(head + i).flags & FrameTail);
    findings.expect(whole, "huge-pages-whole", name(head.value));
    const bool alone = pool || (frame.flags & FrameAnonExclusive);
    findings.expect(!huge.entry.writable() || (alone && frame.mappings == 1), "private-pages-writable-by-one",
                    name(head.value));
    const auto found =
        huge_entry_at(subject.hardware.memory, kernel.spaces.at(huge.space).root, huge.page);
    if (found && !pool) ++spare[found->table().value];
}

void check_pool(const Kernel& kernel, Findings& findings)
{
    const HugePool& pool = kernel.huge_pool;
    std::uint64_t listed = 0, blocks = 0;
    for (std::uint32_t at = pool.first_free; at != no_frame && listed <= pool.total; ++listed)
        at = kernel.frames.table.at({at}).next;
    findings.expect_equal(pool.free, listed, "huge-pool-counted", "free pages of the pool");
    for (std::uint64_t at = 0; at < kernel.frames.table.size().value; at += huge_frames)
        if (kernel.frames.table.at({at}).use == FrameUse::HugePool) ++blocks;
    findings.expect_equal(pool.total, blocks, "huge-pool-counted", "pages of the pool");
    findings.expect(pool.reserved <= pool.total, "huge-pool-counted", "promises");
}

}  // namespace

void check_huge(const Subject& subject, Findings& findings)
{
    std::map<std::uint64_t, unsigned> spare;
    std::map<std::uint32_t, std::uint64_t> pooled;
    std::uint64_t transparent = 0;
    for (const MappedEntry& huge : subject.survey.huge) {
        check_entry(subject, huge, spare, findings);
        const Frame& frame = subject.kernel.frames.table.at(huge.entry.frame());
        if (frame.use == FrameUse::HugePool) ++pooled[huge.space];
    }
    for (const auto& [number, facts] : subject.survey.frames) {
        const Frame& frame = subject.kernel.frames.table.at({number});
        if ((frame.flags & FrameHead) && frame.use == FrameUse::Anonymous) transparent += huge_frames;
        if (facts.spare_tables == 0 && !spare.count(number)) continue;
        findings.expect_equal(facts.spare_tables, spare[number], "huge-entries-have-spare-tables",
                              name(number));
    }
    findings.expect_equal(subject.kernel.statistics.nr_anon_huge, transparent, "nr-anon-huge",
                          "AnonHugePages");
    for (const auto& [id, space] : subject.kernel.spaces)
        findings.expect_equal(space.hugetlb_pages, pooled[id], "hugetlb-counted", format("space %u", id));
    check_pool(subject.kernel, findings);
}

}  // namespace fl::kernel
