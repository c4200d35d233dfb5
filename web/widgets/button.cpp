#include "widgets/button.h"

#include "platform/items.h"

namespace fl::web {
namespace {

struct Face3 {
    ImU32 fill, edge, ink;
};

Face3 face_of(const Look& look, const ButtonStyle& style, const Touch& touch)
{
    if (!style.enabled)
        return {0, style.weight == Weight::Quiet ? 0 : look[Tone::Line], faded(look[Tone::InkSoft], 0.45f)};
    if (style.weight == Weight::Primary) {
        const ImU32 fill =
            touch.hovered ? blend(look[Tone::Accent], look[Tone::Ink], 0.15f) : look[Tone::Accent];
        return {fill, 0, look[Tone::OnAccent]};
    }
    const ImU32 ink = style.on ? look[Tone::Accent] : look[Tone::Ink];
    const ImU32 fill = style.on ? look[Tone::AccentSoft] : touch.hovered ? look[Tone::Raised] : 0;
    return {fill, style.weight == Weight::Plain ? look[Tone::Line] : 0, ink};
}

TextStyle text_of(const ButtonStyle& style)
{
    return {.face = Face::Body, .scale = style.scale, .align = Align::Centre};
}

void paint_face(const Look& look, const Box& box, const Face3& face)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float round = look.unit();
    if (face.fill) list.AddRectFilled(box.min, box.max, face.fill, round);
    if (face.edge) list.AddRect(box.min, box.max, face.edge, round);
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(box.min, box.max, look[Tone::Accent], round, 0, 2);
}

void paint_label(const Look& look, Box box, std::string_view label, const ButtonStyle& style, ImU32 ink)
{
    const float size = size_of(look, text_of(style));
    if (style.icon != Icon::None) {
        const Box place = style.icon_only ? box : cut_left(box, size * 1.7f);
        draw_icon(*ImGui::GetWindowDrawList(), style.icon, centred(place, {size * 0.72f, size * 0.72f}), ink);
        if (style.icon_only) return;
        cut_right(box, size * 0.4f);
    }
    Look tinted = look;
    tinted.theme.colours[static_cast<std::size_t>(Tone::Ink)] = ink;
    draw_label(tinted, inset(box, style.icon == Icon::None ? look.unit() * 1.2f : 0, 0), label,
               text_of(style));
}

}  // namespace

Touch touch_area(const char* id, const Box& box, std::string_view label)
{
    Touch touch;
    if (box.width() < 1 || box.height() < 1) return touch;
    ImGui::SetCursorScreenPos(box.min);
    touch.clicked = ImGui::InvisibleButton(id, box.size(), ImGuiButtonFlags_EnableNav);
    touch.hovered = ImGui::IsItemHovered();
    touch.held = ImGui::IsItemActive();
    platform::note_item(ImGui::GetItemID(), label, box.min, box.max, platform::Role::Button);
    return touch;
}

bool draw_button(const Look& look, const char* id, const Box& box, std::string_view label,
                 const ButtonStyle& style)
{
    ImGui::BeginDisabled(!style.enabled);
    const Touch touch = touch_area(id, box, label);
    const Face3 face = face_of(look, style, touch);
    paint_face(look, box, face);
    paint_label(look, box, label, style, face.ink);
    if (style.icon_only) show_hint(look, label);
    ImGui::EndDisabled();
    return touch.clicked && style.enabled;
}

float button_width(const Look& look, std::string_view label, const ButtonStyle& style)
{
    if (style.icon_only) return look.control();
    const float size = size_of(look, text_of(style));
    const float icon = style.icon == Icon::None ? look.unit() * 1.4f : size * 1.9f;
    return text_width(look, label, text_of(style)) + icon + look.unit() * 1.4f;
}

int draw_tabs(const Look& look, const char* id, const Box& box, const TabRow& tabs)
{
    ImGui::PushID(id);
    int chosen = tabs.chosen;
    float wanted = 0;
    for (int i = 0; i < tabs.count; ++i)
        wanted += button_width(look, tabs.names[i], {}) + look.unit();
    const float squeeze = wanted > box.width() ? box.width() / wanted : 1;
    Box rest = box;
    for (int i = 0; i < tabs.count; ++i) {
        const Box place = cut_left(rest, button_width(look, tabs.names[i], {}) * squeeze);
        cut_left(rest, look.unit() * squeeze);
        ImGui::PushID(i);
        if (draw_button(look, "tab", place, tabs.names[i], {.weight = Weight::Quiet, .on = i == tabs.chosen}))
            chosen = i;
        ImGui::PopID();
    }
    ImGui::PopID();
    return chosen;
}

void show_hint(const Look& look, std::string_view text)
{
    if (look.touch ||
        !ImGui::IsItemHovered(ImGuiHoveredFlags_ForTooltip | ImGuiHoveredFlags_AllowWhenDisabled))
        return;
    if (!ImGui::BeginTooltip()) return;
    ImGui::PushTextWrapPos(look.em() * 22);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

}  // namespace fl::web
