#include "base/text.h"
#include "trace/sentences.h"

namespace fl::trace {
namespace {

using ull = unsigned long long;

const char* list_words(std::uint8_t list)
{
    constexpr const char* names[] = {"inactive anonymous list", "active anonymous list", "inactive file list",
                                     "active file list", "list of unevictable pages"};
    return list < std::size(names) ? names[list] : "no list";
}

const char* verdict_words(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Evicted:
        return "a clean page of a file: dropped, it can be read again";
    case Verdict::SwappedOut:
        return "its copy is in swap: the frame is free";
    case Verdict::Discarded:
        return "its program gave it up with MADV_FREE: dropped";
    case Verdict::SecondChance:
        return "used since the last look: it goes round the list once more";
    case Verdict::Activated:
        return "used often: it moves to the active list";
    case Verdict::Deactivated:
        return "it moves to the inactive list";
    case Verdict::WriteStarted:
        return "it differs from its copy: writing has begun";
    case Verdict::UnderWriteback:
        return "it is still on its way to or from the disk";
    case Verdict::NoSwap:
        return "anonymous, and there is no room in swap: it stays";
    case Verdict::Locked:
        return "locked with mlock: it stays";
    case Verdict::Protected:
        return "in use as part of a program, or protected: it stays";
    case Verdict::Dirty:
        return "the flusher has to write it first: it stays for now";
    case Verdict::Pinned:
        return "the kernel itself is using it: it stays for now";
    }
    return "it stays";
}

const char* reclaimer_words(Reclaimer by)
{
    switch (by) {
    case Reclaimer::Kswapd:
        return "kswapd";
    case Reclaimer::Direct:
        return "The process itself";
    case Reclaimer::Group:
        return "The process, for its cgroup's limit,";
    case Reclaimer::Advice:
        return "madvise";
    }
    return "Somebody";
}

}  // namespace

std::string sentence(const PageListed& e)
{
    constexpr std::uint8_t none = 255;
    const ull frame = e.frame.value;
    if (e.from == none) return format("Frame %llu was put on the %s.", frame, list_words(e.to));
    if (e.to == none) return format("Frame %llu was taken off the %s.", frame, list_words(e.from));
    return format("Frame %llu moved from the %s to the %s.", frame, list_words(e.from), list_words(e.to));
}

std::string sentence(const PageScanned& e)
{
    return format("Reclaim looked at frame %llu on the %s: %s.", static_cast<ull>(e.frame.value),
                  list_words(e.list), verdict_words(e.verdict));
}

std::string sentence(const ReclaimPass& e)
{
    return format("%s looked at %u pages at priority %u and freed %u.", reclaimer_words(e.by), e.scanned,
                  unsigned{e.priority}, e.taken);
}

std::string sentence(const KswapdWoken& e)
{
    return format("kswapd was woken: %llu pages are free, the low mark is %llu.", static_cast<ull>(e.free),
                  static_cast<ull>(e.low));
}

std::string sentence(const KswapdSlept& e)
{
    return format("kswapd went back to sleep with %llu pages free.", static_cast<ull>(e.free));
}

std::string sentence(const PageRefaulted& e)
{
    return format("The page in frame %llu came back after %llu others had gone%s.",
                  static_cast<ull>(e.frame.value), static_cast<ull>(e.distance),
                  e.activated ? ": so soon that it is active at once" : "");
}

}  // namespace fl::trace
