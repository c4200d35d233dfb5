// The lesson's present step as JSON: what the page turns into HTML. The shapes are described in
// lessons/AUTHORING.md's last section; live values are text already.
#pragma once

#include "lesson/player.h"

#include <string>

namespace fl::lesson {

std::string page_json(const Player& player);

}  // namespace fl::lesson
