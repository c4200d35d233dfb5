// Quotes with a flavour: > [!QUIZ] id=q-touch, > [!NOTE], > [!TIP], > [!MYTH].
#pragma once

#include "lesson/lesson.h"
#include "lesson/markdown.h"
#include "lesson/source.h"

#include <string>
#include <vector>

namespace fl::lesson {

Block read_callout(Source& source, Node quote);

// Paragraphs, lists and tables: what may stand in a step and in a note.
Block read_paragraph(Source& source, Node paragraph);
Block read_list(Source& source, Node list);
Block read_table(Source& source, Node table);

std::vector<std::string> callout_words();  // "[!QUIZ]", ...

}  // namespace fl::lesson
