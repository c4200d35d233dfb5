// The words of a C program and where they stand.
#pragma once

#include <cstdint>
#include <string_view>

namespace fl::lang {

// Where a token stands; for a token out of a macro, where the macro was used.
struct Location {
    std::uint32_t line = 0;
    std::uint16_t file = 0;    // index into Sources
    std::uint16_t column = 0;  // from 1
};

enum class TokenKind : std::uint8_t {
    End,
    Identifier,
    Keyword,
    Number,
    Character,
    String,
    Punctuator,
    Other,
    MacroEnd,  // inside the preprocessor: an expansion ends here
};

// A punctuator as a number: its characters, first one lowest.
constexpr std::uint32_t punctuator(std::string_view text)
{
    std::uint32_t code = 0;
    for (std::size_t i = text.size(); i-- > 0;)
        code = code << 8 | static_cast<unsigned char>(text[i]);
    return code;
}

enum class Keyword : std::uint32_t {
    None,
    Alignas,
    Alignof,
    Asm,
    Atomic,
    Attribute,
    Auto,
    Bool,
    Break,
    Case,
    Char,
    Const,
    Continue,
    Default,
    Do,
    Double,
    Else,
    Enum,
    Extension,
    Extern,
    Float,
    For,
    Generic,
    Goto,
    If,
    Inline,
    Int,
    Long,
    Noreturn,
    Offsetof,
    Register,
    Restrict,
    Return,
    Short,
    Signed,
    Sizeof,
    Static,
    StaticAssert,
    Struct,
    Switch,
    ThreadLocal,
    Typedef,
    Typeof,
    Union,
    Unsigned,
    VaArg,
    VaList,
    Void,
    Volatile,
    While,
};
Keyword keyword_of(std::string_view word);  // None when it is an ordinary identifier

struct Token {
    TokenKind kind = TokenKind::End;
    bool line_start = false;  // first on its line
    bool space_before = false;
    bool painted = false;    // a macro name that must not be expanded again
    std::uint8_t pack = 0;   // bytes that #pragma pack allows members to be aligned to here; 0 = any
    std::uint32_t code = 0;  // Punctuator: punctuator(text); Keyword: the Keyword; MacroEnd: the macro
    Location at;
    std::uint32_t length = 0;  // bytes in the source, for the column after the token
    std::string_view text;

    bool is(std::string_view punctuation) const
    {
        return kind == TokenKind::Punctuator && text == punctuation;
    }
    bool is(Keyword keyword) const
    {
        return kind == TokenKind::Keyword && code == static_cast<std::uint32_t>(keyword);
    }
};

}  // namespace fl::lang
