#include "platform/desktop_input.h"

#include "platform/pacer.h"

#include <GLFW/glfw3.h>
#include <imgui_impl_glfw.h>

namespace fl::platform {

namespace {

DesktopInput& input_of(GLFWwindow* window)
{
    auto& input = *static_cast<DesktopInput*>(glfwGetWindowUserPointer(window));
    input.pacer->input(glfwGetTime() * 1000);
    return input;
}

void on_move(GLFWwindow* window, double x, double y)
{
    const auto scale = static_cast<double>(input_of(window).scale);
    ImGui_ImplGlfw_CursorPosCallback(window, x / scale, y / scale);
}

void on_enter(GLFWwindow* window, int entered)
{
    input_of(window);
    ImGui_ImplGlfw_CursorEnterCallback(window, entered);
}

void on_button(GLFWwindow* window, int button, int action, int modifiers)
{
    input_of(window);
    ImGui_ImplGlfw_MouseButtonCallback(window, button, action, modifiers);
}

void on_scroll(GLFWwindow* window, double x, double y)
{
    input_of(window);
    ImGui_ImplGlfw_ScrollCallback(window, x, y);
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int modifiers)
{
    input_of(window);
    ImGui_ImplGlfw_KeyCallback(window, key, scancode, action, modifiers);
}

void on_character(GLFWwindow* window, unsigned codepoint)
{
    input_of(window);
    ImGui_ImplGlfw_CharCallback(window, codepoint);
}

void on_focus(GLFWwindow* window, int focused)
{
    input_of(window);
    ImGui_ImplGlfw_WindowFocusCallback(window, focused);
}

void on_resize(GLFWwindow* window, int, int)
{
    input_of(window);
}

void on_drop(GLFWwindow* window, int count, const char** paths)
{
    if (count > 0) input_of(window).dropped = paths[0];
}

}  // namespace

void DesktopInput::attach(GLFWwindow* window)
{
    glfwSetWindowUserPointer(window, this);
    glfwSetCursorPosCallback(window, on_move);
    glfwSetCursorEnterCallback(window, on_enter);
    glfwSetMouseButtonCallback(window, on_button);
    glfwSetScrollCallback(window, on_scroll);
    glfwSetKeyCallback(window, on_key);
    glfwSetCharCallback(window, on_character);
    glfwSetWindowFocusCallback(window, on_focus);
    glfwSetFramebufferSizeCallback(window, on_resize);
    glfwSetDropCallback(window, on_drop);
}

}  // namespace fl::platform
