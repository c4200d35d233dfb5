#include "inspect/changes.h"

#include "inspect/entries.h"
#include "inspect/memory_info.h"
#include "inspect/processes.h"

#include <map>

namespace fl::inspect {
namespace {

std::int64_t difference(PageCount before, PageCount after)
{
    return static_cast<std::int64_t>(after.value) - static_cast<std::int64_t>(before.value);
}

const AreaRow* overlapping(const std::vector<AreaRow>& rows, const AreaRow& wanted)
{
    for (const AreaRow& row : rows)
        if (row.begin < wanted.end && wanted.begin < row.end) return &row;
    return nullptr;
}

void add_changed_areas(const std::vector<AreaRow>& before, const std::vector<AreaRow>& after,
                       Changes& changes)
{
    for (const AreaRow& row : after) {
        const AreaRow* old = overlapping(before, row);
        if (!old) {
            changes.areas.push_back(
                {AreaChange::Added, row.begin, row.end, difference({}, row.size()), difference({}, row.rss)});
            continue;
        }
        const std::int64_t rss = difference(old->rss, row.rss);
        if (old->begin != row.begin || old->end != row.end)
            changes.areas.push_back(
                {AreaChange::Resized, row.begin, row.end, difference(old->size(), row.size()), rss});
        else if (old->protection != row.protection)
            changes.areas.push_back({AreaChange::Protected, row.begin, row.end, 0, rss});
        else if (rss != 0) changes.areas.push_back({AreaChange::Populated, row.begin, row.end, 0, rss});
    }
    for (const AreaRow& row : before)
        if (!overlapping(after, row))
            changes.areas.push_back({AreaChange::Removed, row.begin, row.end, difference(row.size(), {}),
                                     difference(row.rss, {})});
}

using RawEntries = std::map<PageNumber, std::uint64_t>;

// What an entry means for the learner: accessed and dirty bits are left out.
RawEntries entries_of(const View& view, Pid pid)
{
    RawEntries entries;
    const kernel::AddressSpace* space = find_space(view, pid);
    if (!space) return entries;
    constexpr std::uint64_t noise = hw::pte_accessed | hw::pte_dirty;
    each_entry(view, *space, {0}, page_of(view.kernel.layout.task_size),
               [&](const Entry& entry) { entries.emplace(entry.page, entry.pte.raw & ~noise); });
    return entries;
}

void add_page(const View& before, const View& after, Pid pid, PageNumber page, Changes& changes)
{
    if (changes.pages.size() >= changed_page_limit) {
        changes.more_pages = true;
        return;
    }
    const VirtAddr address = start_of(page);
    changes.pages.push_back(
        {page, page_row(before, pid, address).state, page_row(after, pid, address).state});
}

void add_changed_pages(const View& before, const View& after, Pid pid, Changes& changes)
{
    const RawEntries old_entries = entries_of(before, pid);
    const RawEntries new_entries = entries_of(after, pid);
    auto was = old_entries.begin();
    auto is = new_entries.begin();
    while ((was != old_entries.end() || is != new_entries.end()) && !changes.more_pages) {
        const bool gone = is == new_entries.end() || (was != old_entries.end() && was->first < is->first);
        const bool fresh = was == old_entries.end() || (is != new_entries.end() && is->first < was->first);
        const PageNumber page = gone ? was->first : is->first;
        if (gone || fresh || was->second != is->second) add_page(before, after, pid, page, changes);
        if (!fresh) ++was;
        if (!gone) ++is;
    }
}

void add_counter(Changes& changes, std::string_view name, std::uint64_t before, std::uint64_t after)
{
    if (before != after) changes.counters.push_back({std::string(name), before, after});
}

void add_changed_counters(const View& before, const View& after, Pid pid, Changes& changes)
{
    const ProcessRow was = process_row(before, pid), is = process_row(after, pid);
    add_counter(changes, "VmSize", kibibytes(was.virt), kibibytes(is.virt));
    add_counter(changes, "VmRSS", kibibytes(was.res), kibibytes(is.res));
    add_counter(changes, "RssAnon", kibibytes(was.rss_anon), kibibytes(is.rss_anon));
    add_counter(changes, "RssFile", kibibytes(was.rss_file), kibibytes(is.rss_file));
    add_counter(changes, "RssShmem", kibibytes(was.rss_shmem), kibibytes(is.rss_shmem));
    add_counter(changes, "VmData", kibibytes(was.data - was.stack), kibibytes(is.data - is.stack));
    add_counter(changes, "VmStk", kibibytes(was.stack), kibibytes(is.stack));
    add_counter(changes, "VmPTE", was.page_table_bytes / 1024, is.page_table_bytes / 1024);
    add_counter(changes, "VmSwap", kibibytes(was.swap), kibibytes(is.swap));
    add_counter(changes, "minflt", was.minflt, is.minflt);
    add_counter(changes, "majflt", was.majflt, is.majflt);
    const std::vector<MeminfoRow> old_rows = meminfo_rows(memory_info(before));
    const std::vector<MeminfoRow> new_rows = meminfo_rows(memory_info(after));
    for (std::size_t i = 0; i < old_rows.size(); ++i)
        add_counter(changes, old_rows[i].name, old_rows[i].value, new_rows[i].value);
}

}  // namespace

Changes changes(const View& before, const View& after, Pid pid)
{
    Changes result;
    add_changed_areas(memory_map(before, pid), memory_map(after, pid), result);
    add_changed_pages(before, after, pid, result);
    add_changed_counters(before, after, pid, result);
    return result;
}

}  // namespace fl::inspect
