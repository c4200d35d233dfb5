// One page as a cell: a colour and a shape per state, so that no state is told by colour alone.
#pragma once

#include "inspect/residency.h"
#include "widgets/label.h"

namespace fl::web {

// What a cell shows: a state, and for a page of a file whether it differs from the file.
enum class PageMark : std::uint8_t {
    Nothing,
    Untouched,
    Zero,
    Anonymous,
    CopyOnWrite,
    File,
    Dirty,
    Shared,
    Swapped,
    Huge,
    Count
};

inline constexpr int page_mark_count = static_cast<int>(PageMark::Count);

PageMark mark_of(inspect::PageState state);
PageMark mark_of(const inspect::PageRow& page);

Tone tone_of(PageMark mark);
Word word_of(PageMark mark);                // "anonymous"
Word explanation_of(PageMark mark);         // one sentence
std::string_view letter_of(PageMark mark);  // "a"

void draw_page_cell(const Look& look, const Box& box, PageMark mark);

// All states with their names, in as many columns as fit; returns the height it takes.
float draw_page_legend(const Look& look, const Box& box, Paint paint);

}  // namespace fl::web
