// #pragma and _Pragma: only pack means something here; gcc ignores what it does not know, too.
#include "lang/lexer.h"
#include "lang/literals.h"
#include "lang/preprocessor.h"

#include <optional>

namespace fl::lang {
namespace {

constexpr std::size_t max_packs = 10'000;

// The bytes a #pragma pack names; nothing when gcc would warn and ignore it.
std::optional<std::uint8_t> pack_bytes(const Token& token)
{
    const std::optional<NumberLiteral> literal = parse_number(token.text);
    if (!literal || literal->floating || literal->bits > 16) return std::nullopt;
    const auto bytes = static_cast<std::uint8_t>(literal->bits);
    if ((bytes & (bytes - 1)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace

void Preprocessor::pragma(const std::vector<Token>& line)
{
    if (line.empty() || line[0].text != "pack") return;
    pragma_pack(expand_fully({line.begin() + 1, line.end()}));
}

// gcc: handle_pragma_pack(). (), (n), (push), (push, n), (push, name, n), (pop), (pop, name)
void Preprocessor::pragma_pack(const std::vector<Token>& line)
{
    if (line.size() < 2 || !line.front().is("(") || !line.back().is(")")) return;
    const Token& last = line[line.size() - 2];
    if (line.size() == 2) {
        pack_ = 0;
    } else if (line[1].text == "push") {
        std::optional<std::uint8_t> bytes = pack_;
        if (last.kind == TokenKind::Number) bytes = pack_bytes(last);
        if (!bytes || packs_.size() >= max_packs) return;
        packs_.push_back(pack_);
        pack_ = *bytes;
    } else if (line[1].text == "pop") {
        if (packs_.empty()) return;
        pack_ = packs_.back();
        packs_.pop_back();
    } else if (line.size() == 3) {
        if (const std::optional<std::uint8_t> bytes = pack_bytes(line[1])) pack_ = *bytes;
    }
}

// _Pragma("pack(1)"): the string's words as if they stood behind #pragma.
void Preprocessor::pragma_operator()
{
    const Token open = next_expanded();
    const Token words = next_expanded();
    const Token close = next_expanded();
    if (!open.is("(") || words.kind != TokenKind::String || !close.is(")")) {
        sources_.error(open.at, "_Pragma takes a parenthesized string literal");
        return;
    }
    std::string text;
    for (std::size_t i = 1; i + 1 < words.text.size(); ++i)
        if (words.text[i] != '\\') text += words.text[i];
    std::vector<Token> line = tokenize(sources_, sources_.add("<_Pragma>", text));
    line.pop_back();  // the end
    pragma(line);
}

}  // namespace fl::lang
