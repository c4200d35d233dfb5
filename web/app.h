// The whole interface as one object, drawn into a Dear ImGui context that the platform makes.
// The platform calls frame() when next_frame_delay() or input says so and forwards messages from the page or
// from keys.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct ImFont;

namespace fl::web {

// Fonts the platform has loaded; null = the context's default font. Sizes in logical pixels, as
// ImGui::PushFont takes them.
struct AppFonts {
    ImFont* body = nullptr;
    ImFont* strong = nullptr;  // headings and words that matter; body when null
    ImFont* mono = nullptr;    // source, terminal, addresses
    float body_size = 17;
    float mono_size = 17;
};

struct TextAudit;

struct AppSetup {
    std::string language = "en";   // "en", "zh-CN"
    std::string theme = "system";  // "light", "dark", "system"
    bool system_is_dark = false;   // what "system" means at start; later: message("system dark")
    bool reduced_motion = false;   // later: message("motion reduced") or message("motion full")
    bool canvas_only = false;      // true in the browser: the lesson is HTML beside the canvas
    AppFonts fonts;
    TextAudit* audit = nullptr;  // tests: collects what text was drawn where
};

class App {
public:
    explicit App(const AppSetup& setup);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    void set_fonts(const AppFonts& fonts);

    // Opens a lesson at a step ("" = its first). `translated` may be empty. Returns "" or a rendered
    // diagnostic.
    std::string open_lesson(std::string_view english, std::string_view translated, std::string_view step);

    // Opens a file the learner brings: a lesson, or what engine/import knows. It is played over the next
    // frames. Returns "" or what is wrong with it.
    std::string open_file(std::string_view name, std::string text);

    // Between ImGui::NewFrame() and ImGui::Render(): draws, applies what was asked for, and runs the machine
    // by a bounded number of steps.
    void frame();
    // 0: draw again at once (running or moving). > 0: milliseconds. -1: nothing changes until input.
    int next_frame_delay() const;

    // One line from the page or a key: "next", "back", "go touch", "answer q-touch 1", "task ten-pages",
    // "hint ten-pages", "lang zh-CN", "theme dark", "system dark", "motion reduced", "show
    // address-space:demo", "pane picture", "pane all", "seek 12 3456", "line next", "solution ten-pages",
    // "reset", "restore …", "keys". Returns "" or what is wrong with it.
    std::string message(std::string_view line);

    std::uint64_t page_revision() const;  // grows whenever page_json() may have changed
    std::string page_json() const;        // the lesson's blocks for the page
    std::string saved() const;  // the learner's progress as one line; message("restore …") takes it back
    std::string link() const;   // "lesson=memory-on-demand&step=touch&lang=zh-CN&theme=dark"
    std::string accessible_json() const;  // what the canvas shows, as rows of text
    bool dark() const;                    // the theme now in force, for the page around the canvas

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace fl::web
