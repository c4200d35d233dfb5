// A directory of what the last frame showed: every widget and every drawn thing that can be clicked, with its
// name and place. Tests click by name, and the page mirrors it for screen readers.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

namespace fl::platform {

enum class Role { Button, Checkbox, TextBox, TreeItem, Cell, Row, Tab, Link, Text };

struct Item {
    ImGuiID id = 0;
    std::string label;
    std::string window;
    ImVec2 min, max;  // in logical pixels, cut to what is visible
    Role role = Role::Button;
    bool checked = false;
    bool open = false;
    bool disabled = false;
    bool focused = false;
};

// Collects the items of one Dear ImGui context. Lives as long as the context it is attached to.
class ItemLog {
public:
    void attach(ImGuiContext& context);
    void begin_frame();
    void end_frame();
    const std::vector<Item>& items() const { return shown_; }
    std::string json() const;

    void add(ImGuiID id, ImVec2 min, ImVec2 max, std::string_view window, bool disabled);
    void describe(ImGuiID id, std::string_view label, int status);
    void note(const Item& item) { noted_.push_back(item); }

private:
    struct Description {
        ImGuiID id;
        std::string label;
        int status;
    };
    std::vector<Item> added_;
    std::vector<Description> descriptions_;
    std::vector<Item> noted_;
    std::vector<Item> shown_;
};

// Names something drawn by hand (a cell, a row, a picture's part). Does nothing when no ItemLog is attached.
void note_item(ImGuiID id, std::string_view label, ImVec2 min, ImVec2 max, Role role);

}  // namespace fl::platform
