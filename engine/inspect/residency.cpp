#include "inspect/residency.h"

#include "inspect/entries.h"

namespace fl::inspect {
namespace {

PageState state_of(const View& view, const Entry& entry)
{
    if (entry.swapped()) return PageState::Swapped;
    if (entry.frame() == view.kernel.zero_frame) return PageState::Zero;
    if (entry.pages > 1) return PageState::Huge;
    if (entry.frame().value >= view.kernel.frames.table.size().value) return PageState::File;
    const kernel::Frame& frame = view.kernel.frames.table.at(entry.frame());
    if (frame.use == kernel::FrameUse::Anonymous)
        return frame.mappings > 1 ? PageState::CopyOnWrite : PageState::Anonymous;
    return PageState::File;
}

std::uint32_t mappings_of(const View& view, FrameNumber frame)
{
    return frame.value < view.kernel.frames.table.size().value ? view.kernel.frames.table.at(frame).mappings
                                                               : 0;
}

PageState shown_in(const kernel::Vma& area, PageState state)
{
    return area.shared && state == PageState::File ? PageState::Shared : state;
}

void fill(const View& view, const Entry& entry, PageRow& row)
{
    row.state = state_of(view, entry);
    if (entry.swapped()) return;
    row.frame = entry.frame() + (row.page - entry.page);
    row.mappings = mappings_of(view, row.frame);
    row.writable = entry.pte.writable();
    row.accessed = entry.pte.accessed();
    row.dirty = entry.pte.dirty();
}

// The part of an area that lies in [first, end).
struct Part {
    PageNumber first, end;
    bool empty() const { return first >= end; }
};
Part clip(const kernel::Vma& area, PageNumber first, PageNumber end)
{
    return {std::max(first, page_of(area.begin)), std::min(end, page_of(area.end))};
}

constexpr std::uint64_t row_limit = 1 << 20;

PageCount& counter_of(ResidencyCounts& counts, PageState state)
{
    switch (state) {
        case PageState::Zero: return counts.zero;
        case PageState::Anonymous: return counts.anonymous;
        case PageState::CopyOnWrite: return counts.copy_on_write;
        case PageState::File: return counts.file;
        case PageState::Shared: return counts.shared;
        case PageState::Swapped: return counts.swapped;
        case PageState::Huge: return counts.huge;
        default: return counts.not_present;
    }
}

}  // namespace

std::vector<PageRow> residency(const View& view, Pid pid, PageNumber first, PageCount count)
{
    const auto rows_wanted = static_cast<std::size_t>(std::min(count.value, row_limit));
    std::vector<PageRow> rows(rows_wanted);
    for (std::size_t i = 0; i < rows_wanted; ++i)
        rows[i].page = first + i;
    const auto row_of = [&](PageNumber page) -> PageRow& {
        return rows[static_cast<std::size_t>(page - first)];
    };
    const kernel::AddressSpace* space = find_space(view, pid);
    if (!space) return rows;
    const PageNumber end = first + rows_wanted;
    for (std::size_t i = space->areas.find_index(start_of(first)); i < space->areas.size(); ++i) {
        const kernel::Vma& area = space->areas[i];
        const Part part = clip(area, first, end);
        if (part.empty()) break;
        for (PageNumber page = part.first; page < part.end; ++page)
            row_of(page).state = PageState::NotPresent;
        each_entry(view, *space, part.first, part.end, [&](const Entry& entry) {
            const PageNumber from = std::max(entry.page, part.first);
            const PageNumber to = std::min(entry.page + entry.pages, part.end);
            for (PageNumber page = from; page < to; ++page) {
                fill(view, entry, row_of(page));
                row_of(page).state = shown_in(area, row_of(page).state);
            }
        });
    }
    return rows;
}

ResidencyCounts residency_counts(const View& view, Pid pid, PageNumber first, PageCount count)
{
    ResidencyCounts counts;
    const kernel::AddressSpace* space = find_space(view, pid);
    if (!space) return counts;
    const PageNumber last_page = page_of(view.kernel.layout.task_size);
    const PageNumber end =
        count.value > last_page.value ? last_page : std::min(first + count.value, last_page);
    for (std::size_t i = space->areas.find_index(start_of(first)); i < space->areas.size(); ++i) {
        const kernel::Vma& area = space->areas[i];
        const Part part = clip(area, first, end);
        if (part.empty()) break;
        PageCount seen;
        each_entry(view, *space, part.first, part.end, [&](const Entry& entry) {
            const PageCount pages{std::min(entry.page + entry.pages, part.end) -
                                  std::max(entry.page, part.first)};
            counter_of(counts, shown_in(area, state_of(view, entry))) += pages;
            seen += pages;
        });
        counts.not_present += PageCount{part.end - part.first} - seen;
    }
    return counts;
}

PageRow page_row(const View& view, Pid pid, VirtAddr address)
{
    return residency(view, pid, page_of(address), {1}).front();
}

}  // namespace fl::inspect
