#include "base/text.h"
#include "trace/sentences.h"

namespace fl::trace {
namespace {

// The upper 5 bits name the area, the lower 27 the slot. Linux: swp_entry_t.
std::string slot_words(std::uint32_t slot)
{
    constexpr unsigned slot_bits = 27;
    return format("slot %u of swap area %u", slot & ((1u << slot_bits) - 1), slot >> slot_bits);
}

}  // namespace

std::string sentence(const SwapSlotTaken& event)
{
    return "The page in " + frame_words(event.frame) + " gets " + slot_words(event.slot) + ".";
}

std::string sentence(const SwapSlotFreed& event)
{
    return "Nobody needs " + slot_words(event.slot) + " any more: it is free.";
}

std::string sentence(const PageSwappedIn& event)
{
    const std::string what = slot_words(event.slot) + " into " + frame_words(event.frame);
    return event.ahead ? "A neighbour was asked for, so " + what + " is read too."
                       : "The page is read from " + what + ".";
}

}  // namespace fl::trace
