// The three faces of the interface, from whatever the system or the browser has: nothing is downloaded.
#pragma once

#include "app.h"

namespace fl::platform {

// Adds them to the current context's atlas and makes the body face the default.
web::AppFonts load_fonts();

// Call after each ImGui::NewFrame(). A face drawn without being pushed first would keep the resolution of
// scale 1.
void sharpen_fonts();

}  // namespace fl::platform
