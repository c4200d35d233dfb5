// Linux: fs/proc/task_mmu.c, show_map_vma() for the names and smaps_account() for the counts.
#include "inspect/memory_map.h"

#include "inspect/entries.h"
#include "kernel/huge/transparent.h"
#include "kernel/swap/swap_entry.h"

namespace fl::inspect {
namespace {

using kernel::AddressSpace;
using kernel::AreaName;
using kernel::Vma;

std::string file_name(const View& view, std::uint32_t inode_id)
{
    const kernel::Inode* inode = view.kernel.files.inodes.find(inode_id);
    if (!inode) return "";
    return inode->linked ? inode->path : inode->path + " (deleted)";
}

std::string area_name(const View& view, const AddressSpace& space, const Vma& area)
{
    if (area.inode != 0) return file_name(view, area.inode);
    if (area.hugetlb) return "/anon_hugepage (deleted)";
    switch (area.name) {
        case AreaName::Stack: return "[stack]";
        case AreaName::Vvar: return "[vvar]";
        case AreaName::VvarVclock: return "[vvar_vclock]";
        case AreaName::Vdso: return "[vdso]";
        case AreaName::None: break;
    }
    return space.is_heap(area) ? "[heap]" : "";
}

// What a part of an executable or library is, by its rights and its neighbours of the same file.
AreaKind part_of_image(const AreaRow& row, const AreaRow* before, const AreaRow* after)
{
    if (row.protection & kernel::ProtExec) return AreaKind::Text;
    if (row.protection & kernel::ProtWrite) return AreaKind::Data;
    if (row.file_offset == 0) return AreaKind::Headers;
    const bool data_follows = after && after->inode == row.inode && (after->protection & kernel::ProtWrite);
    const bool rodata_precedes =
        before && before->inode == row.inode && before->protection == kernel::ProtRead;
    return data_follows && rodata_precedes ? AreaKind::Relro : AreaKind::Rodata;
}

bool file_has_text(const std::vector<AreaRow>& rows, std::uint32_t inode)
{
    for (const AreaRow& row : rows)
        if (row.inode == inode && (row.protection & kernel::ProtExec)) return true;
    return false;
}

AreaKind special_kind(const AreaRow& row)
{
    if (row.name == "[stack]") return AreaKind::Stack;
    if (row.name == "[heap]") return AreaKind::Heap;
    if (row.name == "[vdso]") return AreaKind::Vdso;
    if (row.name == "[vvar]" || row.name == "[vvar_vclock]") return AreaKind::Vvar;
    return AreaKind::Mapping;
}

// The zeroed tail of an image's data: anonymous, writable, right behind it.
bool is_bss(const AreaRow& row, const AreaRow* before)
{
    return before && row.inode == 0 && row.name.empty() && before->end == row.begin &&
           before->part == AreaKind::Data && (row.protection & kernel::ProtWrite) && before->inode != 0;
}

void classify(std::vector<AreaRow>& rows, std::uint32_t executable)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        AreaRow& row = rows[i];
        const AreaRow* before = i > 0 ? &rows[i - 1] : nullptr;
        const AreaRow* after = i + 1 < rows.size() ? &rows[i + 1] : nullptr;
        if (row.inode != 0 && !row.shared && file_has_text(rows, row.inode)) {
            row.part = part_of_image(row, before, after);
            row.kind = row.inode == executable ? row.part : AreaKind::Library;
        } else if (is_bss(row, before)) {
            row.part = AreaKind::Bss;
            row.kind = before->kind == AreaKind::Library ? AreaKind::Library : AreaKind::Bss;
        } else row.kind = row.part = special_kind(row);
    }
}

