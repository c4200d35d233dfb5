#include "kernel/reclaim/lists.h"

#include "base/check.h"
#include "kernel/reclaim/workingset.h"

namespace fl::kernel {
namespace {

std::uint32_t link_to(FrameNumber frame)
{
    return static_cast<std::uint32_t>(frame.value);
}

void set(Frame& frame, FrameFlag flag, bool on)
{
    const unsigned flags = on ? frame.flags | flag : frame.flags & ~unsigned{flag};
    frame.flags = static_cast<std::uint16_t>(flags);
}

std::uint64_t& count_of(Statistics& statistics, LruList list)
{
    switch (list) {
    case LruList::InactiveAnon:
        return statistics.nr_inactive_anon;
    case LruList::ActiveAnon:
        return statistics.nr_active_anon;
    case LruList::InactiveFile:
        return statistics.nr_inactive_file;
    case LruList::ActiveFile:
        return statistics.nr_active_file;
    case LruList::Unevictable:
        break;
    }
    return statistics.nr_unevictable;
}

void link_first(FrameTable& table, PageList& list, FrameNumber number)
{
    Frame& frame = table.edit(number);
    frame.next = list.first;
    frame.prev = no_frame;
    if (list.first != no_frame)
        table.edit({list.first}).prev = link_to(number);
    else
        list.last = link_to(number);
    list.first = link_to(number);
}

void link_last(FrameTable& table, PageList& list, FrameNumber number)
{
    Frame& frame = table.edit(number);
    frame.prev = list.last;
    frame.next = no_frame;
    if (list.last != no_frame)
        table.edit({list.last}).next = link_to(number);
    else
        list.first = link_to(number);
    list.last = link_to(number);
}

void unlink(FrameTable& table, PageList& list, FrameNumber number)
{
    Frame& frame = table.edit(number);
    const std::uint32_t next = frame.next, prev = frame.prev;
    frame.next = frame.prev = no_frame;
    if (prev != no_frame)
        table.edit({prev}).next = next;
    else
        list.first = next;
    if (next != no_frame)
        table.edit({next}).prev = prev;
    else
        list.last = prev;
}

// Counts and links; says nothing.
LruList put(Kernel& kernel, FrameNumber number)
{
    Frame& frame = kernel.frames.table.edit(number);
    frame.mixed = kernel.reclaim.mixed ? 1 : 0;
    const LruList which = list_of(frame);
    PageList& list = lists_of(kernel, frame).list(which);
    set(frame, FrameOnLru, true);
    list.count += pages_in(frame);
    count_of(kernel.statistics, which) += pages_in(frame);
    link_first(kernel.frames.table, list, number);
    return which;
}

LruList take(Kernel& kernel, FrameNumber number)
{
    Frame& frame = kernel.frames.table.edit(number);
    const LruList which = list_of(frame);
    PageList& list = lists_of(kernel, frame).list(which);
    set(frame, FrameOnLru, false);
    list.count -= pages_in(frame);
    count_of(kernel.statistics, which) -= pages_in(frame);
    unlink(kernel.frames.table, list, number);
    return which;
}

// Off one list, flags changed, on to another.
template <class Change>
void move(Kernel& kernel, FrameNumber number, trace::Recorder& record, Change change)
{
    const LruList from = take(kernel, number);
    change(kernel.frames.table.edit(number));
    const LruList to = put(kernel, number);
    record.record(trace::PageListed{number, static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(to)});
}

}  // namespace

LruList list_of(const Frame& frame)
{
    if (frame.flags & FrameUnevictable) return LruList::Unevictable;
    const bool active = (frame.flags & FrameActive) != 0;
    if ((frame.flags & FrameSwapBacked) && frame.mixed == 0)
        return active ? LruList::ActiveAnon : LruList::InactiveAnon;
    return active ? LruList::ActiveFile : LruList::InactiveFile;
}

void list_add(Kernel& kernel, FrameNumber number, trace::Recorder& record)
{
    const Frame& frame = kernel.frames.table.at(number);
    check(!(frame.flags & FrameOnLru), "a page is on one list only");
    if (kernel.reclaim.mixed) {
        // 2.6 knew no refaults; pages of programs began active.
        if (frame.use == FrameUse::Anonymous) kernel.frames.table.edit(number).flags |= FrameActive;
    } else if (frame.use == FrameUse::PageCache && !(frame.flags & FrameSwapBacked)) {
        if (const std::uint64_t shadow = take_shadow(kernel, frame.owner, frame.index))
            refault(kernel, number, shadow, record);
    }
    list_return(kernel, number, record);
}

void list_return(Kernel& kernel, FrameNumber number, trace::Recorder& record)
{
    const LruList to = put(kernel, number);
    record.record(trace::PageListed{number, no_list, static_cast<std::uint8_t>(to)});
}

void list_remove(Kernel& kernel, FrameNumber number, trace::Recorder& record)
{
    if (!(kernel.frames.table.at(number).flags & FrameOnLru)) return;
    const LruList from = take(kernel, number);
    record.record(trace::PageListed{number, static_cast<std::uint8_t>(from), no_list});
}

void activate_page(Kernel& kernel, FrameNumber number, trace::Recorder& record)
{
    const Frame& frame = kernel.frames.table.at(number);
    if (!(frame.flags & FrameOnLru) || (frame.flags & (FrameActive | FrameUnevictable))) return;
    kernel.statistics.pgactivate += pages_in(frame);
    move(kernel, number, record, [](Frame& f) { set(f, FrameActive, true); });
}

void deactivate_page(Kernel& kernel, FrameNumber number, trace::Recorder& record)
{
    const Frame& frame = kernel.frames.table.at(number);
    if (!(frame.flags & FrameOnLru) || (frame.flags & FrameUnevictable)) return;
    if (frame.flags & FrameActive) kernel.statistics.pgdeactivate += pages_in(frame);
    move(kernel, number, record, [](Frame& f) {
        set(f, FrameActive, false);
        set(f, FrameReferenced, false);
    });
}

void mark_accessed(Kernel& kernel, FrameNumber number, trace::Recorder& record)
{
    const Frame& frame = kernel.frames.table.at(number);
    if (!(frame.flags & FrameReferenced)) {
        kernel.frames.table.edit(number).flags |= FrameReferenced;
        return;
    }
    if (frame.flags & (FrameUnevictable | FrameActive)) return;
    activate_page(kernel, number, record);
    set(kernel.frames.table.edit(number), FrameReferenced, false);
    lists_of(kernel, frame).nonresident_age += pages_in(frame);  // Linux: workingset_activation()
}

void list_to_front(Kernel& kernel, FrameNumber number)
{
    FrameTable& table = kernel.frames.table;
    Frame& frame = table.edit(number);
    PageList& list = lists_of(kernel, frame).list(list_of(frame));
    if (frame.prev == no_frame) return;
    // With every reference under LRU: the neighbours close up, the first steps back, each looked up once.
    table.edit({frame.prev}).next = frame.next;
    if (frame.next != no_frame) table.edit({frame.next}).prev = frame.prev;
    else list.last = frame.prev;
    table.edit({list.first}).prev = link_to(number);
    frame.prev = no_frame;
    frame.next = list.first;
    list.first = link_to(number);
}

void list_to_back(Kernel& kernel, FrameNumber number)
{
    PageList& list =
        lists_of(kernel, kernel.frames.table.at(number)).list(list_of(kernel.frames.table.at(number)));
    unlink(kernel.frames.table, list, number);
    link_last(kernel.frames.table, list, number);
}

void rotate_reclaimable(Kernel& kernel, FrameNumber number, trace::Recorder& record)
{
    Frame& frame = kernel.frames.table.edit(number);
    if (!(frame.flags & FrameReclaim)) return;
    set(frame, FrameReclaim, false);
    if (!(frame.flags & FrameOnLru) || (frame.flags & (FrameUnevictable | FrameDirty))) return;
    if (frame.flags & FrameActive) move(kernel, number, record, [](Frame& f) { set(f, FrameActive, false); });
    list_to_back(kernel, number);
    ++kernel.statistics.pgrotated;
}

void set_swap_backed(Kernel& kernel, FrameNumber number, bool on, trace::Recorder& record)
{
    const auto change = [on](Frame& f) {
        set(f, FrameSwapBacked, on);
        set(f, FrameActive, false);
        set(f, FrameReferenced, false);
    };
    if (kernel.frames.table.at(number).flags & FrameOnLru)
        move(kernel, number, record, change);
    else
        change(kernel.frames.table.edit(number));
}

void mark_locked(Kernel& kernel, FrameNumber number, bool on, trace::Recorder& record)
{
    if (number == kernel.zero_frame) return;
    Frame& frame = kernel.frames.table.edit(number);
    if (((frame.flags & FrameMlocked) != 0) == on) return;
    set(frame, FrameMlocked, on);
    Statistics& statistics = kernel.statistics;
    if (on)
        statistics.nr_mlock += pages_in(frame);
    else
        statistics.nr_mlock -= pages_in(frame);
    (on ? statistics.unevictable_pgs_mlocked : statistics.unevictable_pgs_munlocked) += pages_in(frame);
    const auto change = [on](Frame& f) {
        if (on) set(f, FrameActive, false);
        set(f, FrameUnevictable, on);
    };
    if (frame.flags & FrameOnLru)
        move(kernel, number, record, change);
    else
        change(frame);
}

}  // namespace fl::kernel
