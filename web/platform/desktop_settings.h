// What the desktop program remembers between runs: the place in the lesson, language and theme, as one link.
#pragma once

#include <string>

namespace fl::platform {

std::string load_last_link();                  // "" when there is none
void save_last_link(const std::string& link);  // a refusal is not an error: it is then simply not remembered

// What was answered in a lesson, as App::saved() says it.
std::string load_progress(const std::string& lesson);
void save_progress(const std::string& lesson, const std::string& saved);

// "lesson=x&step=y" → the value of one key, or "".
std::string link_value(const std::string& link, const std::string& key);

}  // namespace fl::platform
