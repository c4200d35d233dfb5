// The browser's side of the platform: one canvas, one application, and the functions that the page's scripts
// call.
#pragma once

#include "app.h"
#include "platform/items.h"
#include "platform/pacer.h"

#include <memory>
#include <string>

struct GLFWwindow;
struct ImGuiPlatformImeData;

namespace fl::platform {

struct CanvasSize {
    float width, height;           // CSS pixels
    int pixels_wide, pixels_high;  // device pixels
};

class Page {
public:
    Page() = default;
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    // Makes the window, its context and the application, once. False when the browser has no WebGL 2.
    bool open(web::AppSetup setup);

    web::App& app() { return *app_; }
    const ItemLog& items() const { return items_; }

    void resize(const CanvasSize& size);
    // Draws a frame at this time (ms) and says when the next is due (see Pacer). A hidden canvas is not
    // painted, but the machine behind it goes on.
    int frame(double now, bool visible);
    void wake() { pacer_.input(now_); }
    void paste(std::string text);
    // The graphics context went away with all that was in it, and came back empty.
    void context_lost();
    void context_restored();

    // Memory the page's scripts write their text into, NUL-terminated by them.
    char* incoming(std::size_t size);
    // Text for the page's scripts; valid until the next call.
    const char* outgoing(std::string text);

private:
    void connect_clipboard();
    void paint() const;
    void show_cursor();

    GLFWwindow* window_ = nullptr;
    ItemLog items_;
    Pacer pacer_;
    std::unique_ptr<web::App> app_;
    CanvasSize size_{1, 1, 1, 1};
    double now_ = 0;
    int cursor_ = -2;
    std::string clipboard_;
    std::string incoming_;
    std::string outgoing_;
};

}  // namespace fl::platform
