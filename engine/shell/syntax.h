// A shell line as a tree: words, redirections, pipelines, loops and conditions, functions.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fl::shell {

struct WordPart {
    enum Kind : std::uint8_t { Literal, Variable, Substitution, Arithmetic };
    Kind kind = Literal;
    std::string text;            // the characters, the variable's name, or the source inside $( ) or $(( ))
    bool quoted = false;         // no splitting, no patterns
    std::string operation = {};  // of ${name OPERATION argument}: ":-", "%", "##", "/" …; "#" alone = length
    std::string argument = {};
    std::string subscript = {};  // of ${name[subscript]}
    bool indirect = false;       // ${!name}
    bool as_file = false;        // <(COMMAND): the name of a file that holds what it prints
};

struct Word {
    std::vector<WordPart> parts;
};

struct Redirection {
    enum Kind : std::uint8_t {
        Read,
        Write,
        Append,
        Duplicate /* 2>&1 */,
        DuplicateInput /* <&3 */,
        Here /* <<, <<< */
    };
    Kind kind = Write;
    int descriptor = 1;
    Word target;                          // Duplicate: the other descriptor's number
    std::shared_ptr<Word> document = {};  // Here: the text
};

struct Assignment {
    std::string name;
    Word value;
    bool append = false;         // name+=value
    std::string subscript = {};  // name[subscript]=value
    bool array = false;          // name=(list)
    std::vector<Word> list = {};
};

struct SimpleCommand {
    std::vector<Assignment> assignments;
    std::vector<Word> words;
};

struct Script;
using ScriptPtr = std::shared_ptr<const Script>;

struct CaseBranch {
    std::vector<Word> patterns;
    ScriptPtr body;
};

struct Command {
    enum Kind : std::uint8_t {
        Simple,
        Group,
        Subshell,
        If,
        While,
        Until,
        For,
        Count,
        Case,
        Arithmetic,
        Function,
        Test  // [[ ]]
    };
    Kind kind = Simple;
    SimpleCommand simple;
    std::string name;               // the variable of For, the name of Function
    std::vector<Word> words;        // what For goes through, the subject of Case, what stands in [[ ]]
    bool all_arguments = false;     // "for x; do": $@
    std::string start, test, step;  // Count: for ((start; test; step)); Arithmetic: test
    ScriptPtr condition, body, otherwise;
    std::vector<CaseBranch> branches;
    std::vector<Redirection> redirections;
};

enum class Condition : std::uint8_t { Always, IfSucceeded, IfFailed };  // ";", "&&", "||" before it

struct Pipeline {
    std::vector<Command> commands;
    Condition condition = Condition::Always;
    bool negated = false;
    bool background = false;
    bool timed = false;  // time COMMAND
    std::string text;    // as typed, for the list of jobs
};

struct Script {
    std::vector<Pipeline> pipelines;
};

struct ParsedLine {
    ScriptPtr script;
    std::string error;        // bash's message, or ""
    bool incomplete = false;  // the error is that the text ends too early: more lines may follow
};

inline constexpr std::size_t line_limit = 65536;  // bytes

ParsedLine parse_line(std::string_view line);
// The inside of a here-document or of ${x:-...}: as in double quotes, but a quote is a character.
Word parse_text(std::string_view text);

}  // namespace fl::shell
