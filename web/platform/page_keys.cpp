#include "platform/page_keys.h"

#include <algorithm>
#include <array>

namespace fl::platform {

namespace {

struct Name {
    std::string_view code;
    ImGuiKey key;
};

constexpr std::array names{
    Name{"Tab", ImGuiKey_Tab},
    Name{"ArrowLeft", ImGuiKey_LeftArrow},
    Name{"ArrowRight", ImGuiKey_RightArrow},
    Name{"ArrowUp", ImGuiKey_UpArrow},
    Name{"ArrowDown", ImGuiKey_DownArrow},
    Name{"PageUp", ImGuiKey_PageUp},
    Name{"PageDown", ImGuiKey_PageDown},
    Name{"Home", ImGuiKey_Home},
    Name{"End", ImGuiKey_End},
    Name{"Insert", ImGuiKey_Insert},
    Name{"Delete", ImGuiKey_Delete},
    Name{"Backspace", ImGuiKey_Backspace},
    Name{"Space", ImGuiKey_Space},
    Name{"Enter", ImGuiKey_Enter},
    Name{"NumpadEnter", ImGuiKey_KeypadEnter},
    Name{"Escape", ImGuiKey_Escape},
    Name{"Minus", ImGuiKey_Minus},
    Name{"Equal", ImGuiKey_Equal},
    Name{"Comma", ImGuiKey_Comma},
    Name{"Period", ImGuiKey_Period},
    Name{"Slash", ImGuiKey_Slash},
    Name{"Backslash", ImGuiKey_Backslash},
    Name{"Semicolon", ImGuiKey_Semicolon},
    Name{"Quote", ImGuiKey_Apostrophe},
    Name{"Backquote", ImGuiKey_GraveAccent},
    Name{"BracketLeft", ImGuiKey_LeftBracket},
    Name{"BracketRight", ImGuiKey_RightBracket},
    Name{"NumpadAdd", ImGuiKey_KeypadAdd},
    Name{"NumpadSubtract", ImGuiKey_KeypadSubtract},
};

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// "F1" to "F12".
ImGuiKey function_key(std::string_view code)
{
    if (code.size() < 2 || code.size() > 3 || code[0] != 'F' || !is_digit(code[1]) ||
        !is_digit(code.back())) {
        return ImGuiKey_None;
    }
    const int number = code.size() == 2 ? code[1] - '0' : (code[1] - '0') * 10 + (code[2] - '0');
    return number >= 1 && number <= 12 ? static_cast<ImGuiKey>(ImGuiKey_F1 + number - 1) : ImGuiKey_None;
}

}  // namespace

ImGuiKey key_from_code(std::string_view code)
{
    if (code.size() == 4 && code.substr(0, 3) == "Key" && code[3] >= 'A' && code[3] <= 'Z') {
        return static_cast<ImGuiKey>(ImGuiKey_A + (code[3] - 'A'));
    }
    if (code.size() == 6 && code.substr(0, 5) == "Digit" && is_digit(code[5])) {
        return static_cast<ImGuiKey>(ImGuiKey_0 + (code[5] - '0'));
    }
    if (const ImGuiKey key = function_key(code); key != ImGuiKey_None) return key;
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.code == code; });
    return found == names.end() ? ImGuiKey_None : found->key;
}

}  // namespace fl::platform
