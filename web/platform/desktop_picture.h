// Writes what the window shows to a file, for tests and for the README.
#pragma once

#include <string>

namespace fl::platform {

// Binary PPM of the current framebuffer. False when the file cannot be written.
bool write_picture(const std::string& path, int width, int height);

}  // namespace fl::platform
