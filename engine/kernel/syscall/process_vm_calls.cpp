// One process reads or writes another's memory, whose pages are faulted in for it. Linux:
// mm/process_vm_access.c.
#include "kernel/syscall/call.h"

#include <algorithm>
#include <vector>

namespace fl::kernel {
namespace {

constexpr std::uint64_t most_parts = 1024;  // UIO_MAXIOV
constexpr std::uint64_t chunk = page_size;

struct Part {
    std::uint64_t address, size;
};

Answer get_parts(const CallContext& call, VirtAddr at, std::uint64_t count, std::vector<Part>& parts)
{
    if (count > most_parts) return Errno::Invalid;
    for (std::uint64_t i = 0; i < count; ++i) {
        Part part{};
        if (const Reach reach = call.memory().get(at + i * sizeof part, part); reach != Reach::Ok)
            return reach;
        if (part.size != 0) parts.push_back(part);
    }
    return 0;
}

// Both lists are walked together; what one side cannot reach ends it.
std::uint64_t copy_parts(const CallContext& call, Pid other, bool write, std::vector<Part> mine,
                         std::vector<Part> theirs)
{
    UserMemory own(call.kernel, call.hardware, call.pid, call.record, OnDisk::Wait);
    UserMemory remote(call.kernel, call.hardware, other, call.record, OnDisk::Wait);
    std::uint64_t total = 0;
    for (std::size_t i = 0, j = 0; i < mine.size() && j < theirs.size();) {
        Part& here = mine[i];
        Part& there = theirs[j];
        const std::uint64_t to_page_end = chunk - std::max(here.address % chunk, there.address % chunk);
        std::vector<std::byte> bytes(std::min({here.size, there.size, to_page_end}));
        UserMemory& from = write ? own : remote;
        UserMemory& to = write ? remote : own;
        if (from.read({write ? here.address : there.address}, bytes) != Reach::Ok) break;
        if (to.write({write ? there.address : here.address}, bytes) != Reach::Ok) break;
        total += bytes.size();
        for (Part* part : {&here, &there}) {
            part->address += bytes.size();
            part->size -= bytes.size();
        }
        i += here.size == 0;
        j += there.size == 0;
    }
    return total;
}

Answer access_process(const CallContext& call, bool write)
{
    std::vector<Part> mine, theirs;
    if (call.argument(5) != 0) return Errno::Invalid;
    if (const Answer got = get_parts(call, call.address(1), call.argument(2), mine); got.failed()) return got;
    if (const Answer got = get_parts(call, call.address(3), call.argument(4), theirs); got.failed())
        return got;
    if (mine.empty() || theirs.empty()) return 0;
    const Process* other = call.kernel.processes.find(static_cast<Pid>(call.argument(0)));
    if (!other || other->space == 0) return Errno::NoProcess;
    if (call.process().uid != 0 && call.process().uid != other->uid) return Errno::Perm;
    const std::uint64_t copied = copy_parts(call, other->pid, write, std::move(mine), std::move(theirs));
    return copied == 0 ? Answer{Errno::BadAddress} : Answer{static_cast<std::int64_t>(copied)};
}

}  // namespace

std::optional<Answer> process_vm_call(const CallContext& call, SystemCall number)
{
    switch (number) {
    case SystemCall::ProcessVmReadv:
        return access_process(call, false);
    case SystemCall::ProcessVmWritev:
        return access_process(call, true);
    default:
        return std::nullopt;
    }
}

}  // namespace fl::kernel
