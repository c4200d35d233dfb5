#include "widgets/c_colours.h"

#include <algorithm>
#include <array>

namespace fl::web {
namespace {

constexpr std::array<std::string_view, 37> keywords{
    "auto",     "break",  "case",   "char",     "const",   "continue", "default",  "do",
    "double",   "else",   "enum",   "extern",   "float",   "for",      "goto",     "if",
    "inline",   "int",    "long",   "register", "return",  "short",    "signed",   "sizeof",
    "size_t",   "static", "struct", "switch",   "typedef", "union",    "unsigned", "void",
    "volatile", "while",  "NULL",   "uint8_t",  "uint64_t"};

bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t end_of_quoted(std::string_view text, std::size_t at)
{
    const char quote = text[at++];
    while (at < text.size() && text[at] != quote)
        at += text[at] == '\\' ? 2 : 1;
    return std::min(at + 1, text.size());
}

std::size_t end_of_word(std::string_view text, std::size_t at)
{
    while (at < text.size() && is_word(text[at]))
        ++at;
    return at;
}

struct Piece {
    std::size_t end;
    Tone tone;
};

// The next piece of a line; `in_comment` carries a /* from line to line.
Piece next_piece_of(std::string_view text, std::size_t at, bool& in_comment)
{
    if (in_comment || text.substr(at, 2) == "/*") {
        const std::size_t end = text.find("*/", in_comment ? at : at + 2);
        in_comment = end == std::string_view::npos;
        return {in_comment ? text.size() : end + 2, Tone::Comment};
    }
    const char c = text[at];
    if (text.substr(at, 2) == "//") return {text.size(), Tone::Comment};
    if (c == '"' || c == '\'') return {end_of_quoted(text, at), Tone::Text};
    if (c == '#') return {end_of_word(text, at + 1), Tone::Keyword};
    if (is_digit(c)) return {end_of_word(text, at), Tone::Number};
    if (!is_word(c)) return {at + 1, Tone::Ink};
    const std::size_t end = end_of_word(text, at);
    const bool known =
        std::find(keywords.begin(), keywords.end(), text.substr(at, end - at)) != keywords.end();
    return {end, known ? Tone::Keyword : Tone::Ink};
}

}  // namespace

std::vector<TextLine> colour_c(std::string_view source)
{
    std::vector<TextLine> lines;
    bool in_comment = false;
    while (!source.empty()) {
        const std::string_view text = source.substr(0, source.find('\n'));
        TextLine line{std::string(text), {}, false};
        for (std::size_t at = 0; at < text.size();) {
            const Piece piece = next_piece_of(text, at, in_comment);
            if (!line.runs.empty() && line.runs.back().tone == piece.tone)
                line.runs.back().end = piece.end;
            else
                line.runs.push_back({piece.end, piece.tone});
            at = piece.end;
        }
        lines.push_back(std::move(line));
        source.remove_prefix(std::min(text.size() + 1, source.size()));
    }
    return lines;
}

}  // namespace fl::web
