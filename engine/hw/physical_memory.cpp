#include "hw/physical_memory.h"

#include "base/check.h"

#include <algorithm>
#include <bit>

namespace fl::hw {
namespace {

// Of the lines in a mask.
unsigned first_of(std::uint64_t lines) { return static_cast<unsigned>(std::countr_zero(lines)); }
unsigned last_of(std::uint64_t lines) { return 63 - static_cast<unsigned>(std::countl_zero(lines)); }

}  // namespace

HostPage* HostPage::make(std::uint64_t wanted, const HostPage* other)
{
    const std::uint64_t needed = wanted | (other ? other->valid : 0);
    const unsigned first = first_of(needed), last = last_of(needed);
    unsigned piece = 1;
    while (first / piece != last / piece) piece *= 8;
    auto* page = new (::operator new(sizeof(HostPage) + piece * line_size)) HostPage;
    page->begin = static_cast<std::uint16_t>(first / piece * piece * line_size);
    page->room = static_cast<std::uint16_t>(piece * line_size);
    if (!other) return page;
    page->valid = other->valid;
    for (std::uint64_t rest = other->valid; rest != 0; rest &= rest - 1) {
        const std::size_t at = static_cast<std::size_t>(std::countr_zero(rest)) << line_shift;
        std::memcpy(page->at(at), other->at(at), line_size);
    }
    return page;
}

bool HostPage::all_zero() const
{
    for (std::uint64_t rest = valid; rest != 0; rest &= rest - 1) {
        const std::byte* line = at(static_cast<std::size_t>(std::countr_zero(rest)) << line_shift);
        if (std::any_of(line, line + line_size, [](std::byte b) { return b != std::byte{}; })) return false;
    }
    return true;
}

bool HostPage::same_bytes(const HostPage& other) const
{
    constexpr std::byte zeros[line_size]{};
    for (std::uint64_t rest = valid | other.valid; rest != 0; rest &= rest - 1) {
        const std::size_t offset = static_cast<std::size_t>(std::countr_zero(rest)) << line_shift;
        const std::byte* mine = is_valid(offset) ? at(offset) : zeros;
        const std::byte* theirs = other.is_valid(offset) ? other.at(offset) : zeros;
        if (std::memcmp(mine, theirs, line_size) != 0) return false;
    }
    return true;
}

HostPage* PageRef::prepare(std::uint64_t wanted)
{
    const bool enough = page_ && page_->owners == 1
                        && page_->has_room(std::uint64_t{first_of(wanted)} << HostPage::line_shift)
                        && page_->has_room(std::uint64_t{last_of(wanted)} << HostPage::line_shift);
    if (!enough) release(std::exchange(page_, HostPage::make(wanted, page_)));
    for (std::uint64_t rest = wanted & ~page_->valid; rest != 0; rest &= rest - 1)
        page_->make_valid(static_cast<std::uint64_t>(std::countr_zero(rest)) << HostPage::line_shift);
    return page_;
}

bool operator==(const PageRef& a, const PageRef& b)
{
    if (a.page_ == b.page_) return true;
    if (!a.page_) return b.page_->all_zero();
    if (!b.page_) return a.page_->all_zero();
    return a.page_->same_bytes(*b.page_);
}

PhysicalMemory::PhysicalMemory(PageCount frames)
    : size_(frames), blocks_(static_cast<std::size_t>(align_up(frames.value, block_frames) / block_frames))
{
}

const PageRef* PhysicalMemory::search(FrameNumber frame) const
{
    const Cow<Block>& block = blocks_[frame.value / block_frames];
    if (!block) return nullptr;
    const Cow<Run>& run = (*block)[frame.value / run_frames % (block_frames / run_frames)];
    if (!run) return nullptr;
    recent_.remember_shared(frame.value / run_frames, *run);
    return &(*run)[frame.value % run_frames];
}

PageRef& PhysicalMemory::own_ref(FrameNumber frame)
{
    Block& block = blocks_[frame.value / block_frames].write();
    Run& run = block[frame.value / run_frames % (block_frames / run_frames)].write();
    recent_.remember_own(frame.value / run_frames, run);
    return run[frame.value % run_frames];
}

void PhysicalMemory::read(PhysAddr from, std::span<std::byte> bytes) const
{
    std::uint64_t at = offset_in_frame(from);
    check(at + bytes.size() <= page_size, "a physical access stays in its frame");
    const HostPage* page = page_for_read(frame_of(from));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const std::size_t piece =
            std::min<std::size_t>(bytes.size() - done, HostPage::line_size - at % HostPage::line_size);
        if (page && page->is_valid(at))
            std::memcpy(bytes.data() + done, page->at(at), piece);
        else
            std::memset(bytes.data() + done, 0, piece);
        done += piece;
        at += piece;
    }
}

