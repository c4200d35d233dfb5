#include "base/text.h"
#include "trace/sentences.h"

namespace fl::trace {
namespace {

using ull = unsigned long long;

std::string tables_of(std::uint32_t space)
{
    return space == 0 ? "the kernel's own tables" : format("the tables of address space %u", space);
}

std::string lost(std::uint32_t entries)
{
    return entries == 1 ? "1 entry was lost" : format("%u entries were lost", entries);
}

}  // namespace

std::string sentence(const TlbFlushed& event)
{
    if (event.everything) return "All entries under the tag in use were flushed from the TLB.";
    return format("%llu page(s) from 0x%llx were flushed from the TLB.", static_cast<ull>(event.pages.value),
                  static_cast<ull>(event.begin.value));
}

std::string sentence(const SpaceLoaded& event)
{
    const std::string tables = tables_of(event.space);
    switch (event.why) {
        case SpaceLoaded::Why::NoTags:
            return "CR3 names " + tables + "; without tags all of the TLB but the kernel's entries went: "
                   + lost(event.lost) + ".";
        case SpaceLoaded::Why::NewTag:
            return "CR3 names " + tables + format("; tag %u is new to them and was flushed: ", event.tag)
                   + lost(event.lost) + ".";
        case SpaceLoaded::Why::Outdated:
            return "CR3 names " + tables
                   + format("; they changed meanwhile, so tag %u was flushed: ", event.tag) + lost(event.lost)
                   + ".";
        case SpaceLoaded::Why::Known:
            return "CR3 names " + tables
                   + format("; what the TLB holds under tag %u is still good.", event.tag);
        case SpaceLoaded::Why::StillLoaded: break;
    }
    return "CR3 still names " + tables + ": nothing to store, nothing to flush.";
}

std::string sentence(const SpaceBorrowed& event)
{
    return format("The kernel needs no user memory now: it leaves %s loaded and the TLB as it is.",
                  tables_of(event.space).c_str());
}

std::string sentence(const TagOutdated& event)
{
    return format("Address space %u is not loaded: its entries in the TLB are flushed when it is again.",
                  event.space);
}

}  // namespace fl::trace
