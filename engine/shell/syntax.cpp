#include "shell/syntax.h"

#include "base/text.h"

namespace fl::shell {
namespace {

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name(char c) { return is_name_start(c) || is_digit(c); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_operator(char c) { return c == ';' || c == '&' || c == '|' || c == '<' || c == '>' || c == '\n'; }

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    ParsedLine parse();

private:
    bool at_end() const { return at_ >= text_.size(); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool take(std::string_view token)
    {
        if (text_.substr(at_, token.size()) != token) return false;
        at_ += token.size();
        return true;
    }
    void fail(std::string message)
    {
        if (line_.error.empty()) line_.error = std::move(message);
    }
    bool failed() const { return !line_.error.empty(); }
    void unexpected();
    void skip_blanks();

    Pipeline parse_pipeline(Condition condition);
    SimpleCommand parse_command();
    bool parse_redirection(SimpleCommand& command);
    Word parse_word();
    void parse_single_quotes(Word& word);
    void parse_double_quotes(Word& word);
    void parse_dollar(Word& word, bool quoted);
    std::string parse_parentheses();
    static void add(Word& word, char c, bool quoted);

    std::string_view text_;
    std::size_t at_ = 0;
    ParsedLine line_;
};

void Parser::skip_blanks()
{
    while (is_blank(peek()) || (peek() == '\\' && peek(1) == '\n'))
        at_ += peek() == '\\' ? 2 : 1;
    if (peek() == '#')
        while (!at_end() && peek() != '\n')
            ++at_;
}

void Parser::unexpected()
{
    if (at_end()) return fail("syntax error: unexpected end of file");
    std::string token(1, peek());
    if (peek() == '\n') token = "newline";
    else if (peek(1) == peek() && (peek() == '&' || peek() == '|' || peek() == ';')) token += peek();
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
    if (at_end()) return fail("unexpected EOF while looking for matching `''");
    ++at_;
}

void Parser::parse_double_quotes(Word& word)
{
    word.parts.push_back({WordPart::Literal, "", true});
    ++at_;
    while (!at_end() && peek() != '"' && !failed()) {
        if (peek() == '$') parse_dollar(word, true);
        else if (peek() == '\\' && (peek(1) == '"' || peek(1) == '\\' || peek(1) == '$' || peek(1) == '`')) {
            add(word, peek(1), true);
            at_ += 2;
        } else add(word, text_[at_++], true);
    }
    if (at_end()) return fail("unexpected EOF while looking for matching `\"'");
    ++at_;
}

// After "$(": everything up to the parenthesis that closes it.
std::string Parser::parse_parentheses()
{
    std::string inside;
    int depth = 1;
    char quote = '\0';
    for (; !at_end(); ++at_) {
        const char c = peek();
        if (quote != '\0') quote = c == quote ? '\0' : quote;
        else if (c == '\'' || c == '"') quote = c;
        else if (c == '(') ++depth;
        else if (c == ')' && --depth == 0) break;
        inside += c;
    }
    if (at_end()) fail("unexpected EOF while looking for matching `)'");
    ++at_;
    return inside;
}

void Parser::parse_dollar(Word& word, bool quoted)
{
    ++at_;
    if (take("(")) {
        word.parts.push_back({WordPart::Substitution, parse_parentheses(), quoted});
        return;
    }
    const bool braces = take("{");
    std::string name;
    if (is_name_start(peek()))
        while (is_name(peek()))
            name += text_[at_++];
    else if (peek() == '?' || peek() == '$' || peek() == '!' || peek() == '#' || is_digit(peek()))
        name = text_[at_++];
    if (braces && !take("}")) return fail("bad substitution");
    if (!name.empty()) word.parts.push_back({WordPart::Variable, name, quoted});
    else if (braces) fail("bad substitution");
    else add(word, '$', quoted);
}

Word Parser::parse_word()
{
    Word word;
    while (!at_end() && !is_blank(peek()) && !is_operator(peek()) && !failed()) {
        const char c = peek();
        if (c == '\'') parse_single_quotes(word);
        else if (c == '"') parse_double_quotes(word);
        else if (c == '$') parse_dollar(word, false);
        else if (c == '(' || c == ')') unexpected();
        else if (c == '\\' && peek(1) != '\0') {
            if (peek(1) != '\n') add(word, peek(1), true);
            at_ += 2;
        } else add(word, text_[at_++], false);
    }
    return word;
}

// [digit] < > >> followed by a word, or n>&m.
bool Parser::parse_redirection(SimpleCommand& command)
{
    const std::size_t start = at_;
    int descriptor = -1;
    if (is_digit(peek()) && (peek(1) == '<' || peek(1) == '>')) descriptor = text_[at_++] - '0';
    else if (peek() == '&' && peek(1) == '>') ++at_;  // &> FILE: both
    const bool both = text_.substr(start, 1) == "&";
    Redirection redirection;
    if (take(">>")) redirection.kind = Redirection::Append;
    else if (take(">&")) redirection.kind = Redirection::Duplicate;
    else if (take(">")) redirection.kind = Redirection::Write;
    else if (take("<")) redirection.kind = Redirection::Read;
    else return false;
    redirection.descriptor = descriptor >= 0 ? descriptor : redirection.kind == Redirection::Read ? 0 : 1;
    skip_blanks();
    if (at_end() || is_operator(peek())) {
        unexpected();
        return true;
    }
    redirection.target = parse_word();
    command.redirections.push_back(redirection);
    if (both)
        command.redirections.push_back({Redirection::Duplicate, 2, Word{{{WordPart::Literal, "1", false}}}});
    return true;
}

// NAME=value, before the first word.
bool take_assignment(SimpleCommand& command, Word& word)
{
    if (!command.words.empty() || word.parts.empty()) return false;
    WordPart& first = word.parts.front();
    const std::size_t equals = first.text.find('=');
    if (first.kind != WordPart::Literal || first.quoted || equals == std::string::npos || equals == 0)
        return false;
    if (!is_name_start(first.text[0])) return false;
    for (std::size_t i = 0; i < equals; ++i)
        if (!is_name(first.text[i])) return false;
    Assignment assignment{first.text.substr(0, equals), {}};
    first.text.erase(0, equals + 1);
    assignment.value = std::move(word);
    command.assignments.push_back(std::move(assignment));
    return true;
}

SimpleCommand Parser::parse_command()
{
    SimpleCommand command;
    for (skip_blanks(); !at_end() && !failed(); skip_blanks()) {
        if (parse_redirection(command)) continue;
        if (is_operator(peek())) break;
        Word word = parse_word();
        if (!take_assignment(command, word)) command.words.push_back(std::move(word));
    }
    if (command.words.empty() && command.assignments.empty() && command.redirections.empty()) unexpected();
    return command;
}

Pipeline Parser::parse_pipeline(Condition condition)
{
    Pipeline pipeline;
    pipeline.condition = condition;
    skip_blanks();
    const std::size_t start = at_;
    if (peek() == '!' && is_blank(peek(1))) {
        pipeline.negated = true;
        ++at_;
    }
    for (;;) {
        pipeline.commands.push_back(parse_command());
        if (failed() || peek() != '|' || peek(1) == '|') break;
        ++at_;
    }
    pipeline.text = std::string(trim(text_.substr(start, at_ - start)));
    return pipeline;
}

ParsedLine Parser::parse()
{
    Condition condition = Condition::Always;
    bool must_follow = false;
    for (;;) {
        skip_blanks();
        while (!must_follow && take("\n"))
            skip_blanks();
        if (at_end() && !must_follow) break;
        line_.pipelines.push_back(parse_pipeline(condition));
        if (failed()) break;
        must_follow = true;
        if (take("&&")) condition = Condition::IfSucceeded;
        else if (take("||")) condition = Condition::IfFailed;
        else {
            must_follow = false;
            condition = Condition::Always;
            if (text_.substr(at_, 2) == ";;") {
                unexpected();
                break;
            }
            if (take("&")) line_.pipelines.back().background = true;
            else if (!take(";")) take("\n");
        }
    }
    if (failed()) line_.pipelines.clear();
    return std::move(line_);
}

}  // namespace

ParsedLine parse_line(std::string_view line)
{
    if (line.size() > line_limit) return {{}, "line too long"};
    return Parser(line).parse();
}

}  // namespace fl::shell
