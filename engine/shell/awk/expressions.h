// awk's expressions, by falling precedence of their operators. Private to the parser.
#pragma once

#include "shell/awk/awk.h"
#include "shell/awk/lexer.h"

#include <set>

namespace fl::shell::awk {

inline constexpr unsigned deepest_nesting = 100;

NodePtr make(Node::Kind kind, std::string text = {});
NodePtr make(Node::Kind kind, std::string text, NodePtr first, NodePtr second = nullptr);

class ExpressionParser {
public:
    explicit ExpressionParser(std::string_view text);

protected:
    void advance(bool operand_wanted) { token_ = lexer_.next(operand_wanted); }
    bool is(std::string_view sign) const { return token_.kind == Token::Sign && token_.text == sign; }
    bool is_name(std::string_view name) const { return token_.kind == Token::Name && token_.text == name; }
    bool take(std::string_view sign)
    {
        if (!is(sign)) return false;
        const bool closes = sign == ")" || sign == "]" || sign == "++" || sign == "--" || sign == "$";
        advance(!closes || sign == "$");
        return true;
    }
    void fail()
    {
        if (error_.empty())
            error_ = token_.kind == Token::End ? "syntax error at or near end of program"
                                               : "syntax error at or near " + token_.text;
        token_ = {};
    }
    void refuse(const std::string& what)
    {
        if (error_.empty()) error_ = what + " is not available in this awk";
        token_ = {};
    }
    void expect(std::string_view sign)
    {
        if (!take(sign)) fail();
    }
    void skip_newlines()
    {
        while (token_.kind == Token::Newline)
            advance(true);
    }
    void skip_ends()
    {
        while (token_.kind == Token::Newline || is(";"))
            advance(true);
    }

    NodePtr expression();
    NodePtr subscript();

    NodePtr primary();
    NodePtr named();
    NodePtr grouped();
    NodePtr getline();

    std::set<std::string> functions_;  // names that follow "function" somewhere
    Lexer lexer_;
    Token token_;
    unsigned depth_ = 0;
    bool no_greater_ = false;  // in print's arguments: > is not a comparison
    std::string error_;

private:
    NodePtr ternary();
    NodePtr logical_or();
    NodePtr logical_and();
    NodePtr membership();
    NodePtr matching();
    NodePtr comparison();
    bool starts_operand() const;
    NodePtr joined();
    NodePtr sum();
    NodePtr product();
    NodePtr unary();
    NodePtr power();
    NodePtr postfix();
};

}  // namespace fl::shell::awk
