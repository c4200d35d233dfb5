#include "text/words.h"
#include "widgets/amount.h"
#include "widgets/label.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::web;

TEST_CASE("every word leaves the same places open in every language")
{
    for (std::size_t i = 0; i < word_count; ++i) {
        const auto word = static_cast<Word>(i);
        for (const std::string_view place : {"{0}", "{1}", "{2}"}) {
            const bool here = english().say(word).find(place) != std::string_view::npos;
            CAPTURE(english().say(word));
            CHECK(here == (chinese().say(word).find(place) != std::string_view::npos));
        }
    }
}

TEST_CASE("a language is found by its code and anything else is English")
{
    CHECK(language_for("zh-CN").code == "zh-CN");
    CHECK(language_for("zh").code == "zh-CN");
    CHECK(language_for("en-GB").code == "en");
    CHECK(language_for("").code == "en");
    CHECK(language_for("xx").code == "en");
}

TEST_CASE("values fill their places and nothing else is touched")
{
    CHECK(fill_in("{0} of {1}", {"3", "9"}) == "3 of 9");
    CHECK(fill_in("{1}{0}", {"a", "b"}) == "ba");
    CHECK(fill_in("{2} {x} {", {"a"}) == "{2} {x} {");
}

TEST_CASE("sizes are written with the unit Linux uses")
{
    CHECK(size_text({12}) == "12 B");
    CHECK(size_text(132_KiB) == "132 kB");
    CHECK(size_text(2916_KiB) == "2916 kB");
    CHECK(size_text(64_MiB) == "64 MiB");
    CHECK(size_text({0x7ffffffff000}) == "128 TiB");
    CHECK(count_text(1234) == "1234");
    CHECK(count_text(123456) == "123,456");
    CHECK(address_text({0x1000}) == "000000001000");
}

TEST_CASE("a line may break after a blank and around Chinese characters, but not before closing marks")
{
    CHECK(next_piece("two words") == "two ");
    CHECK(next_piece("页表项") == "页");
    CHECK(next_piece("页。表") == "页。");
    CHECK(next_piece("PTE页") == "PTE");
    CHECK(next_piece("") == "");
}
