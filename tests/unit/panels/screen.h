// Dear ImGui without a window: draws frames, clicks things by their name, counts what was drawn.
#pragma once

#include "platform/items.h"
#include "widgets/look.h"

#include <functional>
#include <string_view>

namespace fl::web {

class Screen {
public:
    explicit Screen(ImVec2 size);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    // What is drawn in every following frame.
    void show(std::function<void()> draw) { draw_ = std::move(draw); }
    void frames(int count);
    void resize(ImVec2 size);

    const platform::Item* find(std::string_view label) const;  // the first with that name
    bool click(std::string_view label);                        // false: nothing has that name
    void click_at(ImVec2 at);
    void drag(ImVec2 from, ImVec2 to);
    void type(std::string_view text);
    void press(ImGuiKey key);
    int vertices() const { return vertices_; }

private:
    void frame();

    ImGuiContext* context_;
    platform::ItemLog log_;
    std::function<void()> draw_;
    int vertices_ = 0;
};

Look plain_look();

}  // namespace fl::web
