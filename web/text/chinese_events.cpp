#include "text/chinese_events.h"

#include "base/errno.h"
#include "text/chinese_event_words.h"
#include "trace/names.h"

namespace fl::web {
namespace {

using namespace in_chinese;

struct InChinese {
    trace::Pid pid;

    std::string operator()(const trace::PageFaulted&) const { return ""; }
    std::string operator()(const trace::ProcessStarted& e) const
    {
        return pid == 0 ? words("boot", {number(e.child)}) : words("fork", {number(pid), number(e.child)});
    }
    std::string operator()(const trace::ProgramExecuted&) const { return words("exec", {number(pid)}); }
    std::string operator()(const trace::ProcessExited& e) const
    {
        const unsigned bits = static_cast<unsigned>(e.status);
        return (bits & 0x7f) == 0 ? words("exit", {number(pid), number((bits >> 8) & 0xff)})
                                  : words("killed", {number(pid), trace::signal_name(bits & 0x7f)});
    }
    std::string operator()(const trace::SignalSent& e) const
    {
        const bool of_an_access = e.signal == 11 || e.signal == 7;
        return words(of_an_access ? "signal-for" : "signal", {trace::signal_name(e.signal), at(e.address)});
    }
    std::string operator()(const trace::ContextSwitched& e) const
    {
        return words(e.to == 0 ? "idle" : "switch", {number(e.to)});
    }
    std::string operator()(const trace::SystemCalled& e) const
    {
        const std::string_view name = trace::system_call_name(e.number);
        if (e.result < 0 && e.result > -4096)
            return words("call-refused", {name, name_of(static_cast<Errno>(-e.result))});
        const std::uint64_t result = static_cast<std::uint64_t>(e.result);
        return words("call", {name, result >= 0x10000 ? at(VirtAddr{result}) : number(result)});
    }
    std::string operator()(const trace::ConsoleWritten& e) const
    {
        return words(e.fd == 2 ? "errors" : "terminal", {number(e.length)});
    }
    std::string operator()(const trace::BreakpointHit& e) const { return words("breakpoint", {at(e.at)}); }

    std::string operator()(const trace::PageMapped& e) const
    {
        return words("mapped", {at(e.page), number(e.frame), words(e.writable ? "writable" : "read-only")});
    }
    std::string operator()(const trace::PageUnmapped& e) const
    {
        return words("unmapped", {at(e.page), number(e.frame)});
    }
    std::string operator()(const trace::PageCopied& e) const
    {
        return words("copied", {at(e.page), number(e.from), number(e.to)});
    }
    std::string operator()(const trace::TableAllocated& e) const
    {
        return words("table", {table(e.level), number(e.frame), at(e.covers)});
    }
    std::string operator()(const trace::TableFreed& e) const
    {
        return words("table-freed", {table(e.level), number(e.frame)});
    }
    std::string operator()(const trace::TlbFlushed& e) const
    {
        return words(e.everything ? "flush-all" : "flush", {number(e.pages.value), at(e.begin)});
    }
    std::string operator()(const trace::SpaceLoaded& e) const
    {
        constexpr std::string_view names[] = {"cr3-same", "cr3-plain", "cr3-new", "cr3-old", "cr3-known"};
        using Why = trace::SpaceLoaded::Why;
        const std::size_t which = e.why == Why::NoTags     ? 1
                                  : e.why == Why::NewTag   ? 2
                                  : e.why == Why::Outdated ? 3
                                  : e.why == Why::Known    ? 4
                                                           : 0;
        return words(names[which], {tables_of(e.space), number(e.lost), number(e.tag)});
    }
    std::string operator()(const trace::SpaceBorrowed& e) const
    {
        return words("borrowed", {tables_of(e.space)});
    }
    std::string operator()(const trace::TagOutdated& e) const { return words("outdated", {number(e.space)}); }
    std::string operator()(const trace::HugePageMapped& e) const
    {
        return words("huge", {at(e.page), e.level == 3 ? "1 GiB" : "2 MiB", number(e.frame)});
    }
    std::string operator()(const trace::HugePageSplit& e) const
    {
        return words("huge-split", {number(e.frame)});
    }
    std::string operator()(const trace::HugePageCollapsed& e) const
    {
        return words("huge-made", {at(e.page), number(e.frame)});
    }

    std::string operator()(const trace::FrameAllocated& e) const
    {
        return words("taken", {block(e.frame, e.order)});
    }
    std::string operator()(const trace::FrameFreed& e) const
    {
        return words("given-back", {block(e.frame, e.order)});
    }
    std::string operator()(const trace::BlockSplit& e) const
    {
        return words("split", {block(e.block, e.order)});
    }
    std::string operator()(const trace::BlockMerged& e) const
    {
        return words("merged", {block(e.block, e.order)});
    }
    std::string operator()(const trace::BlockLent& e) const
    {
        return words("lent",
                     {movability(e.to), movability(e.from), number(1ull << e.order), number(e.block)});
    }
    std::string operator()(const trace::PageblockClaimed& e) const
    {
        return words("claimed", {number(e.block), movability(e.to), movability(e.from)});
    }
    std::string operator()(const trace::PageMigrated& e) const
    {
        return words("migrated", {number(e.from), number(e.to)});
    }
    std::string operator()(const trace::Compacted& e) const
    {
        constexpr std::uint8_t everything = 255;
        constexpr std::string_view zones[] = {"DMA", "DMA32", "Normal"};
        const std::string who = e.daemon ? "kcompactd " : words("itself");
        const std::string_view zone = e.zone < std::size(zones) ? zones[e.zone] : "?";
        if (e.order == everything) return words("compacted", {who, zone, number(e.scanned), number(e.moved)});
        return words("compacted-for", {who, zone, number(e.scanned), number(e.moved), number(1u << e.order),
                                     words(e.success ? "found" : "not-found")});
    }
    std::string operator()(const trace::SlabGrown& e) const
    {
        return words("slab-grown", {cache(e.cache), number(1u << e.order), number(e.frame)});
    }
    std::string operator()(const trace::SlabShrunk& e) const
    {
        return words("slab-shrunk", {cache(e.cache), number(e.frame)});
    }
    std::string operator()(const trace::ObjectAllocated& e) const
    {
        return words("object", {cache(e.cache), number(e.index), number(e.frame)});
    }
    std::string operator()(const trace::ObjectFreed& e) const
    {
        return words("object-freed", {cache(e.cache), number(e.index), number(e.frame)});
    }

