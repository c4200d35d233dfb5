#include "theme.h"
#include "widgets/page_cell.h"

#include <doctest/doctest.h>

#include <set>

using namespace fl::web;

namespace {

constexpr Tone surfaces[] = {Tone::Ground, Tone::Card, Tone::Raised};
constexpr Tone words[] = {Tone::Ink, Tone::InkSoft, Tone::Accent, Tone::Good, Tone::Bad, Tone::Warn};
constexpr Tone source_words[] = {Tone::Keyword, Tone::Text, Tone::Number, Tone::Comment};
constexpr Tone marks[] = {Tone::Untouched, Tone::ZeroPage, Tone::Anonymous, Tone::File,
                          Tone::Dirty,     Tone::Shared,   Tone::Swapped,   Tone::Huge,
                          Tone::Kernel,    Tone::Table,    Tone::LineStrong};

}  // namespace

TEST_CASE("text stands out from every surface by 7 to 1 in both themes")
{
    for (const Theme& theme : {light_theme(), dark_theme()}) {
        for (const Tone surface : surfaces)
            for (const Tone word : words)
                CHECK(contrast(theme[word], theme[surface]) >= 7.0);
        for (const Tone word : source_words)
            CHECK(contrast(theme[word], theme[Tone::Card]) >= 7.0);
        for (const Tone ground : {Tone::AccentSoft, Tone::ChangedSoft, Tone::CurrentLine, Tone::Selected})
            CHECK(contrast(theme[Tone::Ink], theme[ground]) >= 7.0);
        CHECK(contrast(theme[Tone::OnAccent], theme[Tone::Accent]) >= 7.0);
    }
}

TEST_CASE("marks stand out from the card by 3 to 1 in both themes")
{
    for (const Theme& theme : {light_theme(), dark_theme()})
        for (const Tone mark : marks)
            CHECK(contrast(theme[mark], theme[Tone::Card]) >= 3.0);
}

TEST_CASE("every state of a page has a letter of its own, so that none is told by colour alone")
{
    std::set<std::string_view> letters;
    for (int i = 1; i < page_mark_count; ++i) {
        const std::string_view letter = letter_of(static_cast<PageMark>(i));
        CHECK_FALSE(letter.empty());
        CHECK(letters.insert(letter).second);
    }
}

TEST_CASE("fading changes only how much is seen through")
{
    CHECK(faded(IM_COL32(1, 2, 3, 255), 0) == IM_COL32(1, 2, 3, 0));
    CHECK(faded(IM_COL32(1, 2, 3, 255), 1) == IM_COL32(1, 2, 3, 255));
    CHECK(blend(IM_COL32(0, 0, 0, 255), IM_COL32(255, 255, 255, 255), 1) == IM_COL32(255, 255, 255, 255));
}
