#include "inspect/changes.h"
#include "inspect/fault_summary.h"
#include "inspect/frames.h"
#include "inspect/memory_info.h"
#include "inspect/memory_map.h"
#include "inspect/page_walk.h"
#include "inspect/oom.h"
#include "inspect/processes.h"
#include "inspect/residency.h"
#include "inspect/source.h"
#include "kernel/address_space/change.h"
#include "kernel/address_space/map.h"
#include "kernel/boot.h"
#include "kernel/fault/handle_fault.h"

#include <doctest/doctest.h>

using namespace fl;
using inspect::PageState;

namespace {

// A booted kernel; init plays the process that maps and touches.
struct Machine {
    trace::Recorder record;
    hw::Hardware hardware{hw::PhysicalMemory(pages_for(64_MiB)), {}, {}};
    kernel::Kernel kernel = kernel::boot(hardware, {.ram = 64_MiB}, record);
    static constexpr inspect::Pid pid = 1;

    inspect::View view() const { return {hardware, kernel, {}}; }
    VirtAddr map(std::uint64_t pages)
    {
        kernel::MapRequest request;
        request.length = {pages * page_size};
        const auto at = kernel::map(kernel, hardware, pid, request, record);
        REQUIRE(at);
        return *at;
    }
    void touch(VirtAddr at, hw::AccessKind kind)
    {
        hw::PageFault fault;
        fault.address = at;
        fault.kind = kind;
        CHECK(kernel::handle_fault(kernel, hardware, pid, fault, record) == kernel::FaultResult::Handled);
    }
};

const inspect::AreaRow* area_at(const std::vector<inspect::AreaRow>& rows, VirtAddr at)
{
    for (const inspect::AreaRow& row : rows)
        if (row.begin <= at && at < row.end) return &row;
    return nullptr;
}

}  // namespace

TEST_CASE("a mapping appears at once, its pages when they are touched")
{
    Machine m;
    const VirtAddr at = m.map(4);
    m.touch(at, hw::AccessKind::Write);
    m.touch(at + page_size, hw::AccessKind::Read);
    const std::vector<inspect::PageRow> rows = inspect::residency(m.view(), Machine::pid, page_of(at), {5});
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].state == PageState::Anonymous);
    CHECK(rows[0].writable);
    CHECK(rows[0].mappings == 1);
    CHECK(rows[1].state == PageState::Zero);
    CHECK_FALSE(rows[1].writable);
    CHECK(rows[2].state == PageState::NotPresent);
    const inspect::ResidencyCounts counts =
        inspect::residency_counts(m.view(), Machine::pid, page_of(at), {4});
    CHECK(counts.anonymous == PageCount{1});
    CHECK(counts.zero == PageCount{1});
    CHECK(counts.not_present == PageCount{2});
}

TEST_CASE("an area counts its pages as smaps does")
{
    Machine m;
    const VirtAddr at = m.map(4);
    m.touch(at, hw::AccessKind::Write);
    m.touch(at + page_size, hw::AccessKind::Read);
    const std::vector<inspect::AreaRow> rows = inspect::memory_map(m.view(), Machine::pid);
    const inspect::AreaRow* area = area_at(rows, at);
    REQUIRE(area);
    CHECK(area->kind == inspect::AreaKind::Mapping);
    CHECK(area->rss == PageCount{1});
    CHECK(area->anon == PageCount{1});
    CHECK(area->zero == PageCount{1});
    CHECK(area->pss_bytes == page_size);
    CHECK(inspect::permissions_of(*area) == "rw-p");
}

TEST_CASE("the areas and the gaps between them fill the user half without overlap")
{
    Machine m;
    m.map(2);
    VirtAddr expected{0};
    const std::vector<inspect::AreaRow> areas = inspect::memory_areas(m.view(), Machine::pid);
    for (const inspect::AreaRow& row : inspect::with_gaps(areas, inspect::user_end)) {
        if (row.kind == inspect::AreaKind::Vsyscall) continue;
        CHECK(row.begin == expected);
        CHECK(row.begin < row.end);
        expected = row.end;
    }
    CHECK(expected == inspect::user_end);
}

TEST_CASE("the resident pages of all areas add up to the process's RSS")
{
    Machine m;
    const VirtAddr at = m.map(64);
    for (unsigned i = 0; i < 10; ++i)
        m.touch(at + i * page_size, hw::AccessKind::Write);
    const inspect::AreaRow sum = inspect::rollup(inspect::memory_map(m.view(), Machine::pid));
    CHECK(sum.rss == inspect::process_row(m.view(), Machine::pid).res);
}

TEST_CASE("a walk follows the tables down to the byte, and ends where one is missing")
{
    Machine m;
    const VirtAddr at = m.map(1);
    CHECK_FALSE(inspect::page_walk(m.view(), Machine::pid, at).complete);
    m.touch(at, hw::AccessKind::Write);
    const inspect::PageWalk walk = inspect::page_walk(m.view(), Machine::pid, at + 0x123);
    REQUIRE(walk.rows.size() == 4);
    CHECK(walk.complete);
    CHECK(walk.rows[0].level == "PGD");
    CHECK(walk.rows[3].level == "PTE");
    CHECK(walk.physical == address_in(walk.rows[3].leads_to, 0x123));
    CHECK(inspect::entry_flags(walk.rows[3].entry).find("P RW US") == 0);
    CHECK_FALSE(inspect::page_walk(m.view(), Machine::pid, {0x800000000000}).canonical);
}

