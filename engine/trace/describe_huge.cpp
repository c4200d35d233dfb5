#include "base/text.h"
#include "trace/sentences.h"

namespace fl::trace {
namespace {

using ull = unsigned long long;

}  // namespace

std::string sentence(const HugePageMapped& event)
{
    return format("One entry at page 0x%llx now maps %s, from frame %llu on.",
                  static_cast<ull>(event.page.value), event.level == 3 ? "1 GiB" : "2 MiB",
                  static_cast<ull>(event.frame.value));
}

std::string sentence(const HugePageSplit& event)
{
    return format("The huge page at frame %llu was split into 512 small ones.",
                  static_cast<ull>(event.frame.value));
}

std::string sentence(const HugePageCollapsed& event)
{
    return format("The small pages from page 0x%llx on were copied into one huge page at frame %llu.",
                  static_cast<ull>(event.page.value), static_cast<ull>(event.frame.value));
}

}  // namespace fl::trace
