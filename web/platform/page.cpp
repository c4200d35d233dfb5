#include "platform/page.h"

#include "platform/fonts.h"
#include "platform/page_host.h"

#define GLFW_INCLUDE_NONE
#include <GLES3/gl3.h>
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <utility>

namespace fl::platform {

namespace {

constexpr const char* shader_version = "#version 300 es";

// GLFW makes the window and its context. It would also take every key and touch of the whole page, at CSS
// resolution and in ASCII; those come from web/page/canvas.js instead.
GLFWwindow* create_window()
{
    host_hold_listeners(1);
    GLFWwindow* window = nullptr;
    if (glfwInit()) {
        glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_ES_API);
        glfwWindowHint(GLFW_SAMPLES, 0);
        glfwWindowHint(GLFW_ALPHA_BITS, 0);
        glfwWindowHint(GLFW_DEPTH_BITS, 0);
        glfwWindowHint(GLFW_STENCIL_BITS, 0);
        window = glfwCreateWindow(320, 240, "faultline", nullptr, nullptr);
        if (window) glfwMakeContextCurrent(window);
    }
    host_hold_listeners(0);
    return window;
}

const char* css_cursor(ImGuiMouseCursor cursor)
{
    switch (cursor) {
    case ImGuiMouseCursor_None:
        return "none";
    case ImGuiMouseCursor_TextInput:
        return "text";
    case ImGuiMouseCursor_ResizeAll:
        return "move";
    case ImGuiMouseCursor_ResizeNS:
        return "ns-resize";
    case ImGuiMouseCursor_ResizeEW:
        return "ew-resize";
    case ImGuiMouseCursor_ResizeNESW:
        return "nesw-resize";
    case ImGuiMouseCursor_ResizeNWSE:
        return "nwse-resize";
    case ImGuiMouseCursor_Hand:
        return "pointer";
    case ImGuiMouseCursor_NotAllowed:
        return "not-allowed";
    default:
        return "default";
    }
}

void follow_caret(ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* data)
{
    const bool wanted = data->WantVisible || data->WantTextInput;
    host_text_input(wanted ? 1 : 0, data->InputPos.x, data->InputPos.y, data->InputLineHeight);
}

}  // namespace

bool Page::open(web::AppSetup setup)
{
    window_ = create_window();
    if (!window_) return false;

    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendPlatformName = "faultline page";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    items_.attach(*ImGui::GetCurrentContext());
    connect_clipboard();
    ImGui_ImplOpenGL3_Init(shader_version);

    setup.canvas_only = true;
    setup.fonts = load_fonts();
    app_ = std::make_unique<web::App>(setup);
    return true;
}

Page::~Page()
{
    app_.reset();
    if (!window_) return;
    if (ImGui::GetCurrentContext()) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext();
    }
    glfwDestroyWindow(window_);
    glfwTerminate();
}

void Page::connect_clipboard()
{
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Platform_ClipboardUserData = &clipboard_;
    platform.Platform_GetClipboardTextFn = [](ImGuiContext*) {
        return static_cast<const std::string*>(ImGui::GetPlatformIO().Platform_ClipboardUserData)->c_str();
    };
    platform.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
        *static_cast<std::string*>(ImGui::GetPlatformIO().Platform_ClipboardUserData) = text;
        host_clipboard(text);
    };
    platform.Platform_SetImeDataFn = follow_caret;
}

void Page::resize(const CanvasSize& size)
{
    size_ = size;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {size.width, size.height};
    io.DisplayFramebufferScale = {static_cast<float>(size.pixels_wide) / size.width,
                                  static_cast<float>(size.pixels_high) / size.height};
    wake();
}

int Page::frame(double now, bool visible)
{
    ImGuiIO& io = ImGui::GetIO();
    const double elapsed = (now - now_) / 1000;
    io.DeltaTime = static_cast<float>(std::clamp(elapsed, 0.0001, 0.1));
    now_ = now;

    ImGui_ImplOpenGL3_NewFrame();
    items_.begin_frame();
    ImGui::NewFrame();
    sharpen_fonts();
    app_->frame();
    ImGui::Render();
    items_.end_frame();
    if (visible) paint();
    show_cursor();

    const bool busy = !ImGui::GetCurrentContext()->InputEventsQueue.empty() || ImGui::IsAnyMouseDown();
    return pacer_.next_delay(now, app_->next_frame_delay(), busy, io.WantTextInput);
}

void Page::paint() const
{
    const ImVec4 ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
    glViewport(0, 0, size_.pixels_wide, size_.pixels_high);
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Page::show_cursor()
{
    const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
    if (cursor == cursor_) return;
    cursor_ = cursor;
    host_cursor(css_cursor(cursor));
}

// The text goes to Dear ImGui's clipboard, and the field with the focus is told to paste.
void Page::paste(std::string text)
{
    clipboard_ = std::move(text);
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddKeyEvent(ImGuiKey_V, true);
    io.AddKeyEvent(ImGuiKey_V, false);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    wake();
}

// Now, while deleting what is gone already is silent. Dear ImGui uploads its textures again later.
void Page::context_lost()
{
    ImGui_ImplOpenGL3_Shutdown();
}

void Page::context_restored()
{
    ImGui_ImplOpenGL3_Init(shader_version);
    wake();
}

char* Page::incoming(std::size_t size)
{
    incoming_.resize(size);
    return incoming_.data();
}

const char* Page::outgoing(std::string text)
{
    outgoing_ = std::move(text);
    return outgoing_.c_str();
}

}  // namespace fl::platform
