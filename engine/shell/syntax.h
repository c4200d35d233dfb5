// A shell line as a tree: words, redirections, pipelines and the operators between them. No loops, no
// functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fl::shell {

struct WordPart {
    enum Kind : std::uint8_t { Literal, Variable, Substitution };
    Kind kind = Literal;
    std::string text;     // the characters, the variable's name, or the source inside $( )
    bool quoted = false;  // no splitting, no patterns
};

struct Word {
    std::vector<WordPart> parts;
};

struct Redirection {
    enum Kind : std::uint8_t { Read, Write, Append, Duplicate /* 2>&1 */ };
    Kind kind = Write;
    int descriptor = 1;
    Word target;  // Duplicate: the other descriptor's number
};

struct Assignment {
    std::string name;
    Word value;
};

struct SimpleCommand {
    std::vector<Assignment> assignments;
    std::vector<Word> words;
    std::vector<Redirection> redirections;
};

enum class Condition : std::uint8_t { Always, IfSucceeded, IfFailed };  // ";", "&&", "||" before it

struct Pipeline {
    std::vector<SimpleCommand> commands;
    Condition condition = Condition::Always;
    bool negated = false;
    bool background = false;
    std::string text;  // as typed, for the list of jobs
};

struct ParsedLine {
    std::vector<Pipeline> pipelines;
    std::string error;  // bash's message, or ""
};

inline constexpr std::size_t line_limit = 16384;  // bytes

ParsedLine parse_line(std::string_view line);

}  // namespace fl::shell
