// Which programs, variables and moments a lesson has, and whether its expressions name only these.
#pragma once

#include "lesson/lesson.h"
#include "lesson/names.h"
#include "lesson/source.h"

namespace fl::lesson {

Scope scope_of(const Lesson& lesson);

void check_names(Source& source, const Lesson& lesson);

}  // namespace fl::lesson
