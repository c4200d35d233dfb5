// The page draws no tables or columns and reads no settings file: what Dear ImGui's core asks of them has
// nothing to do, and its imgui_tables.cpp and the C library's sscanf() stay out of the module.
#include <imgui.h>
#include <imgui_internal.h>

#include <cstdio>

namespace ImGui {

void EndColumns() {}
void EndTable() {}
void PopColumnsBackground() {}
void PushColumnsBackground() {}
void TableEndCell(ImGuiTable*) {}
void TableEndRow(ImGuiTable*) {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TablePopBackgroundChannel() {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePushColumnChannel(int) {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui

extern "C" int sscanf(const char*, const char*, ...)
{
    return 0;
}
