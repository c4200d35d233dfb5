// The name of every text of the interface.
#pragma once

#include <cstdint>

namespace fl::web {

enum class Word : std::uint16_t {
    // panes and chrome
    PaneLesson, PanePicture, PaneProgram, Terminal, Timeline, Keys, CommandLine, Editor, Close, Cancel, Yes,
    No, AndMore, SplitLesson, SplitProgram, SplitTerminal, GoToAddress, AddressField,
    // keys
    KeyArrows, KeySpace, KeyEnds, KeyStride, KeyPictures, KeyAddress, KeyCommand, KeyLesson, KeyEscape,
    KeyTab,
    // stepping
    Step, StepBack, StepForward, ToFault, ToSyscall, Continue, Pause, Stop, Running, ToStart, ToEnd,
    ByStatement, ByEvent, ByFault, BySyscall, EventOf,
    // program
    Edit, RunAgain, BreakpointAt, NoProgram,
    // pictures
    PictureAddressSpace, PictureFaultPath, PicturePageWalk, PicturePhysicalMemory, PictureHeap,
    PictureReclaim, PictureProcesses, PictureOomBoard, PreviousPicture, NextPicture, Legend, ToScale,
    NoProcess,
    // address space
    KernelHalf, HoleBelowKernel, GapOf, PagesUntouched, PagesOfArea, FoldLoader, FoldKernel, ChangeNew,
    ChangeResized, ChangeRights, ChangePages, TogetherSize, ScaleNote, Size, Resident, Pages, Frame,
    MappedBy, Entries, Writable, AccessedDirty, UsedBy, LastChange, MapsFile,
    // kinds of areas
    KindGap, KindHeaders, KindText, KindRodata, KindRelro, KindData, KindBss, KindHeap, KindLibrary,
    KindMapping, KindStack, KindVdso, KindVsyscall,
    // states of pages
    MarkNothing, MarkNothingMeans, MarkUntouched, MarkUntouchedMeans, MarkZero, MarkZeroMeans,
    MarkAnonymous, MarkAnonymousMeans, MarkCopyOnWrite, MarkCopyOnWriteMeans, MarkFile, MarkFileMeans,
    MarkDirty, MarkDirtyMeans, MarkShared, MarkSharedMeans, MarkSwapped, MarkSwappedMeans, MarkHuge,
    MarkHugeMeans,
    // fault path: boxes
    FaultEnter, FaultKernelAddress, FaultFindVma, FaultStackBelow, FaultSegvMapErr, FaultStackGrown,
    FaultAccessAllowed, FaultSegvAccErr, FaultEntryEmpty, FaultAnonymous, FaultZeroPage, FaultNewZeroedPage,
    FaultFileBacked, FaultPageCacheHit, FaultPageCacheMiss, FaultCopyFromFile, FaultSigBus,
    FaultWriteProtected, FaultSoleOwner, FaultCopyOnWrite, FaultEntrySwapped, FaultSwapIn, FaultDone,
    // fault path: words around it
    FaultNumber, FaultMinor, FaultMajor, FaultRetry, FaultNoMemory, NextFault, PreviousFault, GoThere,
    NoFaults, AccessWrite, AccessRead, AccessExecute, AddressInArea,
    // fault path: stories
    StoryOutOfMemory, StoryNonCanonical, StoryKernelAddress, StoryStackRefused, StorySigBus,
    StorySegvMapErr, StorySegvAccErr, StorySpurious, StoryStackGrown, StoryCopyOnWrite, StorySoleOwner,
    StorySwapCacheHit, StorySwapIn, StoryPageCacheMiss, StoryCopyFromFile, StoryFaultAround,
    StoryPageCacheHit, StoryNewZeroedPage, StoryZeroPage, StoryZeroPageWritten, StoryUnknown,
    // page walk
    Offset, TableMissing, TableInFrame, EntryNotPresent, EntryIsEmpty, NotCanonical, WalkEnds, WalkResult,
    TlbHit, TlbMiss, TlbPlace, Cr3,
    // physical memory
    FrameNumbered, References, FrameFree, FrameFileCache, FramePageTable, FrameSlab, FrameKernelStack,
    FrameKernel, FreeBlocks, FreeOf, FrameIsFree, FrameIsReserved, FrameIsZero, FrameIsAnonymous, FrameIsFile,
    FrameIsTable, FrameIsStack, FrameIsKernel,
    // heap
    NoHeap, HeapBroken, ChunkInUse, ChunkTcache, ChunkFastbin, ChunkUnsorted, ChunkSmallbin, ChunkLargebin,
    ChunkTop, ChunkBroken,
    // processes
    ColumnPid, ColumnVirt, ColumnRes, ColumnShr, ColumnSwap, ColumnMin, ColumnMaj, ColumnOom,
    // OOM board
    OomTables, OomAdjustment, OomNever, OomVictim, OomFirst, OomSum, OomOfMachine, OomOfLog, OomGroup,
    OomFollows, OomDiffers, OomNoChoice, OomUnknown,
    // reclaim
    ReclaimNever, ReclaimRests, ReclaimRuns, ReclaimRound, ReclaimDirect, ReclaimOfGroup, ReclaimPriority,
    ReclaimTotals, ZoneMarks, SwapAreaUsed, NoSwapArea, LookedAtNext, UsedLately, UsedBefore,
    PagesSwappedOut, PagesDropped, PagesBeingWritten, PagesSecondChance, PagesToActive, PagesToInactive,
    PagesWithoutSwap, PagesInUse,
    // timeline marks
    MarkSystemCall, MarkSignal, MarkProcess, MarkBreakpoint,
    // lesson
    NoLesson, Next, Back, AnswerFirst, Predict, TaskToDo, TaskDone, CheckTask, Hint, NoteTitle, TipTitle,
    MythTitle,
    Count,
};

}  // namespace fl::web
