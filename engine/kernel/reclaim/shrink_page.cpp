// What becomes of one page at the end of an inactive list. Linux: mm/vmscan.c shrink_folio_list(),
// folio_check_references(), pageout(), __remove_mapping().
#include "kernel/costs.h"
#include "kernel/files/drop.h"
#include "kernel/files/writeback.h"
#include "kernel/huge/transparent.h"
#include "kernel/reclaim/linux26.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/pin.h"
#include "kernel/reclaim/reverse_map.h"
#include "kernel/reclaim/scan.h"
#include "kernel/reclaim/workingset.h"
#include "kernel/swap/swap.h"

namespace fl::kernel {
namespace {

using trace::Verdict;

enum class Use : std::uint8_t { None, Once /* only by a system call */, SecondChance, Often };

class PageScan {
public:
    PageScan(const Reclaim& reclaim, FrameNumber number)
        : reclaim_(reclaim), kernel_(reclaim.kernel), hardware_(reclaim.hardware), record_(reclaim.record),
          number_(number), list_(list_of(frame())),
          pin_(reclaim.kernel, reclaim.hardware, number, reclaim.record)
    {
    }

    std::uint64_t decide(bool ignore_references)
    {
        kernel_.now += costs::scan_page;
        if (has(FrameHead)) return keep(Verdict::Pinned);  // a huge page goes when it has been split
        if (!has(FrameUptodate)) return keep(Verdict::UnderWriteback);  // still on its way in
        if (has(FrameWriteback)) return under_writeback();
        const Use use = ignore_references ? Use::None : look_for_use();
        if (use == Use::Often) return activate(Verdict::Activated);
        if (use == Use::SecondChance) return keep(Verdict::SecondChance);
        if (pinned()) return keep(Verdict::Pinned);
        if (!has(FrameSwapBacked)) return frame().use == FrameUse::Anonymous ? discard() : drop(use);
        return frame().use == FrameUse::Anonymous ? swap_out() : swap_out_shared();
    }

private:
    const Frame& frame() const { return kernel_.frames.table.at(number_); }
    bool has(FrameFlag flag) const { return (frame().flags & flag) != 0; }
    void clear(FrameFlag flag)
    {
        kernel_.frames.table.edit(number_).flags &= static_cast<std::uint16_t>(~flag);
    }
    void tell(Verdict verdict)
    {
        record_.record(trace::PageScanned{number_, static_cast<std::uint8_t>(list_), verdict});
    }

    std::uint64_t keep(Verdict verdict)
    {
        tell(verdict);
        list_to_front(kernel_, number_);
        return 0;
    }
    std::uint64_t activate(Verdict verdict)
    {
        // Who stays for long needs no slot when these run short.
        if (has(FrameSwapCache) && (swap_is_full(kernel_) || has(FrameMlocked)))
            give_up_slot(kernel_, hardware_, number_, record_);
        tell(has(FrameMlocked) ? Verdict::Locked : verdict);
        activate_page(kernel_, number_, record_);
        return 0;
    }

    // Somebody besides mappings, caches and us refers to it.
    bool pinned() const
    {
        const bool cached = frame().use == FrameUse::PageCache || has(FrameSwapCache);
        return frame().references != frame().mappings + (cached ? 1u : 0u) + 1u;
    }

    Use look_for_use()
    {
        const Referenced used = page_referenced(kernel_, hardware_, number_);
        const bool noted = has(FrameReferenced);
        clear(FrameReferenced);
        if (used.locked) {
            mark_locked(kernel_, number_, true, record_);
            return Use::Often;
        }
        if (rules_of_26(kernel_)) return use_by_26(used.entries != 0 || noted);
        if (used.entries == 0) return noted && !has(FrameSwapBacked) ? Use::Once : Use::None;
        kernel_.frames.table.edit(number_).flags |= FrameReferenced;
        if (noted || used.entries > 1 || (used.executable && !has(FrameSwapBacked))) return Use::Often;
        return Use::SecondChance;
    }

    // Linux 2.6.11: shrink_list(), page_mapping_inuse().
    Use use_by_26(bool used) const
    {
        if (!used) return Use::None;
        return frame().mappings != 0 || has(FrameSwapCache) ? Use::Often : Use::Once;
    }

