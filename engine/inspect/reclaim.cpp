#include "inspect/reclaim.h"

#include "inspect/entries.h"
#include "kernel/reclaim/reverse_map.h"

namespace fl::inspect {
namespace {

static_assert(static_cast<std::size_t>(PageListKind::Unevictable) + 1 == kernel::lru_list_count);

bool accessed_in_tables(const View& view, FrameNumber frame)
{
    bool accessed = false;
    kernel::each_mapping(view.kernel, view.hardware, frame, [&](const kernel::Mapping& mapping) {
        accessed = view.hardware.memory.load_entry(mapping.entry_at).accessed();
        return !accessed;
    });
    return accessed;
}

ListedPage page_of_list(const View& view, FrameNumber number, std::uint64_t place)
{
    const kernel::Frame& frame = view.kernel.frames.table.at(number);
    const auto has = [&frame](kernel::FrameFlag flag) { return (frame.flags & flag) != 0; };
    ListedPage page;
    page.frame = number;
    page.place = place;
    page.referenced_by_table = frame.mappings != 0 && accessed_in_tables(view, number);
    page.referenced = has(kernel::FrameReferenced);
    page.dirty = has(kernel::FrameDirty);
    page.writeback = has(kernel::FrameWriteback);
    page.swap_cache = has(kernel::FrameSwapCache);
    page.workingset = has(kernel::FrameWorkingset);
    page.mappings = frame.mappings;
    page.inode = frame.use == kernel::FrameUse::PageCache ? frame.owner : 0;
    page.index = frame.index;
    return page;
}

PageListRow row_of(std::uint16_t id, const kernel::MemoryGroup& group)
{
    PageListRow row;
    row.group = id;
    row.group_path = group.path;
    for (std::size_t i = 0; i < row.pages.size(); ++i)
        row.pages[i] = {group.lru.lists[i].count};
    row.anon_cost = group.lru.anon_cost;
    row.file_cost = group.lru.file_cost;
    return row;
}

std::string_view name_of(kernel::Replacement policy)
{
    switch (policy) {
        case kernel::Replacement::Linux: return "linux";
        case kernel::Replacement::Linux26: return "linux 2.6";
        case kernel::Replacement::Fifo: return "fifo";
        case kernel::Replacement::Lru: return "lru";
        case kernel::Replacement::Clock: return "clock";
    }
    return "";
}

}  // namespace

std::string_view name_of(PageListKind kind)
{
    switch (kind) {
        case PageListKind::InactiveAnon: return "inactive anon";
        case PageListKind::ActiveAnon: return "active anon";
        case PageListKind::InactiveFile: return "inactive file";
        case PageListKind::ActiveFile: return "active file";
        case PageListKind::Unevictable: return "unevictable";
    }
    return "";
}

ReclaimView reclaim_view(const View& view)
{
    const kernel::Statistics& s = view.kernel.statistics;
    ReclaimView answer;
    for (const auto& [id, group] : view.kernel.groups)
        answer.groups.push_back(row_of(static_cast<std::uint16_t>(id), group));
    for (const auto& [pid, process] : view.kernel.processes) {
        if (process.duty != kernel::KernelThread::Kswapd) continue;
        answer.kswapd = pid;
        answer.kswapd_runs = process.state != kernel::ProcessState::Sleeping;
    }
    answer.scanned = {s.pgscan[0], s.pgscan[1]};
    answer.stolen = {s.pgsteal[0], s.pgsteal[1]};
    answer.stalls = s.allocstall;
    answer.refaults_anon = s.workingset_refault_anon;
    answer.refaults_file = s.workingset_refault_file;
    answer.activated = s.pgactivate;
    answer.deactivated = s.pgdeactivate;
    answer.swappiness = view.kernel.tunables.swappiness;
    if (view.kernel.reclaim.balancing) answer.priority = view.kernel.reclaim.priority;
    answer.policy = name_of(view.kernel.tunables.replacement);
    return answer;
}

std::uint16_t memory_group_of(const View& view, Pid pid)
{
    const kernel::Process* const process = view.kernel.processes.find(pid);
    return process ? process->memory_group : std::uint16_t{0};
}

std::vector<ListedPage> listed_pages(const View& view, std::uint16_t group, PageListKind kind,
                                     std::size_t count)
{
    std::vector<ListedPage> pages;
    const kernel::MemoryGroup* found = view.kernel.groups.find(group);
    if (!found) return pages;
    // Lists are linked newest first; reclaim begins at their end.
    std::uint32_t at = found->lru.lists[static_cast<std::size_t>(kind)].last;
    while (at != kernel::no_frame && pages.size() < count) {
        pages.push_back(page_of_list(view, {at}, pages.size()));
        at = view.kernel.frames.table.at({at}).prev;
    }
    return pages;
}

std::vector<DiskRow> disk_queue(const View& view)
{
    std::vector<DiskRow> rows;
    for (const kernel::DiskRequest& request : view.kernel.requests.requests)
        rows.push_back({request.frame, request.write, request.done});
    return rows;
}

Tick disk_time(std::uint64_t requests)
{
    return {requests * hw::Disk::transfer_page.value};
}

}  // namespace fl::inspect
