// English for the pictures of the machine: page walk, frames, heap, processes, reclaim, OOM.
// Part of english.cpp.
#pragma once

#include "text/words.h"

namespace fl::web {

inline constexpr Said said_of_machine[] = {
    // page walk
    {Word::Offset, "offset"},
    {Word::TableMissing, "this table does not exist"},
    {Word::TableInFrame, "table in frame {0}, entry {1}"},
    {Word::EntryNotPresent, "not present"},
    {Word::EntryIsEmpty, "empty"},
    {Word::NotCanonical, "No such address: bits 47 to 63 must be equal."},
    {Word::WalkEnds, "The walk ends here: touching this address causes a page fault."},
    {Word::WalkResult, "Frame {0} + offset {1} = physical address {2}"},
    {Word::TlbHit, "TLB hit"},
    {Word::TlbMiss, "TLB miss"},
    {Word::TlbPlace, " · set {0}"},
    {Word::Cr3, "CR3 = {0}, address space {1}, TLB tag {2}"},
    // physical memory
    {Word::FrameNumbered, "Frame {0}"},
    {Word::References, "references"},
    {Word::FrameFree, "free"},
    {Word::FrameFileCache, "page cache"},
    {Word::FramePageTable, "page tables"},
    {Word::FrameSlab, "slab"},
    {Word::FrameKernelStack, "kernel stacks"},
    {Word::FrameKernel, "kernel"},
    {Word::FrameIsFree, "Free: whoever asks next may get it."},
    {Word::FrameIsReserved, "Part of the kernel image, never handed out."},
    {Word::FrameIsZero, "The shared zero page: every page that was read before it was written."},
    {Word::FrameIsAnonymous, "Holds an anonymous page of:"},
    {Word::FrameIsFile, "Holds page {0} of {1}."},
    {Word::FrameIsTable, "A page table, for the addresses from:"},
    {Word::FrameIsStack, "Part of a kernel stack."},
    {Word::FrameIsKernel, "Holds objects of the kernel."},
    {Word::FreeBlocks, "free blocks by order: {0}"},
    {Word::FreeOf, "{0} free of {1}"},
    // heap
    {Word::NoHeap, "No heap yet: malloc makes one when it is first called."},
    {Word::HeapBroken, "The headers do not add up: something wrote over them."},
    {Word::ChunkInUse, "in use"},
    {Word::ChunkTcache, "freed, in tcache"},
    {Word::ChunkFastbin, "freed, in a fastbin"},
    {Word::ChunkUnsorted, "freed, unsorted"},
    {Word::ChunkSmallbin, "freed, in a small bin"},
    {Word::ChunkLargebin, "freed, in a large bin"},
    {Word::ChunkTop, "top, unused"},
    {Word::ChunkBroken, "broken header"},
    // processes
    {Word::ColumnPid, "The number of the process."},
    {Word::ColumnVirt, "Everything the process may address, touched or not, in kB."},
    {Word::ColumnRes, "What of it has a frame now, shared pages included, in kB."},
    {Word::ColumnShr,
     "The part of RES that comes from files or shared mappings, in kB. Not what is really shared."},
    {Word::ColumnSwap, "What lies in the swap area, in kB."},
    {Word::ColumnMin, "Page faults settled without the disk."},
    {Word::ColumnMaj, "Page faults that had to wait for the disk."},
    {Word::ColumnOom, "oom_score: the highest is killed first when memory runs out."},
    // OOM board
    {Word::PictureOomBoard, "OOM"},
    {Word::OomTables, "page tables"},
    {Word::OomAdjustment, "oom_score_adj"},
    {Word::OomNever, "never"},
    {Word::OomVictim, "killed"},
    {Word::OomFirst, "would be killed now"},
    {Word::OomSum, "resident {0} + swapped {1} + page tables {2} + oom_score_adj {3} × {4} = {5} pages"},
    {Word::OomOfMachine, "Whom the kernel would kill if memory ran out now: the process with the most "
                         "points. A point is a page; together they compete for {0}."},
    {Word::OomOfLog, "OOM kill {0} of {1} in this log, each task's points computed anew from its table. "
                     "They competed for {2} pages."},
    {Word::OomGroup, "The memory cgroup {0} was at its limit."},
    {Word::OomFollows, "Linux killed {0}: it has the most points, the choice follows."},
    {Word::OomDiffers, "Linux killed {0}, but another task has more points: the choice does not follow from "
                       "this table."},
    {Word::OomNoChoice, "Linux killed {0}, who had asked for the memory (oom_kill_allocating_task)."},
    {Word::OomUnknown, "Linux killed {0}; what the log holds does not suffice to check the choice."},
    // reclaim
    {Word::PictureReclaim, "Reclaim"},
    {Word::ReclaimNever, "Enough memory is free: no page had to leave so far."},
    {Word::ReclaimRests, "Nobody reclaims at this moment."},
    {Word::ReclaimRuns, "kswapd is at work, until a zone has its high mark free."},
    {Word::ReclaimRound, "The last round: {0} looked at {1} pages at priority {2} and freed {3}."},
    {Word::ReclaimDirect, "direct reclaim"},
    {Word::ReclaimOfGroup, "the cgroup's own reclaim"},
    {Word::ReclaimPriority, "priority {0}: 1/{1} of each list"},
    {Word::ReclaimTotals, "Since boot: kswapd looked at {0} and freed {1}; direct reclaim looked at {2} and "
                          "freed {3}, in {4} stalls; {5} pages came back soon (refaults)."},
    {Word::ZoneMarks, "{0} free · min {1} · low {2} · high {3}"},
    {Word::SwapAreaUsed, "swap {0}: {1} of {2} used"},
    {Word::NoSwapArea, "no swap: anonymous pages cannot leave"},
    {Word::LookedAtNext, "looked at next →"},
    {Word::UsedLately, "used since the last look"},
    {Word::UsedBefore, "used before that"},
    {Word::PagesSwappedOut, "{0} swapped out"},
    {Word::PagesDropped, "{0} dropped"},
    {Word::PagesBeingWritten, "{0} being written"},
    {Word::PagesSecondChance, "{0} got a second chance"},
    {Word::PagesToActive, "{0} to active"},
    {Word::PagesToInactive, "{0} to inactive"},
    {Word::PagesWithoutSwap, "{0} stay: no swap"},
    {Word::PagesInUse, "{0} stay: in use"},
};

}  // namespace fl::web
