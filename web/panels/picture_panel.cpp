#include "panels/picture_panel.h"

#include "panels/fault_path_panel.h"
#include "panels/heap_panel.h"
#include "panels/page_walk_panel.h"
#include "panels/physical_memory_panel.h"
#include "widgets/button.h"

#include <array>

namespace fl::web {
namespace {

constexpr std::array<Word, picture_count> words{Word::PictureAddressSpace, Word::PictureFaultPath,
                                                Word::PicturePageWalk,     Word::PicturePhysicalMemory,
                                                Word::PictureHeap,         Word::PictureProcesses};

void draw_choice(const Look& look, const Box& box, Selection& selection)
{
    std::array<std::string_view, picture_count> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = look.say(words[i]);
    const int chosen =
        draw_tabs(look, "pictures", box, {names.data(), picture_count, static_cast<int>(selection.picture)});
    selection.picture = static_cast<Picture>(chosen);
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
    draw_choice(look, cut_top(rest, look.control()), state.selection);
    cut_top(rest, look.unit() * 2);
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
    case Picture::Processes:
        draw_processes_panel(look, rest, scene, state.processes, state.selection);
        break;
    case Picture::Count:
        break;
    }
    ImGui::PopID();
}

}  // namespace fl::web
