// What begins with a dollar sign, and backquotes.
#include "shell/parser.h"

namespace fl::shell {

// After "$(": everything up to the parenthesis that closes it.
std::string Parser::parse_parentheses()
{
    std::string inside;
    int depth = 1;
    char quote = '\0';
    for (; !at_end(); ++at_) {
        const char c = peek();
        if (c == '\\' && quote != '\'' && peek(1) != '\0') {
            inside += c;
            inside += text_[++at_];
            continue;
        }
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '\'' || c == '"')
            quote = c;
        else if (c == '(')
            ++depth;
        else if (c == ')' && --depth == 0)
            break;
        inside += c;
    }
    if (at_end()) fail_at_end("unexpected EOF while looking for matching `)'");
    ++at_;
    return inside;
}

// $(( )): false when the parentheses turn out to be those of $( ( ) ).
bool Parser::parse_arithmetic(Word& word, bool quoted)
{
    const std::size_t start = at_;
    if (!take("((")) return false;
    std::string inside;
    int depth = 0;
    while (!at_end() && !(depth == 0 && peek() == ')')) {
        if (peek() == '(') ++depth;
        if (peek() == ')') --depth;
        inside += text_[at_++];
    }
    if (take("))")) {
        word.parts.push_back({WordPart::Arithmetic, inside, quoted});
        return true;
    }
    at_ = start;
    return false;
}

// `COMMAND`, the old form of $(COMMAND).
void Parser::parse_backquotes(Word& word, bool quoted)
{
    std::string inside;
    for (++at_; !at_end() && peek() != '`'; ++at_) {
        if (peek() == '\\' && (peek(1) == '`' || peek(1) == '\\' || peek(1) == '$')) ++at_;
        inside += peek();
    }
    if (at_end()) return fail_at_end("unexpected EOF while looking for matching ``'");
    ++at_;
    word.parts.push_back({WordPart::Substitution, inside, quoted});
}

// After "${".
void Parser::parse_braces(Word& word, bool quoted)
{
    WordPart part{WordPart::Variable, "", quoted};
    const bool length = peek() == '#' && peek(1) != '}';
    if (length) ++at_;
    part.indirect = !length && peek() == '!' && peek(1) != '}';
    if (part.indirect) ++at_;
    if (is_name_start(peek()))
        while (is_name(peek()))
            part.text += text_[at_++];
    else if (is_digit(peek()))
        while (is_digit(peek()))
            part.text += text_[at_++];
    else if (peek() != '}' && !at_end())
        part.text = text_[at_++];
    if (peek() == '[') part.subscript = parse_subscript();
    if (length)
        part.operation = "#length";
    else
        for (const std::string_view operation : {":-", ":=", ":+", ":?", "%%", "##", "//", "^^", ",,", "%",
                                                 "#", "/", "-", "=", "+", "?", ":", "^", ","})
            if (part.operation.empty() && take(operation)) part.operation = std::string(operation);
    int depth = 0;
    while (!at_end() && !(peek() == '}' && depth == 0)) {
        if (peek() == '{') ++depth;
        if (peek() == '}') --depth;
        if (peek() == '\\' && peek(1) != '\0')
            part.argument += text_[at_++];
        else if (peek() == '"' || peek() == '\'') {
            ++at_;
            continue;
        }
        part.argument += text_[at_++];
    }
    if (!take("}")) return fail_at_end("unexpected EOF while looking for matching `}'");
    const bool bad = part.text.empty() || (part.operation.empty() && !part.argument.empty());
    if (bad) return fail("bad substitution");
    word.parts.push_back(part);
}

void Parser::parse_dollar(Word& word, bool quoted)
{
    ++at_;
    if (!quoted && peek() == '\'') return parse_ansi_quotes(word);
    if (peek() == '[') {  // $[1+2], the old form of $((1+2))
        word.parts.push_back({WordPart::Arithmetic, parse_subscript(), quoted});
        return;
    }
    if (parse_arithmetic(word, quoted)) return;
    if (take("(")) {
        word.parts.push_back({WordPart::Substitution, parse_parentheses(), quoted});
        return;
    }
    if (take("{")) return parse_braces(word, quoted);
    std::string name;
    if (is_name_start(peek()))
        while (is_name(peek()))
            name += text_[at_++];
    else if (!at_end() && std::string_view("?$!#@*-0123456789").find(peek()) != std::string_view::npos)
        name = text_[at_++];
    if (!name.empty())
        word.parts.push_back({WordPart::Variable, name, quoted});
    else
        add(word, '$', quoted);
}

}  // namespace fl::shell
