#include "lang/lexer.h"

#include <cctype>

namespace fl::lang {
namespace {

constexpr std::string_view punctuators[] = {
    "<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=",
    "&&",  "||",  "*=",  "/=", "%=", "+=", "-=", "&=", "^=", "|=", "##",
};

bool starts_identifier(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool continues_identifier(char c)
{
    return starts_identifier(c) || std::isdigit(static_cast<unsigned char>(c));
}

class Lexer {
public:
    Lexer(std::string_view text, Location at, Sources* sources) : text_(text), at_(at), sources_(sources) {}

    std::vector<Token> run()
    {
        std::vector<Token> tokens;
        while (skip_blank())
            tokens.push_back(next());
        Token end;
        end.line_start = true;
        end.at = here();
        tokens.push_back(end);
        return tokens;
    }

private:
    char peek(std::size_t ahead = 0) const
    {
        return place_ + ahead < text_.size() ? text_[place_ + ahead] : '\0';
    }

    Location here() const
    {
        Location at = at_;
        const std::size_t column = place_ - line_begin_ + at_.column;
        at.column = static_cast<std::uint16_t>(column < 0xffff ? column : 0xffff);
        return at;
    }

    void newline()
    {
        ++at_.line;
        at_.column = 1;
        line_begin_ = place_ + 1;
        line_start_ = true;
    }

    void skip_comment()
    {
        const Location start = here();
        place_ += 2;
        while (place_ < text_.size() && !(peek() == '*' && peek(1) == '/')) {
            if (peek() == '\n') {
                const bool before = line_start_;
                newline();
                line_start_ =
                    before;  // a comment is one space: a directive may follow it, but none starts inside
            }
            ++place_;
        }
        if (place_ >= text_.size() && sources_) sources_->error(start, "unterminated comment");
        place_ += 2;
    }

    bool skip_blank()
    {
        space_ = false;
        while (place_ < text_.size()) {
            const char c = peek();
            if (c == '\n') {
                newline();
                ++place_;
            } else if (c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r') {
                ++place_;
            } else if (c == '/' && peek(1) == '*') {
                skip_comment();
            } else if (c == '/' && peek(1) == '/') {
                while (place_ < text_.size() && peek() != '\n')
                    ++place_;
            } else {
                return true;
            }
            space_ = true;
        }
        return false;
    }

    std::size_t number_length() const
    {
        std::size_t n = 0;
        while (true) {
            const char c = peek(n);
            const char next_one = peek(n + 1);
            const bool exponent = c == 'e' || c == 'E' || c == 'p' || c == 'P';
            if (exponent && (next_one == '+' || next_one == '-'))
                n += 2;
            else if (continues_identifier(c) || c == '.')
                ++n;
            else
                return n;
        }
    }

    std::size_t quoted_length(char quote, std::size_t n) const
    {
        while (peek(n) != quote && peek(n) != '\n' && peek(n) != '\0')
            n += peek(n) == '\\' && peek(n + 1) != '\n' ? 2 : 1;
        return peek(n) == quote ? n + 1 : 0;
    }

    std::size_t punctuator_length() const
    {
        const std::string_view rest = text_.substr(place_);
        for (std::string_view p : punctuators)
            if (rest.substr(0, p.size()) == p) return p.size();
        return 1;
    }

    void classify_quoted(Token& token, char quote, std::size_t prefix)
    {
        token.kind = quote == '"' ? TokenKind::String : TokenKind::Character;
        token.length = static_cast<std::uint32_t>(quoted_length(quote, prefix + 1));
        if (token.length != 0) return;
        // Unterminated: an error only if it survives the preprocessor; the rest of the line is lost.
        token.length = 1;
        while (peek(token.length) != '\n' && peek(token.length) != '\0')
            ++token.length;
        token.kind = TokenKind::Other;
    }

    Token next()
    {
        Token token;
        token.line_start = line_start_;
        token.space_before = space_;
        token.at = here();
        line_start_ = false;
        const char c = peek();
        std::size_t prefix = 0;
        if (c == 'L' || c == 'U' || c == 'u') prefix = peek(1) == '8' && c == 'u' ? 2 : 1;
        const char quote = peek(prefix);
        if (quote == '"' || quote == '\'') {
            classify_quoted(token, quote, prefix);
        } else if (std::isdigit(static_cast<unsigned char>(c)) ||
                   (c == '.' && std::isdigit(static_cast<unsigned char>(peek(1))))) {
            token.kind = TokenKind::Number;
            token.length = static_cast<std::uint32_t>(number_length());
        } else if (starts_identifier(c)) {
            token.kind = TokenKind::Identifier;
            while (continues_identifier(peek(token.length)))
                ++token.length;
        } else {
            token.kind = std::ispunct(static_cast<unsigned char>(c)) && c != '@' && c != '`' && c != '\\'
                             ? TokenKind::Punctuator
                             : TokenKind::Other;
            token.length = static_cast<std::uint32_t>(punctuator_length());
        }
        token.text = text_.substr(place_, token.length);
        if (token.kind == TokenKind::Punctuator) token.code = punctuator(token.text);
        place_ += token.length;
        return token;
    }

    std::string_view text_;
    Location at_;  // of the current line
    Sources* sources_;
    std::size_t place_ = 0;
    std::size_t line_begin_ = 0;
    bool line_start_ = true;
    bool space_ = false;
};

}  // namespace

std::vector<Token> tokenize(Sources& sources, std::uint16_t file)
{
    Location at;
    at.file = file;
    at.line = 1;
    at.column = 1;
    return Lexer(sources.text(file), at, &sources).run();
}

std::vector<Token> tokenize_text(std::string_view text, Location at)
{
    if (at.column == 0) at.column = 1;
    return Lexer(text, at, nullptr).run();
}

}  // namespace fl::lang
