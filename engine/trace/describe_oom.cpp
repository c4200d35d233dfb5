// Sentences about memory that is out and memory cgroups.
#include "base/text.h"
#include "trace/sentences.h"

namespace fl::trace {
namespace {

using ull = unsigned long long;
using ll = long long;

}  // namespace

std::string sentence(const OomScored& event)
{
    std::string text =
        format("OOM killer: process %u has %llu pages in memory", event.pid, static_cast<ull>(event.rss));
    if (event.swap != 0) text += format(", %llu in swap", static_cast<ull>(event.swap));
    if (event.tables != 0) text += format(", %llu of page tables", static_cast<ull>(event.tables));
    if (event.adjustment != 0)
        text += format(", %+lld for oom_score_adj", static_cast<ll>(event.adjustment));
    return text + format(": %lld points.", static_cast<ll>(event.points));
}

std::string sentence(const OomKilled& event)
{
    const char* where = event.group == 0 ? "The machine" : "A memory cgroup";
    return format("%s is out of memory: process %u is killed, with %lld points.", where, event.victim,
                  static_cast<ll>(event.points));
}

std::string sentence(const OomReaped& event)
{
    return format("oom_reaper took %llu private pages from process %u, which is about to end.",
                  static_cast<ull>(event.pages), event.victim);
}

std::string sentence(const GroupLimitHit& event)
{
    return format("A memory cgroup is at its limit: it has %llu of %llu pages.",
                  static_cast<ull>(event.usage), static_cast<ull>(event.limit));
}

}  // namespace fl::trace
