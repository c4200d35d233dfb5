#include "trace/describe.h"

namespace fl::trace {

std::string_view name_of(FaultStep step)
{
    switch (step) {
        case FaultStep::Enter: return "page fault";
        case FaultStep::KernelAddress: return "kernel address";
        case FaultStep::NonCanonical: return "not canonical";
        case FaultStep::FindVma: return "in an area?";
        case FaultStep::NoVma: return "no area";
        case FaultStep::StackBelow: return "below the stack?";
        case FaultStep::StackGrown: return "stack grown";
        case FaultStep::StackRefused: return "stack limit reached";
        case FaultStep::AccessAllowed: return "access allowed";
        case FaultStep::AccessDenied: return "access not allowed";
        case FaultStep::EntryEmpty: return "entry empty";
        case FaultStep::EntryPresent: return "entry present";
        case FaultStep::EntrySwapped: return "entry names a swap slot";
        case FaultStep::Anonymous: return "anonymous area";
        case FaultStep::FileBacked: return "file area";
        case FaultStep::Shared: return "shared mapping";
        case FaultStep::Private: return "private mapping";
        case FaultStep::Read: return "read";
        case FaultStep::Write: return "write";
        case FaultStep::ZeroPage: return "map the zero page";
        case FaultStep::NewZeroedPage: return "map a zeroed frame";
        case FaultStep::HugePage: return "map a huge page";
        case FaultStep::FaultAround: return "map cached neighbours";
        case FaultStep::PageCacheHit: return "in the page cache";
        case FaultStep::PageCacheMiss: return "read from disk";
        case FaultStep::CopyFromFile: return "copy the file's page";
        case FaultStep::MarkDirty: return "mark dirty";
        case FaultStep::WriteProtected: return "write-protected";
        case FaultStep::SoleOwner: return "sole owner: reuse";
        case FaultStep::CopyOnWrite: return "shared: copy";
        case FaultStep::SwapCacheHit: return "in the swap cache";
        case FaultStep::SwapIn: return "read from swap";
        case FaultStep::BeyondEndOfFile: return "beyond end of file";
        case FaultStep::OutOfMemory: return "no frame left";
        case FaultStep::SegvMapErr: return "SIGSEGV: nothing mapped";
        case FaultStep::SegvAccErr: return "SIGSEGV: not allowed";
        case FaultStep::SigBus: return "SIGBUS";
        case FaultStep::Spurious: return "already repaired";
        case FaultStep::Done: return "retry the instruction";
    }
    return "";
}

}  // namespace fl::trace
