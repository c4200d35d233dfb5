// The fenced blocks: programs, console, check, task.
#pragma once

#include "lesson/lesson.h"
#include "lesson/markdown.h"
#include "lesson/source.h"

#include <string>
#include <string_view>
#include <vector>

namespace fl::lesson {

// What stands after a fence or a callout's flavour: "run id=touch show=address-space:demo @3f2a91c0".
struct Options {
    std::vector<std::string> words;
    std::string id, show, made_from;
};

// `allowed` are the words and the keys ("show=") that may stand there besides id= and @hash.
Options read_options(Source& source, std::string_view text, std::size_t offset,
                     const std::vector<std::string>& allowed);

Block read_fence(Source& source, const Node& code);

// The names of machine blocks and their options, for AUTHORING.md's test.
std::vector<std::string> fence_words();

}  // namespace fl::lesson
