// Preprocessing tokens to the tokens of a translation unit: directives obeyed, macros expanded.
#pragma once

#include "lang/compile.h"
#include "lang/sources.h"

#include <map>
#include <vector>

namespace fl::lang {

struct Macro {
    std::string_view name;
    bool function_like = false;
    bool variadic = false;
    bool disabled = false;  // being expanded: its name inside its own expansion stays
    char dynamic = 0;       // 'L' __LINE__, 'F' __FILE__, 'C' __COUNTER__
    std::vector<std::string_view> parameters;
    std::vector<Token> body;
};

class Preprocessor {
public:
    Preprocessor(Sources& sources, const Headers& headers);

    // The whole unit, ended by one End token; keywords are recognised.
    std::vector<Token> run(std::uint16_t file);

private:
    struct Conditional {
        Location at;
        std::string_view word;  // the last directive of the group
        bool taken = false;     // some branch has been compiled
        bool seen_else = false;
    };
    struct Input {
        std::uint16_t file = 0;
        std::vector<Token> tokens;
        std::size_t place = 0;
        std::vector<Conditional> conditionals;
    };

    // preprocessor.cpp: where tokens come from
    void define_builtins();
    Token next();  // unexpanded
    Token next_expanded();
    Token next_from_file();
    bool peek_paren();  // is the next token, unexpanded, '('?
    void leave_file();
    void check_number(const Token& token);
    bool spend(std::size_t tokens, Location at);  // false when the unit has become too large
    void push_back(const Token& token) { pending_.push_back(token); }

    // macro_expansion.cpp
    bool expand(const Token& name);
    bool collect_arguments(const Macro& macro, const Token& name, std::vector<std::vector<Token>>& arguments);
    std::vector<Token> substitute(const Macro& macro, const std::vector<std::vector<Token>>& arguments,
                                  const Token& name);
    std::vector<Token> expand_fully(const std::vector<Token>& tokens);
    Token stringize(const std::vector<Token>& tokens, Location at);
    void paste(std::vector<Token>& result, const Token& right);
    Token dynamic_token(Macro& macro, const Token& name);
    Token made_token(std::string text, const Token& place);

    // directives.cpp
    void directive(const Token& hash);
    std::vector<Token> rest_of_line();
    void define(const std::vector<Token>& line, Location at);
    bool define_parameters(Macro& macro, const std::vector<Token>& line, std::size_t& i);
    void undefine(const std::vector<Token>& line);
    void include(const std::vector<Token>& line, const Token& hash);
    void begin_conditional(bool taken, const Token& name);
    void else_conditional(std::string_view word, const Token& at, const std::vector<Token>& line);
    void end_conditional(const Token& at);
    void skip_group();
    bool is_defined(const std::vector<Token>& line, const Token& directive_name);

    // pragmas.cpp
    void pragma(const std::vector<Token>& line);
    void pragma_pack(const std::vector<Token>& line);
    void pragma_operator();

    // condition.cpp
    bool condition(const std::vector<Token>& line, Location at);

    Sources& sources_;
    const Headers& headers_;
    std::map<std::string_view, std::size_t> names_;  // defined macros
    std::vector<Macro> macros_;                      // also undefined ones: MacroEnd tokens refer to them
    std::vector<Input> inputs_;
    std::vector<Token> pending_;  // to be read before the input; back first
    bool isolated_ = false;       // reading stops where pending_ ends
    unsigned nesting_ = 0;        // of argument expansion
    std::size_t spent_ = 0;
    unsigned includes_ = 0;
    std::uint64_t counter_ = 0;
    std::uint8_t pack_ = 0;            // see Token::pack
    std::vector<std::uint8_t> packs_;  // what #pragma pack(push) keeps
};

}  // namespace fl::lang