    std::uint64_t under_writeback()
    {
        if (rules_of_26(kernel_)) return keep(Verdict::UnderWriteback);
        Scan& scan = reclaim_.scan;
        if (scan.by_kswapd() && has(FrameReclaim))
            ++scan.immediate;
        else
            ++scan.under_writeback;
        kernel_.frames.table.edit(number_).flags |= FrameReclaim;
        return activate(Verdict::UnderWriteback);
    }

    bool unmap() { return frame().mappings == 0 || try_to_unmap(kernel_, hardware_, number_, record_); }

    // What MADV_FREE gave up, unless it was written since.
    std::uint64_t discard()
    {
        bool dirty = has(FrameDirty);
        each_mapping(kernel_, hardware_, number_, [&](const Mapping& mapping) {
            dirty = dirty || mapping.entry.dirty();
            return !dirty;
        });
        if (dirty) {
            set_swap_backed(kernel_, number_, true, record_);
            return activate(Verdict::Activated);
        }
        if (!unmap()) return activate(Verdict::Activated);
        ++kernel_.statistics.pglazyfreed;
        return freed(Verdict::Discarded);
    }

    // A page of a file.
    std::uint64_t drop(Use use)
    {
        Scan& scan = reclaim_.scan;
        if (!unmap()) return activate(Verdict::Activated);
        if (has(FrameDirty)) {
            ++scan.dirty_file;
            // Writing is the flusher's work; only kswapd, when it meets a page again, does it itself.
            if (!rules_of_26(kernel_) && (!scan.by_kswapd() || !has(FrameReclaim))) {
                kernel_.frames.table.edit(number_).flags |= FrameReclaim;
                return activate(Verdict::Dirty);
            }
            if (use == Use::Once || !start_writeback(kernel_, hardware_, number_, record_))
                return keep(Verdict::Dirty);
            return writing();
        }
        keep_shadow(kernel_, frame().owner, frame().index, make_shadow(kernel_, number_));
        drop_clean_page(kernel_, hardware_, number_, record_);
        return freed(Verdict::Evicted);
    }

    std::uint64_t swap_out()
    {
        if (has(FrameHead)) {  // a huge page goes in pieces
            if (!has_swap_space(kernel_, frame().group)) return activate(Verdict::NoSwap);
            split_huge_page(kernel_, hardware_, number_, record_);
        }
        if (!has(FrameSwapCache) && !add_to_swap(kernel_, hardware_, number_, record_))
            return activate(Verdict::NoSwap);
        if (!unmap()) return activate(Verdict::Activated);
        return leave_for_swap();
    }

    std::uint64_t swap_out_shared()
    {
        if (!has(FrameSwapCache)) {
            if (!has_swap_space(kernel_, frame().group)) return activate(Verdict::NoSwap);
            if (!unmap()) return activate(Verdict::Activated);
            if (!shared_to_swap(kernel_, hardware_, number_, record_)) return activate(Verdict::NoSwap);
        } else if (!unmap()) {
            return activate(Verdict::Activated);
        }
        return leave_for_swap();
    }

    std::uint64_t leave_for_swap()
    {
        if (has(FrameDirty) && write_to_swap(kernel_, hardware_, number_, record_) == SwapWrite::Started)
            return writing();
        if (has(FrameSwapCache))
            drop_from_swap_cache(kernel_, hardware_, number_, make_shadow(kernel_, number_), record_);
        return freed(Verdict::SwappedOut);
    }

    std::uint64_t writing()
    {
        ++reclaim_.scan.written;
        kernel_.frames.table.edit(number_).flags |= FrameReclaim;
        return keep(Verdict::WriteStarted);
    }

    // Nobody but us refers to it.
    std::uint64_t freed(Verdict verdict)
    {
        tell(verdict);
        kernel_.now += costs::reclaim_page;
        const std::uint64_t pages = pages_in(frame());
        pin_.release();
        return pages;
    }

    const Reclaim& reclaim_;
    Kernel& kernel_;
    hw::Hardware& hardware_;
    trace::Recorder& record_;
    FrameNumber number_;
    LruList list_;
    Pin pin_;
};

}  // namespace

std::uint64_t reclaim_page(const Reclaim& reclaim, FrameNumber frame, bool ignore_references)
{
    return PageScan(reclaim, frame).decide(ignore_references);
}

}  // namespace fl::kernel
