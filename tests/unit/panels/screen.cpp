#include "screen.h"

#include <string>

namespace fl::web {

Screen::Screen(ImVec2 size) : context_(ImGui::CreateContext())
{
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.DisplaySize = size;
    ImFontConfig narrow;  // about as wide as the fonts of the page
    narrow.GlyphExtraAdvanceX = -1;
    io.Fonts->AddFontDefault(&narrow);
    log_.attach(*context_);
    apply_style(light_theme(), plain_look().em());
}

Screen::~Screen()
{
    ImGui::DestroyContext(context_);
}

void Screen::resize(ImVec2 size)
{
    ImGui::GetIO().DisplaySize = size;
}

void Screen::frame()
{
    ImGui::GetIO().DeltaTime = 1.0f / 60;
    log_.begin_frame();
    ImGui::NewFrame();
    if (draw_) draw_();
    ImGui::Render();
    log_.end_frame();
    vertices_ = ImGui::GetDrawData()->TotalVtxCount;
    for (ImTextureData* const texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_OK) continue;
        const bool gone = texture->Status == ImTextureStatus_WantDestroy;
        if (!gone) texture->SetTexID(1);
        texture->SetStatus(gone ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
    }
}

void Screen::frames(int count)
{
    for (int i = 0; i < count; ++i)
        frame();
}

const platform::Item* Screen::find(std::string_view label) const
{
    for (const platform::Item& item : log_.items())
        if (item.label == label) return &item;
    return nullptr;
}

bool Screen::click(std::string_view label)
{
    const platform::Item* const item = find(label);
    if (!item) return false;
    click_at({(item->min.x + item->max.x) / 2, (item->min.y + item->max.y) / 2});
    return true;
}

void Screen::click_at(ImVec2 at)
{
    drag(at, at);
}

void Screen::drag(ImVec2 from, ImVec2 to)
{
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(from.x, from.y);
    frames(2);
    io.AddMouseButtonEvent(0, true);
    frames(1);
    io.AddMousePosEvent(to.x, to.y);
    frames(1);
    io.AddMouseButtonEvent(0, false);
    frames(2);
}

void Screen::type(std::string_view text)
{
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    frames(2);
}

void Screen::press(ImGuiKey key)
{
    ImGui::GetIO().AddKeyEvent(key, true);
    frames(1);
    ImGui::GetIO().AddKeyEvent(key, false);
    frames(2);
}

Look plain_look()
{
    Look look;
    look.theme = light_theme();
    look.fonts = {nullptr, nullptr, nullptr, 17, 17};
    look.language = &english();
    return look;
}

}  // namespace fl::web