AreaRow plain_row(const View& view, const AddressSpace& space, const Vma& area)
{
    AreaRow row;
    row.begin = area.begin;
    row.end = area.end;
    row.protection = area.protection;
    row.shared = area.shared;
    row.grows_down = area.grows_down;
    row.locked = area.locked();
    row.locked_on_fault = area.lock == kernel::AreaLock::OnFault;
    row.accounted = area.accounted;
    row.may_write = area.may_write;
    row.noreserve = area.noreserve;
    row.dont_fork = area.dont_fork;
    row.wipe_on_fork = area.wipe_on_fork;
    row.dont_dump = area.dont_dump;
    row.random = area.advice == kernel::Advice::Random;
    row.sequential = area.advice == kernel::Advice::Sequential;
    row.inode = area.inode;
    row.file_offset = area.inode != 0 ? area.file_page * page_size : 0;
    row.name = area_name(view, space, area);
    row.hugetlb = area.hugetlb;
    row.page_kb = area.hugetlb ? area.huge_bytes() / 1024 : page_size / 1024;
    row.huge_wanted = area.huge == kernel::HugeAdvice::Wanted;
    row.huge_refused = area.huge == kernel::HugeAdvice::Never;
    const VirtAddr first{align_up(area.begin.value, kernel::huge_size)};
    row.huge_eligible = first < area.end && area.end - first >= kernel::huge_size
                        && kernel::huge_allowed(view.kernel, view.hardware, area);
    return row;
}

AreaRow vsyscall_row(VirtAddr at)
{
    AreaRow row;
    row.kind = row.part = AreaKind::Vsyscall;
    row.begin = at;
    row.end = at + page_size;
    row.protection = kernel::ProtExec;
    row.name = "[vsyscall]";
    return row;
}

// Sums of shares are kept in 1/4096 bytes, as the kernel does. Linux: PSS_SHIFT.
constexpr unsigned share_shift = 12;

void count_share(AreaRow& row, std::uint64_t pages, std::uint32_t mappings, kernel::PageKind kind, bool dirty)
{
    const std::uint64_t share = (pages * page_size << share_shift) / std::max(mappings, 1u);
    row.pss_bytes += share;
    if (dirty) row.pss_dirty_bytes += share;
    if (kind == kernel::PageKind::Anonymous) row.pss_anon_bytes += share;
    else if (kind == kernel::PageKind::File) row.pss_file_bytes += share;
    else row.pss_shmem_bytes += share;
}

// Linux: smaps_pte_entry(), SwapPss.
void count_swap_share(const View& view, kernel::SwapEntry entry, AreaRow& row)
{
    const auto& areas = view.kernel.swap.areas;
    if (entry.area() >= areas.size() || entry.slot() >= areas[entry.area()].slots.size()) return;
    const std::uint64_t sharers = areas[entry.area()].slots.at(entry.slot()).count;
    row.swap_pss_bytes += (page_size << share_shift) / std::max<std::uint64_t>(sharers, 1);
}

// Linux: shmem_swap_usage(). No entry shows where such a page is; the file knows.
void count_shared_swap(const View& view, AreaRow& row)
{
    const std::uint64_t first = row.file_offset / page_size, end = first + (row.end - row.begin) / page_size;
    view.kernel.swap.shared.each_page(row.inode, first, [&](std::uint64_t page, FrameNumber) {
        if (page < end) row.swap += PageCount{1};
    });
}

void count_entry(const View& view, const Entry& entry, bool shared_memory, AreaRow& row)
{
    const PageCount pages{entry.pages};
    if (entry.swapped()) {
        row.swap += pages;
        count_swap_share(view, kernel::swap_entry(entry.pte), row);
        return;
    }
    if (entry.frame() == view.kernel.zero_frame) {
        row.zero += pages;
        return;
    }
    if (entry.frame().value >= view.kernel.frames.table.size().value) return;
    const kernel::Frame& frame = view.kernel.frames.table.at(entry.frame());
    if (frame.use == kernel::FrameUse::HugePool)
        (frame.mappings > 1 ? row.shared_hugetlb : row.private_hugetlb) += pages;
    if (frame.use != kernel::FrameUse::Anonymous && frame.use != kernel::FrameUse::PageCache)
        return;  // vdso, vvar
    const bool anonymous = frame.use == kernel::FrameUse::Anonymous;
    const kernel::PageKind kind = anonymous       ? kernel::PageKind::Anonymous
                                  : shared_memory ? kernel::PageKind::Shared
                                                  : kernel::PageKind::File;
    const bool dirty = entry.pte.dirty() || (frame.flags & kernel::FrameDirty) != 0;
    const bool shared = frame.mappings > 1;
    row.rss += pages;
    if (anonymous && pages > PageCount{1}) row.anon_huge += pages;
    (anonymous ? row.anon : shared_memory ? row.shmem : row.file) += pages;
    if (entry.pte.accessed()) row.referenced += pages;
    (shared ? (dirty ? row.shared_dirty : row.shared_clean)
            : (dirty ? row.private_dirty : row.private_clean)) += pages;
    count_share(row, entry.pages, frame.mappings, kind, dirty);
}

