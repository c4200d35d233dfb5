// Desktop: TrueType files of the system, Chinese merged into each face.
#include "platform/fonts.h"

#include <imgui.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <string>

namespace fl::platform {

namespace {

constexpr float body_size = 17;

// A face file below one of the font folders. Dear ImGui's sizes are line heights: `scale` evens out the
// letters.
struct Face {
    const char* file;
    float scale;
};

constexpr std::array body_faces{Face{"truetype/inter/Inter-Regular.ttf", 1.0F},
                                Face{"opentype/inter/Inter-Regular.otf", 1.0F},
                                Face{"truetype/noto/NotoSans-Regular.ttf", 1.12F},
                                Face{"truetype/ubuntu/Ubuntu-R.ttf", 1.0F},
                                Face{"truetype/dejavu/DejaVuSans.ttf", 0.95F},
                                Face{"TTF/DejaVuSans.ttf", 0.95F},
                                Face{"truetype/liberation/LiberationSans-Regular.ttf", 1.0F}};
constexpr std::array strong_faces{
    Face{"truetype/inter/Inter-SemiBold.ttf", 1.0F},          Face{"opentype/inter/Inter-SemiBold.otf", 1.0F},
    Face{"truetype/noto/NotoSans-SemiBold.ttf", 1.12F},       Face{"truetype/ubuntu/Ubuntu-M.ttf", 1.0F},
    Face{"truetype/dejavu/DejaVuSans-Bold.ttf", 0.95F},       Face{"TTF/DejaVuSans-Bold.ttf", 0.95F},
    Face{"truetype/liberation/LiberationSans-Bold.ttf", 1.0F}};
constexpr std::array mono_faces{
    Face{"truetype/jetbrains-mono/JetBrainsMono-Regular.ttf", 1.08F},
    Face{"truetype/noto/NotoSansMono-Regular.ttf", 1.08F}, Face{"truetype/dejavu/DejaVuSansMono.ttf", 0.95F},
    Face{"TTF/DejaVuSansMono.ttf", 0.95F}, Face{"truetype/liberation/LiberationMono-Regular.ttf", 1.0F}};
constexpr std::array chinese_faces{
    Face{"opentype/noto/NotoSansCJK-Regular.ttc", 1.2F}, Face{"truetype/wqy/wqy-microhei.ttc", 1.0F},
    Face{"wenquanyi/wqy-microhei/wqy-microhei.ttc", 1.0F}, Face{"truetype/wqy/wqy-zenhei.ttc", 1.0F},
    Face{"truetype/droid/DroidSansFallbackFull.ttf", 1.1F}};

std::array<std::filesystem::path, 3> font_folders()
{
    const char* home = std::getenv("HOME");
    return {"/usr/share/fonts", "/usr/local/share/fonts",
            std::filesystem::path(home ? home : "/nonexistent") / ".local/share/fonts"};
}

ImFont* add_first(std::span<const Face> faces, ImFontConfig config)
{
    for (const Face& face : faces) {
        for (const auto& folder : font_folders()) {
            std::error_code error;
            const auto path = folder / face.file;
            if (!std::filesystem::is_regular_file(path, error)) continue;
            ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
            ImFont* font = atlas.AddFontFromFileTTF(path.c_str(), body_size * face.scale, &config);
            if (font) return font;
        }
    }
    return nullptr;
}

ImFont* add_face(std::span<const Face> faces)
{
    ImFont* font = add_first(faces, {});
    if (!font) font = ImGui::GetIO().Fonts->AddFontDefault();
    ImFontConfig merged;
    merged.MergeMode = true;
    add_first(chinese_faces, merged);
    return font;
}

}  // namespace

web::AppFonts load_fonts()
{
    web::AppFonts fonts;
    fonts.body = add_face(body_faces);
    fonts.strong = add_face(strong_faces);
    fonts.mono = add_face(mono_faces);
    fonts.body_size = body_size;
    fonts.mono_size = body_size;
    ImGui::GetIO().FontDefault = fonts.body;
    ImGui::GetStyle().FontSizeBase = body_size;
    return fonts;
}

}  // namespace fl::platform
