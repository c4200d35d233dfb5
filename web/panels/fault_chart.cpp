// Linux: arch/x86/mm/fault.c do_user_addr_fault(), mm/memory.c handle_pte_fault().
#include "panels/fault_chart.h"

#include <array>

namespace fl::web {
namespace {

using trace::FaultPath;
using trace::FaultStep;

constexpr Word none = Word::Count;

constexpr std::array<ChartBox, 23> chart{{
    {FaultStep::Enter, BoxRole::Start, Word::FaultEnter, 0, 0, 1, FaultStep::Enter, none},
    {FaultStep::KernelAddress, BoxRole::Refusal, Word::FaultKernelAddress, 2, 0, 1, FaultStep::Enter, none},
    {FaultStep::FindVma, BoxRole::Question, Word::FaultFindVma, 0, 1, 1, FaultStep::Enter, none},
    {FaultStep::StackBelow, BoxRole::Question, Word::FaultStackBelow, 1, 1, 1, FaultStep::FindVma, Word::No},
    {FaultStep::SegvMapErr, BoxRole::Refusal, Word::FaultSegvMapErr, 2, 1, 1, FaultStep::StackBelow,
     Word::No},
    {FaultStep::StackGrown, BoxRole::Outcome, Word::FaultStackGrown, 1, 2, 1, FaultStep::StackBelow,
     Word::Yes},
    {FaultStep::AccessAllowed, BoxRole::Question, Word::FaultAccessAllowed, 0, 3, 1, FaultStep::FindVma,
     Word::Yes},
    {FaultStep::SegvAccErr, BoxRole::Refusal, Word::FaultSegvAccErr, 2, 3, 1, FaultStep::AccessAllowed,
     Word::No},
    {FaultStep::EntryEmpty, BoxRole::Question, Word::FaultEntryEmpty, 0, 4, 1, FaultStep::AccessAllowed,
     Word::Yes},
    {FaultStep::Anonymous, BoxRole::Question, Word::FaultAnonymous, 1, 4, 1, FaultStep::EntryEmpty, none},
    {FaultStep::ZeroPage, BoxRole::Outcome, Word::FaultZeroPage, 2, 4, 1, FaultStep::Anonymous, none},
    {FaultStep::NewZeroedPage, BoxRole::Outcome, Word::FaultNewZeroedPage, 2, 5, 1, FaultStep::Anonymous,
     none},
    {FaultStep::FileBacked, BoxRole::Question, Word::FaultFileBacked, 1, 6, 1, FaultStep::EntryEmpty, none},
    {FaultStep::PageCacheHit, BoxRole::Outcome, Word::FaultPageCacheHit, 2, 6, 1, FaultStep::FileBacked,
     none},
    {FaultStep::PageCacheMiss, BoxRole::Outcome, Word::FaultPageCacheMiss, 2, 7, 1, FaultStep::FileBacked,
     none},
    {FaultStep::CopyFromFile, BoxRole::Outcome, Word::FaultCopyFromFile, 2, 8, 1, FaultStep::FileBacked,
     none},
    {FaultStep::SigBus, BoxRole::Refusal, Word::FaultSigBus, 2, 9, 1, FaultStep::FileBacked, none},
    {FaultStep::WriteProtected, BoxRole::Question, Word::FaultWriteProtected, 0, 10, 1,
     FaultStep::AccessAllowed, none},
    {FaultStep::SoleOwner, BoxRole::Outcome, Word::FaultSoleOwner, 2, 10, 1, FaultStep::WriteProtected, none},
    {FaultStep::CopyOnWrite, BoxRole::Outcome, Word::FaultCopyOnWrite, 2, 11, 1, FaultStep::WriteProtected,
     none},
    {FaultStep::EntrySwapped, BoxRole::Question, Word::FaultEntrySwapped, 0, 12, 1, FaultStep::AccessAllowed,
     Word::Yes},
    {FaultStep::SwapIn, BoxRole::Outcome, Word::FaultSwapIn, 2, 12, 1, FaultStep::EntrySwapped, none},
    {FaultStep::Done, BoxRole::End, Word::FaultDone, 0, 13, 1, FaultStep::Enter, none},
}};

struct Story {
    FaultStep decisive;
    Word said;
};

// The first that was visited tells the story.
constexpr std::array<Story, 19> stories{{
    {FaultStep::OutOfMemory, Word::StoryOutOfMemory},
    {FaultStep::NonCanonical, Word::StoryNonCanonical},
    {FaultStep::KernelAddress, Word::StoryKernelAddress},
    {FaultStep::StackRefused, Word::StoryStackRefused},
    {FaultStep::SigBus, Word::StorySigBus},
    {FaultStep::SegvMapErr, Word::StorySegvMapErr},
    {FaultStep::SegvAccErr, Word::StorySegvAccErr},
    {FaultStep::Spurious, Word::StorySpurious},
    {FaultStep::StackGrown, Word::StoryStackGrown},
    {FaultStep::CopyOnWrite, Word::StoryCopyOnWrite},
    {FaultStep::SoleOwner, Word::StorySoleOwner},
    {FaultStep::SwapCacheHit, Word::StorySwapCacheHit},
    {FaultStep::SwapIn, Word::StorySwapIn},
    {FaultStep::PageCacheMiss, Word::StoryPageCacheMiss},
    {FaultStep::CopyFromFile, Word::StoryCopyFromFile},
    {FaultStep::FaultAround, Word::StoryFaultAround},
    {FaultStep::PageCacheHit, Word::StoryPageCacheHit},
    {FaultStep::NewZeroedPage, Word::StoryNewZeroedPage},
    {FaultStep::ZeroPage, Word::StoryZeroPage},
}};

}  // namespace

std::span<const ChartBox> fault_chart()
{
    return chart;
}

const ChartBox* find_box(FaultStep step)
{
    for (const ChartBox& box : chart)
        if (box.step == step) return &box;
    return nullptr;
}

bool visits(const FaultPath& path, FaultStep step)
{
    for (std::size_t i = 0; i < path.count; ++i)
        if (path.steps[i] == step) return true;
    return false;
}

Word story_of(const FaultPath& path)
{
    if (visits(path, FaultStep::WriteProtected) && visits(path, FaultStep::NewZeroedPage))
        return Word::StoryZeroPageWritten;
    for (const Story& story : stories)
        if (visits(path, story.decisive)) return story.said;
    return Word::StoryUnknown;
}

}  // namespace fl::web
