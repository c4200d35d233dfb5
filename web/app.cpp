#include "app.h"

#include <imgui.h>

namespace fl::web {

struct App::Parts {
    AppSetup setup;
    std::uint64_t revision = 1;
};

App::App(const AppSetup& setup) : parts_(std::make_unique<Parts>()) { parts_->setup = setup; }
App::~App() = default;

void App::set_fonts(const AppFonts& fonts) { parts_->setup.fonts = fonts; }

std::string App::open_lesson(std::string_view, std::string_view, std::string_view)
{
    ++parts_->revision;
    return {};
}

void App::frame() { ImGui::TextUnformatted("faultline"); }
int App::next_frame_delay() const { return -1; }
std::string App::message(std::string_view) { return {}; }
std::uint64_t App::page_revision() const { return parts_->revision; }
std::string App::page_json() const { return "{}"; }
std::string App::link() const { return {}; }
std::string App::accessible_json() const { return "[]"; }
bool App::dark() const { return parts_->setup.theme == "dark"; }

}  // namespace fl::web
