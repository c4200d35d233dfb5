#include "trace/describe.h"

#include "base/errno.h"
#include "base/text.h"
#include "trace/names.h"
#include "trace/sentences.h"

namespace fl::trace {
namespace {

using ull = unsigned long long;

std::string at(VirtAddr address) { return format("0x%llx", static_cast<ull>(address.value)); }
std::string at(PageNumber page) { return at(start_of(page)); }
std::string number(FrameNumber frame) { return format("%llu", static_cast<ull>(frame.value)); }

std::string range(VirtAddr begin, VirtAddr end) { return at(begin) + "-" + at(end); }

std::string kilobytes(std::uint64_t bytes) { return format("%llu KiB", static_cast<ull>(bytes / 1024)); }

std::string block(FrameNumber frame, unsigned order)
{
    if (order == 0) return "frame " + number(frame);
    return format("block of %u frames from %llu (order %u)", 1u << order, static_cast<ull>(frame.value),
                  order);
}

std::string rights(std::uint32_t protection)
{
    if (protection == 0) return "no access";
    std::string text;
    const auto add = [&text](const char* word) { text += (text.empty() ? "" : " and ") + std::string(word); };
    if (protection & 1) add("readable");
    if (protection & 2) add("writable");
    if (protection & 4) add("executable");
    return text;
}

bool took(const FaultPath& path, FaultStep step)
{
    for (unsigned i = 0; i < path.count; ++i)
        if (path.steps[i] == step) return true;
    return false;
}

const char* access_words(std::uint8_t access)
{
    switch (access) {
        case 0: return "read of";
        case 1: return "write to";
        default: return "instruction fetch from";
    }
}

std::string segv_reason(const FaultPath& path)
{
    if (took(path, FaultStep::KernelAddress)) return "the address belongs to the kernel; SIGSEGV";
    if (took(path, FaultStep::NonCanonical)) return "no such address exists (it is not canonical); SIGSEGV";
    if (took(path, FaultStep::StackRefused)) return "the stack may not grow that far; SIGSEGV";
    if (took(path, FaultStep::SegvAccErr) || took(path, FaultStep::AccessDenied))
        return "the area does not allow it; SIGSEGV";
    return "no area covers it; SIGSEGV";
}

std::string file_repair(const PageFaulted& fault)
{
    if (took(fault.path, FaultStep::CopyFromFile))
        return "a page of a private file mapping; it was copied into frame " + number(fault.frame);
    if (took(fault.path, FaultStep::PageCacheMiss))
        return "a page of a file that was not in memory; it was read into frame " + number(fault.frame);
    if (took(fault.path, FaultStep::FaultAround))
        return "a page of a file already in the page cache; it and its cached neighbours were mapped";
    return "a page of a file already in the page cache; frame " + number(fault.frame) + " was mapped";
}

std::string swap_repair(const PageFaulted& fault)
{
    if (took(fault.path, FaultStep::SwapCacheHit) && fault.outcome == FaultOutcome::Major)
        return "swapped out; it has come back from swap, frame " + number(fault.frame) + " was mapped";
    if (took(fault.path, FaultStep::SwapCacheHit))
        return "swapped out, but still in the swap cache; frame " + number(fault.frame) + " was mapped again";
    return "swapped out; it was read back from swap into frame " + number(fault.frame);
}

// What the handler did, for a fault it could serve.
std::string repair(const PageFaulted& fault)
{
    const FaultPath& path = fault.path;
    const std::string frame = number(fault.frame);
    if (took(path, FaultStep::CopyOnWrite))
        return "the page is shared until written; it was copied into frame " + frame;
    if (took(path, FaultStep::SoleOwner))
        return "write-protected, but nobody else uses frame " + frame + " any more; it was made writable";
    if (took(path, FaultStep::SwapIn) || took(path, FaultStep::SwapCacheHit)) return swap_repair(fault);
    if (took(path, FaultStep::HugePage))
        return "no page yet; a zeroed huge page from frame " + frame + " was mapped";
    if (took(path, FaultStep::NewZeroedPage)) return "no page yet; a zeroed frame " + frame + " was mapped";
    if (took(path, FaultStep::ZeroPage)) return "no page yet; the shared zero page was mapped";
    if (took(path, FaultStep::FileBacked) || took(path, FaultStep::PageCacheHit) ||
        took(path, FaultStep::PageCacheMiss))
        return file_repair(fault);
    if (took(path, FaultStep::MarkDirty))
        return "first write since the page was clean; frame " + frame + " was marked dirty";
    if (took(path, FaultStep::Spurious)) return "the page had been repaired in the meantime";
    return "frame " + frame + " was mapped";
}

std::string outcome_words(const PageFaulted& fault)
{
    switch (fault.outcome) {
        case FaultOutcome::Minor: return repair(fault) + " (minor)";
        case FaultOutcome::Major: return repair(fault) + " (major)";
        case FaultOutcome::Retry: return "the page has to be read from disk; the process sleeps";
        case FaultOutcome::Segv: return segv_reason(fault.path);
        case FaultOutcome::Bus: return "beyond the end of the mapped file; SIGBUS";
        case FaultOutcome::OutOfMemory: return "no frame is left to serve it";
    }
    return "";
}

std::string exit_words(std::int32_t status)
{
    const unsigned bits = static_cast<unsigned>(status);
    if ((bits & 0x7f) == 0) return format("exited with status %u", (bits >> 8) & 0xff);
    return format("was killed by %s", std::string(signal_name(bits & 0x7f)).c_str());
}

std::string call_words(const SystemCalled& call)
{
    const std::string name(system_call_name(call.number));
    if (call.result < 0 && call.result > -4096) {
        const Errno error = static_cast<Errno>(-call.result);
        return format("System call %s refused: %s (%s).", name.c_str(),
                      std::string(message_of(error)).c_str(), std::string(name_of(error)).c_str());
    }
    const ull result = static_cast<ull>(call.result);
    return format(result >= 0x10000 ? "System call %s returned 0x%llx." : "System call %s returned %llu.",
                  name.c_str(), result);
}

std::string table_name(unsigned level)
{
    switch (level) {
        case 1: return "PTE table";
        case 2: return "PMD table";
        case 3: return "PUD table";
        case 4: return "top-level table (PGD)";
        case 5: return "P4D table";
        default: return "page table";
    }
}

struct Sentence {
    Pid pid;

