#include "panels/overlay.h"

#include "base/text.h"
#include "platform/items.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/pane.h"

namespace fl::web {
namespace {

constexpr Word key_lines[] = {Word::KeyArrows,   Word::KeySpace,   Word::KeyEnds,    Word::KeyStride,
                              Word::KeyPictures, Word::KeyAddress, Word::KeyCommand, Word::KeyLesson,
                              Word::KeyTab,      Word::KeyEscape};

// A sheet in the middle; a click beside it closes it.
template <class Draw>
bool draw_sheet(const Look& look, const Box& screen, const char* id, ImVec2 size, const Draw& draw)
{
    const Box box = centred(screen, {std::min(size.x, screen.width() - look.unit() * 4),
                                     std::min(size.y, screen.height() - look.unit() * 4)});
    ImGui::SetNextWindowPos(screen.min);
    ImGui::SetNextWindowSize(screen.size());
    ImGui::PushStyleColor(ImGuiCol_WindowBg, IM_COL32(0, 0, 0, 96));
    ImGui::Begin(id, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();
    draw_surface(look, box);
    draw(inset(box, look.unit() * 5));
    const bool outside =
        ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0) && !box.contains(ImGui::GetIO().MousePos);
    ImGui::End();
    return outside;
}

void draw_keys(const Look& look, const Box& screen, UiState& state)
{
    const ImVec2 size{look.em() * 26, look.em() * (static_cast<float>(std::size(key_lines)) * 1.5f + 5)};
    const bool closed = draw_sheet(look, screen, "keys", size, [&](Box rest) {
        Box head = cut_top(rest, look.control());
        const ButtonStyle style{.icon = Icon::Close, .weight = Weight::Quiet, .icon_only = true};
        if (draw_button(look, "close", cut_right(head, look.control()), look.say(Word::Close), style))
            state.keys_shown = false;
        draw_label(look, head, look.say(Word::Keys), {.face = Face::Strong, .scale = 1.15f});
        cut_top(rest, look.unit() * 2);
        for (const Word word : key_lines) {
            std::string_view line = look.say(word);
            Box row = cut_top(rest, look.em() * 1.5f);
            const std::size_t gap = line.find("   ");
            draw_label(look, cut_left(row, look.em() * 6), line.substr(0, gap),
                       {.tone = Tone::Accent, .face = Face::Strong});
            if (gap != std::string_view::npos) draw_label(look, row, line.substr(gap + 3), {});
        }
    });
    if (closed) state.keys_shown = false;
}

void go_to_address(const Scene& scene, UiState& state)
{
    std::string text(trim(state.address.data()));
    if (text.rfind("0x", 0) != 0) text = "0x" + text;
    const std::optional<std::uint64_t> address = parse_unsigned(text);
    if (!address) return;
    state.selection.page = page_of(VirtAddr{*address});
    for (const AreaScene& area : scene.space.areas)
        if (area.row.begin.value <= *address && *address < area.row.end.value)
            state.selection.area = area.row.begin;
    state.address_asked = false;
    state.address.fill('\0');
}

void draw_address_field(const Look& look, const Box& screen, const Scene& scene, UiState& state)
{
    const bool closed =
        draw_sheet(look, screen, "go-to-address", {look.em() * 20, look.em() * 7}, [&](Box rest) {
            draw_label(look, cut_top(rest, look.em() * 1.6f), look.say(Word::GoToAddress),
                       {.face = Face::Strong});
            cut_top(rest, look.unit());
            ImGui::PushFont(font_of(look, Face::Mono), look.fonts.mono_size);
            ImGui::SetCursorScreenPos(rest.min);
            ImGui::SetNextItemWidth(rest.width());
            if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
            const bool entered = ImGui::InputTextWithHint(
                "##address", "7fffffffe010", state.address.data(), state.address.size(),
                ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CharsNoBlank);
            platform::note_item(ImGui::GetItemID(), look.say(Word::AddressField), ImGui::GetItemRectMin(),
                                ImGui::GetItemRectMax(), platform::Role::TextBox);
            ImGui::PopFont();
            if (entered) go_to_address(scene, state);
        });
    if (closed) state.address_asked = false;
}

}  // namespace

void draw_overlays(const Look& look, const Box& screen, const Scene& scene, UiState& state)
{
    if (state.keys_shown) draw_keys(look, screen, state);
    if (state.address_asked) draw_address_field(look, screen, scene, state);
}

}  // namespace fl::web
