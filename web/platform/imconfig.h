// How Dear ImGui is built here: nothing we do not use, and the hooks that name every widget
// (platform/items.h).
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_ENABLE_TEST_ENGINE
#ifdef __EMSCRIPTEN__
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
// In name only: page_fonts.cpp answers in its place, and stb_truetype stays out.
#define IMGUI_ENABLE_FREETYPE
#endif
