// Page: the browser draws each glyph on a 2D canvas when it first appears, in the reader's own fonts.
#include "platform/fonts.h"

#include "platform/page_host.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <misc/freetype/imgui_freetype.h>

#include <cmath>

namespace fl::platform {

namespace {

// Dear ImGui's font size is a line height; these are the em square and the baseline as parts of it.
constexpr float em_part = 0.84F;
constexpr float ascent_part = 0.80F;
constexpr float body_size = 18;

struct GlyphBox {
    float advance, left, top, width, height;
};

bool always(ImFontAtlas*, ImFontConfig*)
{
    return true;
}

// Private use and the replacement characters are Dear ImGui's own business.
bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c)
{
    return c >= 0x20 && !(c >= 0xE000 && c < 0xF900) && c != 0xFFFD && c != 0xFFFE;
}

bool begin_size(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*)
{
    if (!source->MergeMode) {
        baked->Ascent = std::floor(0.5F + baked->Size * ascent_part);
        baked->Descent = baked->Ascent - baked->Size;
    }
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c,
                ImFontGlyph* glyph, float* advance_only)
{
    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    GlyphBox box{};
    host_glyph(static_cast<int>(c), baked->Size * em_part * density,
               static_cast<int>(source->FontLoaderFlags), &box.advance);
    const float advance = std::floor(0.5F + box.advance) / density;  // whole device pixels keep letters sharp
    if (advance_only) {
        *advance_only = advance;
        return true;
    }
    glyph->Codepoint = c;
    glyph->AdvanceX = advance;
    const int width = static_cast<int>(box.width);
    const int height = static_cast<int>(box.height);
    if (width <= 0 || height <= 0) return true;

    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, width, height);
    if (id == ImFontAtlasRectId_Invalid) return false;
    auto& pixels = atlas->Builder->TempBuffer;
    pixels.resize(width * height);
    host_glyph_copy(pixels.Data);
    glyph->X0 = box.left / density;
    glyph->Y0 = box.top / density + baked->Ascent;
    glyph->X1 = glyph->X0 + box.width / density;
    glyph->Y1 = glyph->Y0 + box.height / density;
    glyph->Visible = true;
    glyph->PackId = id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, id),
                                       pixels.Data, ImTextureFormat_Alpha8, width);
    return true;
}

const ImFontLoader* canvas_loader()
{
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "canvas";
        made.FontSrcInit = always;
        made.FontSrcContainsGlyph = contains;
        made.FontBakedInit = begin_size;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return &loader;
}

ImFont* add_face(unsigned face, const char* name)
{
    ImFontConfig config;
    config.FontLoader = canvas_loader();
    config.FontLoaderFlags = face;
    config.SizePixels = body_size;
    ImStrncpy(config.Name, name, sizeof config.Name);
    return ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace

web::AppFonts load_fonts()
{
    web::AppFonts fonts;
    fonts.body = add_face(0, "body");
    fonts.strong = add_face(1, "strong");
    fonts.mono = add_face(2, "mono");
    fonts.body_size = body_size;
    fonts.mono_size = body_size - 1;
    ImGui::GetIO().FontDefault = fonts.body;
    ImGui::GetStyle().FontSizeBase = body_size;
    return fonts;
}

}  // namespace fl::platform

// The default loader of an atlas (see imconfig.h); every face here names its own.
const ImFontLoader* ImGuiFreeType::GetFontLoader()
{
    return fl::platform::canvas_loader();
}
