// Chinese for the pictures of the machine: page walk, frames, heap, processes, reclaim, OOM.
// Part of chinese.cpp.
#pragma once

#include "text/words.h"

namespace fl::web {

inline constexpr Said said_of_machine[] = {
    // page walk
    {Word::Offset, "页内偏移"},
    {Word::TableMissing, "这张表不存在"},
    {Word::TableInFrame, "表在页框 {0}，第 {1} 项"},
    {Word::EntryNotPresent, "不在内存"},
    {Word::EntryIsEmpty, "空"},
    {Word::NotCanonical, "没有这样的地址：47 到 63 位必须相同。"},
    {Word::WalkEnds, "查找到此为止：访问这个地址会引起缺页。"},
    {Word::WalkResult, "页框 {0} + 偏移 {1} = 物理地址 {2}"},
    {Word::TlbHit, "TLB 命中"},
    {Word::TlbMiss, "TLB 未命中"},
    {Word::TlbPlace, " · 第 {0} 组"},
    {Word::Cr3, "CR3 = {0}，地址空间 {1}，TLB 标签 {2}"},
    // physical memory
    {Word::FrameNumbered, "页框 {0}"},
    {Word::References, "引用数"},
    {Word::FrameFree, "空闲"},
    {Word::FrameFileCache, "页缓存"},
    {Word::FramePageTable, "页表"},
    {Word::FrameSlab, "slab"},
    {Word::FrameKernelStack, "内核栈"},
    {Word::FrameKernel, "内核"},
    {Word::FreeBlocks, "各阶空闲块：{0}"},
    {Word::FreeOf, "{1} 中空闲 {0}"},
    // heap
    {Word::NoHeap, "还没有堆：第一次调用 malloc 时才会建立。"},
    {Word::HeapBroken, "块头对不上：有东西写坏了它们。"},
    {Word::ChunkInUse, "使用中"},
    {Word::ChunkTcache, "已释放，在 tcache"},
    {Word::ChunkFastbin, "已释放，在 fastbin"},
    {Word::ChunkUnsorted, "已释放，未归类"},
    {Word::ChunkSmallbin, "已释放，在 small bin"},
    {Word::ChunkLargebin, "已释放，在 large bin"},
    {Word::ChunkTop, "top，未使用"},
    {Word::ChunkBroken, "损坏的块头"},
    // processes
    {Word::ColumnPid, "进程号。"},
    {Word::ColumnVirt, "进程可寻址的全部，无论是否访问过，单位 kB。"},
    {Word::ColumnRes, "其中现在有页框的部分，包括共享页，单位 kB。"},
    {Word::ColumnShr, "RES 中来自文件或共享映射的部分，单位 kB。并非真正被共享的量。"},
    {Word::ColumnSwap, "在交换区的部分，单位 kB。"},
    {Word::ColumnMin, "不需要磁盘的缺页次数。"},
    {Word::ColumnMaj, "必须等待磁盘的缺页次数。"},
    {Word::ColumnOom, "oom_score：内存耗尽时最高的先被杀死。"},
    // OOM board
    {Word::PictureOomBoard, "OOM"},
    {Word::OomTables, "页表"},
    {Word::OomAdjustment, "oom_score_adj"},
    {Word::OomNever, "不会被选中"},
    {Word::OomVictim, "已被杀死"},
    {Word::OomFirst, "现在会被选中"},
    {Word::OomSum, "驻留 {0} + 换出 {1} + 页表 {2} + oom_score_adj {3} × {4} = {5} 页"},
    {Word::OomOfMachine, "如果内存此刻耗尽，内核会杀死谁：分数最高的进程。一分就是一页；它们争用的总共是 {0} 页。"},
    {Word::OomOfLog, "此日志中的第 {0} 次 OOM（共 {1} 次）；每个任务的分数按日志中的表格重新计算。它们争用 {2} 页。"},
    {Word::OomGroup, "内存 cgroup {0} 达到了上限。"},
    {Word::OomFollows, "Linux 杀死了 {0}：它的分数最高，选择与公式一致。"},
    {Word::OomDiffers, "Linux 杀死了 {0}，但另一个任务的分数更高：仅凭此表得不出这个选择。"},
    {Word::OomNoChoice, "Linux 杀死了 {0}，因为是它在申请内存（oom_kill_allocating_task）。"},
    {Word::OomUnknown, "Linux 杀死了 {0}；日志中的内容不足以检验这个选择。"},
    // 回收
    {Word::PictureReclaim, "回收"},
    {Word::ReclaimNever, "空闲内存充足：至今没有页需要让出。"},
    {Word::ReclaimRests, "此刻没有进行回收。"},
    {Word::ReclaimRuns, "kswapd 正在回收，直到某个内存域的空闲页达到 high 水位线。"},
    {Word::ReclaimRound, "最近一轮：{0}以优先级 {2} 扫描了 {1} 页，释放了 {3} 页。"},
    {Word::ReclaimDirect, "直接回收"},
    {Word::ReclaimOfGroup, "cgroup 自身的回收"},
    {Word::ReclaimPriority, "优先级 {0}：扫描每个链表的 1/{1}"},
    {Word::ReclaimTotals, "自启动以来：kswapd 扫描 {0} 页，释放 {1} 页；直接回收扫描 {2} 页，释放 {3} 页，停顿 {4} "
                          "次；{5} 页很快又被读回（refault）。"},
    {Word::ZoneMarks, "空闲 {0} · min {1} · low {2} · high {3}"},
    {Word::SwapAreaUsed, "交换区 {0}：已用 {1}，共 {2}"},
    {Word::NoSwapArea, "没有交换区：匿名页无处可去"},
    {Word::LookedAtNext, "接下来扫描 →"},
    {Word::UsedLately, "上次扫描后被访问过"},
    {Word::UsedBefore, "更早被访问过"},
    {Word::PagesSwappedOut, "换出 {0}"},
    {Word::PagesDropped, "丢弃 {0}"},
    {Word::PagesBeingWritten, "正在写回 {0}"},
    {Word::PagesSecondChance, "第二次机会 {0}"},
    {Word::PagesToActive, "移入活跃链表 {0}"},
    {Word::PagesToInactive, "移入不活跃链表 {0}"},
    {Word::PagesWithoutSwap, "无交换区而留下 {0}"},
    {Word::PagesInUse, "使用中而留下 {0}"},
};

}  // namespace fl::web
