#include "kernel/reclaim/reverse_map.h"

#include "base/text.h"
#include "kernel/invariants/checks.h"

#include <set>
#include <utility>

namespace fl::kernel {
namespace {

// Entries found forwards, from the spaces, and backwards, from the frame, are the same.
void check_frame(const Subject& subject, std::uint64_t number, const FrameFacts& facts, Findings& findings)
{
    const Frame& frame = subject.kernel.frames.table.at({number});
    if (frame.use != FrameUse::Anonymous && frame.use != FrameUse::PageCache) return;
    std::uint32_t found = 0;
    each_mapping(subject.kernel, subject.hardware, {number}, [&](const Mapping&) {
        ++found;
        return true;
    });
    findings.expect(found == facts.entries, "reverse-map-complete", lazily([&] {
                        return format("frame %llx: %u of %u entries", static_cast<unsigned long long>(number),
                                      found, facts.entries);
                    }));
}

}  // namespace

void check_reverse_map(const Subject& subject, Findings& findings)
{
    for (const auto& [number, facts] : subject.survey.frames)
        if (facts.entries != 0) check_frame(subject, number, facts, findings);
    std::set<std::pair<std::uint64_t, std::uint32_t>> wanted;
    for (const auto& [id, space] : subject.kernel.spaces)
        for (const Vma& area : space.areas) {
            if (area.inode) wanted.insert({SpaceIndex::Key::file(area.inode).value, id});
            if (area.anon_root) wanted.insert({SpaceIndex::Key::origin(area.anon_root).value, id});
            const bool known = (area.anon_root == 0) == (area.anon_id == 0) && space.id == id;
            findings.expect(known, "reverse-map-indexed", format("space %u", id));
        }
    for (const auto& [key, space] : wanted)
        findings.expect(subject.kernel.space_index.contains({key}, space), "reverse-map-indexed",
                        format("space %u", space));
    findings.expect_equal(subject.kernel.space_index.size(), wanted.size(), "reverse-map-indexed",
                          "the size of the index");
}

}  // namespace fl::kernel
