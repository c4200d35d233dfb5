// GLFW's events for Dear ImGui, in logical pixels whatever the screen's scale.
#pragma once

#include <string>

struct GLFWwindow;

namespace fl::platform {

class Pacer;

struct DesktopInput {
    Pacer* pacer = nullptr;
    std::string dropped;  // path of a file that was let go over the window; "" = none
    float scale = 1;  // logical pixels → the window system's coordinates

    // Keeps a pointer to itself in the window: must outlive it.
    void attach(GLFWwindow* window);
};

}  // namespace fl::platform
