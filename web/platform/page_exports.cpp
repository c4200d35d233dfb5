// The functions that the page's scripts call. Each takes the Page that page_create() returned, so nothing is
// global.
#include "platform/page.h"
#include "platform/page_keys.h"

#include <emscripten.h>
#include <imgui.h>

#include <cfloat>

using fl::platform::Page;

namespace {

enum Modifier { Control = 1, Shift = 2, Alt = 4, Super = 8 };
enum OpenFlag { SystemIsDark = 1, ReducedMotion = 2 };
enum PointerKind { Mouse = 0, Touch = 1, Pen = 2 };

ImGuiMouseSource source_of(int kind)
{
    if (kind == Touch) return ImGuiMouseSource_TouchScreen;
    return kind == Pen ? ImGuiMouseSource_Pen : ImGuiMouseSource_Mouse;
}

// The browser counts left, middle, right; Dear ImGui left, right, middle.
int button_of(int browser_button)
{
    if (browser_button == 0) return ImGuiMouseButton_Left;
    return browser_button == 1 ? ImGuiMouseButton_Middle : ImGuiMouseButton_Right;
}

}  // namespace

int main()
{
    return 0;  // the page calls page_create() once its canvas is laid out
}

extern "C" {

EMSCRIPTEN_KEEPALIVE Page* page_create()
{
    return new Page;
}

// 0 when the browser has no WebGL 2.
EMSCRIPTEN_KEEPALIVE int page_open(Page* page, const char* language, const char* theme, int flags)
{
    fl::web::AppSetup setup;
    setup.language = language;
    setup.theme = theme;
    setup.system_is_dark = (flags & SystemIsDark) != 0;
    setup.reduced_motion = (flags & ReducedMotion) != 0;
    return page->open(setup) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void page_close(Page* page)
{
    delete page;
}

EMSCRIPTEN_KEEPALIVE char* page_buffer(Page* page, int size)
{
    return page->incoming(static_cast<std::size_t>(size));
}

EMSCRIPTEN_KEEPALIVE const char* page_open_lesson(Page* page, const char* english, const char* translated,
                                                  const char* step)
{
    page->wake();
    return page->outgoing(page->app().open_lesson(english, translated, step));
}

EMSCRIPTEN_KEEPALIVE const char* page_open_file(Page* page, const char* name, const char* text)
{
    page->wake();
    return page->outgoing(page->app().open_file(name, text));
}

EMSCRIPTEN_KEEPALIVE const char* page_message(Page* page, const char* line)
{
    page->wake();
    return page->outgoing(page->app().message(line));
}

EMSCRIPTEN_KEEPALIVE double page_revision(Page* page)
{
    return static_cast<double>(page->app().page_revision());
}

EMSCRIPTEN_KEEPALIVE const char* page_lesson_json(Page* page)
{
    return page->outgoing(page->app().page_json());
}

EMSCRIPTEN_KEEPALIVE const char* page_link(Page* page)
{
    return page->outgoing(page->app().link());
}

EMSCRIPTEN_KEEPALIVE const char* page_saved(Page* page)
{
    return page->outgoing(page->app().saved());
}

EMSCRIPTEN_KEEPALIVE int page_is_dark(Page* page)
{
    return page->app().dark() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE const char* page_accessible_json(Page* page)
{
    return page->outgoing(page->app().accessible_json());
}

EMSCRIPTEN_KEEPALIVE const char* page_items(Page* page)
{
    return page->outgoing(page->items().json());
}

EMSCRIPTEN_KEEPALIVE int page_frame(Page* page, double now, int visible)
{
    return page->frame(now, visible != 0);
}

EMSCRIPTEN_KEEPALIVE void page_resize(Page* page, float width, float height, int pixels_wide, int pixels_high)
{
    page->resize({width, height, pixels_wide, pixels_high});
}

EMSCRIPTEN_KEEPALIVE void page_context_lost(Page* page)
{
    page->context_lost();
}

EMSCRIPTEN_KEEPALIVE void page_context_restored(Page* page)
{
    page->context_restored();
}

EMSCRIPTEN_KEEPALIVE void page_modifiers(Page*, int modifiers)
{
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & Control) != 0);
    io.AddKeyEvent(ImGuiMod_Shift, (modifiers & Shift) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (modifiers & Alt) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (modifiers & Super) != 0);
}

EMSCRIPTEN_KEEPALIVE void page_pointer(Page* page, float x, float y, int kind)
{
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(source_of(kind));
    io.AddMousePosEvent(x, y);
    page->wake();
}

EMSCRIPTEN_KEEPALIVE void page_pointer_left(Page* page)
{
    ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    page->wake();
}

EMSCRIPTEN_KEEPALIVE void page_button(Page* page, int button, int down)
{
    if (button < 0 || button > 2) return;
    ImGui::GetIO().AddMouseButtonEvent(button_of(button), down != 0);
    page->wake();
}

EMSCRIPTEN_KEEPALIVE void page_wheel(Page* page, float x, float y)
{
    ImGui::GetIO().AddMouseWheelEvent(x, y);
    page->wake();
}

// Whether a finger's drag should scroll what lies under it: nothing there has taken the press.
EMSCRIPTEN_KEEPALIVE int page_drag_scrolls(Page*)
{
    return ImGui::IsAnyItemActive() ? 0 : 1;
}

// 1 when the interface uses this key itself and the browser should not.
EMSCRIPTEN_KEEPALIVE int page_key(Page* page, const char* code, int down)
{
    const ImGuiKey key = fl::platform::key_from_code(code);
    if (key != ImGuiKey_None) ImGui::GetIO().AddKeyEvent(key, down != 0);
    page->wake();
    return key >= ImGuiKey_F1 && key <= ImGuiKey_F4 ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void page_text(Page* page, const char* text)
{
    ImGui::GetIO().AddInputCharactersUTF8(text);
    page->wake();
}

EMSCRIPTEN_KEEPALIVE void page_paste(Page* page, const char* text)
{
    page->paste(text);
}

EMSCRIPTEN_KEEPALIVE void page_focus(Page* page, int focused)
{
    ImGui::GetIO().AddFocusEvent(focused != 0);
    page->wake();
}

EMSCRIPTEN_KEEPALIVE int page_wants_text(Page*)
{
    return ImGui::GetIO().WantTextInput ? 1 : 0;
}

}  // extern "C"
