#include "kernel/huge/entries.h"

#include "base/text.h"
#include "kernel/invariants/checks.h"

namespace fl::kernel {
namespace {

void check_entry(const Subject& subject, const MappedEntry& huge, std::map<std::uint64_t, unsigned>& spare,
                 Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    const FrameNumber head = huge.entry.frame();
    const Vma* area = kernel.spaces.at(huge.space).areas.containing(huge.page);
    const unsigned order = kernel.frames.table.at(head).order == gigantic_order ? gigantic_order : huge_order;
    const std::uint64_t frames = std::uint64_t{1} << order;
    findings.expect(huge.page.value % (frames * page_size) == 0 && head.value % frames == 0,
                    "huge-entries-aligned", frame_name(head.value));
    findings.expect(area != nullptr, "huge-entry-in-area", frame_name(head.value));
    const Frame& frame = kernel.frames.table.at(head);
    const bool pool = frame.use == FrameUse::HugePool;
    findings.expect(pool || frame.use == FrameUse::Anonymous, "frame-use-known", frame_name(head.value));
    findings.expect(!area || area->hugetlb == pool, "pool-pages-in-their-areas", frame_name(head.value));
    bool whole = (frame.flags & FrameHead) && frame.order == order;
    for (std::uint64_t i = 1; i < frames; ++i)
        whole = whole && (kernel.frames.table.at(head + i).flags & FrameTail);
    findings.expect(whole, "huge-pages-whole", frame_name(head.value));
    const bool own = pool ? frame.owner == 0 : (frame.flags & FrameAnonExclusive) != 0;
    findings.expect(!huge.entry.writable() || (own && frame.mappings == 1) || (area && area->shared),
                    "private-pages-writable-by-one", frame_name(head.value));
    const bool of_its_file = !pool || frame.owner == 0 || (area && area->inode == frame.owner
                             && area->page_index(huge.page) >> order == frame.index);
    findings.expect(of_its_file, "pool-pages-in-their-areas", frame_name(head.value));
    findings.expect(!pool || !area || area->huge_order == order, "pool-pages-in-their-areas",
                    frame_name(head.value));
    const auto found =
        huge_entry_at(subject.hardware.memory, kernel.spaces.at(huge.space).root, huge.page);
    if (found && !pool) ++spare[found->table().value];
}

// What all areas and files of one size were promised and have not taken.
std::uint64_t promised(const Subject& subject, unsigned order)
{
    const Kernel& kernel = subject.kernel;
    std::uint64_t sum = 0;
    for (const auto& [id, space] : kernel.spaces)
        for (const Vma& area : space.areas)
            if (area.pool_reserved && area.huge_order == order) sum += area.pages() >> order;
    for (const MappedEntry& huge : subject.survey.huge) {
        const Frame& frame = kernel.frames.table.at(huge.entry.frame());
        const Vma* area = kernel.spaces.at(huge.space).areas.containing(huge.page);
        if (area && area->pool_reserved && area->huge_order == order && frame.owner == 0) --sum;
    }
    for (const auto& [id, file] : kernel.huge_files)
        if (file.order == order) {
            for (const HugeRange& range : file.promised) sum += range.end - range.first;
            sum -= file.pages;
        }
    return sum;
}

void check_pool(const Subject& subject, const HugePool& pool, Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    std::uint64_t listed = 0, blocks = 0;
    for (std::uint32_t at = pool.first_free; at != no_frame && listed <= pool.total; ++listed)
        at = kernel.frames.table.at({at}).next;
    findings.expect_equal(pool.free, listed, "huge-pool-counted", "free pages of the pool");
    for (std::uint64_t at = 0; at < kernel.frames.table.size().value; at += pool.frames()) {
        const Frame& frame = kernel.frames.table.at({at});
        if (frame.use != FrameUse::HugePool || !(frame.flags & FrameHead)) continue;
        if (frame.order != pool.order) continue;
        ++blocks;
        const std::uint64_t users = frame.mappings + (frame.owner != 0 ? 1u : 0u);
        findings.expect_equal(frame.references, users, "huge-pool-counted", std::string(frame_name(at)));
    }
    findings.expect_equal(pool.total, blocks, "huge-pool-counted", "pages of the pool");
    findings.expect(pool.surplus <= pool.total, "huge-pool-counted", "surplus");
    findings.expect_equal(pool.reserved, promised(subject, pool.order), "huge-promises-counted", "promises");
    findings.expect(pool.reserved <= pool.free, "huge-promises-kept", "promises");
}

void check_huge_files(const Kernel& kernel, Findings& findings)
{
    for (const auto& [id, file] : kernel.huge_files) {
        const std::string what = format("huge file %u", id);
        const Inode* inode = kernel.files.inodes.find(id);
        findings.expect(inode && inode->kind == InodeKind::HugeTlb, "huge-file-exists", what);
        std::uint64_t pages = 0;
        for (std::uint32_t at = file.first; at != no_frame && pages <= file.pages; ++pages) {
            const Frame& frame = kernel.frames.table.at({at});
            findings.expect(frame.owner == id && frame.order == file.order, "huge-file-pages", what);
            at = frame.next;
        }
        findings.expect_equal(file.pages, pages, "huge-file-pages", what);
    }
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
        if (frame.use == FrameUse::HugePool) pooled[huge.space] += std::uint64_t{1} << frame.order;
    }
    for (const auto& [number, facts] : subject.survey.frames) {
        const Frame& frame = subject.kernel.frames.table.at({number});
        if ((frame.flags & FrameHead) && frame.use == FrameUse::Anonymous) transparent += huge_frames;
        if (facts.spare_tables == 0 && !spare.count(number)) continue;
        findings.expect_equal(facts.spare_tables, spare[number], "huge-entries-have-spare-tables",
                              std::string(frame_name(number)));
    }
    findings.expect_equal(subject.kernel.statistics.nr_anon_huge, transparent, "nr-anon-huge",
                          "AnonHugePages");
    for (const auto& [id, space] : subject.kernel.spaces)
        findings.expect_equal(space.hugetlb_pages, pooled[id], "hugetlb-counted", format("space %u", id));
    check_pool(subject, subject.kernel.huge_pool, findings);
    check_pool(subject, subject.kernel.gigantic_pool, findings);
    check_huge_files(subject.kernel, findings);
}

}  // namespace fl::kernel
