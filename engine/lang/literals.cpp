#include "lang/literals.h"

#include <cctype>
#include <cstdlib>

namespace fl::lang {
namespace {

unsigned digit_value(char c)
{
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    return 99;
}

bool is_floating_text(std::string_view text, bool hex)
{
    for (char c : text)
        if (c == '.' || (!hex && (c == 'e' || c == 'E')) || (hex && (c == 'p' || c == 'P'))) return true;
    return false;
}

std::optional<NumberLiteral> parse_floating(std::string_view text)
{
    NumberLiteral literal;
    literal.floating = true;
    const std::string copy(text);
    char* end = nullptr;
    literal.number = std::strtod(copy.c_str(), &end);
    std::string_view suffix = text.substr(static_cast<std::size_t>(end - copy.c_str()));
    if (suffix == "f" || suffix == "F")
        literal.single = true;
    else if (suffix == "l" || suffix == "L")
        literal.extended = true;
    else if (!suffix.empty())
        literal.bad_suffix = suffix;
    if (literal.single) literal.number = static_cast<double>(static_cast<float>(literal.number));
    return literal;
}

void parse_suffix(NumberLiteral& literal, std::string_view suffix)
{
    for (std::size_t i = 0; i < suffix.size(); ++i) {
        const char c = suffix[i];
        if ((c == 'u' || c == 'U') && !literal.is_unsigned) {
            literal.is_unsigned = true;
        } else if ((c == 'l' || c == 'L') && literal.longs == 0) {
            literal.longs = i + 1 < suffix.size() && suffix[i + 1] == c ? 2 : 1;
            i += literal.longs - 1;
        } else {
            literal.bad_suffix = suffix;
            return;
        }
    }
}

// Appends a code point as UTF-8.
void append_utf8(std::string& out, std::uint32_t code)
{
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | code >> 6);
        put(0x80 | (code & 63));
    } else if (code < 0x10000) {
        put(0xe0 | code >> 12);
        put(0x80 | (code >> 6 & 63));
        put(0x80 | (code & 63));
    } else {
        put(0xf0 | (code >> 18 & 7));
        put(0x80 | (code >> 12 & 63));
        put(0x80 | (code >> 6 & 63));
        put(0x80 | (code & 63));
    }
}

void decode_escape(std::string_view text, std::size_t& i, std::string& out)
{
    const char c = text[i++];
    if (c >= '0' && c <= '7') {
        unsigned value = digit_value(c);
        for (int n = 1; n < 3 && i < text.size() && text[i] >= '0' && text[i] <= '7'; ++n)
            value = value * 8 + digit_value(text[i++]);
        out += static_cast<char>(value);
        return;
    }
    if (c == 'x' || c == 'u' || c == 'U') {
        std::uint32_t value = 0;
        const std::size_t limit = c == 'x' ? text.size() : i + (c == 'u' ? 4 : 8);
        while (i < text.size() && i < limit && digit_value(text[i]) < 16)
            value = value * 16 + digit_value(text[i++]);
        if (c == 'x')
            out += static_cast<char>(value);
        else
            append_utf8(out, value);
        return;
    }
    constexpr std::string_view from = "abefnrtv";
    constexpr std::string_view to = "\a\b\x1b\f\n\r\t\v";
    const std::size_t at = from.find(c);
    out += at == std::string_view::npos ? c : to[at];
}

}  // namespace

std::optional<NumberLiteral> parse_number(std::string_view text)
{
    const bool hex = text.size() > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    if (is_floating_text(text, hex)) return parse_floating(text);
    const bool binary = text.size() > 1 && text[0] == '0' && (text[1] == 'b' || text[1] == 'B');
    NumberLiteral literal;
    literal.decimal = text[0] != '0' || text.size() == 1;
    const unsigned base = hex ? 16 : binary ? 2 : text[0] == '0' ? 8 : 10;
    std::size_t i = hex || binary ? 2 : 0;
    while (i < text.size() && digit_value(text[i]) < (base == 8 ? 10 : base))
        literal.bits = literal.bits * base + digit_value(text[i++]);
    if (i == 2 && (hex || binary)) return std::nullopt;
    for (char c : text.substr(0, i))
        if (base == 8 && (c == '8' || c == '9') && literal.bad_digit == 0) literal.bad_digit = c;
    if (literal.bad_digit) {
        literal.bad_suffix = text;
        return literal;
    }
    parse_suffix(literal, text.substr(i));
    return literal;
}

std::string string_bytes(std::string_view literal)
{
    const std::size_t open = literal.find_first_of("\"'");
    if (open == std::string_view::npos || literal.size() < open + 2) return {};
    const std::string_view body = literal.substr(open + 1, literal.size() - open - 2);
    std::string bytes;
    for (std::size_t i = 0; i < body.size();) {
        if (body[i] == '\\' && i + 1 < body.size())
            decode_escape(body, ++i, bytes);
        else
            bytes += body[i++];
    }
    return bytes;
}

int character_value(std::string_view text)
{
    const std::string bytes = string_bytes(text);
    if (bytes.size() == 1) return bytes[0];
    std::uint32_t value = 0;
    for (char c : bytes)
        value = value << 8 | static_cast<unsigned char>(c);
    return static_cast<int>(value);
}

}  // namespace fl::lang
