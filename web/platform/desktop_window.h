// The desktop's side of the platform: one GLFW window with the whole interface in it.
#pragma once

#include <string>

namespace fl::platform {

struct WindowSetup {
    std::string lesson;  // "" = where the reader left off, else the first
    std::string step;
    std::string file;  // a file to open instead of a lesson
    std::string language;  // "" = from the environment
    std::string theme = "system";
    std::string picture;  // write what the window shows to this file (PPM) once it rests, then leave
    int width = 1440;
    int height = 900;
};

// Runs until the window is closed. Returns an exit status.
int open_window(const WindowSetup& setup);

}  // namespace fl::platform
