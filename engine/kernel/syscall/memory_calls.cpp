// mmap and its relatives. Linux: mm/mmap.c ksys_mmap_pgoff(), mm/mincore.c.
#include "kernel/address_space/change.h"
#include "kernel/address_space/map.h"
#include "kernel/address_space/tables.h"
#include "kernel/huge/huge_file.h"
#include "kernel/swap/shared_pages.h"
#include "kernel/swap/swap.h"
#include "kernel/syscall/call.h"

#include <vector>

namespace fl::kernel {
namespace {

enum MapFlag : std::uint64_t {
    MapShared = 1,
    MapPrivate = 2,
    MapTypeMask = 0xf,
    MapFixed = 0x10,
    MapAnonymous = 0x20,
    MapGrowsDown = 0x100,
    MapLocked = 0x2000,
    MapNoReserve = 0x4000,
    MapPopulate = 0x8000,
    MapHugeTlb = 0x40000,
    MapFixedNoReplace = 0x100000,
};
constexpr Errno no_device{19};  // ENODEV

Answer answer_of(const Result<VirtAddr>& result)
{
    return result ? Answer{static_cast<std::int64_t>(result->value)} : Answer{result.error()};
}

// Fills in what comes from the file. Linux: do_mmap()'s checks of a file.
Answer set_file(const CallContext& call, MapRequest& request)
{
    const OpenFile* file = call.file(call.integer(4));
    if (!file) return Errno::BadFile;
    const Inode& inode = call.kernel.files.inodes.at(file->inode);
    if (!file->readable()) return Errno::Access;
    if (request.shared && !file->writable()) {
        if (request.protection & ProtWrite) return Errno::Access;
        request.may_write = false;
    }
    constexpr std::uint32_t write_seals = 8 | 16;  // F_SEAL_WRITE, F_SEAL_FUTURE_WRITE
    if (request.shared && (inode.seals & write_seals)) {
        if (request.protection & ProtWrite) return Errno::Perm;
        request.may_write = false;
    }
    if (inode.kind == InodeKind::Zero) return 0;  // as good as anonymous
    if (inode.kind == InodeKind::HugeTlb) {
        request.hugetlb = true;
        request.huge_order = call.kernel.huge_files.at(inode.id).order;
        const std::uint64_t unit = page_size << request.huge_order;
        if (call.argument(5) % unit != 0) return Errno::Invalid;
        request.length = {align_up(request.length.value, unit)};
    } else if (inode.kind != InodeKind::Regular && inode.kind != InodeKind::Shared) {
        return no_device;
    }
    request.inode = inode.id;
    request.file_page = call.argument(5) / page_size;
    return 0;
}

// Linux: ksys_mmap_pgoff(). Which pages a file is made of is settled already.
Answer set_huge(const CallContext& call, MapRequest& request, std::uint64_t flags)
{
    const auto order = huge_order_of(flags);
    if (!order) return Errno::Invalid;
    if (!(flags & MapAnonymous)) return request.hugetlb ? Answer{0} : Answer{Errno::Invalid};
    if (call.hardware.memory.paging().narrow()) return Errno::NoMemory;
    request.hugetlb = true;
    request.huge_order = *order;
    request.length = {align_up(request.length.value, page_size << *order)};
    return 0;
}

Answer call_mmap(const CallContext& call)
{
    const std::uint64_t flags = call.argument(3), type = flags & MapTypeMask;
    if (offset_in_page(call.address(5)) != 0) return Errno::Invalid;
    MapRequest request;
    request.hint = call.address(0);
    request.length = {call.argument(1)};
    request.protection = static_cast<std::uint32_t>(call.argument(2) & (ProtRead | ProtWrite | ProtExec));
    request.shared = (type & MapShared) != 0;
    request.fixed = (flags & MapFixed) != 0;
    request.no_replace = (flags & MapFixedNoReplace) != 0;
    request.noreserve = (flags & MapNoReserve) != 0;
    request.populate = (flags & MapPopulate) != 0;
    request.locked = (flags & MapLocked) != 0;
    request.grows_down = (flags & MapGrowsDown) != 0 && !request.shared;
    if (!(flags & MapAnonymous))
        if (const Answer file = set_file(call, request); file.failed()) return file;
    if (type == 0 || type > (MapShared | MapPrivate) || request.length.value == 0) return Errno::Invalid;
    if (flags & MapHugeTlb) {
        if (const Answer huge = set_huge(call, request, flags); huge.failed()) return huge;
    }
    return answer_of(map(call.kernel, call.hardware, call.pid, request, call.record));
}

Answer call_mremap(const CallContext& call)
{
    enum : std::uint64_t { MayMove = 1, Fixed = 2, DontUnmap = 4 };
    const std::uint64_t flags = call.argument(3);
    if (flags & ~std::uint64_t{MayMove | Fixed | DontUnmap}) return Errno::Invalid;
    const Remap request{.from = call.address(0),
                        .old_length = {call.argument(1)},
                        .new_length = {call.argument(2)},
                        .may_move = (flags & MayMove) != 0,
                        .fixed = (flags & Fixed) != 0,
                        .keep_old = (flags & DontUnmap) != 0,
                        .to = call.address(4)};
    return answer_of(remap(call.kernel, call.hardware, call.pid, request, call.record));
}

bool resident(const CallContext& call, const Vma& area, VirtAddr page)
{
    const auto at = existing_entry(call.hardware.memory, call.space().root, page);
    const hw::Pte entry = at ? call.hardware.memory.load_entry(*at) : hw::Pte{};
    if (is_swap(entry)) return readable_in_swap_cache(call.kernel, swap_entry(entry));
    if (entry.raw != 0) return true;
    if (const auto slot = shared_slot(call.kernel, area.inode, area.page_index(page)))
        return readable_in_swap_cache(call.kernel, *slot);
    if (hw::find_leaf(call.hardware.memory, call.space().root, page)) return true;
    const auto cached = area.inode ? call.kernel.cache.find(area.inode, area.page_index(page)) : std::nullopt;
    return cached && (call.kernel.frames.table.at(*cached).flags & FrameUptodate);
}

Answer call_mincore(const CallContext& call)
{
    constexpr std::uint64_t chunk = 4096;  // pages answered at a time
    const VirtAddr begin = call.address(0);
    if (offset_in_page(begin) != 0) return Errno::Invalid;
    const VirtAddr task_size = call.kernel.layout.task_size;
    if (begin > task_size || call.argument(1) > task_size - begin) return Errno::NoMemory;
    const std::uint64_t pages = pages_for({call.argument(1)}).value;
    std::vector<std::byte> answers;
    for (std::uint64_t i = 0; i < pages; ++i) {
        const VirtAddr page = begin + i * page_size;
        const Vma* area = call.space().areas.containing(page);
        if (!area) return Errno::NoMemory;
        answers.push_back(std::byte{resident(call, *area, page)});
        if (answers.size() < chunk && i + 1 < pages) continue;
        const VirtAddr to = call.address(2) + (i + 1 - answers.size());
        if (const Reach reach = call.memory().write(to, answers); reach != Reach::Ok) return reach;
        answers.clear();
    }
    return 0;
}

Span span_of(const CallContext& call) { return {call.address(0), {call.argument(1)}}; }

}  // namespace

std::optional<Answer> memory_call(const CallContext& call, SystemCall number)
{
    auto& [kernel, hardware, pid, arguments, host, record] = call;
    switch (number) {
        case SystemCall::Mmap: return call_mmap(call);
        case SystemCall::Munmap: return unmap(kernel, hardware, pid, span_of(call), record);
        case SystemCall::Mprotect: {
            if (call.argument(2) > 7) return Answer{Errno::Invalid};
            return protect(kernel, hardware, pid, span_of(call), static_cast<std::uint32_t>(call.argument(2)),
                           record);
        }
        case SystemCall::Brk:
            return Answer{
                static_cast<std::int64_t>(set_break(kernel, hardware, pid, call.address(0), record).value)};
        case SystemCall::Mremap: return call_mremap(call);
        case SystemCall::Madvise:
            return advise(kernel, hardware, pid, span_of(call), call.integer(2), record);
        case SystemCall::Mincore: return call_mincore(call);
        case SystemCall::Mlock: return lock(kernel, hardware, pid, span_of(call), AreaLock::Now, record);
        case SystemCall::Mlock2: {
            if (call.argument(2) > 1) return Answer{Errno::Invalid};
            const AreaLock how = call.argument(2) ? AreaLock::OnFault : AreaLock::Now;
            return lock(kernel, hardware, pid, span_of(call), how, record);
        }
        case SystemCall::Munlock: return lock(kernel, hardware, pid, span_of(call), AreaLock::None, record);
        case SystemCall::Mlockall: {
            const std::uint64_t flags = call.argument(0);
            if (flags == 0 || flags > 7 || flags == 4) return Answer{Errno::Invalid};
            const AreaLock how = flags & 4 ? AreaLock::OnFault : AreaLock::Now;
            return lock_all(kernel, hardware, pid, flags & 1 ? std::optional{how} : std::nullopt,
                            flags & 2 ? how : AreaLock::None, record);
        }
        case SystemCall::Munlockall:
            return lock_all(kernel, hardware, pid, AreaLock::None, AreaLock::None, record);
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
