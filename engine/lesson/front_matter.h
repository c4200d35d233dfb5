// The eight keys at a lesson's head, between two lines of three hyphens.
#pragma once

#include "lesson/lesson.h"
#include "lesson/source.h"

#include <cstddef>
#include <string>
#include <vector>

namespace fl::lesson {

// Fills the lesson's own fields; returns where the text after the head begins.
std::size_t read_front_matter(Source& source, Lesson& lesson);

std::vector<std::string> front_matter_keys();
std::vector<std::string> machine_keys();

}  // namespace fl::lesson
