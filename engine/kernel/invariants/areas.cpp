#include "base/text.h"
#include "kernel/address_space/areas.h"
#include "kernel/invariants/checks.h"

namespace fl::kernel {
namespace {

auto place(std::uint32_t space, VirtAddr at)
{
    return lazily([=] {
        return format("space %u at %llx", space, static_cast<unsigned long long>(at.value));
    });
}

void check_pair(std::uint32_t id, bool forked, const Vma& left, const Vma& right, Findings& findings)
{
    findings.expect(left.end <= right.begin, "areas-sorted", place(id, right.begin));
    // A stack that grows down to what was left of it joins nothing. Linux: expand_downwards().
    const bool grown = left.grows_down && right.grows_down;
    findings.expect(forked || grown || !mergeable(left, right), "areas-merged", place(id, right.begin));
}

void check_area(const Subject& subject, std::uint32_t id, const Vma& area, Findings& findings)
{
    const bool aligned = offset_in_page(area.begin) == 0 && offset_in_page(area.end) == 0;
    findings.expect(area.begin < area.end && aligned, "areas-aligned", place(id, area.begin));
    findings.expect(area.end <= subject.kernel.layout.task_size, "areas-in-user-half", place(id, area.begin));
    const bool file_exists = area.inode == 0 || subject.kernel.files.inodes.find(area.inode);
    findings.expect(file_exists, "area-file-exists", place(id, area.begin));
    const bool origin = area.anon_id < subject.kernel.next_anon_id && !(area.shared && area.anon_id != 0);
    findings.expect(origin, "anonymous-area-known", place(id, area.begin));
}

}  // namespace

void check_areas(const Subject& subject, Findings& findings)
{
    for (const auto& [id, space] : subject.kernel.spaces) {
        for (const Vma& area : space.areas) check_area(subject, id, area, findings);
        for (std::size_t i = 1; i < space.areas.size(); ++i)
            check_pair(id, space.forked, space.areas[i - 1], space.areas[i], findings);
        const bool few = space.areas.size() <= subject.kernel.tunables.max_map_count + 1u;
        findings.expect(few, "areas-counted", format("space %u has %zu areas", id, space.areas.size()));
        findings.expect(space.start_brk <= space.brk, "heap-in-order", format("space %u", id));
    }
}

}  // namespace fl::kernel
