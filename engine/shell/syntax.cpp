// Words, quotes, expansions and redirections.
#include "shell/syntax.h"

#include "base/text.h"
#include "shell/parser.h"

namespace fl::shell {

bool Parser::take(std::string_view token)
{
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
}

void Parser::fail(std::string message)
{
    if (error_.empty()) error_ = std::move(message);
}

void Parser::fail_at_end(std::string message)
{
    if (error_.empty()) incomplete_ = true;
    fail(std::move(message));
}

void Parser::skip_blanks()
{
    while (is_blank(peek()) || (peek() == '\\' && peek(1) == '\n'))
        at_ += peek() == '\\' ? 2 : 1;
    if (peek() == '#')
        while (!at_end() && peek() != '\n')
            ++at_;
}

bool Parser::take_newline()
{
    if (!take("\n")) return false;
    read_documents();
    return true;
}

void Parser::skip_lines()
{
    do
        skip_blanks();
    while (take_newline());
}

// What follows the line that has << in it, up to the line that is the end word.
void Parser::read_documents()
{
    for (const Document& document : documents_) {
        std::string body;
        for (;;) {
            if (at_end())
                return fail_at_end("here-document delimited by end-of-file (wanted `" + document.end + "')");
            const std::size_t end = std::min(text_.find('\n', at_), text_.size());
            std::string_view line = text_.substr(at_, end - at_);
            at_ = std::min(end + 1, text_.size());
            while (document.strip_tabs && !line.empty() && line[0] == '\t')
                line.remove_prefix(1);
            if (line == document.end) break;
            body += std::string(line) + "\n";
        }
        if (document.literal)
            document.into->parts.push_back({WordPart::Literal, body, true});
        else
            *document.into = parse_text(body);
    }
    documents_.clear();
}

void Parser::unexpected()
{
    if (at_end()) return fail_at_end("syntax error: unexpected end of file");
    std::string token(1, peek());
    if (peek() == '\n')
        token = "newline";
    else if (!reserved().empty())
        token = std::string(reserved());
    else if (peek(1) == peek() && (peek() == '&' || peek() == '|' || peek() == ';'))
        token += peek();
    fail("syntax error near unexpected token `" + token + "'");
}

void Parser::add(Word& word, char c, bool quoted)
{
    if (word.parts.empty() || word.parts.back().kind != WordPart::Literal ||
        word.parts.back().quoted != quoted)
        word.parts.push_back({WordPart::Literal, "", quoted});
    word.parts.back().text += c;
}

void Parser::parse_single_quotes(Word& word)
{
    word.parts.push_back({WordPart::Literal, "", true});
    ++at_;
    while (!at_end() && peek() != '\'')
        add(word, text_[at_++], true);
    if (at_end()) return fail_at_end("unexpected EOF while looking for matching `''");
    ++at_;
}

// One character or expansion between double quotes, or of a here-document (end = '\0').
void Parser::parse_quoted_piece(Word& word, char end)
{
    if (peek() == '$') return parse_dollar(word, true);
    if (peek() == '`') return parse_backquotes(word, true);
    const char next = peek(1);
    if (peek() == '\\' && next == '\n')
        at_ += 2;
    else if (peek() == '\\' && next != '\0' && (next == end || next == '\\' || next == '$' || next == '`')) {
        add(word, next, true);
        at_ += 2;
    } else
        add(word, text_[at_++], true);
}

void Parser::parse_double_quotes(Word& word)
{
    word.parts.push_back({WordPart::Literal, "", true});
    ++at_;
    while (!at_end() && peek() != '"' && !failed())
        parse_quoted_piece(word, '"');
    if (at_end()) return fail_at_end("unexpected EOF while looking for matching `\"'");
    ++at_;
}

Word Parser::parse_document()
{
    Word word;
    word.parts.push_back({WordPart::Literal, "", true});
    while (!at_end() && !failed())
        parse_quoted_piece(word, '\0');
    return word;
}

Word Parser::parse_word()
{
    Word word;
    if (peek() == '<' && peek(1) == '(') {  // <(COMMAND)
        at_ += 2;
        word.parts.push_back({WordPart::Substitution, parse_parentheses(), true});
        word.parts.back().as_file = true;
    }
    while (!at_end() && !is_blank(peek()) && !is_operator(peek()) && !failed()) {
        const char c = peek();
        if (c == '\'')
            parse_single_quotes(word);
        else if (c == '"')
            parse_double_quotes(word);
        else if (c == '`')
            parse_backquotes(word, false);
        else if (c == '$')
            parse_dollar(word, false);
        else if (c == '\\' && peek(1) != '\0') {
            if (peek(1) != '\n') add(word, peek(1), true);
            at_ += 2;
        } else
            add(word, text_[at_++], false);
    }
    return word;
}

// After "<<" or "<<<".
void Parser::parse_here(Redirection& redirection)
{
    redirection.kind = Redirection::Here;
    redirection.document = std::make_shared<Word>();
    if (take("<")) {
        skip_blanks();
        *redirection.document = parse_word();
        redirection.document->parts.push_back({WordPart::Literal, "\n", true});
        return;
    }
    Document document{redirection.document, "", false, take("-")};
    skip_blanks();
    for (const WordPart& part : parse_word().parts) {
        document.end += part.text;
        document.literal = document.literal || part.quoted;
    }
    documents_.push_back(document);
}

// [digit] < > >> followed by a word, n>&m, <<WORD, <<<WORD.
bool Parser::parse_redirection(Command& command)
{
    if (peek() == '<' && peek(1) == '(') return false;  // <(COMMAND) is a word
    const std::size_t start = at_;
    int descriptor = -1;
    if (is_digit(peek()) && (peek(1) == '<' || peek(1) == '>'))
        descriptor = text_[at_++] - '0';
    else if (peek() == '&' && peek(1) == '>')
        ++at_;  // &> FILE: both
    const bool both = text_.substr(start, 1) == "&";
    Redirection redirection;
    if (take("<<")) {
        redirection.descriptor = 0;
        parse_here(redirection);
        command.redirections.push_back(redirection);
        return true;
    }
    if (take(">>"))
        redirection.kind = Redirection::Append;
    else if (take(">&"))
        redirection.kind = Redirection::Duplicate;
    else if (take(">|") || take(">"))
        redirection.kind = Redirection::Write;
    else if (take("<&"))
        redirection.kind = Redirection::DuplicateInput;
    else if (take("<"))
        redirection.kind = Redirection::Read;
    else
        return false;
    redirection.descriptor = descriptor >= 0 ? descriptor
                             : text_[at_ - 1] == '<' || redirection.kind == Redirection::DuplicateInput ? 0
                                                                                                        : 1;
    skip_blanks();
    if ((at_end() || is_operator(peek())) && !(peek() == '<' && peek(1) == '(')) {
        if (at_end())
            fail("syntax error near unexpected token `newline'");
        else
            unexpected();
        return true;
    }
    redirection.target = parse_word();
    command.redirections.push_back(redirection);
    if (both)
        command.redirections.push_back({Redirection::Duplicate, 2, Word{{{WordPart::Literal, "1", false}}}});
    return true;
}

ParsedLine Parser::parse()
{
    ScriptPtr script = parse_script({});
    if (!failed() && !documents_.empty()) read_documents();
    if (!failed() && !at_end()) unexpected();
    if (failed()) script = nullptr;
    return {script, error_, incomplete_};
}

ParsedLine parse_line(std::string_view line)
{
    if (line.size() > line_limit) return {nullptr, "line too long", false};
    return Parser(line).parse();
}

Word parse_text(std::string_view text)
{
    return Parser(text).parse_document();
}

}  // namespace fl::shell
