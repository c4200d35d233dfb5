#include "shell/expand.h"

#include "base/text.h"

namespace fl::shell {
namespace {

constexpr std::size_t word_limit = 65536;  // bytes of one expanded word
constexpr std::size_t words_limit = 65536;

bool has_pattern(const std::string& text)
{
    return text.find_first_of("*?[") != std::string::npos;
}

// ~ and ~/x at the start of a word.
std::string at_home(std::string value)
{
    if (value[0] == '~' && (value.size() == 1 || value[1] == '/'))
        return std::string(home_directory) + value.substr(1);
    return value;
}

std::string escaped(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        if (c == '*' || c == '?' || c == '[' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

}  // namespace

std::string Expander::value_of(const WordPart& part)
{
    if (part.kind == WordPart::Literal) return part.text;
    if (part.kind == WordPart::Variable) return parameter(part);
    if (part.kind == WordPart::Arithmetic) {
        const std::string source = text(parse_text(part.text));
        return missing_ ? "0" : format("%lld", static_cast<long long>(arithmetic(source)));
    }
    if (used_ < substitutions_.size()) return substitutions_[used_++];
    if (!missing_) missing_ = part.text;
    return "";
}

std::string Expander::text(const Word& word)
{
    constexpr unsigned deepest = 32;
    if (++depth_ > deepest) error_ = "expansion nested too deeply";
    std::string text;
    for (const WordPart& part : word.parts) {
        if (!error_.empty()) break;
        std::string value = value_of(part);
        if (&part == &word.parts.front() && !part.quoted && part.kind == WordPart::Literal)
            value = at_home(value);
        if (text.size() + value.size() <= word_limit) text += value;
    }
    --depth_;
    return text;
}

std::string Expander::pattern(const Word& word)
{
    std::string text;
    for (const WordPart& part : word.parts) {
        const std::string value = value_of(part);
        text += part.quoted ? escaped(value) : value;
    }
    return text;
}

// "$@": each argument is a word of its own.
void Expander::add_arguments(std::vector<Piece>& pieces)
{
    const std::vector<std::string>& arguments = world_.shell().arguments;
    for (std::size_t i = 0; i < arguments.size() && pieces.size() < words_limit; ++i) {
        if (i > 0) pieces.push_back({});
        pieces.back().text += arguments[i];
        pieces.back().exists = true;
    }
}

// What a variable or $( ) gave is split at blanks.
void Expander::add_split(std::vector<Piece>& pieces, const std::string& value)
{
    for (const char c : value) {
        const bool blank = c == ' ' || c == '\t' || c == '\n';
        if (blank && pieces.back().exists && pieces.size() < words_limit)
            pieces.push_back({});
        else if (!blank) {
            pieces.back().exists = true;
            pieces.back().pattern = pieces.back().pattern || c == '*' || c == '?' || c == '[';
            if (pieces.back().text.size() < word_limit) pieces.back().text += c;
        }
    }
}

std::vector<std::string> Expander::words(const Word& word)
{
    std::vector<Piece> pieces(1);
    for (const WordPart& part : word.parts) {
        if (part.kind == WordPart::Variable && part.text == "@" && part.quoted && part.operation.empty()) {
            add_arguments(pieces);
            continue;
        }
        const bool only = part.kind == WordPart::Literal && part.text.empty() && word.parts.size() > 1;
        if (only && word.parts.back().text == "@") continue;  // "$@" without arguments is no word
        std::string value = value_of(part);
        const bool literal = part.kind == WordPart::Literal;
        if (!part.quoted && !literal) {
            add_split(pieces, value);
            continue;
        }
        if (literal && !part.quoted && &part == &word.parts.front()) value = at_home(value);
        pieces.back().exists = true;
        pieces.back().pattern = pieces.back().pattern || (!part.quoted && has_pattern(value));
        if (pieces.back().text.size() + value.size() <= word_limit) pieces.back().text += value;
    }
    std::vector<std::string> result;
    for (const Piece& piece : pieces) {
        if (!piece.exists) continue;
        const std::vector<std::string> names =
            piece.pattern ? matching_paths(world_, piece.text) : std::vector<std::string>{};
        if (names.empty()) result.push_back(piece.text);
        result.insert(result.end(), names.begin(), names.end());
    }
    return result;
}

}  // namespace fl::shell
