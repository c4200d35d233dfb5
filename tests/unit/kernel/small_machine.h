// A kernel on 64 MiB with one running process: what the kernel's tests act upon.
// After every action through it all invariants are checked.
#pragma once

#include "hw/mmu.h"
#include "kernel/address_space/change.h"
#include "kernel/address_space/map.h"
#include "kernel/address_space/switch_space.h"
#include "kernel/boot.h"
#include "kernel/fault/handle_fault.h"
#include "kernel/fault/user_memory.h"
#include "kernel/files/store.h"
#include "kernel/invariants.h"
#include "kernel/process/execute.h"
#include "kernel/process/kernel_thread.h"
#include "kernel/process/lifecycle.h"
#include "kernel/process/scheduler.h"
#include "kernel/process/send_signal.h"
#include "kernel/syscall/dispatch.h"
#include "kernel/syscall/numbers.h"
#include "trace/recorder.h"
#include "unit/kernel/small_host.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

namespace fl::kernel::test {

enum class Touched : std::uint8_t { Ok, MapError, AccessError, KernelError, Bus, Killed };

struct SmallMachine {
    explicit SmallMachine(ByteCount ram = 64_MiB, ByteCount swap = {0}, hw::Paging paging = {},
                          bool pcid = true);

    // One access of a program; faults are handled until it succeeds or a signal is due.
    Touched access(Pid who, VirtAddr at, hw::AccessKind kind, std::uint8_t value = 1);
    Touched read(VirtAddr at) { return access(pid, at, hw::AccessKind::Read); }
    Touched write(VirtAddr at, std::uint8_t value = 1)
    {
        return access(pid, at, hw::AccessKind::Write, value);
    }
    std::uint8_t byte(Pid who, VirtAddr at);
    // Touches `pages` pages and answers how many minor faults that took.
    std::uint64_t faults(VirtAddr at, std::uint64_t pages, hw::AccessKind kind);

    std::int64_t call(SystemCall number, std::initializer_list<std::uint64_t> arguments = {});
    std::int64_t call_as(Pid who, SystemCall number, std::initializer_list<std::uint64_t> arguments = {});
    CallResult last_result = CallResult::Done;

    VirtAddr map_anonymous(std::uint64_t pages, std::uint32_t protection = ProtRead | ProtWrite);
    VirtAddr map_at(VirtAddr at, std::uint64_t pages, std::uint32_t protection = ProtRead | ProtWrite);
    VirtAddr map_reserved(VirtAddr at, std::uint64_t pages);  // MAP_NORESERVE: may be larger than memory
    int open(const std::string& path, std::uint32_t flags);
    // A cached file of so many pages; its descriptor.
    int file_of(const std::string& path, std::uint64_t pages);
    Pid fork();
    void exit(Pid who, int code);

    Process& process() { return kernel.processes.at(pid); }
    AddressSpace& space() { return kernel.spaces.at(process().space); }
    const trace::PageFaulted& last_fault() const;
    std::size_t areas_in(VirtAddr begin, std::uint64_t pages) const;
    void check_invariants();

    static constexpr std::uint64_t rw = ProtRead | ProtWrite, shared = 1, priv = 2, fixed = 0x10,
                                   anonymous = 0x20;

    hw::Hardware hardware;
    trace::Recorder record;
    Kernel kernel;
    SmallHost host;
    Pid pid = 0;
    VirtAddr scratch;  // two pages of the program that system calls may use
};

// What a small program's executable looks like.

}  // namespace fl::kernel::test
