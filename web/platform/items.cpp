#include "platform/items.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace fl::platform {

namespace {

// Dear ImGui keeps one pointer per context for its test hooks: the log hangs there, so nothing is global.
ItemLog* log_of(ImGuiContext* context)
{
    return context ? static_cast<ItemLog*>(context->TestEngine) : nullptr;
}

bool is_visible(ImVec2 min, ImVec2 max)
{
    return max.x - min.x > 1 && max.y - min.y > 1;
}

Role role_of(int status, Role otherwise)
{
    if (status & ImGuiItemStatusFlags_Checkable) {
        return Role::Checkbox;
    }
    if (status & ImGuiItemStatusFlags_Inputable) {
        return Role::TextBox;
    }
    return status & ImGuiItemStatusFlags_Openable ? Role::TreeItem : otherwise;
}

const char* role_name(Role role)
{
    constexpr std::array names{"button", "checkbox", "textbox", "treeitem", "cell",
                               "row",    "tab",      "link",    "text"};
    return names[static_cast<std::size_t>(role)];
}

void append_quoted(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\u%04x", static_cast<unsigned>(c));
            out += escaped.data();
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_json(std::string& out, const Item& item)
{
    std::array<char, 256> head{};
    std::snprintf(head.data(), head.size(),
                  "{\"id\":%u,\"x\":%.1f,\"y\":%.1f,\"w\":%.1f,\"h\":%.1f,\"role\":\"%s\","
                  "\"checked\":%s,\"open\":%s,\"disabled\":%s,\"focused\":%s,\"label\":",
                  item.id, static_cast<double>(item.min.x), static_cast<double>(item.min.y),
                  static_cast<double>(item.max.x - item.min.x), static_cast<double>(item.max.y - item.min.y),
                  role_name(item.role), item.checked ? "true" : "false", item.open ? "true" : "false",
                  item.disabled ? "true" : "false", item.focused ? "true" : "false");
    out += head.data();
    append_quoted(out, item.label);
    out += ",\"window\":";
    append_quoted(out, item.window);
    out += '}';
}

}  // namespace

void ItemLog::attach(ImGuiContext& context)
{
    context.TestEngine = this;
    context.TestEngineHookItems = true;
}

void ItemLog::begin_frame()
{
    added_.clear();
    descriptions_.clear();
    noted_.clear();
}

// Labels may be reported before or after their item (tabs do it first), so both lists are joined once the
// frame is done.
void ItemLog::end_frame()
{
    for (const Description& description : descriptions_) {
        const auto item = std::find_if(added_.rbegin(), added_.rend(),
                                       [&](const Item& each) { return each.id == description.id; });
        if (item != added_.rend()) {
            item->label = description.label;
            item->role = role_of(description.status, item->role);
            item->checked = (description.status & ImGuiItemStatusFlags_Checked) != 0;
            item->open = (description.status & ImGuiItemStatusFlags_Opened) != 0;
        }
    }
    shown_.clear();
    for (Item& item : added_) {
        item.focused = ImGui::GetFocusID() == item.id || ImGui::GetActiveID() == item.id;
        const bool named_by_hand =
            std::any_of(noted_.begin(), noted_.end(), [&](const Item& each) { return each.id == item.id; });
        if (!item.label.empty() && !named_by_hand && is_visible(item.min, item.max)) {
            shown_.push_back(item);
        }
    }
    for (Item& item : noted_) {
        item.focused = ImGui::GetFocusID() == item.id || ImGui::GetActiveID() == item.id;
        shown_.push_back(item);
    }
}

std::string ItemLog::json() const
{
    std::string out = "[";
    for (const Item& item : shown_) {
        out += out.size() > 1 ? ",\n" : "";
        append_json(out, item);
    }
    return out + "]";
}

void ItemLog::add(ImGuiID id, ImVec2 min, ImVec2 max, std::string_view window, bool disabled)
{
    Item item;
    item.id = id;
    item.window = window;
    item.min = min;
    item.max = max;
    item.disabled = disabled;
    added_.push_back(std::move(item));
}

void ItemLog::describe(ImGuiID id, std::string_view label, int status)
{
    descriptions_.push_back({id, std::string(label), status});
}

void note_item(ImGuiID id, std::string_view label, ImVec2 min, ImVec2 max, Role role)
{
    ImGuiContext* context = ImGui::GetCurrentContext();
    ItemLog* log = log_of(context);
    const ImGuiWindow* window = context ? context->CurrentWindow : nullptr;
    if (!log || !window) {
        return;
    }
    ImRect visible(min, max);
    visible.ClipWithFull(window->ClipRect);
    if (!is_visible(visible.Min, visible.Max)) {
        return;
    }
    Item item;
    item.id = id;
    item.label = label;
    item.window = window->Name;
    item.min = visible.Min;
    item.max = visible.Max;
    item.role = role;
    log->note(item);
}

}  // namespace fl::platform

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData* data)
{
    fl::platform::ItemLog* log = fl::platform::log_of(context);
    if (!log || id == 0 || !context->CurrentWindow) {
        return;
    }
    ImRect visible = data ? data->Rect : box;
    visible.ClipWithFull(context->CurrentWindow->ClipRect);
    const bool disabled = data && (data->ItemFlags & ImGuiItemFlags_Disabled) != 0;
    log->add(id, visible.Min, visible.Max, context->CurrentWindow->Name, disabled);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags flags)
{
    fl::platform::ItemLog* log = fl::platform::log_of(context);
    if (log && label) {
        const char* end = ImGui::FindRenderedTextEnd(label);
        log->describe(
            id, end > label ? std::string_view(label, static_cast<std::size_t>(end - label)) : label, flags);
    }
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID)
{
    return nullptr;
}
