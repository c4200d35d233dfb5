// The calls ld.so makes, in their order, each from what the ones before it answered. Private to the dynamic
// linker.
#pragma once

#include "kernel/process/execute.h"
#include "kernel/syscall/dispatch.h"
#include "machine/state.h"

namespace fl::machine {

// In the order of ld.so's calls.
enum class LinkStep : std::uint8_t {
    AskBreak,
    OwnMemory,
    Preload,
    OpenCache,
    StatCache,
    MapCache,
    CloseCache,
    OpenLibrary,
    ReadHeader,
    ReadSegments,
    StatLibrary,
    ReadSegmentsAgain,
    MapLibrary,
    MapText,
    MapConstants,
    MapData,
    MapZeros,
    CloseLibrary,
    MapThread,
    SetThread,
    SetTid,
    SetRobustList,
    RegisterRseq,
    SealLibrary,
    SealProgram,
    SealLoader,
    AskStackLimit,
    UnmapCache,
    Complain,
    GiveUp,
    Enter,
};

// Where in the thread's pages fs points: behind its variables, at the control block.
constexpr std::uint64_t thread_block = 0x740;
// More when the program has many __thread variables: they lie directly below.
inline std::uint64_t below_thread(const lang::Program& program)
{
    return program.thread_size > thread_block ? align_up(program.thread_size, 64) : thread_block;
}

class LinkerCalls {
public:
    // `own`: the executable; `library`: the C library. All must outlive this.
    LinkerCalls(const Linking& linking, const lang::Image& own, const lang::Program& library)
        : linking_(linking), own_(own), library_(library)
    {
    }

    kernel::Call next() const;
    // Where the kernel puts its answer: a place for each, so that a tracer still finds it later.
    VirtAddr answer(LinkStep step) const;

private:
    LinkStep at() const { return static_cast<LinkStep>(linking_.step); }
    kernel::Call file_call() const;
    kernel::Call seal_call() const;
    kernel::Call library_call(const kernel::ImageLayout& layout) const;

    const Linking& linking_;
    const lang::Image& own_;
    const lang::Program& library_;
};

}  // namespace fl::machine
