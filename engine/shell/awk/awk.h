// awk: programs as a tree, and running them. Private to the shell.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fl::shell::awk {

struct Node {
    enum Kind : std::uint8_t {
        Number,
        Text,
        Pattern /* /re/ */,
        Variable,
        Element /* a[i] */,
        Field,
        Assign,
        Conditional,
        Or,
        And,
        In,
        Match,
        NoMatch,
        Compare,
        Join,
        Arithmetic,
        Not,
        Negate,
        Plus,
        Increment,
        Call,
        Group,
        Block,
        If,
        While,
        DoWhile,
        For,
        ForIn,
        Print,
        Printf,
        Next,
        Exit,
        Break,
        Continue,
        Delete,
        Expression,
        UserCall,
        Return,
        Getline /* parts: what it sets or null, the file or null */
    };
    Kind kind = Number;
    double number = 0;
    std::string text;                          // of Text and Pattern; the name; the operator; Print: > or >>
    bool prefix = false;                       // Increment: before its operand
    std::vector<std::unique_ptr<Node>> parts;  // a missing part of For is null
};
using NodePtr = std::unique_ptr<Node>;

struct Rule {
    enum When : std::uint8_t { Begin, Main, End };
    When when = Main;
    NodePtr pattern, until;  // both: a range
    NodePtr action;          // none: print
};

struct Function {
    std::vector<std::string> names;  // of its parameters
    NodePtr body;
};

struct Program {
    std::vector<Rule> rules;
    std::map<std::string, Function> functions;
    std::string error;  // "syntax error at or near }", or ""
};

Program parse(std::string_view text);

struct Run {
    std::vector<std::string> operands;                             // files, name=value
    std::vector<std::pair<std::string, std::string>> assignments;  // -v
    std::string field_separator;                                   // -F, or ""
    std::string_view input;
    // A file's text; false when it cannot be read: the message goes to errors.
    bool (*read)(const void* context, const std::string& path, std::string& text);
    const void* context;
};
struct Result {
    std::string output, errors;
    std::map<std::string, std::string> files;  // what print > FILE has written
    int status = 0;
};
Result run(const Program& program, const Run& run);

}  // namespace fl::shell::awk
