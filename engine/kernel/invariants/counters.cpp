#include "base/text.h"
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/huge/entries.h"
#include "kernel/invariants/checks.h"

#include <array>

namespace fl::kernel {
namespace {

struct AreaTotals {
    std::uint64_t total = 0, data = 0, stack = 0, exec = 0, locked = 0, accounted = 0;
};

AreaTotals totals_of(const AddressSpace& space)
{
    AreaTotals totals;
    for (const Vma& area : space.areas) {
        const std::uint64_t pages = area.pages();
        const bool writable = (area.protection & ProtWrite) != 0;
        totals.total += pages;
        if (area.locked()) totals.locked += pages;
        if (area.accounted) totals.accounted += pages;
        if (area.grows_down) totals.stack += pages;
        else if (writable && !area.shared) totals.data += pages;
        else if (!writable && (area.protection & ProtExec)) totals.exec += pages;
    }
    return totals;
}

void check_space(const Survey& survey, std::uint32_t id, const AddressSpace& space, Findings& findings)
{
    const std::string who = format("space %u", id);
    const AreaTotals totals = totals_of(space);
    findings.expect_equal(space.total_vm, totals.total, "total-vm", who);
    findings.expect_equal(space.data_vm, totals.data, "data-vm", who);
    findings.expect_equal(space.stack_vm, totals.stack, "stack-vm", who);
    findings.expect_equal(space.exec_vm, totals.exec, "exec-vm", who);
    findings.expect_equal(space.locked_vm, totals.locked, "locked-vm", who);
    findings.expect_equal(space.pgtables_bytes, survey.tables.at(id) * page_size, "tables-counted", who);
    findings.expect(space.rss() <= space.peak_rss() && space.total_vm <= space.peak_vm(), "peaks", who);
}

void check_rss(const Subject& subject, Findings& findings)
{
    std::map<std::uint32_t, std::array<std::uint64_t, 3>> rss;
    for (const MappedEntry& mapped : subject.survey.entries) {
        if (!holds_frame(mapped.entry) || mapped.entry.frame() == subject.kernel.zero_frame) continue;
        const Frame& frame = subject.kernel.frames.table.at(mapped.entry.frame());
        ++rss[mapped.space][static_cast<std::size_t>(kind_of(subject.kernel, frame))];
    }
    for (const MappedEntry& huge : subject.survey.huge)
        if (subject.kernel.frames.table.at(huge.entry.frame()).use == FrameUse::Anonymous)
            rss[huge.space][0] += huge_frames;
    for (const auto& [id, space] : subject.kernel.spaces) {
        const std::string who = format("space %u", id);
        findings.expect_equal(space.rss_anon, rss[id][0], "rss-anon", who);
        findings.expect_equal(space.rss_file, rss[id][1], "rss-file", who);
        findings.expect_equal(space.rss_shmem, rss[id][2], "rss-shmem", who);
    }
}

}  // namespace

void check_counters(const Subject& subject, Findings& findings)
{
    std::uint64_t committed = 0, mapped = 0;
    for (const auto& [id, space] : subject.kernel.spaces) {
        check_space(subject.survey, id, space, findings);
        committed += totals_of(space).accounted;
    }
    for (const auto& [id, inode] : subject.kernel.files.inodes) committed += inode.accounted;
    findings.expect_equal(subject.kernel.committed, committed, "committed", "Committed_AS");
    for (const auto& [number, facts] : subject.survey.frames)
        if (facts.entries != 0 && subject.kernel.frames.table.at({number}).use == FrameUse::PageCache)
            ++mapped;
    findings.expect_equal(subject.kernel.statistics.nr_mapped, mapped, "nr-mapped", "nr_mapped");
    check_rss(subject, findings);
}

}  // namespace fl::kernel
