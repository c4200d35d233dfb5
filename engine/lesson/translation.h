// A translation is a whole lesson file with the same ids. Merging never fails: what is not translated appears
// in English.
#pragma once

#include "lesson/lesson.h"

#include <vector>

namespace fl::lesson {

enum class Freshness : unsigned char { Current, Stale, Missing, Extra };

struct TranslationRow {
    std::string id;
    Freshness freshness = Freshness::Current;
    SourcePosition at;        // in the translation; of Missing: in the source
    std::string source_hash;  // what the translation should quote
};

// One row per step and prose block, in the source's order, then the extra ones.
std::vector<TranslationRow> compare(const Lesson& source, const Lesson& translation);

// What `faultline check` says about it: every row that is not current, and machine blocks that differ.
std::vector<Diagnostic> check_translation(const Lesson& source, const Lesson& translation);

// The source's structure and machine blocks with the translation's words.
Lesson merge(const Lesson& source, const Lesson& translation);

}  // namespace fl::lesson
