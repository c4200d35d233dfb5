#include "base/text.h"
#include "trace/sentences.h"

namespace fl::trace {
namespace {

// Since boot, as the kernel log stamps its lines.
std::string time_words(Tick tick)
{
    constexpr std::uint64_t second = 1'000'000'000;
    return format("%llu.%06llu s", static_cast<unsigned long long>(tick.value / second),
                  static_cast<unsigned long long>(tick.value % second / 1000));
}

}  // namespace

std::string sentence(const DiskRequested& event)
{
    const std::string when = "; it will be done at " + time_words(event.done) + ".";
    return event.write ? "The disk is told to write " + frame_words(event.frame) + when
                       : "The disk is asked for the bytes of " + frame_words(event.frame) + when;
}

std::string sentence(const PageDirtied& event)
{
    return "The page in " + frame_words(event.frame) + " is dirty now: it differs from the disk.";
}

std::string sentence(const WritebackEnded& event)
{
    return "The page in " + frame_words(event.frame) + " is on the disk now.";
}

std::string sentence(const ProcessWaits& event)
{
    return "The process sleeps until the disk is done, at " + time_words(event.until) + ".";
}

}  // namespace fl::trace
