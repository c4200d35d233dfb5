#include "kernel/reclaim/replay.h"

#include "base/text.h"
#include "hw/mmu.h"
#include "kernel/address_space/map.h"
#include "kernel/address_space/switch_space.h"
#include "kernel/address_space/tables.h"
#include "kernel/fault/handle_fault.h"
#include "kernel/process/kernel_thread.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/reverse_map.h"
#include "kernel/reclaim/textbook.h"

#include <algorithm>

namespace fl::kernel {
namespace {

constexpr std::size_t never = ~std::size_t{0};

Replacement rule_of(ReplayPolicy policy)
{
    switch (policy) {
    case ReplayPolicy::Fifo:
    case ReplayPolicy::Optimal:
        return Replacement::Fifo;
    case ReplayPolicy::Lru:
        return Replacement::Lru;
    case ReplayPolicy::Clock:
        break;
    }
    return Replacement::Clock;
}

}  // namespace

Replay::Replay(Kernel& kernel, hw::Hardware& hardware, Pid pid, ReplayPolicy policy, std::uint64_t frames,
               trace::Recorder& record)
    : kernel_(kernel), hardware_(hardware), record_(record), pid_(pid), policy_(policy), frames_(frames),
      group_(static_cast<GroupId>(lowest_free_key(kernel.groups, 1)))
{
    MemoryGroup group;
    group.path = format("/replay%u", unsigned{group_});
    kernel.groups.insert(group_, std::move(group));
    process_of(kernel, pid).memory_group = group_;
    kernel.current = pid;
    kernel.tunables.replacement = rule_of(policy);
    kernel.tunables.page_cluster = 0;  // no page comes that was not asked for
    limit_frames(kernel, group_, frames);
}

bool Replay::map_pages(std::uint32_t highest)
{
    if (highest < frame_.size()) return true;
    const std::uint64_t more = highest + 1 - frame_.size();
    MapRequest request;
    request.hint = base_ + frame_.size() * page_size;
    request.fixed = true;
    request.length = {more * page_size};
    request.protection = ProtRead | ProtWrite;
    request.noreserve = true;
    if (!map(kernel_, hardware_, pid_, request, record_)) return false;
    frame_.resize(highest + 1);
    next_of_.resize(highest + 1, never);
    return true;
}

FrameNumber Replay::frame_of(std::uint32_t page) const
{
    const auto at = existing_entry(hardware_.memory, space_of(kernel_, pid_).root, address_of(page));
    const hw::Pte entry = at ? hardware_.memory.load_entry(*at) : hw::Pte{};
    return entry.present() ? entry.frame() : FrameNumber{0};
}

bool Replay::fault_in(std::uint32_t page)
{
    constexpr int most_tries = 8;
    for (int tries = 0; tries < most_tries; ++tries) {
        // The first use writes: reading untouched memory would need no frame.
        const auto at = existing_entry(hardware_.memory, space_of(kernel_, pid_).root, address_of(page));
        const bool fresh = !at || hardware_.memory.load_entry(*at).empty();
        const hw::PageFault fault{.address = address_of(page),
                                  .kind = fresh ? hw::AccessKind::Write : hw::AccessKind::Read};
        const FaultResult result = handle_fault(kernel_, hardware_, pid_, fault, record_);
        if (result == FaultResult::Wait && !let_run(kernel_, hardware_, pid_, record_)) return false;
        if (result == FaultResult::Signal || result == FaultResult::OutOfMemory) return false;
        kernel_.current = pid_;
        const AddressSpace& space = space_of(kernel_, pid_);
        hw::Mmu mmu(hardware_.memory, hardware_.tlb, load_space(kernel_, hardware_, space.id, record_));
        hw::PageFault again;
        std::uint64_t value = 0;
        if (!mmu.load(address_of(page), 1, value, again)) continue;
        return value != 0 || mmu.store(address_of(page), 1, 1, again);
    }
    return false;
}

void Replay::evict_optimally()
{
    const std::vector<std::uint32_t> pages = resident();
    if (pages.size() < frames_) return;
    const auto further = [&](std::uint32_t a, std::uint32_t b) { return next_of_[a] < next_of_[b]; };
    evict_page(kernel_, hardware_, frame_of(*std::max_element(pages.begin(), pages.end(), further)), record_);
}

bool Replay::serve(std::uint32_t page)
{
    ++faults_;
    if (policy_ == ReplayPolicy::Optimal) evict_optimally();
    if (!fault_in(page)) return false;
    if (policy_ == ReplayPolicy::Lru) frame_[page] = frame_of(page);
    return true;
}

// For each reference, when its page is used again. Optimal knows the future; nobody else does.
void Replay::look_ahead(std::span<const std::uint32_t> references)
{
    next_use_.assign(references.size(), never);
    std::vector<std::size_t> seen(frame_.size(), never);
    for (std::size_t i = references.size(); i-- > 0;) {
        next_use_[i] = seen[references[i]];
        seen[references[i]] = i;
    }
    next_of_ = std::move(seen);
}

bool Replay::play(std::span<const std::uint32_t> references)
{
    if (references.empty()) return true;
    if (!map_pages(*std::max_element(references.begin(), references.end()))) return false;
    const bool optimal = policy_ == ReplayPolicy::Optimal, lru = policy_ == ReplayPolicy::Lru;
    if (optimal) look_ahead(references);
    for (std::size_t at = 0; at < references.size();) {
        {
            const AddressSpace& space = space_of(kernel_, pid_);
            hw::Mmu mmu(hardware_.memory, hardware_.tlb, load_space(kernel_, hardware_, space.id, record_));
            hw::PageFault fault;
            std::uint64_t value = 0;
            for (; at < references.size(); ++at) {
                const std::uint32_t page = references[at];
                if (!mmu.load(address_of(page), 1, value, fault)) break;
                if (lru) list_to_front(kernel_, frame_[page]);
                if (optimal) next_of_[page] = next_use_[at];
                ++references_;
            }
        }
        if (at == references.size()) return true;
        if (!serve(references[at])) return false;
        if (optimal) next_of_[references[at]] = next_use_[at];
        ++references_;
        ++at;
    }
    return true;
}

std::vector<std::uint32_t> Replay::resident() const
{
    std::vector<std::uint32_t> pages;
    const PageList& list = kernel_.groups.at(group_).lru.list(LruList::InactiveAnon);
    for (std::uint32_t at = list.last; at != no_frame; at = kernel_.frames.table.at({at}).prev)
        each_mapping(kernel_, hardware_, {at}, [&](const Mapping& mapping) {
            pages.push_back(static_cast<std::uint32_t>((mapping.page - base_) / page_size));
            return false;
        });
    return pages;
}

}  // namespace fl::kernel
