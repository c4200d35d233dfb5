#include "theme.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace fl::web {
namespace {

struct Pair {
    Tone tone;
    std::uint32_t light;  // 0xRRGGBB
    std::uint32_t dark;
};

// Page states start from the Okabe-Ito set, darkened or lightened until they stand out from the card by 3:1.
constexpr Pair pairs[] = {
    {Tone::Ground, 0xF3F4F6, 0x101317},      {Tone::Card, 0xFFFFFF, 0x171B20},
    {Tone::Raised, 0xEBEDF0, 0x21262D},      {Tone::Line, 0xDADDE2, 0x2D343D},
    {Tone::LineStrong, 0x7F8894, 0x76808D},  {Tone::Ink, 0x15191E, 0xEEF0F3},
    {Tone::InkSoft, 0x434A54, 0xBAC1CB},     {Tone::Accent, 0x11499E, 0x9CC4FF},
    {Tone::AccentSoft, 0xDDE8F9, 0x1D2F4B},  {Tone::OnAccent, 0xFFFFFF, 0x0B1626},
    {Tone::Good, 0x0B5938, 0x7ADBA8},        {Tone::Bad, 0x9A1B1B, 0xFFA79E},
    {Tone::Warn, 0x6B4500, 0xF4C368},        {Tone::Changed, 0xC2410C, 0xFF9A5C},
    {Tone::ChangedSoft, 0xFDEADF, 0x3B2416}, {Tone::CurrentLine, 0xFFF2CC, 0x3A3213},
    {Tone::Selected, 0xCFE0FA, 0x274372},    {Tone::Untouched, 0x8A929D, 0x6F7985},
    {Tone::ZeroPage, 0x77808C, 0x98A2AF},    {Tone::Anonymous, 0x1F6FC4, 0x5AA5F2},
    {Tone::File, 0x0B8060, 0x35B793},        {Tone::Dirty, 0x8C6500, 0xE0B43A},
    {Tone::Shared, 0xC65102, 0xF08A45},      {Tone::Swapped, 0xA83F86, 0xE08AC3},
    {Tone::Huge, 0x0C7C9E, 0x62C4E6},        {Tone::Kernel, 0x5E6773, 0x8E98A5},
    {Tone::Table, 0x7252B8, 0xB094F0},       {Tone::Keyword, 0x11499E, 0x9CC4FF},
    {Tone::Text, 0x0B5938, 0x7ADBA8},        {Tone::Number, 0x7A2E86, 0xE3B0EC},
    {Tone::Comment, 0x4F5660, 0xAEB6C1},
};
static_assert(std::size(pairs) == tone_count, "every meaning has a colour in both themes");

constexpr ImU32 opaque(std::uint32_t rgb)
{
    return IM_COL32((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 255);
}

double linear(unsigned channel)
{
    const double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(ImU32 colour)
{
    return 0.2126 * linear((colour >> IM_COL32_R_SHIFT) & 255) +
           0.7152 * linear((colour >> IM_COL32_G_SHIFT) & 255) +
           0.0722 * linear((colour >> IM_COL32_B_SHIFT) & 255);
}

void set(ImGuiCol slot, ImU32 colour)
{
    ImGui::GetStyle().Colors[slot] = ImGui::ColorConvertU32ToFloat4(colour);
}

void apply_colours(const Theme& theme)
{
    for (ImVec4& colour : ImGui::GetStyle().Colors)
        colour = ImGui::ColorConvertU32ToFloat4(theme[Tone::Raised]);
    for (const ImGuiCol slot : {ImGuiCol_Text, ImGuiCol_InputTextCursor, ImGuiCol_CheckMark})
        set(slot, theme[Tone::Ink]);
    set(ImGuiCol_TextDisabled, theme[Tone::InkSoft]);
    set(ImGuiCol_WindowBg, theme[Tone::Ground]);
    for (const ImGuiCol slot :
         {ImGuiCol_PopupBg, ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive})
        set(slot, theme[Tone::Card]);
    for (const ImGuiCol slot : {ImGuiCol_Border, ImGuiCol_Separator})
        set(slot, theme[Tone::Line]);
    for (const ImGuiCol slot : {ImGuiCol_BorderShadow, ImGuiCol_ChildBg, ImGuiCol_ScrollbarBg})
        set(slot, 0);
    set(ImGuiCol_ScrollbarGrab, theme[Tone::Line]);
    for (const ImGuiCol slot : {ImGuiCol_ScrollbarGrabHovered, ImGuiCol_ScrollbarGrabActive})
        set(slot, theme[Tone::LineStrong]);
    set(ImGuiCol_TextSelectedBg, theme[Tone::Selected]);
    set(ImGuiCol_NavCursor, theme[Tone::Accent]);
    set(ImGuiCol_ModalWindowDimBg, IM_COL32(0, 0, 0, 110));
}

}  // namespace

Theme light_theme()
{
    Theme theme;
    for (const Pair& pair : pairs)
        theme.colours[static_cast<std::size_t>(pair.tone)] = opaque(pair.light);
    return theme;
}

Theme dark_theme()
{
    Theme theme;
    theme.dark = true;
    for (const Pair& pair : pairs)
        theme.colours[static_cast<std::size_t>(pair.tone)] = opaque(pair.dark);
    return theme;
}

void apply_style(const Theme& theme, float font_size)
{
    ImGuiStyle& style = ImGui::GetStyle();
    const float unit = font_size / 4;
    style.WindowPadding = style.FramePadding = {unit * 2, unit};
    style.ItemSpacing = {unit * 2, unit};
    style.ScrollbarSize = unit * 2.5f;
    style.WindowRounding = style.PopupRounding = style.ChildRounding = unit * 1.5f;
    style.FrameRounding = style.ScrollbarRounding = unit;
    style.WindowBorderSize = style.ChildBorderSize = 0;
    style.PopupBorderSize = style.FrameBorderSize = 1;
    style.CircleTessellationMaxError = 0.15f;
    style.FontSizeBase = font_size;
    apply_colours(theme);
}

ImU32 faded(ImU32 colour, float share)
{
    const float alpha =
        static_cast<float>((colour >> IM_COL32_A_SHIFT) & 255) * std::clamp(share, 0.0f, 1.0f);
    return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha + 0.5f) << IM_COL32_A_SHIFT);
}

ImU32 blend(ImU32 from, ImU32 to, float share)
{
    const ImVec4 a = ImGui::ColorConvertU32ToFloat4(from);
    const ImVec4 b = ImGui::ColorConvertU32ToFloat4(to);
    const float s = std::clamp(share, 0.0f, 1.0f);
    return ImGui::ColorConvertFloat4ToU32(
        {a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s, a.z + (b.z - a.z) * s, a.w + (b.w - a.w) * s});
}

double contrast(ImU32 one, ImU32 other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

}  // namespace fl::web
