// Where the lessons and the built page are: beside an installed program, or in the source tree.
#pragma once

#include <string>

namespace fl::cli {

std::string lessons_folder();
std::string site_folder();

}  // namespace fl::cli
