#include "base/text.h"
#include "trace/sentences.h"
#include "trace/slab_names.h"

namespace fl::trace {
namespace {

using ull = unsigned long long;

std::string name_of(std::uint16_t cache) { return std::string(slab_cache_names[cache]); }

}  // namespace

std::string sentence(const SlabGrown& event)
{
    return format("The cache %s had no free object left: %u frames from %llu on became a slab of it.",
                  name_of(event.cache).c_str(), 1u << event.order, static_cast<ull>(event.frame.value));
}

std::string sentence(const SlabShrunk& event)
{
    return format("A slab of %s was empty and not needed: its frames from %llu on went back.",
                  name_of(event.cache).c_str(), static_cast<ull>(event.frame.value));
}

std::string sentence(const ObjectAllocated& event)
{
    return format("Object %u of the slab at frame %llu was handed out by %s.", event.index,
                  static_cast<ull>(event.frame.value), name_of(event.cache).c_str());
}

std::string sentence(const ObjectFreed& event)
{
    return format("Object %u of the slab at frame %llu came back to %s.", event.index,
                  static_cast<ull>(event.frame.value), name_of(event.cache).c_str());
}

}  // namespace fl::trace
