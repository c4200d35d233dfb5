#include "panels/picture_panel.h"

#include "panels/fault_path_panel.h"
#include "panels/heap_panel.h"
#include "panels/oom_board_panel.h"
#include "panels/page_walk_panel.h"
#include "panels/physical_memory_panel.h"
#include "panels/reclaim_panel.h"
#include "widgets/button.h"

#include <array>

namespace fl::web {
namespace {

constexpr std::array<Word, picture_count> words{Word::PictureAddressSpace, Word::PictureFaultPath,
                                                Word::PicturePageWalk,     Word::PicturePhysicalMemory,
                                                Word::PictureHeap,         Word::PictureReclaim,
                                                Word::PictureProcesses,    Word::PictureOomBoard};

struct Names {
    std::array<std::string_view, picture_count> list;
};

Names names_in(const Look& look)
{
    Names names;
    for (std::size_t i = 0; i < names.list.size(); ++i)
        names.list[i] = look.say(words[i]);
    return names;
}

float tabs_width(const Look& look, const Names& names)
{
    float width = 0;
    for (const std::string_view name : names.list)
        width += button_width(look, name, {}) + look.unit();
    return width;
}

// Where the tabs do not fit: the chosen name, which opens the list, between two arrows.
void draw_short_choice(const Look& look, Box line, const Names& names, UiState& state)
{
    const int chosen = static_cast<int>(state.selection.picture);
    const auto choose = [&](int step) {
        state.selection.picture = static_cast<Picture>((chosen + step + picture_count) % picture_count);
        state.picking = false;
    };
    const ButtonStyle left{.icon = Icon::Left, .weight = Weight::Quiet, .icon_only = true};
    const ButtonStyle right{.icon = Icon::Right, .weight = Weight::Quiet, .icon_only = true};
    if (draw_button(look, "left", cut_left(line, look.control()), look.say(Word::PreviousPicture), left))
        choose(-1);
    if (draw_button(look, "right", cut_right(line, look.control()), look.say(Word::NextPicture), right))
        choose(1);
    const std::string_view name = names.list[static_cast<std::size_t>(chosen)];
    const ButtonStyle middle{
        .icon = state.picking ? Icon::Up : Icon::Down, .weight = Weight::Quiet, .on = true};
    const Box place =
        centred(line, {std::min(line.width(), button_width(look, name, middle)), line.height()});
    if (draw_button(look, "list", place, name, middle)) state.picking = !state.picking;
}

void draw_list(const Look& look, Box rest, const Names& names, UiState& state)
{
    for (int i = 0; i < picture_count; ++i) {
        ImGui::PushID(i);
        const bool on = i == static_cast<int>(state.selection.picture);
        const Box place = cut_top(rest, look.control() * 1.1f);
        if (draw_button(look, "pick", place, names.list[static_cast<std::size_t>(i)],
                        {.weight = Weight::Quiet, .on = on})) {
            state.selection.picture = static_cast<Picture>(i);
            state.picking = false;
        }
        ImGui::PopID();
    }
}

// One line of tabs, or two where one is not enough; on a phone a list.
void draw_choice(const Look& look, Box& rest, UiState& state)
{
    const Names names = names_in(look);
    const float width = tabs_width(look, names);
    const bool one = width <= rest.width(), two = !look.touch && width <= rest.width() * 1.8f;
    Box line = cut_top(rest, look.control());
    if (!one && !two) return draw_short_choice(look, line, names, state);
    state.picking = false;
    const int first = one ? picture_count : (picture_count + 1) / 2;
    const int before = static_cast<int>(state.selection.picture);
    int chosen = draw_tabs(look, "pictures", line, {names.list.data(), first, before});
    if (!one) {
        line = cut_top(rest, look.control());
        const int below = draw_tabs(look, "more", line,
                                    {names.list.data() + first, picture_count - first, before - first}) +
                          first;
        if (below != before) chosen = below;
    }
    state.selection.picture = static_cast<Picture>(chosen);
}

}  // namespace

Word word_of(Picture picture)
{
    return words[static_cast<std::size_t>(picture)];
}

void draw_picture_panel(const Look& look, const Box& box, const Scene& scene, UiState& state,
                        CommandQueue& commands)
{
    Box rest = inset(box, look.unit() * 3, look.unit() * 2);
    draw_choice(look, rest, state);
    cut_top(rest, look.unit() * 2);
    if (state.picking) return draw_list(look, rest, names_in(look), state);
    ImGui::PushID(static_cast<int>(state.selection.picture));
    switch (state.selection.picture) {
    case Picture::AddressSpace:
        draw_address_space_panel(look, rest, scene, state.address_space, state.selection, commands);
        break;
    case Picture::FaultPath:
        draw_fault_path_panel(look, rest, scene, state.selection, commands);
        break;
    case Picture::PageWalk:
        draw_page_walk_panel(look, rest, scene, state.selection);
        break;
    case Picture::PhysicalMemory:
        draw_physical_memory_panel(look, rest, scene, state.selection);
        break;
    case Picture::Heap:
        draw_heap_panel(look, rest, scene, state.selection);
        break;
    case Picture::Reclaim:
        draw_reclaim_panel(look, rest, scene, state.selection);
        break;
    case Picture::Processes:
        draw_processes_panel(look, rest, scene, state.processes, state.selection);
        break;
    case Picture::OomBoard:
        draw_oom_board_panel(look, rest, scene, state.selection);
        break;
    case Picture::Count:
        break;
    }
    ImGui::PopID();
}

}  // namespace fl::web
