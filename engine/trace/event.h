// What happened, in the kernel's own terms. The simulation only appends events; everything that tells a story
// reads them.
#pragma once

#include "base/address.h"
#include "base/units.h"
#include "trace/shortage_events.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>

namespace fl::trace {

// The branches of the page fault handler, in the order of linux-memory: the path taken is a list of these.
enum class FaultStep : std::uint8_t {
    Enter,
    KernelAddress,
    NonCanonical,
    FindVma,
    NoVma,
    StackBelow,
    StackGrown,
    StackRefused,
    AccessAllowed,
    AccessDenied,
    EntryEmpty,
    EntryPresent,
    EntrySwapped,
    Anonymous,
    FileBacked,
    Shared,
    Private,
    Read,
    Write,
    ZeroPage,
    NewZeroedPage,
    HugePage,
    FaultAround,
    PageCacheHit,
    PageCacheMiss,
    CopyFromFile,
    MarkDirty,
    WriteProtected,
    SoleOwner,
    CopyOnWrite,
    SwapCacheHit,
    SwapIn,
    BeyondEndOfFile,
    OutOfMemory,
    SegvMapErr,
    SegvAccErr,
    SigBus,
    Spurious,
    Done,
};

enum class FaultOutcome : std::uint8_t { Minor, Major, Retry, Segv, Bus, OutOfMemory };

struct FaultPath {
    std::array<FaultStep, 13> steps{};
    std::uint8_t count = 0;

