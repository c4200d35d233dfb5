// What C++ asks of the page. Implemented by web/page/host.js, bound by page_library.js.
#pragma once

extern "C" {

// Mouse pointer over the canvas, as a CSS name.
void host_cursor(const char* css_name);
// Puts text on the system clipboard where the browser allows it.
void host_clipboard(const char* text);
// A text field has (or lost) the focus; its caret is at x, y in CSS pixels.
void host_text_input(int wanted, float x, float y, float line_height);
// GLFW's start asks for every key and touch of the page; between hold and release those requests are ignored.
void host_hold_listeners(int hold);

// Draws one character of a face (0 body, 1 strong, 2 monospace) at `em` pixels and measures it.
// out = advance, left, top (from the baseline), width, height, in pixels.
void host_glyph(int codepoint, float em, int face, float* out);
// Copies the coverage of the glyph just measured, width * height bytes.
void host_glyph_copy(unsigned char* pixels);
}
