// {a,b}, name=(list), $'...' and [[ ]]: what bash adds to words.
#include "base/text.h"
#include "shell/parser.h"

namespace fl::shell {
namespace {

constexpr std::size_t most_words = 4096;  // of one pair of braces

// A word as a row of characters and of parts that stay whole.
struct Piece {
    char c = '\0';                   // of an unquoted literal
    const WordPart* part = nullptr;  // or this
};
using Pieces = std::vector<Piece>;

Pieces pieces_of(const Word& word)
{
    Pieces pieces;
    for (const WordPart& part : word.parts) {
        if (part.kind != WordPart::Literal || part.quoted)
            pieces.push_back({'\0', &part});
        else
            for (const char c : part.text)
                pieces.push_back({c, nullptr});
    }
    return pieces;
}

Word word_of(const Pieces& pieces)
{
    Word word;
    for (const Piece& piece : pieces) {
        if (piece.part) {
            word.parts.push_back(*piece.part);
            continue;
        }
        const bool joins =
            !word.parts.empty() && word.parts.back().kind == WordPart::Literal && !word.parts.back().quoted;
        if (!joins) word.parts.push_back({WordPart::Literal, "", false});
        word.parts.back().text += piece.c;
    }
    return word;
}

// What {1..5}, {01..10..3} and {a..e} stand for; empty when it is none of them.
std::vector<std::string> range_of(const Pieces& inside)
{
    std::string text;
    for (const Piece& piece : inside) {
        if (piece.part) return {};
        text += piece.c;
    }
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos) return {};
    const std::size_t more = text.find("..", dots + 2);
    const std::string first = text.substr(0, dots), last = text.substr(dots + 2, more - dots - 2);
    std::int64_t step = more == std::string::npos ? 1 : parse_signed(text.substr(more + 2)).value_or(0);
    const auto from = parse_signed(first), to = parse_signed(last);
    const bool letters = first.size() == 1 && last.size() == 1 && !from && !to;
    if (!(from && to) && !letters) return {};
    const std::int64_t begin = letters ? first[0] : *from, end = letters ? last[0] : *to;
    step = step < 0 ? -step : step;
    if (step == 0) step = 1;
    const bool zeros =
        !letters && ((first.size() > 1 && first[0] == '0') || (last.size() > 1 && last[0] == '0'));
    const int width = zeros ? static_cast<int>(std::max(first.size(), last.size())) : 1;
    std::vector<std::string> words;
    for (std::int64_t i = begin; begin <= end ? i <= end : i >= end; i += begin <= end ? step : -step) {
        if (words.size() >= most_words) break;
        words.push_back(letters ? std::string(1, static_cast<char>(i))
                                : format("%0*lld", width, static_cast<long long>(i)));
    }
    return words;
}

// The alternatives between the braces that open at `open`; empty when they are plain characters.
std::vector<Pieces> alternatives(const Pieces& pieces, std::size_t open, std::size_t& close)
{
    std::vector<Pieces> found(1);
    unsigned depth = 1;
    for (close = open + 1; close < pieces.size(); ++close) {
        const char c = pieces[close].c;
        if (c == '{') ++depth;
        if (c == '}' && --depth == 0) break;
        if (c == ',' && depth == 1)
            found.emplace_back();
        else
            found.back().push_back(pieces[close]);
    }
    if (close >= pieces.size()) return {};
    if (found.size() > 1) return found;
    std::vector<Pieces> range;
    for (const std::string& word : range_of(found[0])) {
        range.emplace_back();
        for (const char c : word)
            range.back().push_back({c, nullptr});
    }
    return range;
}

void expand_pieces(const Pieces& pieces, std::vector<Word>& words, unsigned depth)
{
    constexpr unsigned deepest = 16;
    for (std::size_t i = 0; depth < deepest && i < pieces.size(); ++i) {
        std::size_t close = 0;
        if (pieces[i].c != '{') continue;
        const std::vector<Pieces> found = alternatives(pieces, i, close);
        if (found.empty()) continue;
        const auto at = [&](std::size_t n) { return pieces.begin() + static_cast<std::ptrdiff_t>(n); };
        for (const Pieces& middle : found) {
            Pieces whole(pieces.begin(), at(i));
            whole.insert(whole.end(), middle.begin(), middle.end());
            whole.insert(whole.end(), at(close + 1), pieces.end());
            if (words.size() < most_words) expand_pieces(whole, words, depth + 1);
        }
        return;
    }
    words.push_back(word_of(pieces));
}

}  // namespace

std::vector<Word> expand_braces(const Word& word)
{
    bool braces = false;
    for (const WordPart& part : word.parts)
        braces = braces ||
                 (part.kind == WordPart::Literal && !part.quoted && part.text.find('{') != std::string::npos);
    if (!braces) return {word};
    std::vector<Word> words;
    expand_pieces(pieces_of(word), words, 0);
    return words;
}

