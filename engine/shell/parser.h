// The parser of shell lines. Private to syntax*.cpp.
#pragma once

#include "shell/syntax.h"

#include <initializer_list>

namespace fl::shell {

inline bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
inline bool is_name(char c)
{
    return is_name_start(c) || is_digit(c);
}
inline bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}
inline bool is_operator(char c)
{
    return c == ';' || c == '&' || c == '|' || c == '<' || c == '>' || c == '\n' || c == '(' || c == ')';
}

// {a,b} and {1..5}: one word becomes several. An operator of [[ ]] is a word that begins with this character.
std::vector<Word> expand_braces(const Word& word);
inline constexpr char test_operator = '\x01';

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    ParsedLine parse();
    Word parse_document();  // to the end, as in double quotes

private:
    using Ends = std::initializer_list<std::string_view>;

    bool at_end() const { return at_ >= text_.size(); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool take(std::string_view token);
    void fail(std::string message);
    void fail_at_end(std::string message);  // more text could mend it
    bool failed() const { return !error_.empty(); }
    void unexpected();
    void skip_blanks();
    void skip_lines();
    bool take_newline();  // reads the here-documents that wait for it
    void read_documents();

    // syntax_compound.cpp
    std::string_view reserved() const;  // the plain word that starts here
    bool take_reserved(std::string_view word);
    void expect(std::string_view word);
    bool at_any(Ends ends);
    ScriptPtr parse_script(Ends ends);
    static void put_behind(Script& script);
    Pipeline parse_pipeline(Condition condition);
    Command parse_command();
    bool parse_compound(Command& command);
    void parse_if(Command& command);
    void parse_loop(Command& command);
    void parse_for(Command& command);
    void parse_count(Command& command);
    void parse_case(Command& command);
    bool parse_function(Command& command);
    void parse_test(Command& command);  // syntax_words.cpp
    bool parse_assignment(SimpleCommand& command);
    void parse_ansi_quotes(Word& word);
    std::string parse_subscript();
    void parse_simple(Command& command);

    bool parse_redirection(Command& command);
    void parse_here(Redirection& redirection);
    Word parse_word();
    void parse_single_quotes(Word& word);
    void parse_double_quotes(Word& word);
    void parse_quoted_piece(Word& word, char end);
    void parse_dollar(Word& word, bool quoted);
    bool parse_arithmetic(Word& word, bool quoted);
    void parse_braces(Word& word, bool quoted);
    void parse_backquotes(Word& word, bool quoted);
    std::string parse_parentheses();
    static void add(Word& word, char c, bool quoted);

    struct Document {
        std::shared_ptr<Word> into;
        std::string end;
        bool literal = false, strip_tabs = false;
    };

    std::string_view text_;
    std::size_t at_ = 0;
    unsigned depth_ = 0;
    std::vector<Document> documents_;
    std::string error_;
    bool incomplete_ = false;
};

}  // namespace fl::shell
