// All text of the interface by name, one table per language (english.cpp, chinese.cpp). Lessons bring their
// own.
#pragma once

#include "text/word.h"

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace fl::web {

inline constexpr std::size_t word_count = static_cast<std::size_t>(Word::Count);

struct Language {
    std::string_view code;  // "en", "zh-CN"
    std::string_view name;  // in itself
    std::array<std::string_view, word_count> words;

    std::string_view say(Word word) const { return words[static_cast<std::size_t>(word)]; }
};

const Language& english();
const Language& chinese();
// The language for a code such as "zh-CN", "zh" or "en-GB"; English when there is none.
const Language& language_for(std::string_view code);

// Puts values into the places {0}, {1}, … of a pattern. A place without a value stays as it is.
std::string fill_in(std::string_view pattern, std::initializer_list<std::string_view> values);

// How a table is written down in two files: one line per word, in any order; a missing word does not compile.
struct Said {
    Word word;
    std::string_view text;
};

template <std::size_t First, std::size_t Second>
constexpr Language language_of(std::string_view code, std::string_view name, const Said (&list)[First],
                               const Said (&more)[Second])
{
    static_assert(First + Second == word_count, "a word is missing or said twice");
    Language language{code, name, {}};
    for (const Said& said : list) language.words[static_cast<std::size_t>(said.word)] = said.text;
    for (const Said& said : more) language.words[static_cast<std::size_t>(said.word)] = said.text;
    return language;
}

constexpr bool complete(const Language& language)
{
    for (const std::string_view text : language.words)
        if (text.empty()) return false;
    return true;
}

}  // namespace fl::web
