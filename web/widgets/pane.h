// A part of the window with its own scrolling.
#pragma once

#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

enum class Scroll : std::uint8_t { None, Vertical, Both };

// Between construction and destruction everything is drawn into that part, and cut at its border.
class PaneScope {
public:
    PaneScope(const char* id, const Box& box, Scroll scroll);
    ~PaneScope();
    PaneScope(const PaneScope&) = delete;
    PaneScope& operator=(const PaneScope&) = delete;

    // The place of the content: as wide as the pane without its scrollbar, as high as told to
    // content_height().
    const Box& content() const { return content_; }
    // What is visible of it.
    const Box& view() const { return view_; }
    void content_height(float height);
    // Scrolls so that [top, bottom] (in screen pixels) is visible, if it is not.
    void reveal(float top, float bottom);

private:
    Box content_, view_;
};

// A bar to drag; returns by how many pixels it was moved in this frame.
float draw_splitter(const Look& look, const char* id, const Box& box, std::string_view label);

// 0 → 1 over `seconds` from `start`; 1 at once when motion is off.
float progress(const Look& look, double start, double seconds);
inline constexpr double quick_motion = 0.22;  // seconds

}  // namespace fl::web
