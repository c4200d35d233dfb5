#include "base/text.h"
#include "kernel/address_space/tables.h"
#include "kernel/invariants/checks.h"

namespace fl::kernel {
namespace {

auto place(const MappedEntry& mapped)
{
    return lazily([&] {
        return format("space %u page %llx entry %llx", mapped.space,
                      static_cast<unsigned long long>(mapped.page.value),
                      static_cast<unsigned long long>(mapped.entry.raw));
    });
}

bool agrees(const Vma& area, hw::Pte entry, hw::Paging paging)
{
    const bool reachable = area.protection != ProtNone;
    if (entry.present() != reachable) return false;
    if (entry.writable() && !(area.protection & ProtWrite)) return false;
    return paging.narrow() || entry.no_execute() == ((area.protection & ProtExec) == 0);
}

void check_frame_rights(const Subject& subject, const MappedEntry& mapped, const Vma& area,
                        Findings& findings)
{
    const hw::Pte entry = mapped.entry;
    const FrameNumber number = entry.frame();
    if (number == subject.kernel.zero_frame) {
        findings.expect(!entry.writable() && entry.special(), "zero-page-read-only", place(mapped));
        return;
    }
    const Frame& frame = subject.kernel.frames.table.at(number);
    const bool private_file = !area.shared && frame.use == FrameUse::PageCache;
    findings.expect(!private_file || !entry.writable(), "private-file-page-read-only", place(mapped));
    if (frame.use != FrameUse::Anonymous) return;
    const bool exclusive = (frame.flags & FrameAnonExclusive) != 0;
    findings.expect(!exclusive || frame.mappings == 1, "shared-frame-not-exclusive", place(mapped));
    findings.expect(!entry.writable() || exclusive, "private-pages-writable-by-one", place(mapped));
}

}  // namespace

void check_entries(const Subject& subject, Findings& findings)
{
    for (const MappedEntry& mapped : subject.survey.entries) {
        const Vma* area = subject.kernel.spaces.at(mapped.space).areas.containing(mapped.page);
        // A page of the pool has no entries of small pages beside it.
        findings.expect(area && !area->hugetlb, "entry-in-area", place(mapped));
        if (is_swap(mapped.entry)) continue;
        const bool exists =
            holds_frame(mapped.entry) && mapped.entry.frame().value < subject.hardware.memory.size().value;
        findings.expect(exists, "entry-frame-exists", place(mapped));
        if (!area || !exists) continue;
        const hw::Paging paging = subject.hardware.memory.paging();
        findings.expect(agrees(*area, mapped.entry, paging), "entry-agrees-with-area", place(mapped));
        check_frame_rights(subject, mapped, *area, findings);
    }
}

}  // namespace fl::kernel