    void add(FaultStep step)
    {
        if (count < steps.size()) steps[count++] = step;
    }
    friend bool operator==(const FaultPath&, const FaultPath&) = default;
};

struct ProcessStarted {
    Pid child;
};  // by fork, or by the shell
struct ProgramExecuted {
    std::uint32_t inode;
};  // execve replaced the address space
struct ProcessExited {
    std::int32_t status;
};  // as wait(2) reports it
struct SignalSent {
    std::uint8_t signal;
    std::int32_t code;
    VirtAddr address;
};
struct ContextSwitched {
    Pid to;
};

// One finished system call; result as returned (-errno when refused).
using CallArguments = std::array<std::uint64_t, 6>;
struct SystemCalled {
    std::uint16_t number;
    std::uint32_t which;
    std::int64_t result;
};  // arguments as passed in Recorder::arguments()
struct ConsoleWritten {
    std::uint8_t fd;
    std::uint64_t offset;
    std::uint32_t length;
};  // text in Recorder::text()

struct PageFaulted {
    VirtAddr address;
    std::uint8_t access;
    FaultOutcome outcome;
    FaultPath path;
    FrameNumber frame;
};
struct PageMapped {
    PageNumber page;
    FrameNumber frame;
    bool writable;
};
struct PageUnmapped {
    PageNumber page;
    FrameNumber frame;
};
struct PageCopied {
    PageNumber page;
    FrameNumber from, to;
};
struct TableAllocated {
    std::uint8_t level;
    FrameNumber frame;
    VirtAddr covers;
};  // level 1 = PTE table, 2 PMD, 3 PUD, 4 PGD; 5 = P4D, between PGD and PUD
struct TableFreed {
    std::uint8_t level;
    FrameNumber frame;
};
struct TlbFlushed {
    VirtAddr begin;
    PageCount pages;
    bool everything;
};

// The processor follows other tables now: CR3 was stored, or did not have to be.
struct SpaceLoaded {
    enum class Why : std::uint8_t {
        NoTags,       // no PCIDs: everything but global entries is flushed
        NewTag,       // the space had no tag any more: it got the next one, flushed
        Outdated,     // its tables changed while it was away: its tag is flushed
        Known,        // its tag still holds what it held
        StillLoaded,  // only a thread of the kernel was there meanwhile
    };
    std::uint32_t space;  // 0 = the kernel's own
    std::uint16_t tag;
    Why why;
    std::uint32_t lost;  // entries
};
struct SpaceBorrowed {
    std::uint32_t space;
};  // by a thread of the kernel, or the idle processor: lazy TLB
struct TagOutdated {
    std::uint32_t space;
};  // its tables changed while it was not loaded: nothing is flushed before it is again

struct FrameAllocated {
    FrameNumber frame;
    std::uint8_t order;
    std::uint8_t use;
};  // use: kernel::FrameUse
struct FrameFreed {
    FrameNumber frame;
    std::uint8_t order;
};
struct BlockSplit {
    FrameNumber block;
    std::uint8_t order;
};  // one block of `order` became two of order-1
struct BlockMerged {
    FrameNumber block;
    std::uint8_t order;
};  // two buddies became one of `order`

// Migrate types: kernel::MigrateType.
struct BlockLent {
    FrameNumber block;
    std::uint8_t order, from, to;
};  // a request of type `to` found no block of its own type and took this one. Linux: mm_page_alloc_extfrag
struct PageblockClaimed {
    FrameNumber block;
    std::uint8_t from, to;
};  // 512 frames, most of them free, are of another type from now on
struct PageMigrated {
    FrameNumber from, to;
};  // compaction moved it
struct Compacted {
    std::uint8_t zone, order;
    bool daemon, success;
    std::uint32_t scanned, moved;
};  // a run over a zone; order 255: all of it

struct AreaMapped {
    VirtAddr begin, end;
    std::uint32_t protection;
};
struct AreaUnmapped {
    VirtAddr begin, end;
};
struct AreaProtected {
    VirtAddr begin, end;
    std::uint32_t protection;
};
struct AreaSplit {
    VirtAddr at;
};
struct AreasMerged {
    VirtAddr begin, end;
};
struct BreakMoved {
    VirtAddr from, to;
};
struct StackGrown {
    VirtAddr from, to;
};

struct PageCached {
    std::uint32_t inode;
    std::uint64_t index;
    FrameNumber frame;
};

// The debugger or the lesson stopped the program here.
struct BreakpointHit {
    VirtAddr at;
};

using What =
    std::variant<ProcessStarted, ProgramExecuted, ProcessExited, SignalSent, ContextSwitched, SystemCalled,
                 ConsoleWritten, PageFaulted, PageMapped, PageUnmapped, PageCopied, TableAllocated,
                 TableFreed, TlbFlushed, FrameAllocated, FrameFreed, BlockSplit, BlockMerged, AreaMapped,
                 AreaUnmapped, AreaProtected, AreaSplit, AreasMerged, BreakMoved, StackGrown, PageCached,
                 PageListed, PageScanned, ReclaimPass, KswapdWoken, KswapdSlept, PageRefaulted, DiskRequested,
                 PageDirtied, WritebackEnded, ProcessWaits, SwapSlotTaken, SwapSlotFreed, PageSwappedIn,
                 OomScored, OomKilled, OomReaped, GroupLimitHit, SlabGrown, SlabShrunk, ObjectAllocated,
                 ObjectFreed, HugePageMapped, HugePageSplit, HugePageCollapsed, SpaceLoaded, SpaceBorrowed,
                 TagOutdated, BreakpointHit, BlockLent, PageblockClaimed, PageMigrated, Compacted>;

// Where in the machine's life an event lies.
struct Stamp {
    std::uint32_t command = 0;  // how many commands had been applied
    Pid pid = 0;                // who was running
    std::uint64_t step = 0;     // machine steps since boot: instructions retired plus kernel entries
    Tick time;                  // simulated
};

struct Event {
    Stamp at;
    What what;

    Event() {}  // not defaulted: that would fill all of it with zeros first
    Event(const Stamp& stamp, const What& happened) : at(stamp), what(happened) {}
    template <class T>
    Event(const Stamp& stamp, std::in_place_type_t<T> kind, const T& happened)
        : at(stamp), what(kind, happened)
    {
    }
};
static_assert(sizeof(Event) == 64, "a fault makes several: what is large and rare lies beside, in Recorder");

}  // namespace fl::trace
