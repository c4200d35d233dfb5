#include "shell/expand.h"

#include "base/text.h"

namespace fl::shell {
namespace {

constexpr std::size_t word_limit = 65536;  // bytes of one expanded word
constexpr std::size_t words_limit = 8192;

bool has_pattern(const std::string& text) { return text.find_first_of("*?[") != std::string::npos; }

// One word being put together, remembering whether anything of it was quoted and whether a pattern was not.
struct Piece {
    std::string text;
    bool exists = false, pattern = false;
};

}  // namespace

std::string Expander::variable(const std::string& name) const
{
    const ShellState& shell = world_.shell();
    if (name == "?") return format("%d", status_);
    if (name == "$") return format("%u", world_.machine().kernel.shell);
    if (name == "!") return shell.last_background != 0 ? format("%u", shell.last_background) : "";
    if (name == "#") return "0";
    if (name == "0") return "bash";
    if (name == "PWD") return shell.directory;
    const auto found = shell.variables.find(name);
    if (found != shell.variables.end()) return found->second;
    if (name == "HOME") return std::string(home_directory);
    if (name == "USER") return "learner";
    if (name == "SHELL") return "/bin/bash";
    if (name == "PATH") return "/usr/local/bin:/usr/bin:/bin";
    return "";
}

std::string Expander::value_of(const WordPart& part)
{
    if (part.kind == WordPart::Literal) return part.text;
    if (part.kind == WordPart::Variable) return variable(part.text);
    if (used_ < substitutions_.size()) return substitutions_[used_++];
    if (!missing_) missing_ = part.text;
    return "";
}

std::string Expander::text(const Word& word)
{
    std::string text;
    bool first = true;
    for (const WordPart& part : word.parts) {
        std::string value = value_of(part);
        const bool home = first && !part.quoted && part.kind == WordPart::Literal && value[0] == '~';
        if (home && (value.size() == 1 || value[1] == '/'))
            value = std::string(home_directory) + value.substr(1);
        first = false;
        if (text.size() + value.size() <= word_limit) text += value;
    }
    return text;
}

std::vector<std::string> Expander::words(const Word& word)
{
    std::vector<Piece> pieces(1);
    for (const WordPart& part : word.parts) {
        std::string value = value_of(part);
        const bool literal = part.kind == WordPart::Literal;
        if (part.quoted || literal) {
            const bool home = literal && !part.quoted && &part == &word.parts.front() && value[0] == '~';
            if (home && (value.size() == 1 || value[1] == '/'))
                value = std::string(home_directory) + value.substr(1);
            pieces.back().exists = true;
            pieces.back().pattern = pieces.back().pattern || (!part.quoted && has_pattern(value));
            if (pieces.back().text.size() + value.size() <= word_limit) pieces.back().text += value;
            continue;
        }
        for (const char c : value) {  // what a variable or $( ) gave is split at blanks
            const bool blank = c == ' ' || c == '\t' || c == '\n';
            if (blank && pieces.back().exists && pieces.size() < words_limit) pieces.push_back({});
            else if (!blank) {
                pieces.back().exists = true;
                pieces.back().text += c;
            }
        }
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
