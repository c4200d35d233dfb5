// The page draws no tables or columns and reads no settings file: what Dear ImGui's core asks of them has
// nothing to do. Its imgui_tables.cpp stays out of the module, and so does most of the C library's sscanf().
#include <imgui.h>
#include <imgui_internal.h>

#include <cstdarg>
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

// Whole numbers between fixed text: "#version %d", which the OpenGL backend reads.
extern "C" int sscanf(const char* text, const char* pattern, ...)
{
    std::va_list places;
    va_start(places, pattern);
    int read = 0;
    for (; *pattern; ++pattern) {
        if (pattern[0] == '%' && pattern[1] == 'd') {
            if (*text < '0' || *text > '9') break;
            int value = 0;
            for (; *text >= '0' && *text <= '9'; ++text)
                value = value * 10 + (*text - '0');
            *va_arg(places, int*) = value;
            ++read;
            ++pattern;
        } else if (*text++ != *pattern) {
            break;
        }
    }
    va_end(places);
    return read;
}
