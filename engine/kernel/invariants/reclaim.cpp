#include "base/text.h"
#include "kernel/invariants/checks.h"
#include "kernel/reclaim/lists.h"

namespace fl::kernel {
namespace {

struct Listed {
    std::array<std::uint64_t, lru_list_count> pages{};
    std::map<std::uint64_t, unsigned> times;  // a frame is on some list
};

void walk(const Subject& subject, GroupId group, LruList which, const PageList& list, Listed& seen,
          Findings& findings)
{
    const FrameTable& table = subject.kernel.frames.table;
    std::uint64_t pages = 0;
    std::uint32_t before = no_frame;
    for (std::uint32_t at = list.first; at != no_frame; at = table.at({at}).next) {
        const Frame& frame = table.at({at});
        findings.expect(frame.prev == before, "lists-linked-both-ways", frame_name(at));
        const bool belongs =
            (frame.flags & FrameOnLru) && list_of(frame) == which && frame.group == group;
        findings.expect(belongs, "lists-hold-their-pages", frame_name(at));
        pages += pages_in(frame);
        before = at;
        if (++seen.times[at] > 1) {
            findings.expect(false, "pages-listed-once", frame_name(at));
            break;  // it may be a ring
        }
    }
    findings.expect(list.last == before, "lists-linked-both-ways", "the end of a list");
    findings.expect_equal(list.count, pages, "lists-counted",
                          format("group %u list %u", group, static_cast<unsigned>(which)));
    seen.pages[static_cast<std::size_t>(which)] += pages;
}

// Every page that could be reclaimed, or is locked, is on exactly one list; nothing else is on any.
void check_membership(const Subject& subject, const Listed& seen, Findings& findings)
{
    const FrameTable& table = subject.kernel.frames.table;
    for (std::uint64_t number = 0; number < table.size().value; ++number) {
        const Frame& frame = table.at({number});
        const bool listed = frame.use == FrameUse::Anonymous || frame.use == FrameUse::PageCache;
        if (frame.flags & FrameTail) continue;
        findings.expect(listed == (seen.times.count(number) != 0), "pages-listed-once", frame_name(number));
        const bool locked = (frame.flags & FrameMlocked) != 0;
        findings.expect(!listed || locked == ((frame.flags & FrameUnevictable) != 0), "locked-pages-apart",
                        frame_name(number));
        const bool inode = frame.use == FrameUse::PageCache;
        const Inode* file = inode ? subject.kernel.files.inodes.find(frame.owner) : nullptr;
        const bool to_swap = !inode || (file && file->kind == InodeKind::Shared);
        if (!listed || !(frame.flags & FrameSwapBacked) || to_swap) continue;
        findings.expect(false, "lists-hold-their-pages", frame_name(number) + " is no page for swap");
    }
}

}  // namespace

void check_reclaim(const Subject& subject, Findings& findings)
{
    Listed seen;
    for (const auto& [id, group] : subject.kernel.groups)
        for (std::size_t i = 0; i < lru_list_count; ++i)
            walk(subject, static_cast<GroupId>(id), static_cast<LruList>(i), group.lru.lists[i], seen,
                 findings);
    check_membership(subject, seen, findings);
    const Statistics& told = subject.kernel.statistics;
    const std::uint64_t counts[] = {told.nr_inactive_anon, told.nr_active_anon, told.nr_inactive_file,
                                    told.nr_active_file, told.nr_unevictable};
    for (std::size_t i = 0; i < lru_list_count; ++i)
        findings.expect_equal(counts[i], seen.pages[i], "lists-totalled",
                              format("the counter of list %zu", i));
}

}  // namespace fl::kernel