void count_pages(const View& view, const AddressSpace& space, AreaRow& row)
{
    const kernel::Inode* inode = row.inode != 0 ? view.kernel.files.inodes.find(row.inode) : nullptr;
    const bool shared_memory = inode && inode->kind == kernel::InodeKind::Shared;
    each_entry(view, space, page_of(row.begin), page_of(row.end),
               [&](const Entry& entry) { count_entry(view, entry, shared_memory, row); });
    if (shared_memory) count_shared_swap(view, row);
    row.swap_pss_bytes >>= share_shift;
    row.pss_bytes >>= share_shift;
    row.pss_dirty_bytes >>= share_shift;
    row.pss_anon_bytes >>= share_shift;
    row.pss_file_bytes >>= share_shift;
    row.pss_shmem_bytes >>= share_shift;
}

}  // namespace

std::vector<AreaRow> memory_areas(const View& view, Pid pid)
{
    std::vector<AreaRow> rows;
    const AddressSpace* space = find_space(view, pid);
    if (!space) return rows;
    for (const Vma& area : space->areas)
        rows.push_back(plain_row(view, *space, area));
    classify(rows, find_process(view, pid)->executable);
    const VirtAddr vsyscall = view.kernel.layout.vsyscall;
    if (vsyscall.value != 0) rows.push_back(vsyscall_row(vsyscall));
    return rows;
}

std::vector<AreaRow> memory_map(const View& view, Pid pid)
{
    std::vector<AreaRow> rows = memory_areas(view, pid);
    for (AreaRow& row : rows)
        if (row.kind != AreaKind::Vsyscall) count_pages(view, *find_space(view, pid), row);
    return rows;
}

std::vector<AreaRow> with_gaps(std::vector<AreaRow> areas, VirtAddr end_of_user)
{
    std::vector<AreaRow> rows;
    VirtAddr at{0};
    const auto add_gap = [&rows](VirtAddr begin, VirtAddr end) {
        AreaRow gap;
        gap.kind = gap.part = AreaKind::Gap;
        gap.begin = begin;
        gap.end = end;
        if (begin < end) rows.push_back(gap);
    };
    for (AreaRow& area : areas) {
        if (area.begin >= end_of_user && at < end_of_user) {
            add_gap(at, end_of_user);
            at = end_of_user;
        }
        if (area.begin < end_of_user) add_gap(at, area.begin);
        at = area.end;
        rows.push_back(std::move(area));
    }
    add_gap(at, end_of_user);
    return rows;
}

std::string permissions_of(const AreaRow& area)
{
    std::string text = "---p";
    if (area.protection & kernel::ProtRead) text[0] = 'r';
    if (area.protection & kernel::ProtWrite) text[1] = 'w';
    if (area.protection & kernel::ProtExec) text[2] = 'x';
    if (area.shared) text[3] = 's';
    return text;
}

AreaRow rollup(const std::vector<AreaRow>& areas)
{
    AreaRow sum;
    bool first = true;
    for (const AreaRow& area : areas) {
        if (area.kind == AreaKind::Gap || area.kind == AreaKind::Vsyscall) continue;
        if (first) sum.begin = area.begin;
        first = false;
        sum.end = area.end;
        for (PageCount AreaRow::*count :
             {&AreaRow::rss, &AreaRow::anon, &AreaRow::file, &AreaRow::shmem, &AreaRow::swap,
              &AreaRow::referenced, &AreaRow::shared_clean, &AreaRow::shared_dirty, &AreaRow::private_clean,
              &AreaRow::private_dirty, &AreaRow::zero, &AreaRow::anon_huge, &AreaRow::private_hugetlb,
              &AreaRow::shared_hugetlb})
            sum.*count += area.*count;
        for (std::uint64_t AreaRow::*bytes :
             {&AreaRow::pss_bytes, &AreaRow::pss_dirty_bytes, &AreaRow::pss_anon_bytes,
              &AreaRow::pss_file_bytes, &AreaRow::pss_shmem_bytes, &AreaRow::swap_pss_bytes})
            sum.*bytes += area.*bytes;
    }
    sum.name = "[rollup]";
    return sum;
}

}  // namespace fl::inspect
