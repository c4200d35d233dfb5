// System V shared memory. Linux: ipc/shm.c, ipc/util.c.
#include "kernel/address_space/change.h"
#include "kernel/address_space/map.h"
#include "kernel/address_space/unmap.h"
#include "kernel/files/store.h"
#include "kernel/syscall/call.h"

#include "base/text.h"

#include <utility>
#include <vector>

namespace fl::kernel {
namespace {

enum : std::uint64_t { Create = 01000, Exclusive = 02000, HugeTlb = 04000, NoReserve = 010000 };  // shmget
enum : std::uint64_t { ReadOnly = 010000, RoundDown = 020000, Replace = 040000, Execute = 0100000 };  // shmat
constexpr std::uint64_t largest_segment = ~0ull - (1ull << 24);  // SHMMAX

// What shmctl(IPC_STAT) tells: struct shmid_ds of x86-64.
struct SegmentStatus {
    std::int32_t key;
    std::uint32_t uid, gid, creator_uid, creator_gid, mode;
    std::uint16_t sequence, padding[3];
    std::uint64_t unused[2];
    std::uint64_t bytes, attached, detached, changed;
    std::uint32_t creator, last;
    std::uint64_t attaches, more_unused[2];
};
static_assert(sizeof(SegmentStatus) == 112);

// One that is to be destroyed and that nobody has attached any more is gone.
SharedSegment* find_segment(const CallContext& call, std::int64_t id)
{
    if (id < 0) return nullptr;
    const auto number = static_cast<std::uint32_t>(id) + 1;
    SharedSegment* segment = call.kernel.segments.find(number);
    if (!segment || call.kernel.files.inodes.find(segment->inode)) return segment;
    call.kernel.segments.erase(number);
    return nullptr;
}

bool allowed(const CallContext& call, const SharedSegment& segment, std::uint64_t rights)
{
    const std::uint32_t uid = call.process().uid;
    if (uid == 0) return true;
    const std::uint64_t granted = uid == segment.uid ? segment.mode >> 6 : segment.mode;
    return (rights & 07 & ~granted) == 0;
}

Answer make_segment(const CallContext& call, std::int32_t key, std::uint64_t bytes, std::uint64_t flags)
{
    if (bytes == 0 || bytes > largest_segment || (flags & HugeTlb)) return Errno::Invalid;
    const std::uint64_t pages = pages_for({bytes}).value;
    const auto inode = make_shared_memory(call.kernel, call.hardware, call.space(), pages,
                                          (flags & NoReserve) != 0, call.record);
    if (!inode) return inode.error();
    Inode& file = call.kernel.files.inodes.at(*inode);
    file.path = format("/SYSV%08x", static_cast<unsigned>(key));
    file.segment = true;
    const std::uint32_t number = call.kernel.next_segment++;
    call.kernel.segments.insert(number, {.key = key,
                                         .inode = *inode,
                                         .bytes = bytes,
                                         .mode = static_cast<std::uint32_t>(flags & 0777),
                                         .uid = call.process().uid,
                                         .removed = false,
                                         .creator = call.process().tgid,
                                         .last = 0,
                                         .created = call.kernel.now,
                                         .attached = {},
                                         .detached = {}});
    return static_cast<std::int64_t>(number) - 1;
}

Answer call_shmget(const CallContext& call)
{
    const auto key = call.integer(0);
    const std::uint64_t bytes = call.argument(1), flags = call.argument(2);
    if (key == 0) return make_segment(call, key, bytes, flags);
    for (auto& [number, segment] : call.kernel.segments) {
        if (segment.key != key || segment.removed) continue;
        if ((flags & Create) && (flags & Exclusive)) return Errno::Exists;
        if (bytes > segment.bytes) return Errno::Invalid;
        if (!allowed(call, segment, flags >> 6)) return Errno::Access;
        return static_cast<std::int64_t>(number) - 1;
    }
    return flags & Create ? make_segment(call, key, bytes, flags) : Answer{Errno::NoEntry};
}

// Linux: do_shmat().
Answer call_shmat(const CallContext& call)
{
    const std::uint64_t flags = call.argument(2);
    SharedSegment* segment = find_segment(call, call.integer(0));
    if (!segment) return Errno::Invalid;
    MapRequest request;
    request.hint = call.address(1);
    if (offset_in_page(request.hint) != 0) {
        if (!(flags & RoundDown)) return Errno::Invalid;
        request.hint = page_floor(request.hint);
    }
    if (request.hint.value == 0 && (flags & Replace)) return Errno::Invalid;
    if (!allowed(call, *segment, flags & ReadOnly ? 4 : 6)) return Errno::Access;
    request.length = {segment->bytes};
    request.protection = ProtRead | (flags & ReadOnly ? 0u : ProtWrite) | (flags & Execute ? ProtExec : 0u);
    request.inode = segment->inode;
    request.shared = true;
    request.may_write = !(flags & ReadOnly);
    request.fixed = request.hint.value != 0;
    request.no_replace = request.fixed && !(flags & Replace);
    const auto at = map(call.kernel, call.hardware, call.pid, request, call.record);
    if (!at) return at.error() == Errno::Exists ? Errno::Invalid : at.error();
    segment->last = call.process().tgid;
    segment->attached = call.kernel.now;
    return static_cast<std::int64_t>(at->value);
}

bool is_segment(const CallContext& call, InodeId inode)
{
    for (const auto& [number, segment] : call.kernel.segments)
        if (segment.inode == inode && call.kernel.files.inodes.find(inode)) return true;
    return false;
}

// All that is left of the segment where it was attached: it may have been cut in pieces since. Linux:
// ksys_shmdt().
Answer call_shmdt(const CallContext& call)
{
    const VirtAddr at = call.address(0);
    if (offset_in_page(at) != 0) return Errno::Invalid;
    InodeId inode = 0;
    for (const Vma& area : call.space().areas) {
        const bool from_here = area.begin.value - area.file_page * page_size == at.value;
        if (area.begin >= at && from_here && is_segment(call, area.inode)) {
            inode = area.inode;
            break;
        }
    }
    if (inode == 0) return Errno::Invalid;
    const std::uint64_t size = call.kernel.files.inodes.at(inode).size.value;
    std::vector<std::pair<VirtAddr, VirtAddr>> parts;
    for (const Vma& area : call.space().areas)
        if (area.inode == inode && area.begin >= at && area.begin < at + size)
            parts.emplace_back(area.begin, area.end);
    for (const auto& [begin, end] : parts)
        static_cast<void>(
            unmap(call.kernel, call.hardware, call.pid, {begin, {end.value - begin.value}}, call.record));
    for (auto& [number, segment] : call.kernel.segments) {
        if (segment.inode != inode) continue;
        segment.last = call.process().tgid;
        segment.detached = call.kernel.now;
    }
    return 0;
}

Answer tell_status(const CallContext& call, std::uint32_t number, const SharedSegment& segment)
{
    constexpr std::uint64_t second = 1'000'000'000;
    constexpr std::uint32_t destroyed = 01000;
    const auto seconds = [&](Tick at) { return at.value == 0 ? 0 : at.value / second; };
    SegmentStatus status{};
    status.key = segment.removed ? 0 : segment.key;
    status.uid = status.creator_uid = segment.uid;
    status.mode = segment.mode | (segment.removed ? destroyed : 0);
    status.sequence = static_cast<std::uint16_t>(number - 1);
    status.bytes = segment.bytes;
    status.attached = seconds(segment.attached);
    status.detached = seconds(segment.detached);
    status.changed = seconds(segment.created);
    status.creator = segment.creator;
    status.last = segment.last;
    status.attaches = call.kernel.files.inodes.at(segment.inode).maps;
    return call.memory().put(call.address(2), status);
}

Answer call_shmctl(const CallContext& call)
{
    enum { Remove = 0, Set = 1, Status = 2 };
    constexpr int new_interface = 0x100;  // IPC_64
    SharedSegment* segment = find_segment(call, call.integer(0));
    if (!segment) return Errno::Invalid;
    switch (call.integer(1) & ~new_interface) {
    case Remove: {
        segment->removed = true;
        const InodeId inode = segment->inode;
        call.kernel.files.inodes.at(inode).segment = false;
        drop_inode_if_unused(call.kernel, call.hardware, inode, call.record);
        static_cast<void>(find_segment(call, call.integer(0)));
        return 0;
    }
    case Set: {
        SegmentStatus status{};
        if (const Reach reach = call.memory().get(call.address(2), status); reach != Reach::Ok) return reach;
        segment->mode = status.mode & 0777;
        segment->uid = status.uid;
        return 0;
    }
    case Status:
        return tell_status(call, static_cast<std::uint32_t>(call.integer(0)) + 1, *segment);
    default:
        return Errno::Invalid;
    }
}

}  // namespace

std::optional<Answer> ipc_call(const CallContext& call, SystemCall number)
{
    switch (number) {
    case SystemCall::Shmget:
        return call_shmget(call);
    case SystemCall::Shmat:
        return call_shmat(call);
    case SystemCall::Shmdt:
        return call_shmdt(call);
    case SystemCall::Shmctl:
        return call_shmctl(call);
    default:
        return std::nullopt;
    }
}

}  // namespace fl::kernel
