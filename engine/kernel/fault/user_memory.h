// A program's memory, reached by the kernel on its behalf. Linux: copy_from_user(), copy_to_user(),
// fault_in_readable(). Every system call first makes its buffers reachable, then acts: so it can be issued
// again when that had to wait.
#pragma once

#include "hw/access.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <cstddef>
#include <span>
#include <string>

namespace fl::kernel {

enum class Reach : std::uint8_t {
    Ok,
    BadAddress /* EFAULT */,
    Wait /* issue the call again later */,
    OutOfMemory /* killed */
};

// When a page must come from the disk: answer Wait, or, where nothing can be begun anew, let time pass.
enum class OnDisk : bool { Answer, Wait };

class UserMemory {
public:
    UserMemory(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record)
        : kernel_(kernel), hardware_(hardware), pid_(pid), record_(record) {}
    UserMemory(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record, OnDisk on_disk)
        : kernel_(kernel), hardware_(hardware), pid_(pid), record_(record), on_disk_(on_disk) {}

    // Makes [address, address + size) accessible, faulting pages in. `reached` = bytes that are, also when it
    // fails.
    Reach fault_in(VirtAddr address, std::uint64_t size, hw::AccessKind kind, std::uint64_t& reached);
    Reach fault_in(VirtAddr address, std::uint64_t size, hw::AccessKind kind);

    // Copies after faulting in.
    Reach read(VirtAddr address, std::span<std::byte> bytes);
    Reach write(VirtAddr address, std::span<const std::byte> bytes);
    // A zero-terminated string of at most `limit` bytes; BadAddress when none ends there.
    Reach read_string(VirtAddr address, std::uint64_t limit, std::string& text);

    template <class T>
    Reach get(VirtAddr address, T& value)
    {
        return read(address, std::as_writable_bytes(std::span<T, 1>(&value, 1)));
    }
    template <class T>
    Reach put(VirtAddr address, const T& value)
    {
        return write(address, std::as_bytes(std::span<const T, 1>(&value, 1)));
    }

private:
    Reach fault_in_page(VirtAddr address, hw::AccessKind kind, OnDisk on_disk);
    // The frame behind an address that was faulted in.
    PhysAddr physical(VirtAddr address) const;

    Kernel& kernel_;
    hw::Hardware& hardware_;
    Pid pid_;
    trace::Recorder& record_;
    OnDisk on_disk_ = OnDisk::Answer;
};

}  // namespace fl::kernel
