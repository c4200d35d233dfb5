#include "base/text.h"
#include "hw/page_table.h"
#include "kernel/invariants/checks.h"

#include <set>

namespace fl::kernel {
namespace {

// Whose translations a tag holds, if they may be used: 0 = nobody's that is up to date.
std::uint32_t owner_of(const Kernel& kernel, const TlbContext& context)
{
    for (const auto& [id, space] : kernel.spaces)
        if (space.context == context.id && space.tlb_generation == context.generation) return id;
    return 0;
}

bool agrees(const hw::PhysicalMemory& memory, FrameNumber root, const hw::TlbEntry& cached)
{
    const auto leaf = hw::find_leaf(memory, root, start_of({cached.page}));
    return leaf && leaf->frame == cached.pte().frame()
           && (leaf->entry.writable() || !cached.pte().writable());
}

void check_tlb_entries(const Subject& subject, Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    const TlbState& tlb = kernel.tlb;
    std::array<std::uint32_t, TlbState::dynamic_asids> owners{};
    for (unsigned asid = 0; asid < TlbState::dynamic_asids; ++asid)
        owners[asid] = owner_of(kernel, tlb.contexts[asid]);
    const auto check_one = [&](const hw::TlbEntry& cached) {
        const auto what = lazily([&] {
            return format("tag %u page %llx", cached.asid, static_cast<unsigned long long>(cached.page));
        });
        const bool known = tlb.pcid ? cached.asid >= 1 && cached.asid <= TlbState::dynamic_asids
                                    : cached.asid == 0;
        findings.expect(known, "tlb-tags-in-use", what);
        if (!known) return;
        const hw::PhysicalMemory& memory = subject.hardware.memory;
        if (cached.global()) {
            const bool same = agrees(memory, kernel.kernel_root, cached) && !cached.pte().user();
            findings.expect(same, "tlb-global-in-kernel-half", what);
            return;
        }
        const std::uint32_t owner = owners[tlb.pcid ? cached.asid - 1u : 0u];
        if (!owner) return;
        const bool same = agrees(memory, kernel.spaces.at(owner).root, cached);
        findings.expect(same, "tlb-agrees-with-tables", what);
    };
    subject.hardware.tlb.each(check_one);
    subject.hardware.tlb.each_fetch(check_one);
}

// What walks remember of tables is what the way from the root leads to.
void check_known_tables(const Subject& subject, Findings& findings)
{
    const hw::PhysicalMemory& memory = subject.hardware.memory;
    memory.known_tables().each([&](const hw::KnownTable& known) {
        const VirtAddr begin{known.part * hw::KnownTable::span};
        const hw::Walk walk = hw::walk(memory, known.root, begin);
        const bool same = walk.last().level == 1 && walk.last().table == known.table;
        findings.expect(same, "known-tables-agree", lazily([&] {
            return format("root %llu, from %llx", static_cast<unsigned long long>(known.root.value),
                          static_cast<unsigned long long>(begin.value));
        }));
    });
}

void check_loaded(const Subject& subject, Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    const TlbState& tlb = kernel.tlb;
    const std::string what = format("space %u", tlb.loaded);
    const AddressSpace* loaded = kernel.spaces.find(tlb.loaded);
    const FrameNumber root = loaded ? loaded->root : kernel.kernel_root;
    const hw::AddressSpaceRegisters cr3{root, tlb.tag_of(tlb.asid)};
    findings.expect(subject.hardware.cr3 == cr3 && (loaded || tlb.loaded == 0), "cr3-names-loaded-space",
                    what);
    const TlbContext context = loaded ? TlbContext{loaded->context, loaded->tlb_generation}
                                      : TlbContext{TlbState::kernel_context, 0};
    findings.expect(tlb.contexts[tlb.asid] == context, "loaded-context-current", what);
    std::set<std::uint64_t> owners;
    for (const TlbContext& of : tlb.contexts)
        findings.expect(of.id == 0 || owners.insert(of.id).second, "tlb-contexts-unique",
                        format("context %llu", static_cast<unsigned long long>(of.id)));
}

void check_borrowed(const Kernel& kernel, Findings& findings)
{
    const TlbState& tlb = kernel.tlb;
    std::set<std::uint64_t> contexts;
    for (const auto& [id, space] : kernel.spaces) {
        const std::string what = format("space %u", id);
        const bool kept = space.borrowers == (tlb.borrowed == id ? 1u : 0u)
                          && (space.users > 0 || (space.borrowers > 0 && space.areas.size() == 0));
        findings.expect(kept, "borrowed-space-kept", what);
        const bool fresh = space.context > TlbState::kernel_context && space.context <= tlb.last_context;
        findings.expect(fresh && contexts.insert(space.context).second, "space-context-unique", what);
    }
    const bool right = tlb.lazy ? tlb.borrowed != 0 && tlb.borrowed == tlb.loaded
                                : tlb.borrowed == 0 || tlb.loaded == 0;
    findings.expect(right, "borrowed-space-kept", "who borrows");
}

}  // namespace

void check_tlb(const Subject& subject, Findings& findings)
{
    check_tlb_entries(subject, findings);
    check_known_tables(subject, findings);
    check_loaded(subject, findings);
    check_borrowed(subject.kernel, findings);
}

}  // namespace fl::kernel
