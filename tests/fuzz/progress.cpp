// What the browser's storage kept of a lesson: taken back, saved and taken back again it is the same.
#include "lesson/player.h"
#include "fuzz.h"

#include <cstdlib>

using namespace fl;

namespace {

constexpr const char* source =
    "---\nfaultline: 1\nid: kept\ntitle: Kept\nlang: en\nminutes: 1\nneeds: []\n"
    "machine: { ram: 256M, swap: 0 }\n---\n\nHere. {#p-one}\n\n"
    "## Two {#two}\n\nThere. {#p-two}\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto parsed = lesson::parse("kept.md", source);
    if (!parsed.lesson) std::abort();
    lesson::Player player(*parsed.lesson);
    player.restore(fuzz::text_of(data, size));
    const std::string saved = player.save();
    player.restore(saved);
    if (player.save() != saved) std::abort();
    return 0;
}