void PhysicalMemory::write(PhysAddr to, std::span<const std::byte> bytes)
{
    const std::uint64_t at = offset_in_frame(to);
    check(at + bytes.size() <= page_size, "a physical access stays in its frame");
    if (bytes.empty()) return;
    const std::uint64_t lines =
        HostPage::mask(HostPage::line_of(at), HostPage::line_of(at + bytes.size() - 1));
    std::memcpy(ref(frame_of(to)).write(lines)->at(at), bytes.data(), bytes.size());
}

void PhysicalMemory::clear(FrameNumber frame)
{
    if (page_for_read(frame)) ref(frame) = PageRef{};
}

void PhysicalMemory::copy(FrameNumber to, FrameNumber from)
{
    if (!page_for_read(from)) {
        clear(to);
        return;
    }
    PageRef source = ref(from);
    ref(to) = std::move(source);
}

void PhysicalMemory::take(FrameNumber to, const PhysicalMemory& source, FrameNumber from)
{
    const PageRef* page = source.find(from);
    if (page && page->get()) ref(to) = *page;
    else clear(to);
}

bool PhysicalMemory::same_bytes(FrameNumber mine, const PhysicalMemory& other, FrameNumber theirs) const
{
    const PageRef none;
    const PageRef *a = find(mine), *b = other.find(theirs);
    return (a ? *a : none) == (b ? *b : none);
}

bool PhysicalMemory::is_zero(FrameNumber frame) const
{
    const HostPage* page = page_for_read(frame);
    return !page || page->all_zero();
}

bool PhysicalMemory::same(const Cow<Run>& a, const Cow<Run>& b)
{
    if (a.same_as(b)) return true;
    const Run zeros{};
    return (a ? *a : zeros) == (b ? *b : zeros);
}

bool PhysicalMemory::same(const Cow<Block>& a, const Cow<Block>& b)
{
    if (a.same_as(b)) return true;
    const Cow<Run> none;
    for (std::size_t i = 0; i < block_frames / run_frames; ++i)
        if (!same(a ? (*a)[i] : none, b ? (*b)[i] : none)) return false;
    return true;
}

PageCount PhysicalMemory::kept_apart(const PhysicalMemory& other) const
{
    const Cow<Block> no_block;
    const Cow<Run> no_run;
    const PageRef no_page;
    std::uint64_t pages = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const Cow<Block>& theirs = i < other.blocks_.size() ? other.blocks_[i] : no_block;
        if (!blocks_[i] || blocks_[i].same_as(theirs)) continue;
        for (std::size_t j = 0; j < block_frames / run_frames; ++j) {
            const Cow<Run>& mine = (*blocks_[i])[j];
            const Cow<Run>& run = theirs ? (*theirs)[j] : no_run;
            if (!mine || mine.same_as(run)) continue;
            for (std::size_t k = 0; k < run_frames; ++k) {
                const HostPage* page = (*mine)[k].get();
                pages += page && page != (run ? (*run)[k] : no_page).get() ? 1 : 0;
            }
        }
    }
    return {pages};
}

bool operator==(const PhysicalMemory& a, const PhysicalMemory& b)
{
    return a.size_ == b.size_ && a.paging_ == b.paging_ &&
           std::equal(a.blocks_.begin(), a.blocks_.end(), b.blocks_.begin(),
                      [](const auto& x, const auto& y) { return PhysicalMemory::same(x, y); });
}

}  // namespace fl::hw