    std::string operator()(const trace::AreaMapped& e) const
    {
        return words("area", {range(e.begin, e.end), kibibytes(e.end - e.begin), rights(e.protection)});
    }
    std::string operator()(const trace::AreaUnmapped& e) const
    {
        return words("area-gone", {range(e.begin, e.end), kibibytes(e.end - e.begin)});
    }
    std::string operator()(const trace::AreaProtected& e) const
    {
        return words("area-now", {range(e.begin, e.end), rights(e.protection)});
    }
    std::string operator()(const trace::AreaSplit& e) const { return words("area-split", {at(e.at)}); }
    std::string operator()(const trace::AreasMerged& e) const
    {
        return words("area-merged", {range(e.begin, e.end)});
    }
    std::string operator()(const trace::BreakMoved& e) const
    {
        return e.to >= e.from ? words("break-up", {kibibytes(e.to - e.from), at(e.to)})
                              : words("break-down", {kibibytes(e.from - e.to), at(e.to)});
    }
    std::string operator()(const trace::StackGrown& e) const
    {
        return words("stack", {kibibytes(e.from - e.to), at(e.to)});
    }

    std::string operator()(const trace::PageCached& e) const
    {
        return words("cached", {number(e.inode), number(e.index), number(e.frame)});
    }
    std::string operator()(const trace::DiskRequested& e) const
    {
        return words(e.write ? "disk-write" : "disk-read", {number(e.frame), moment(e.done)});
    }
    std::string operator()(const trace::PageDirtied& e) const { return words("dirty", {number(e.frame)}); }
    std::string operator()(const trace::WritebackEnded& e) const
    {
        return words("written", {number(e.frame)});
    }
    std::string operator()(const trace::ProcessWaits& e) const { return words("waits", {moment(e.until)}); }
    std::string operator()(const trace::SwapSlotTaken& e) const
    {
        return words("slot-taken", {number(e.frame), slot(e.slot)});
    }
    std::string operator()(const trace::SwapSlotFreed& e) const { return words("slot-free", {slot(e.slot)}); }
    std::string operator()(const trace::PageSwappedIn& e) const
    {
        return words(e.ahead ? "swap-ahead" : "swap-in", {slot(e.slot), number(e.frame)});
    }

    std::string operator()(const trace::PageListed& e) const
    {
        constexpr std::uint8_t none = 255;
        if (e.from == none) return words("listed", {number(e.frame), list(e.to)});
        if (e.to == none) return words("unlisted", {number(e.frame), list(e.from)});
        return words("moved", {number(e.frame), list(e.from), list(e.to)});
    }
    std::string operator()(const trace::PageScanned& e) const
    {
        const std::string verdict = words("verdict" + number(static_cast<std::uint8_t>(e.verdict)));
        return words("scanned", {number(e.frame), list(e.list), verdict});
    }
    std::string operator()(const trace::ReclaimPass& e) const
    {
        const std::string who = words("by" + number(static_cast<std::uint8_t>(e.by)));
        return words("pass", {who, number(e.scanned), number(e.priority), number(e.taken)});
    }
    std::string operator()(const trace::KswapdWoken& e) const
    {
        return words("woken", {number(e.free), number(e.low)});
    }
    std::string operator()(const trace::KswapdSlept& e) const { return words("slept", {number(e.free)}); }
    std::string operator()(const trace::PageRefaulted& e) const
    {
        return words(e.activated ? "refault-soon" : "refault", {number(e.frame), number(e.distance)});
    }
    std::string operator()(const trace::OomScored& e) const
    {
        std::string more;
        if (e.swap != 0) more += words("scored-swap", {number(e.swap)});
        if (e.tables != 0) more += words("scored-tables", {number(e.tables)});
        if (e.adjustment != 0) more += words("scored-adj", {std::to_string(e.adjustment)});
        return words("scored", {number(e.pid), number(e.rss), more, std::to_string(e.points)});
    }
    std::string operator()(const trace::OomKilled& e) const
    {
        return words(e.group == 0 ? "oom" : "oom-group", {number(e.victim), std::to_string(e.points)});
    }
    std::string operator()(const trace::OomReaped& e) const
    {
        return words("reaped", {number(e.pages), number(e.victim)});
    }
    std::string operator()(const trace::GroupLimitHit& e) const
    {
        return words("limit", {number(e.usage), number(e.limit)});
    }
};

}  // namespace

std::string event_in_chinese(const trace::Event& event)
{
    return std::visit(InChinese{event.at.pid}, event.what);
}

}  // namespace fl::web
