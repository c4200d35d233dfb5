#include "platform/fonts.h"

#include <imgui.h>

namespace fl::platform {

void sharpen_fonts()
{
    const ImGuiIO& io = ImGui::GetIO();
    for (ImFont* font : io.Fonts->Fonts)
        font->CurrentRasterizerDensity = io.DisplayFramebufferScale.x;
}

}  // namespace fl::platform
