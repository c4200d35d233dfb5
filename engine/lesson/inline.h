// Running text: Markdown's inline nodes become spans, and the mark {#id @hash} at a block's end its id.
#pragma once

#include "lesson/lesson.h"
#include "lesson/markdown.h"
#include "lesson/source.h"

#include <string>
#include <vector>

namespace fl::lesson {

struct Mark {
    std::string id;
    std::string made_from;
};

// Takes the mark off the end of the last text, if there is one.
Mark take_mark(Source& source, std::vector<Node>& nodes);

Spans read_spans(Source& source, const std::vector<Node>& nodes);

// A line of a fence that is words: `code` and `{value}` only.
Spans read_plain_line(Source& source, std::string_view text, SourcePosition at);

bool is_id(std::string_view text);    // small letters, digits and hyphens, beginning with a letter
bool is_hash(std::string_view text);  // eight hexadecimal digits

}  // namespace fl::lesson
