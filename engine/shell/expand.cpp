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
    if (used_ < substitutions_.size()) {
        const std::string& printed = substitutions_[used_++];
        if (!part.as_file) return printed;
        files_.emplace_back(format("/dev/fd/%zu", 63 - files_.size()), printed.empty() ? "" : printed + "\n");
        return files_.back().first;
    }
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
void Expander::add_arguments(std::vector<Piece>& pieces, const std::vector<std::string>& arguments)
{
    for (std::size_t i = 0; i < arguments.size() && pieces.size() < words_limit; ++i) {
        if (i > 0) pieces.push_back({});
        pieces.back().text += arguments[i];
        pieces.back().exists = true;
    }
}

std::string Expander::separators() const
{
    const auto set = world_.shell().variables.find("IFS");
    return set == world_.shell().variables.end() ? " \t\n" : set->second;
}

// What a variable or $( ) gave is split where IFS says.
void Expander::add_split(std::vector<Piece>& pieces, const std::string& value) const
{
    const std::string between = separators();
    bool ended = false;  // by something other than a blank: a second one makes an empty word
    for (const char c : value) {
        const bool separates = between.find(c) != std::string::npos,
                   blank = c == ' ' || c == '\t' || c == '\n';
        if (separates && (pieces.back().exists || (!blank && ended)) && pieces.size() < words_limit) {
            pieces.back().exists = true;
            pieces.push_back({});
            ended = !blank;
        } else if (!separates) {
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
        if (is_list(part)) {
            const std::vector<std::string> list = list_of(part);
            const bool joins = part.text == "*" || part.subscript == "*";
            if (part.quoted && !joins)
                add_arguments(pieces, list);
            else if (part.quoted) {
                pieces.back().text += parameter(part);
                pieces.back().exists = true;
            } else
                for (const std::string& item : list) {
                    if (&item != &list.front() && pieces.back().exists) pieces.push_back({});
                    add_split(pieces, item);
                }
            continue;
        }
        const bool only = part.kind == WordPart::Literal && part.text.empty() && word.parts.size() == 2;
        if (only && is_list(word.parts.back()) && word.parts.back().quoted)
            continue;  // "$@" of nothing is no word
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