    std::string operator()(const ProcessStarted& e) const
    {
        return pid == 0 ? format("Process %u was started.", e.child)
                        : format("Process %u started process %u.", pid, e.child);
    }
    std::string operator()(const ProgramExecuted&) const
    {
        return format("Process %u got a fresh address space for its program.", pid);
    }
    std::string operator()(const ProcessExited& e) const
    {
        return format("Process %u ", pid) + exit_words(e.status) + ".";
    }
    std::string operator()(const SignalSent& e) const
    {
        std::string text = std::string(signal_name(e.signal)) + " was sent";
        if (e.signal == 11 || e.signal == 7) text += " for the access to " + at(e.address);
        return text + ".";
    }
    std::string operator()(const ContextSwitched& e) const
    {
        return e.to == 0 ? "The processor is idle." : format("The processor switched to process %u.", e.to);
    }
    std::string operator()(const SystemCalled& e) const { return call_words(e); }
    std::string operator()(const ConsoleWritten& e) const
    {
        return format("%u bytes were written to %s.", e.length,
                      e.fd == 2 ? "standard error" : "the terminal");
    }
    std::string operator()(const PageFaulted& e) const
    {
        return format("Page fault: %s %s, ", access_words(e.access), at(e.address).c_str()) +
               outcome_words(e) + ".";
    }
    std::string operator()(const PageMapped& e) const
    {
        return format("Page %s now leads to frame %llu (%s).", at(e.page).c_str(),
                      static_cast<ull>(e.frame.value), e.writable ? "writable" : "read-only");
    }
    std::string operator()(const PageUnmapped& e) const
    {
        return format("Page %s no longer leads to frame %llu.", at(e.page).c_str(),
                      static_cast<ull>(e.frame.value));
    }
    std::string operator()(const PageCopied& e) const
    {
        return format("The contents of page %s were copied from frame %llu to frame %llu.",
                      at(e.page).c_str(), static_cast<ull>(e.from.value), static_cast<ull>(e.to.value));
    }
    std::string operator()(const TableAllocated& e) const
    {
        return format("A %s was made in frame %llu for the addresses from %s.", table_name(e.level).c_str(),
                      static_cast<ull>(e.frame.value), at(e.covers).c_str());
    }
    std::string operator()(const TableFreed& e) const
    {
        return format("The %s in frame %llu was freed.", table_name(e.level).c_str(),
                      static_cast<ull>(e.frame.value));
    }
    std::string operator()(const FrameAllocated& e) const
    {
        return "The buddy allocator handed out " + block(e.frame, e.order) + ".";
    }
    std::string operator()(const FrameFreed& e) const
    {
        return "The buddy allocator took back " + block(e.frame, e.order) + ".";
    }
    std::string operator()(const BlockSplit& e) const
    {
        return "The free " + block(e.block, e.order) + " was split into two halves.";
    }
    std::string operator()(const BlockMerged& e) const
    {
        return "Two free buddies became one " + block(e.block, e.order) + ".";
    }
    std::string operator()(const AreaMapped& e) const
    {
        return format("Area %s was mapped: %s, %s.", range(e.begin, e.end).c_str(),
                      kilobytes(e.end - e.begin).c_str(), rights(e.protection).c_str());
    }
    std::string operator()(const AreaUnmapped& e) const
    {
        return format("Area %s (%s) was unmapped.", range(e.begin, e.end).c_str(),
                      kilobytes(e.end - e.begin).c_str());
    }
    std::string operator()(const AreaProtected& e) const
    {
        return format("Area %s is now %s.", range(e.begin, e.end).c_str(), rights(e.protection).c_str());
    }
    std::string operator()(const AreaSplit& e) const { return "An area was split at " + at(e.at) + "."; }
    std::string operator()(const AreasMerged& e) const
    {
        return "Neighbouring areas were merged into " + range(e.begin, e.end) + ".";
    }
    std::string operator()(const BreakMoved& e) const
    {
        const bool up = e.to >= e.from;
        return format("The break moved %s by %s to %s.", up ? "up" : "down",
                      kilobytes(up ? e.to - e.from : e.from - e.to).c_str(), at(e.to).c_str());
    }
    std::string operator()(const StackGrown& e) const
    {
        return format("The stack grew by %s down to %s.", kilobytes(e.from - e.to).c_str(), at(e.to).c_str());
    }
    std::string operator()(const PageCached& e) const
    {
        return format("Page %llu of file %u is now in the page cache, in frame %llu.",
                      static_cast<ull>(e.index), e.inode, static_cast<ull>(e.frame.value));
    }
    std::string operator()(const BreakpointHit& e) const
    {
        return "The program stopped at the breakpoint at " + at(e.at) + ".";
    }

    template <class Other>
    std::string operator()(const Other& e) const
    {
        return sentence(e);
    }
};

}  // namespace

std::string describe(const Event& event) { return std::visit(Sentence{event.at.pid}, event.what); }

}  // namespace fl::trace
