// The browser's names of keys (KeyboardEvent.code) as Dear ImGui's.
#pragma once

#include <imgui.h>

#include <string_view>

namespace fl::platform {

// ImGuiKey_None for a key the interface has no use for.
ImGuiKey key_from_code(std::string_view code);

}  // namespace fl::platform
