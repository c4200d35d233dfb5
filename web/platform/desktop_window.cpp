#include "platform/desktop_window.h"

#include "app.h"
#include "platform/desktop_input.h"
#include "platform/desktop_lessons.h"
#include "platform/desktop_picture.h"
#include "platform/desktop_settings.h"
#include "platform/fonts.h"
#include "platform/pacer.h"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace fl::platform {

namespace {

enum Exit { Fine = 0, BadInput = 3, InputOutput = 4 };

std::string environment_language()
{
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value && *value) return std::string_view(value).substr(0, 2) == "zh" ? "zh-CN" : "en";
    }
    return "en";
}

// The command line first, then where the reader left off.
WindowSetup resolve(WindowSetup setup)
{
    const std::string last = load_last_link();
    if (setup.lesson.empty() && setup.step.empty()) {
        setup.lesson = link_value(last, "lesson");
        setup.step = link_value(last, "step");
    }
    if (setup.language.empty()) setup.language = link_value(last, "lang");
    if (setup.language.empty()) setup.language = environment_language();
    return setup;
}

class DesktopWindow {
public:
    ~DesktopWindow();
    bool create(const WindowSetup& setup);
    bool open_lesson(const WindowSetup& setup);
    bool open_file(const std::string& path);
    int run(const std::string& picture);

private:
    void follow_scale();
    int frame();
    void wait(int delay) const;

    GLFWwindow* window_ = nullptr;
    DesktopInput input_;
    Pacer pacer_;
    std::unique_ptr<web::App> app_;
    int wide_ = 1;
    int high_ = 1;
};

DesktopWindow::~DesktopWindow()
{
    app_.reset();
    if (ImGui::GetCurrentContext()) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
    if (window_) glfwDestroyWindow(window_);
    glfwTerminate();
}

bool DesktopWindow::create(const WindowSetup& setup)
{
    if (!glfwInit()) return false;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    window_ = glfwCreateWindow(setup.width, setup.height, "faultline", nullptr, nullptr);
    if (!window_) return false;
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);

    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    ImGui_ImplGlfw_InitForOpenGL(window_, false);
    ImGui_ImplOpenGL3_Init("#version 330 core");
    input_.pacer = &pacer_;
    input_.attach(window_);

    web::AppSetup app;
    app.language = setup.language;
    app.theme = setup.theme;
    app.fonts = load_fonts();
    app_ = std::make_unique<web::App>(app);
    return true;
}

bool DesktopWindow::open_lesson(const WindowSetup& setup)
{
    const auto lessons = lessons_folder();
    const std::vector<LessonEntry> index = read_index(lessons);
    if (index.empty()) {
        std::fprintf(stderr, "faultline: no lessons in %s\n", lessons.c_str());
        return false;
    }
    auto entry = std::find_if(index.begin(), index.end(),
                              [&](const LessonEntry& each) { return each.id == setup.lesson; });
    if (entry == index.end()) {
        if (!setup.lesson.empty()) {
            std::fprintf(stderr, "faultline: no lesson '%s'; opening '%s'\n", setup.lesson.c_str(),
                         index.front().id.c_str());
        }
        entry = index.begin();
    }
    const auto files = read_lesson(lessons, *entry, setup.language);
    if (!files) {
        std::fprintf(stderr, "faultline: cannot read %s/lesson.md\n", entry->folder.c_str());
        return false;
    }
    const std::string problem = app_->open_lesson(files->english, files->translated, setup.step);
    if (!problem.empty()) std::fprintf(stderr, "%s\n", problem.c_str());
    // Answers come back; the step only when none was asked for.
    const std::string before = load_progress(entry->id);
    const std::size_t answers = setup.step.empty() ? 0 : std::min(before.find(' '), before.size());
    if (problem.empty() && answers < before.size()) app_->message("restore " + before.substr(answers));
    return true;
}

bool DesktopWindow::open_file(const std::string& path)
{
    std::optional<std::string> text = read_file(path);
    if (!text) {
        std::fprintf(stderr, "faultline: cannot read '%s'\n", path.c_str());
        return false;
    }
    const std::string problem = app_->open_file(path, std::move(*text));
    if (!problem.empty()) std::fprintf(stderr, "%s: %s\n", path.c_str(), problem.c_str());
    return problem.empty();
}

// Where window coordinates are device pixels (X11), the screen's scale is ours to apply.
void DesktopWindow::follow_scale()
{
    int width = 1;
    int height = 1;
    float content_scale = 1;
    glfwGetFramebufferSize(window_, &wide_, &high_);
    glfwGetWindowSize(window_, &width, &height);
    glfwGetWindowContentScale(window_, &content_scale, nullptr);
    if (width <= 0 || wide_ <= 0) return;
    const float pixels_per_unit = static_cast<float>(wide_) / static_cast<float>(width);
    const float scale = std::max(content_scale, pixels_per_unit);
    input_.scale = scale / pixels_per_unit;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(wide_) / scale, static_cast<float>(high_) / scale};
    io.DisplayFramebufferScale = {scale, scale};
}

int DesktopWindow::frame()
{
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    follow_scale();
    ImGui::NewFrame();
    sharpen_fonts();
    app_->frame();
    ImGui::Render();
    const ImVec4 ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
    glViewport(0, 0, wide_, high_);
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());

    const bool busy = !ImGui::GetCurrentContext()->InputEventsQueue.empty() || ImGui::IsAnyMouseDown();
    const bool typing = ImGui::GetIO().WantTextInput;
    return pacer_.next_delay(glfwGetTime() * 1000, app_->next_frame_delay(), busy, typing);
}

void DesktopWindow::wait(int delay) const
{
    if (delay == 0) {
        glfwPollEvents();
    } else if (delay == sleep_until_input) {
        glfwWaitEvents();
    } else {
        glfwWaitEventsTimeout(delay / 1000.0);
    }
}

int DesktopWindow::run(const std::string& picture)
{
    std::string saved = app_->link(), answers = app_->saved();
    while (!glfwWindowShouldClose(window_)) {
        if (!input_.dropped.empty()) open_file(std::exchange(input_.dropped, {}));
        const int delay = frame();
        if (!picture.empty() && delay != 0) return write_picture(picture, wide_, high_) ? Fine : InputOutput;
        glfwSwapBuffers(window_);
        if (picture.empty() && saved != app_->link()) {
            saved = app_->link();
            save_last_link(saved);
        }
        if (picture.empty() && answers != app_->saved()) {
            answers = app_->saved();
            save_progress(link_value(app_->link(), "lesson"), answers);
        }
        wait(delay);
    }
    return Fine;
}

}  // namespace

int open_window(const WindowSetup& asked)
{
    const WindowSetup setup = resolve(asked);
    DesktopWindow window;
    if (!window.create(setup)) {
        const char* reason = nullptr;
        glfwGetError(&reason);
        std::fprintf(stderr, "faultline: no window: %s\n", reason ? reason : "OpenGL 3.3 is not available");
        return InputOutput;
    }
    if (setup.file.empty() ? !window.open_lesson(setup) : !window.open_file(setup.file)) return BadInput;
    return window.run(setup.picture);
}

}  // namespace fl::platform
