// What the interface itself remembers: nothing of it belongs to the machine.
#pragma once

#include "layout.h"
#include "panels/address_space_panel.h"
#include "panels/lesson_panel.h"
#include "panels/processes_panel.h"
#include "panels/program_panel.h"
#include "panels/terminal_panel.h"
#include "panels/timeline_panel.h"
#include "selection.h"

namespace fl::web {

struct UiState {
    Splits splits;
    Pane pane = Pane::Picture;  // narrow only
    Selection selection;
    AddressSpacePanelState address_space;
    ProcessesPanelState processes;
    ProgramPanelState program;
    TerminalPanelState terminal;
    TimelinePanelState timeline;
    LessonPanelState lesson;
    bool picking = false;  // the list of pictures is open: where their tabs do not fit
    bool keys_shown = false;
    bool address_asked = false;  // the "go to address" field is open
    std::array<char, 32> address{};
};

}  // namespace fl::web
