// Rules and statements.
#include "shell/awk/expressions.h"

namespace fl::shell::awk {
namespace {

class Parser : public ExpressionParser {
public:
    explicit Parser(std::string_view text) : ExpressionParser(text) {}

    Program parse()
    {
        Program program;
        skip_ends();
        while (token_.kind != Token::End && error_.empty()) {
            if (is_name("function") || is_name("func"))
                function(program);
            else
                program.rules.push_back(rule());
            skip_ends();
        }
        program.error = error_;
        return program;
    }

private:
    void function(Program& program)
    {
        advance(true);
        const std::string name = token_.text;
        if (token_.kind != Token::Name) fail();
        advance(false);
        expect("(");
        Function made;
        while (token_.kind == Token::Name) {
            made.names.push_back(token_.text);
            advance(false);
            if (!take(",")) break;
            skip_newlines();
        }
        expect(")");
        skip_newlines();
        made.body = block();
        program.functions[name] = std::move(made);
    }

    Rule rule()
    {
        Rule rule;
        if (is_name("BEGIN") || is_name("END")) {
            rule.when = is_name("BEGIN") ? Rule::Begin : Rule::End;
            advance(true);
            if (!is("{")) fail();
        } else if (!is("{")) {
            rule.pattern = expression();
            if (take(",")) {
                skip_newlines();
                rule.until = expression();
            }
        }
        if (is("{")) rule.action = block();
        return rule;
    }

    NodePtr block()
    {
        NodePtr node = make(Node::Block);
        expect("{");
        skip_ends();
        while (!is("}") && error_.empty()) {
            node->parts.push_back(statement());
            skip_ends();
        }
        expect("}");
        return node;
    }

    void end_of_statement()
    {
        if (is("}") || token_.kind == Token::End) return;
        if (token_.kind == Token::Newline || is(";")) return advance(true);
        fail();
    }

    NodePtr body()
    {
        skip_newlines();
        if (take(";")) return make(Node::Block);
        return statement();
    }

    NodePtr statement()
    {
        if (++depth_ > deepest_nesting) fail();
        NodePtr node;
        if (!error_.empty())
            node = make(Node::Block);
        else if (is("{"))
            node = block();
        else if (is_name("if"))
            node = condition();
        else if (is_name("while")) {
            advance(true);
            expect("(");
            node = make(Node::While, "", expression());
            expect(")");
            node->parts.push_back(body());
        } else if (is_name("do")) {
            advance(true);
            NodePtr inner = body();
            skip_ends();
            if (!is_name("while")) fail();
            advance(true);
            expect("(");
            node = make(Node::DoWhile, "", expression());
            expect(")");
            node->parts.push_back(std::move(inner));
            end_of_statement();
        } else if (is_name("for"))
            node = loop();
        else {
            node = simple();
            end_of_statement();
        }
        --depth_;
        return node;
    }

    NodePtr condition()
    {
        advance(true);
        expect("(");
        NodePtr node = make(Node::If, "", expression());
        expect(")");
        if (token_.kind == Token::Newline) skip_newlines();
        node->parts.push_back(body());
        // "; else" and a newline before else belong to the if
        if (is(";")) advance(true);
        skip_newlines();
        if (is_name("else")) {
            advance(true);
            node->parts.push_back(body());
        }
        return node;
    }

    NodePtr loop()
    {
        advance(true);
        expect("(");
        NodePtr first = is(";") ? nullptr : simple();
        if (first && first->kind == Node::Expression && first->parts[0]->kind == Node::In && is(")")) {
            NodePtr node = make(Node::ForIn, first->parts[0]->text);
            node->parts.push_back(std::move(first->parts[0]->parts[0]));
            expect(")");
            node->parts.push_back(body());
            return node;
        }
        NodePtr node = make(Node::For);
        node->parts.push_back(std::move(first));
        expect(";");
        node->parts.push_back(is(";") ? nullptr : expression());
        expect(";");
        node->parts.push_back(is(")") ? nullptr : simple());
        expect(")");
        node->parts.push_back(body());
        return node;
    }

    NodePtr simple()
    {
        if (is_name("print") || is_name("printf")) return print();
        for (const auto& [name, kind] : {std::pair{"next", Node::Next}, std::pair{"break", Node::Break},
                                         std::pair{"continue", Node::Continue}})
            if (is_name(name)) {
                advance(true);
                return make(kind);
            }
        if (is_name("exit") || is_name("return")) {
            NodePtr node = make(is_name("exit") ? Node::Exit : Node::Return);
            advance(true);
            if (!is("}") && !is(";") && token_.kind != Token::Newline && token_.kind != Token::End)
                node->parts.push_back(expression());
            return node;
        }
        if (is_name("delete")) {
            advance(true);
            NodePtr node = make(Node::Delete, token_.text);
            if (token_.kind != Token::Name) fail();
            advance(false);
            if (take("[")) {
                node->parts.push_back(subscript());
                expect("]");
            }
            return node;
        }
        return make(Node::Expression, "", expression());
    }

    NodePtr print()
    {
        NodePtr node = make(is_name("print") ? Node::Print : Node::Printf);
        advance(true);
        const bool was = no_greater_;
        no_greater_ = true;
        while (!is("}") && !is(";") && !is(">") && !is(">>") && !is("|") && token_.kind != Token::Newline &&
               token_.kind != Token::End && error_.empty()) {
            node->parts.push_back(expression());
            if (node->parts.size() == 1 && node->parts[0]->kind == Node::Group &&
                !node->parts[0]->text.empty()) {
                NodePtr group = std::move(node->parts[0]);  // print (a, b)
                node->parts = std::move(group->parts);
            }
            if (!take(",")) break;
            skip_newlines();
        }
        if (is("|")) refuse("print into a command");
        if (is(">") || is(">>")) {  // its last part is the file
            node->text = token_.text;
            advance(true);
            node->parts.push_back(expression());
        }
        no_greater_ = was;
        return node;
    }
};

}  // namespace

Program parse(std::string_view text)
{
    return Parser(text).parse();
}

}  // namespace fl::shell::awk