TEST_CASE("the address of the facts splits into 255, 511, 446 and 466")
{
    Machine m;
    const inspect::PageWalk walk = inspect::page_walk(m.view(), Machine::pid, {0x7ffff7dd2abc});
    CHECK(walk.rows[0].index == 255);
    CHECK(walk.rows[1].index == 511);
    CHECK(walk.rows[2].index == 446);
    CHECK(walk.rows[3].index == 466);
    CHECK(walk.offset == 0xabc);
}

TEST_CASE("a frame knows who maps it")
{
    Machine m;
    const VirtAddr at = m.map(1);
    m.touch(at, hw::AccessKind::Write);
    const FrameNumber frame = inspect::page_row(m.view(), Machine::pid, at).frame;
    CHECK(inspect::frame_row(m.view(), frame).kind == inspect::FrameKind::Anonymous);
    const std::vector<inspect::FrameOwner> owners = inspect::owners_of(m.view(), frame);
    REQUIRE(owners.size() == 1);
    CHECK(owners[0].pid == Machine::pid);
    CHECK(owners[0].address == at);
    const FrameNumber table = inspect::page_walk(m.view(), Machine::pid, at).rows[3].table;
    CHECK(inspect::frame_row(m.view(), table).kind == inspect::FrameKind::PageTable);
    CHECK(inspect::owners_of(m.view(), table).at(0).table);
}

TEST_CASE("free memory is what the buddy system has, and available memory is less than total")
{
    Machine m;
    const inspect::MemoryInfo info = inspect::memory_info(m.view());
    CHECK(info.free == PageCount{m.kernel.frames.free_pages()});
    CHECK(info.available < info.total);
    std::uint64_t in_blocks = 0;
    for (const inspect::ZoneRow& zone : inspect::zone_rows(m.view()))
        for (std::size_t order = 0; order < zone.free_blocks.size(); ++order)
            in_blocks += zone.free_blocks[order] << order;
    CHECK(in_blocks == info.free.value);
}

TEST_CASE("the formula of MemAvailable gives the kernel's own example")
{
    // Pages, from a real machine: free − reserve + cache − kept + reclaimable − kept.
    CHECK(5433638 - 37468 + 551154 - 21149 + 98045 - 21149 == 6003071);
    Machine m;
    const inspect::AvailableTerms t = inspect::available_terms(m.view());
    CHECK(inspect::memory_info(m.view()).available ==
          t.free + t.page_cache + t.reclaimable - t.page_cache_kept - t.reclaimable_kept - t.reserve);
}

TEST_CASE("what changed between two moments is named: area, page and counter")
{
    Machine m;
    const Machine before = m;
    const VirtAddr at = m.map(8);
    m.touch(at, hw::AccessKind::Write);
    const inspect::Changes changes = inspect::changes(before.view(), m.view(), Machine::pid);
    REQUIRE(changes.areas.size() == 1);
    CHECK(changes.areas[0].pages == 8);
    CHECK(changes.areas[0].rss_pages == 1);
    REQUIRE(changes.pages.size() == 1);
    CHECK(changes.pages[0].after == PageState::Anonymous);
    bool rss = false;
    for (const inspect::ChangedCounter& counter : changes.counters)
        rss = rss || (counter.name == "VmRSS" && counter.after == counter.before + 4);
    CHECK(rss);
}

TEST_CASE("the fault summary counts every branch that was taken")
{
    Machine m;
    m.record.clear();
    const VirtAddr at = m.map(4);
    m.touch(at, hw::AccessKind::Write);
    m.touch(at + page_size, hw::AccessKind::Read);
    const inspect::FaultSummary summary = inspect::fault_summary(m.record, m.record.events().size(), 0);
    CHECK(summary.minor == 2);
    CHECK(summary.steps[static_cast<std::size_t>(trace::FaultStep::NewZeroedPage)] == 1);
    CHECK(summary.steps[static_cast<std::size_t>(trace::FaultStep::ZeroPage)] == 1);
    CHECK(inspect::last_event_of(m.record, m.record.events().size(), m.record.events().back().at.pid,
                                 page_of(at))
              .has_value());
}

TEST_CASE("bytes are read without a trace, and a promised page reads as zeros to a debugger only")
{
    Machine m;
    const VirtAddr at = m.map(2);
    std::uint64_t word = 7;
    CHECK_FALSE(inspect::peek(m.view(), Machine::pid, at, &word, sizeof word));
    CHECK(inspect::peek_promised(m.view(), Machine::pid, at, &word, sizeof word));
    CHECK(word == 0);
    CHECK_FALSE(inspect::peek_promised(m.view(), Machine::pid, {0x10}, &word, sizeof word));
    m.touch(at, hw::AccessKind::Write);
    const FrameNumber frame = inspect::page_row(m.view(), Machine::pid, at).frame;
    m.hardware.memory.store64(address_in(frame, 8), 42);
    CHECK(inspect::peek64(m.view(), Machine::pid, at + 8) == 42);
}

TEST_CASE("scores follow the kernel's formula: a small process has 666")
{
    Machine m;
    CHECK(inspect::oom_terms(m.view(), 1).score == 0);  // init is never killed
    CHECK(inspect::oom_terms(m.view(), m.kernel.shell).score == 666);
    m.kernel.processes.at(m.kernel.shell).oom_score_adj = -1000;
    CHECK(inspect::oom_terms(m.view(), m.kernel.shell).score == 0);
    CHECK_FALSE(inspect::oom_terms(m.view(), m.kernel.shell).killable);
}

TEST_CASE("an unknown process has no rows and disturbs nobody")
{
    Machine m;
    CHECK(inspect::memory_map(m.view(), 9999).empty());
    CHECK(inspect::process_row(m.view(), 9999).pid == 0);
    CHECK(inspect::page_walk(m.view(), 9999, {0x1000}).rows.empty());
    CHECK_FALSE(inspect::source_position(m.view(), 9999));
}
