// The address space of one process: its areas in true order from the kernel half down to 0, opened into pages
// on a click.
#pragma once

#include "commands.h"
#include "scene.h"
#include "selection.h"
#include "widgets/box.h"
#include "widgets/look.h"

#include <string>

namespace fl::web {

struct AddressSpacePanelState {
    bool legend = false;
    bool to_scale = false;
    bool unfolded = false;             // the loader's areas one by one
    std::optional<VirtAddr> revealed;  // the area last scrolled to
};

void draw_address_space_panel(const Look& look, const Box& box, const Scene& scene,
                              AddressSpacePanelState& state, Selection& selection, CommandQueue& commands);

std::string area_title(const Look& look, const inspect::AreaRow& area);  // "libc.so.6", "[heap]", "anonymous"
Word word_of(inspect::AreaKind kind);

}  // namespace fl::web
