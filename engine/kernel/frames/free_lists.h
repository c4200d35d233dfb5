// One zone's free blocks: taking them, giving them back, and the loan of pageblocks between migrate types.
// Private to frames.
#pragma once

#include "base/maybe.h"
#include "kernel/frames/frames.h"

#include <optional>

namespace fl::kernel {

// As Frame::next and Frame::previous name a neighbour.
inline std::uint32_t link_to(FrameNumber frame)
{
    return static_cast<std::uint32_t>(frame.value);
}

struct FreeLists {
    Frames& frames;
    Zone& zone;
    trace::Recorder& record;

    void push(FrameNumber block, unsigned order, MigrateType type) const;
    void remove(FrameNumber block, unsigned order) const;  // out of whatever list it is in

    // A block of that order. When no free block of the type is left, one of another type is taken, and often
    // its whole pageblock with it; from `least_lent` on only blocks of that order are taken so.
    // Linux: __rmqueue().
    Maybe<FrameNumber> take(unsigned order, MigrateType type, unsigned least_lent) const;
    void give_back(FrameNumber block, unsigned order) const;  // Linux: __free_one_page()

    // Is all of [first, end) free, in blocks of the highest order or never handed out? Both are borders of
    // such blocks. Linux: pfn_range_valid_contig().
    bool all_free(FrameNumber first, FrameNumber end) const;
    void take_all(FrameNumber first, FrameNumber end) const;  // what is all free

private:
    struct Loan {
        MigrateType from;
        unsigned order;    // of the block
        bool whole_block;  // its pageblock may be claimed
    };

    Maybe<FrameNumber> carve() const;
    Maybe<FrameNumber> first_of(unsigned order, MigrateType type) const;
    Maybe<FrameNumber> take_own(unsigned order, MigrateType type) const;
    Maybe<FrameNumber> borrow(unsigned order, MigrateType type, unsigned least_lent) const;
    std::optional<Loan> find_loan(unsigned order, MigrateType type) const;
    Maybe<FrameNumber> carry_out(const Loan& loan, unsigned order, MigrateType type) const;
    bool claim(FrameNumber block, MigrateType type) const;
    void move_free_blocks(FrameNumber pageblock, MigrateType type) const;
    void expand(FrameNumber block, unsigned from, unsigned to, MigrateType type) const;
    bool is_free_block(FrameNumber block, unsigned order) const;
};

// Which types a type turns to when it has run out, in this order. Linux: fallbacks[].
std::array<MigrateType, 2> helpers_of(MigrateType type);
// May a request of that type make a whole pageblock its own when it takes a block of that order from another
// type? Linux: can_steal_fallback().
bool may_claim(unsigned order, MigrateType type);

}  // namespace fl::kernel
