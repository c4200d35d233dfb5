// The address space, its pages and its faults as rows.
#include "kernel/kernel.h"
#include "scene_parts.h"

#include <algorithm>
#include <array>

namespace fl::web {
namespace {

using inspect::AreaKind;
using inspect::AreaRow;
using inspect::PageState;

struct StateShare {
    PageState state;
    std::uint64_t pages;
};

StripCell cell_of(const inspect::ResidencyCounts& counts, std::uint64_t pages)
{
    const std::array<StateShare, 7> shares{{{PageState::Anonymous, counts.anonymous.value},
                                            {PageState::CopyOnWrite, counts.copy_on_write.value},
                                            {PageState::File, counts.file.value},
                                            {PageState::Shared, counts.shared.value},
                                            {PageState::Zero, counts.zero.value},
                                            {PageState::Swapped, counts.swapped.value},
                                            {PageState::Huge, counts.huge.value}}};
    StateShare most{PageState::NotPresent, 0};
    std::uint64_t present = 0;
    for (const StateShare& share : shares) {
        present += share.pages;
        if (share.pages > most.pages) most = share;
    }
    return {most.state, pages ? static_cast<float>(present) / static_cast<float>(pages) : 0};
}

std::vector<StripCell> strip_of(const SceneInput& in, const AreaRow& area)
{
    std::vector<StripCell> strip;
    const std::uint64_t pages = area.size().value;
    const std::uint64_t cells = std::min<std::uint64_t>(pages, strip_cells);
    for (std::uint64_t i = 0; i < cells; ++i) {
        const std::uint64_t begin = pages * i / cells, end = pages * (i + 1) / cells;
        const PageNumber first = page_of(area.begin) + begin;
        strip.push_back(
            cell_of(inspect::residency_counts(in.view, in.pid, first, {end - begin}), end - begin));
    }
    return strip;
}

void mark_changes(const SceneInput& in, AddressSpaceScene& space)
{
    if (!in.before) return;
    const inspect::View before = machine::view(*in.before);
    if (inspect::process_row(before, in.pid).pid == 0) return;  // a new process: all of it is new
    const inspect::Changes changes = inspect::changes(before, in.view, in.pid);
    for (AreaScene& area : space.areas)
        for (const inspect::ChangedArea& changed : changes.areas)
            if (changed.begin < area.row.end && area.row.begin < changed.end &&
                area.row.kind != AreaKind::Gap && changed.change != inspect::AreaChange::Removed)
                area.changed = changed.change;
    for (const inspect::ChangedPage& page : changes.pages)
        space.changed.push_back(page.page);
    std::sort(space.changed.begin(), space.changed.end());
}

void open_chosen(const SceneInput& in, AddressSpaceScene& space)
{
    if (!in.selection.area) return;
    for (std::size_t i = 0; i < space.areas.size(); ++i) {
        const AreaRow& row = space.areas[i].row;
        if (row.kind == AreaKind::Gap || *in.selection.area < row.begin || *in.selection.area >= row.end)
            continue;
        space.chosen = i;
        space.first = page_of(row.begin);
        // Of an area with too many pages: those around the chosen page.
        if (row.size().value > page_limit && in.selection.page &&
            *in.selection.page > space.first + page_limit / 2) {
            const std::uint64_t last_start = page_of(row.end).value - page_limit;
            space.first = {std::min(in.selection.page->value - page_limit / 2, last_start)};
        }
        const PageCount count{std::min(page_limit, page_of(row.end) - space.first)};
        space.pages = inspect::residency(in.view, in.pid, space.first, count);
    }
}

}  // namespace

void fill_space(const SceneInput& in, AddressSpaceScene& space)
{
    space = {};
    if (in.pid == 0) return;
    std::vector<AreaRow> areas = inspect::memory_map(in.view, in.pid);
    if (areas.empty()) return;
    for (AreaRow& row : inspect::with_gaps(std::move(areas), in.view.kernel.layout.task_size)) {
        AreaScene area{std::move(row), {}, std::nullopt};
        if (area.row.kind != AreaKind::Gap) area.strip = strip_of(in, area.row);
        space.areas.push_back(std::move(area));
    }
    open_chosen(in, space);
    mark_changes(in, space);
    if (const kernel::Process* const process = in.view.kernel.processes.find(in.pid)) {
        space.program_counter = process->cpu.pc;
        space.stack_pointer = process->cpu.sp;
    }
}

void fill_page(const SceneInput& in, std::optional<PageScene>& page)
{
    page.reset();
    if (in.pid == 0 || !in.selection.page) return;
    page = PageScene{
        inspect::page_row(in.view, in.pid, start_of(*in.selection.page)), {}, std::nullopt, std::nullopt};
    const PageState state = page->row.state;
    if (state != PageState::NotMapped && state != PageState::NotPresent && state != PageState::Swapped &&
        state != PageState::Zero)
        page->owners = inspect::owners_of(in.view, page->row.frame);
    const machine::Timeline& timeline = in.session.timeline();
    page->last_event =
        inspect::last_event_of(timeline.log(), timeline.events_until_now(), in.pid, *in.selection.page);
    if (page->last_event) page->last_event_itself = timeline.log().events()[*page->last_event];
}

void fill_faults(const SceneInput& in, const AddressSpaceScene& space, FaultsScene& faults)
{
    faults = {};
    const machine::Timeline& timeline = in.session.timeline();
    const std::size_t until = timeline.events_until_now();
    const std::vector<trace::Event>& events = timeline.log().events();
    faults.summary = inspect::fault_summary(timeline.log(), until, in.pid);
    for (std::size_t i = 0; i < until; ++i)
        if ((in.pid == 0 || events[i].at.pid == in.pid) &&
            std::holds_alternative<trace::PageFaulted>(events[i].what))
            faults.numbers.push_back(i);
    if (faults.numbers.empty()) return;
    const auto chosen = in.selection.fault
                            ? std::find(faults.numbers.begin(), faults.numbers.end(), *in.selection.fault)
                            : faults.numbers.end();
    faults.position = chosen == faults.numbers.end()
                          ? faults.numbers.size() - 1
                          : static_cast<std::size_t>(chosen - faults.numbers.begin());
    const std::size_t number = faults.numbers[faults.position];
    faults.chosen =
        FaultScene{number, std::get<trace::PageFaulted>(events[number].what), events[number].at, {}};
    for (const AreaScene& area : space.areas) {
        const VirtAddr address = faults.chosen->what.address;
        if (area.row.kind != AreaKind::Gap && area.row.begin <= address && address < area.row.end)
            faults.chosen->area = area.row.name.substr(area.row.name.rfind('/') + 1);
    }
}

void fill_walk(const SceneInput& in, const Scene& scene, std::optional<inspect::PageWalk>& walk)
{
    walk.reset();
    if (in.pid == 0 || in.selection.picture != Picture::PageWalk) return;
    VirtAddr address = scene.space.stack_pointer;
    if (scene.faults.chosen) address = scene.faults.chosen->what.address;
    if (in.selection.page) address = start_of(*in.selection.page);
    walk = inspect::page_walk(in.view, in.pid, address);
}

}  // namespace fl::web
