#include "kernel/fault/handle_fault.h"

#include "base/text.h"
#include "kernel/address_space/tables.h"
#include "kernel/block/requests.h"
#include "kernel/cgroup/charge.h"
#include "kernel/costs.h"
#include "kernel/fault/repair.h"
#include "kernel/huge/pool.h"
#include "kernel/huge/transparent.h"
#include "kernel/oom/oom.h"
#include "kernel/process/scheduler.h"
#include "kernel/process/send_signal.h"

namespace fl::kernel {
namespace {

using trace::FaultStep;

// Linux: access_error(). Any permission at all lets a program read.
bool allowed(const Vma& area, const hw::PageFault& fault)
{
    switch (fault.kind) {
        case hw::AccessKind::Write: return (area.protection & ProtWrite) != 0;
        case hw::AccessKind::Execute: return (area.protection & ProtExec) != 0;
        case hw::AccessKind::Read: break;
    }
    return area.protection != ProtNone;
}

// May a huge page be there, or come? Most machines have none, and few areas ask for them.
bool maybe_huge(const FaultContext& fault)
{
    const HugePages enabled = fault.kernel.tunables.huge_pages;
    const bool wanted = enabled == HugePages::Always
                        || (enabled == HugePages::Madvise && fault.area().huge == HugeAdvice::Wanted);
    return (wanted || any_huge(fault.kernel)) && fault.area().anonymous();
}

// Linux: handle_pte_fault().
Outcome handle_entry(FaultContext& fault)
{
    if (fault.area().hugetlb) return pool_fault(fault);
    if (maybe_huge(fault))
        if (const auto done = huge_fault(fault)) return *done;
    const auto at = provide_entry(fault.kernel, fault.hardware, fault.space, fault.page, fault.record);
    if (!at) return Outcome::OutOfMemory;
    fault.entry_at = *at;
    fault.entry = fault.hardware.memory.load_entry(*at);
    if (fault.entry.raw == 0) {
        fault.step(FaultStep::EntryEmpty);
        return fault.area().anonymous() ? first_touch(fault) : file_page(fault);
    }
    if (is_swap(fault.entry)) return swapped_page(fault);
    fault.step(FaultStep::EntryPresent);
    fault.frame = fault.entry.frame();
    if (fault.write() && !fault.entry.writable()) return write_protected(fault);
    fault.step(FaultStep::Spurious);
    return Outcome::Minor;
}

// Linux: do_user_addr_fault(), lock_mm_and_find_vma().
Outcome handle_address(FaultContext& fault, const hw::PageFault& cause)
{
    fault.step(FaultStep::Enter);
    if (cause.non_canonical) {
        fault.step(FaultStep::NonCanonical);
        return Outcome::SegvKernel;
    }
    if (cause.address >= fault.kernel.layout.kernel_half) {
        fault.step(FaultStep::KernelAddress);
        return Outcome::SegvMapError;
    }
    fault.step(FaultStep::FindVma);
    fault.area_index = fault.space.areas.find_index(fault.page);
    if (fault.area_index == fault.space.areas.size()) {
        fault.step(FaultStep::NoVma);
        return Outcome::SegvMapError;
    }
    if (fault.area().begin > fault.page) {
        fault.step(FaultStep::NoVma);
        if (!fault.area().grows_down) return Outcome::SegvMapError;
        fault.step(FaultStep::StackBelow);
        const bool grown = grow_stack(fault);
        fault.step(grown ? FaultStep::StackGrown : FaultStep::StackRefused);
        if (!grown) return Outcome::SegvMapError;
    }
    if (!allowed(fault.area(), cause)) {
        fault.step(FaultStep::AccessDenied);
        return Outcome::SegvAccessError;
    }
    fault.step(FaultStep::AccessAllowed);
    if (!fault.again) ++fault.kernel.statistics.pgfault;
    return handle_entry(fault);
}

trace::FaultOutcome told_as(Outcome outcome)
{
    switch (outcome) {
        case Outcome::Minor: return trace::FaultOutcome::Minor;
        case Outcome::Major: return trace::FaultOutcome::Major;
        case Outcome::Wait: return trace::FaultOutcome::Retry;
        case Outcome::Bus: return trace::FaultOutcome::Bus;
        case Outcome::OutOfMemory: return trace::FaultOutcome::OutOfMemory;
        default: return trace::FaultOutcome::Segv;
    }
}

FaultStep last_step(Outcome outcome)
{
    switch (outcome) {
        case Outcome::SegvMapError: case Outcome::SegvKernel: return FaultStep::SegvMapErr;
        case Outcome::SegvAccessError: return FaultStep::SegvAccErr;
        case Outcome::Bus: return FaultStep::SigBus;
        case Outcome::OutOfMemory: return FaultStep::OutOfMemory;
        default: return FaultStep::Done;
    }
}

// Linux: mm_account_fault(). What failed counts in neither.
void count(Kernel& kernel, Process& process, Outcome outcome)
{
    MemoryGroup& group = kernel.groups.at(process.memory_group);
    if (outcome == Outcome::Minor || outcome == Outcome::Major) ++group.faults;
    if (outcome == Outcome::Major) ++group.major_faults;
    if (outcome == Outcome::Minor) ++process.minflt;
    if (outcome != Outcome::Major) return;
    ++process.majflt;
    ++kernel.statistics.pgmajfault;
}

Repair answer(Outcome outcome, VirtAddr address)
{
    switch (outcome) {
        case Outcome::Minor: case Outcome::Major: return {};
        case Outcome::Wait: return {FaultResult::Wait, {}};
        case Outcome::OutOfMemory: return {FaultResult::OutOfMemory, {}};
        case Outcome::SegvMapError: return {FaultResult::Signal, {SigSegv, segv_map_error, address, 0}};
        case Outcome::SegvAccessError: return {FaultResult::Signal, {SigSegv, segv_access_error, address, 0}};
        case Outcome::SegvKernel: return {FaultResult::Signal, {SigSegv, si_kernel, {0}, 0}};
        case Outcome::Bus: return {FaultResult::Signal, {SigBus, bus_address_error, address, 0}};
    }
    impossible("every outcome of a fault is answered above");
}

// Bits: 1 present, 2 write, 4 user, 16 instruction.
unsigned error_code(const hw::PageFault& fault)
{
    return (fault.protection ? 1u : 0u) | (fault.kind == hw::AccessKind::Write ? 2u : 0u) | 4u
           | (fault.kind == hw::AccessKind::Execute ? 16u : 0u);
}

// Linux: show_signal_msg().
void log_segfault(Kernel& kernel, const Process& process, const hw::PageFault& fault)
{
    if (process.signals.handlers[SigSegv].handler > 1) return;
    const unsigned error = error_code(fault);
    const auto& cpu = process.cpu;
    std::string text = format("%s[%u]: segfault at %llx ip %016llx sp %016llx error %u", process.comm.c_str(),
                              process.pid, static_cast<unsigned long long>(fault.address.value),
                              static_cast<unsigned long long>(cpu.pc.value),
                              static_cast<unsigned long long>(cpu.sp.value), error);
    if (const Vma* area = space_of(kernel, process.pid).areas.containing(cpu.pc); area && area->inode) {
        const std::string& path = kernel.files.inodes.at(area->inode).path;
        text += format(" in %s[%llx,%llx+%llx]", path.substr(path.rfind('/') + 1).c_str(),
                       static_cast<unsigned long long>(cpu.pc - area->begin),
                       static_cast<unsigned long long>(area->begin.value),
                       static_cast<unsigned long long>(area->end - area->begin));
    }
    log(kernel, text + " likely on CPU 0 (core 0, socket 0)");
}

}  // namespace

Repair repair_fault(Kernel& kernel, hw::Hardware& hardware, Pid pid, const hw::PageFault& fault,
                    trace::Recorder& record)
{
    Process& process = leader_of(kernel, pid);
    Process& thread = process_of(kernel, pid);
    const Tick began = kernel.now;
    const std::uint64_t waited = kernel.statistics.cpu_iowait;
    kernel.now += costs::page_fault;
    FaultPathWriter path;
    FaultContext context{kernel,
                         hardware,
                         kernel.spaces.at(process.space),
                         process.limits,
                         page_floor(fault.address),
                         fault.kind,
                         path,
                         record,
                         0,
                         {},
                         {},
                         {},
                         {},
                         false,
                         thread.waited_for_disk};
    Outcome outcome = handle_address(context, fault);
    if (outcome == Outcome::Minor && context.again) outcome = Outcome::Major;
    thread.waited_for_disk = outcome == Outcome::Wait && !context.read_ahead;
    if (outcome == Outcome::Wait && context.read_ahead && !context.again) --kernel.statistics.pgfault;
    if (outcome == Outcome::Wait) sleep_for_disk(kernel, pid, context.wait_until, record);
    count(kernel, process, outcome);
    path.add(last_step(outcome));
    if (auto* told = record.begin<trace::PageFaulted>()) {
        told->address = fault.address;
        told->access = static_cast<std::uint8_t>(fault.kind);
        told->outcome = told_as(outcome);
        path.put_into(told->path);
        told->frame = context.frame;
    }
    charge_system_time(kernel, process, began, waited);
    return answer(outcome, fault.address);
}

FaultResult handle_fault(Kernel& kernel, hw::Hardware& hardware, Pid pid, const hw::PageFault& fault,
                         trace::Recorder& record)
{
    Repair repair = repair_fault(kernel, hardware, pid, fault, record);
    repair.signal.error = repair.signal.code == si_kernel ? 0 : error_code(fault);
    if (repair.result == FaultResult::Signal) {
        if (repair.signal.number == SigSegv) log_segfault(kernel, process_of(kernel, pid), fault);
        send_signal(kernel, pid, repair.signal, record);
    }
    if (repair.result == FaultResult::OutOfMemory && retry_later(kernel, pid, record))
        return FaultResult::Wait;
    const bool waits =
        repair.result == FaultResult::Handled && throttle_over_high(kernel, hardware, pid, record);
    return waits ? FaultResult::Wait : repair.result;
}

}  // namespace fl::kernel
