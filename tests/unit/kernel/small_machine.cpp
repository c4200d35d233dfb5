#include "unit/kernel/small_machine.h"

#include <array>

namespace fl::kernel::test {

SmallMachine::SmallMachine(ByteCount ram, ByteCount swap, hw::Paging paging, bool pcid)
{
    hardware.memory = hw::PhysicalMemory({ram.value / page_size});
    kernel = boot(hardware, {.ram = ram, .swap = swap, .paging = paging, .pcid = pcid}, record);
    const std::vector<std::byte> bytes(0x4000);
    const auto inode = put_file(kernel, hardware, "/tmp/demo", bytes, 0755, record);
    pid = *create_process(kernel, hardware, kernel.shell, record);
    const ImageLayout image = small_image(*inode);
    REQUIRE(execute(kernel, hardware, pid,
                    {.image = image, .arguments = {"demo"}, .environment = {"A=b"}, .path = "/tmp/demo"},
                    record));
    kernel.current = pid;
    scratch = kernel.layout.executable_base + 0x3000;
    check_invariants();
}

void SmallMachine::check_invariants()
{
    for (const std::string& line : broken_invariants(kernel, hardware)) FAIL_CHECK(line);
}

Touched SmallMachine::access(Pid who, VirtAddr at, hw::AccessKind kind, std::uint8_t value)
{
    constexpr int most_faults = 8;  // of one access
    for (int tries = 0; tries < most_faults; ++tries) {
        const AddressSpace& in = kernel.spaces.at(kernel.processes.at(who).space);
        hw::PageFault fault;
        bool done = false;
        {
            hw::Mmu mmu(hardware.memory, hardware.tlb, load_space(kernel, hardware, in.id, record));
            std::uint64_t read = 0;
            if (kind == hw::AccessKind::Read) done = mmu.load(at, 1, read, fault);
            else if (kind == hw::AccessKind::Write) done = mmu.store(at, 1, value, fault);
            else done = mmu.execute(at, fault);
        }
        if (done) {
            check_invariants();
            return Touched::Ok;
        }
        const FaultResult result = handle_fault(kernel, hardware, who, fault, record);
        if (result == FaultResult::Wait) {
            check_invariants();
            REQUIRE(let_run(kernel, hardware, who, record));
            continue;
        }
        if (result == FaultResult::OutOfMemory) return Touched::Killed;
        if (result != FaultResult::Signal) continue;
        const auto signal = next_signal(kernel.processes.at(who));
        REQUIRE(signal);
        drop_signal(kernel, who, signal->number);
        check_invariants();
        if (signal->number == SigBus) return Touched::Bus;
        if (signal->code == si_kernel) return Touched::KernelError;
        return signal->code == segv_map_error ? Touched::MapError : Touched::AccessError;
    }
    FAIL("an access faults again and again");
    return Touched::Killed;
}

std::uint8_t SmallMachine::byte(Pid who, VirtAddr at)
{
    REQUIRE(access(who, at, hw::AccessKind::Read) == Touched::Ok);
    const AddressSpace& in = kernel.spaces.at(kernel.processes.at(who).space);
    hw::Mmu mmu(hardware.memory, hardware.tlb, load_space(kernel, hardware, in.id, record));
    hw::PageFault fault;
    std::uint64_t value = 0;
    REQUIRE(mmu.load(at, 1, value, fault));
    return static_cast<std::uint8_t>(value);
}

std::uint64_t SmallMachine::faults(VirtAddr at, std::uint64_t pages, hw::AccessKind kind)
{
    const std::uint64_t before = process().minflt;
    for (std::uint64_t i = 0; i < pages; ++i) REQUIRE(access(pid, at + i * page_size, kind) == Touched::Ok);
    return process().minflt - before;
}

std::int64_t SmallMachine::call_as(Pid who, SystemCall number, std::initializer_list<std::uint64_t> arguments)
{
    Call request;
    request.number = static_cast<std::uint16_t>(number);
    std::size_t i = 0;
    for (const std::uint64_t argument : arguments) request.arguments[i++] = argument;
    std::int64_t result = 0;
    last_result = dispatch(kernel, hardware, who, request, result, host, record);
    for (const Process* caller = kernel.processes.find(who);
         last_result == CallResult::Retry && caller && caller->waiting == WaitReason::Disk;
         caller = kernel.processes.find(who)) {
        REQUIRE(let_run(kernel, hardware, who, record));
        last_result = dispatch(kernel, hardware, who, request, result, host, record);
    }
    check_invariants();
    return result;
}

std::int64_t SmallMachine::call(SystemCall number, std::initializer_list<std::uint64_t> arguments)
{
    return call_as(pid, number, arguments);
}

VirtAddr SmallMachine::map_anonymous(std::uint64_t pages, std::uint32_t protection)
{
    return {static_cast<std::uint64_t>(
        call(SystemCall::Mmap, {0, pages * page_size, protection, priv | anonymous, ~0ull, 0}))};
}

VirtAddr SmallMachine::map_at(VirtAddr at, std::uint64_t pages, std::uint32_t protection)
{
    return {static_cast<std::uint64_t>(call(
        SystemCall::Mmap, {at.value, pages * page_size, protection, priv | anonymous | fixed, ~0ull, 0}))};
}

VirtAddr SmallMachine::map_reserved(VirtAddr at, std::uint64_t pages)
{
    constexpr std::uint64_t noreserve = 0x4000;
    return {
        static_cast<std::uint64_t>(call(SystemCall::Mmap, {at.value, pages * page_size, rw,
                                                           priv | anonymous | fixed | noreserve, ~0ull, 0}))};
}

int SmallMachine::open(const std::string& path, std::uint32_t flags)
{
    REQUIRE(write(scratch) == Touched::Ok);
    const auto bytes = std::as_bytes(std::span(path.c_str(), path.size() + 1));
    UserMemory memory(kernel, hardware, pid, record);
    REQUIRE(memory.write(scratch, bytes) == Reach::Ok);
    return static_cast<int>(call(SystemCall::Open, {scratch.value, flags, 0600}));
}

int SmallMachine::file_of(const std::string& path, std::uint64_t pages)
{
    const std::vector<std::byte> bytes(pages * page_size, std::byte{'f'});
    REQUIRE(put_file(kernel, hardware, path, bytes, 0644, record));
    return open(path, OpenReadWrite);
}

Pid SmallMachine::fork() { return static_cast<Pid>(call(SystemCall::Fork)); }

void SmallMachine::exit(Pid who, int code)
{
    call_as(who, SystemCall::ExitGroup, {static_cast<std::uint64_t>(code)});
    CHECK(last_result == CallResult::Exited);
}

const trace::PageFaulted& SmallMachine::last_fault() const
{
    for (std::size_t i = record.events().size(); i-- > 0;)
        if (const auto* fault = std::get_if<trace::PageFaulted>(&record.events()[i].what)) return *fault;
    static const trace::PageFaulted none{};
    return none;
}

std::size_t SmallMachine::areas_in(VirtAddr begin, std::uint64_t pages) const
{
    std::size_t count = 0;
    for (const Vma& area : kernel.spaces.at(kernel.processes.at(pid).space).areas)
        if (area.begin < begin + pages * page_size && area.end > begin) ++count;
    return count;
}

}  // namespace fl::kernel::test
