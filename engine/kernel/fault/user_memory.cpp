#include "kernel/fault/user_memory.h"

#include "kernel/address_space/tables.h"
#include "kernel/block/requests.h"
#include "kernel/fault/handle_fault.h"
#include "kernel/oom/oom.h"

#include <algorithm>

namespace fl::kernel {
namespace {

bool reachable(const hw::Hardware& hardware, const AddressSpace& space, VirtAddr page, hw::AccessKind kind)
{
    const auto leaf = hw::find_leaf(hardware.memory, space.root, page);
    if (!leaf) return false;
    const hw::Pte entry = leaf->entry;
    return entry.user() && (kind != hw::AccessKind::Write || entry.writable());
}

}  // namespace

Reach UserMemory::fault_in_page(VirtAddr address, hw::AccessKind kind, OnDisk on_disk)
{
    const VirtAddr page = page_floor(address);
    while (!reachable(hardware_, space_of(kernel_, pid_), page, kind)) {
        const hw::PageFault fault{.address = address, .kind = kind, .user = false};
        const Repair repair = repair_fault(kernel_, hardware_, pid_, fault, record_);
        if (repair.result == FaultResult::Wait && on_disk == OnDisk::Answer) return Reach::Wait;
        if (repair.result == FaultResult::Wait) sleep_at_once(kernel_, hardware_, pid_, record_);
        if (repair.result == FaultResult::Signal) return Reach::BadAddress;
        if (repair.result == FaultResult::OutOfMemory) {
            if (!retry_later(kernel_, pid_, record_)) return Reach::OutOfMemory;
            if (on_disk == OnDisk::Answer) return Reach::Wait;
            sleep_at_once(kernel_, hardware_, pid_, record_);
        }
    }
    // As an access would: what the kernel writes makes the page dirty.
    if (kind == hw::AccessKind::Write) {
        const PhysAddr at = hw::find_leaf(hardware_.memory, space_of(kernel_, pid_).root, page)->entry_at;
        const hw::Pte entry = hardware_.memory.load_entry(at);
        if (!entry.dirty()) hardware_.memory.store_entry(at, {entry.raw | hw::pte_dirty});
    }
    return Reach::Ok;
}

Reach UserMemory::fault_in(VirtAddr address, std::uint64_t size, hw::AccessKind kind, std::uint64_t& reached)
{
    reached = 0;
    if (size == 0) return Reach::Ok;
    const VirtAddr task_size = kernel_.layout.task_size;
    if (address >= task_size || size > task_size - address) return Reach::BadAddress;
    const VirtAddr end = address + size;
    for (VirtAddr page = page_floor(address); page < end; page += page_size) {
        const Reach reach = fault_in_page(std::max(page, address), kind, on_disk_);
        if (reach != Reach::Ok) return reach;
        reached = std::min(end - address, page + page_size - address);
    }
    return Reach::Ok;
}

Reach UserMemory::fault_in(VirtAddr address, std::uint64_t size, hw::AccessKind kind)
{
    std::uint64_t reached = 0;
    return fault_in(address, size, kind, reached);
}

PhysAddr UserMemory::physical(VirtAddr address) const
{
    const auto leaf = hw::find_leaf(hardware_.memory, space_of(kernel_, pid_).root, address);
    check(leaf.has_value(), "what was faulted in has an entry");
    return address_in(leaf->frame, offset_in_page(address));
}

Reach UserMemory::read(VirtAddr address, std::span<std::byte> bytes)
{
    if (const Reach reach = fault_in(address, bytes.size(), hw::AccessKind::Read); reach != Reach::Ok)
        return reach;
    for (std::size_t done = 0; done < bytes.size();) {  // a later page may have thrown out an earlier one
        const VirtAddr at = address + done;
        const std::size_t chunk = std::min<std::size_t>(bytes.size() - done, page_size - offset_in_page(at));
        const Reach reach = fault_in_page(at, hw::AccessKind::Read, OnDisk::Wait);
        if (reach != Reach::Ok) return reach;
        hardware_.memory.read(physical(at), bytes.subspan(done, chunk));
        done += chunk;
    }
    return Reach::Ok;
}

Reach UserMemory::write(VirtAddr address, std::span<const std::byte> bytes)
{
    if (const Reach reach = fault_in(address, bytes.size(), hw::AccessKind::Write); reach != Reach::Ok)
        return reach;
    for (std::size_t done = 0; done < bytes.size();) {
        const VirtAddr at = address + done;
        const std::size_t chunk = std::min<std::size_t>(bytes.size() - done, page_size - offset_in_page(at));
        const Reach reach = fault_in_page(at, hw::AccessKind::Write, OnDisk::Wait);
        if (reach != Reach::Ok) return reach;
        hardware_.memory.write(physical(at), bytes.subspan(done, chunk));
        done += chunk;
    }
    return Reach::Ok;
}

Reach UserMemory::read_string(VirtAddr address, std::uint64_t limit, std::string& text)
{
    text.clear();
    while (text.size() < limit) {
        const VirtAddr at = address + text.size();
        const std::uint64_t chunk = std::min(limit - text.size(), page_size - offset_in_page(at));
        std::string piece(chunk, '\0');
        if (const Reach reach = read(at, std::as_writable_bytes(std::span<char>(piece))); reach != Reach::Ok)
            return reach;
        const std::size_t end = piece.find('\0');
        text.append(piece, 0, end);
        if (end != std::string::npos) return Reach::Ok;
    }
    return Reach::BadAddress;
}

}  // namespace fl::kernel