// From "[" to the "]" that closes it; what is between.
std::string Parser::parse_subscript()
{
    std::string inside;
    unsigned depth = 1;
    for (++at_; !at_end(); ++at_) {
        if (peek() == '[') ++depth;
        if (peek() == ']' && --depth == 0) break;
        inside += peek();
    }
    if (at_end()) fail_at_end("unexpected EOF while looking for matching `]'");
    ++at_;
    return inside;
}

// After "$": 'tab\t'.
void Parser::parse_ansi_quotes(Word& word)
{
    word.parts.push_back({WordPart::Literal, "", true});
    for (++at_; !at_end() && peek() != '\''; ++at_) {
        if (peek() != '\\') {
            add(word, peek(), true);
            continue;
        }
        ++at_;
        const std::size_t known = std::string_view("abeEfnrtv").find(peek());
        const std::string_view digits = "0123456789abcdef";
        if (known != std::string_view::npos)
            add(word, "\a\b\x1b\x1b\f\n\r\t\v"[known], true);
        else if (peek() == 'x' || (peek() >= '0' && peek() <= '7')) {
            const unsigned base = peek() == 'x' ? 16 : 8, most = peek() == 'x' ? 2 : 3;
            if (base == 16) ++at_;
            unsigned value = 0, read = 0;
            for (; read < most; ++read, ++at_) {
                const char c = peek() >= 'A' && peek() <= 'F' ? static_cast<char>(peek() + 32) : peek();
                const std::size_t digit = c == '\0' ? std::string_view::npos : digits.find(c);
                if (digit >= base) break;
                value = value * base + static_cast<unsigned>(digit);
            }
            add(word, static_cast<char>(value), true);
            --at_;
        } else {
            if (std::string_view("\\'\"?").find(peek()) == std::string_view::npos) add(word, '\\', true);
            add(word, peek(), true);
        }
    }
    if (at_end()) return fail_at_end("unexpected EOF while looking for matching `''");
    ++at_;
}

// NAME=value, NAME+=value, NAME[subscript]=value, NAME=(list), before the first word; behind declare and its
// like also NAME=(list). False when something else stands here.
bool Parser::parse_assignment(SimpleCommand& command)
{
    bool declares = false;
    if (!command.words.empty() && command.words[0].parts.size() == 1)
        for (const std::string_view word : {"declare", "local", "typeset", "readonly", "export"})
            declares = declares || command.words[0].parts[0].text == word;
    if ((!command.words.empty() && !declares) || !is_name_start(peek())) return false;
    std::size_t end = at_;
    while (end < text_.size() && is_name(text_[end]))
        ++end;
    const std::size_t start = at_;
    Assignment assignment{std::string(text_.substr(at_, end - at_)), {}};
    at_ = end;
    if (peek() == '[') {
        const std::size_t line = std::min(text_.find('\n', at_), text_.size());
        if (text_.substr(at_, line - at_).find("]") == std::string_view::npos) return at_ = start, false;
        assignment.subscript = parse_subscript();
    }
    assignment.append = take("+=");
    const bool list = (assignment.append || take("=")) && peek() == '(';
    const bool plain = assignment.append || text_.substr(at_ - 1, 1) == "=";
    if (at_ == end || !plain || (declares && !list)) return at_ = start, false;
    if (list) {
        ++at_;
        assignment.array = true;
        for (skip_lines(); !failed() && !take(")"); skip_lines()) {
            if (at_end() || is_operator(peek())) {
                unexpected();
                break;
            }
            for (Word& word : expand_braces(parse_word()))
                assignment.list.push_back(std::move(word));
        }
    } else
        assignment.value = parse_word();
    command.assignments.push_back(std::move(assignment));
    return true;
}

// After "[[": words and the operators && || ! ( ) < >, up to "]]".
void Parser::parse_test(Command& command)
{
    command.kind = Command::Test;
    const auto sign = [&](std::string_view text) {
        if (!take(text)) return false;
        command.words.push_back({{{WordPart::Literal, test_operator + std::string(text), true}}});
        return true;
    };
    for (skip_lines(); !failed() && !take_reserved("]]"); skip_lines()) {
        if (at_end()) return unexpected();
        if (sign("&&") || sign("||") || sign("(") || sign(")") || sign("<") || sign(">")) continue;
        if (reserved() == "!" && sign("!")) continue;
        const bool regex = !command.words.empty() && command.words.back().parts.size() == 1 &&
                           command.words.back().parts[0].text == "=~";
        if (!regex && is_operator(peek())) return unexpected();
        Word word = parse_word();
        while (regex && !failed() && !at_end() && !is_blank(peek()) &&
               peek() != '\n') {  // ( ) | belong to it
            add(word, text_[at_++], false);
            for (const WordPart& part : parse_word().parts)
                word.parts.push_back(part);
        }
        command.words.push_back(std::move(word));
    }
}

}  // namespace fl::shell
