#include "lang/preprocessor.h"

#include "lang/lexer.h"
#include "lang/literals.h"

namespace fl::lang {
namespace {

constexpr std::size_t max_tokens = 2'000'000;

// What gcc 12 defines for x86-64 Linux and programs ask for.
constexpr const char* builtin_macros =
    "#define __STDC__ 1\n#define __STDC_VERSION__ 201710L\n#define __STDC_HOSTED__ 1\n"
    "#define __GNUC__ 12\n#define __GNUC_MINOR__ 2\n#define __GNUC_PATCHLEVEL__ 0\n#define _GNU_SOURCE 1\n"
    "#define __x86_64__ 1\n#define __x86_64 1\n#define __amd64__ 1\n#define __linux__ 1\n#define __linux "
    "1\n#define linux 1\n"
    "#define __unix__ 1\n#define __unix 1\n#define unix 1\n#define __ELF__ 1\n#define __LP64__ 1\n#define "
    "_LP64 1\n"
    "#define __CHAR_BIT__ 8\n#define __BYTE_ORDER__ 1234\n#define __ORDER_LITTLE_ENDIAN__ 1234\n"
    "#define __ORDER_BIG_ENDIAN__ 4321\n#define __SIZEOF_INT__ 4\n#define __SIZEOF_LONG__ 8\n#define "
    "__SIZEOF_SHORT__ 2\n"
    "#define __SIZEOF_LONG_LONG__ 8\n#define __SIZEOF_POINTER__ 8\n#define __SIZEOF_SIZE_T__ 8\n#define "
    "__SIZEOF_FLOAT__ 4\n"
    "#define __SIZEOF_DOUBLE__ 8\n#define __SIZEOF_LONG_DOUBLE__ 16\n#define __INT_MAX__ 0x7fffffff\n"
    "#define __LONG_MAX__ 0x7fffffffffffffffL\n#define __LONG_LONG_MAX__ 0x7fffffffffffffffLL\n#define "
    "__SCHAR_MAX__ 0x7f\n"
    "#define __SHRT_MAX__ 0x7fff\n#define __SIZE_MAX__ 0xffffffffffffffffUL\n#define __SIZE_TYPE__ long "
    "unsigned int\n"
    "#define __PTRDIFF_TYPE__ long int\n#define __WCHAR_TYPE__ int\n#define __INTPTR_TYPE__ long int\n"
    "#define __UINTPTR_TYPE__ long unsigned int\n#define __INT64_TYPE__ long int\n#define __UINT64_TYPE__ "
    "long unsigned int\n"
    "#define __INT32_TYPE__ int\n#define __UINT32_TYPE__ unsigned int\n#define __FAULTLINE__ 1\n"
    "#define __DBL_MAX__ 1.79769313486231570814527423731704357e+308\n#define __DBL_EPSILON__ "
    "2.22044604925031308085e-16\n"
    "#define __DBL_MIN__ 2.22507385850720138309e-308\n#define __FLT_MAX__ 3.40282346638528859812e+38F\n"
    "#define __FLT_EPSILON__ 1.19209289550781250000e-7F\n#define __FLT_MIN__ 1.17549435082228750797e-38F\n"
    "#define __DATE__ \"Jan  1 2024\"\n#define __TIME__ \"00:00:00\"\n"
    "#define __builtin_expect(value, expected) (value)\n#define __builtin_unreachable() ((void)0)\n"
    "#define __builtin_prefetch(...) ((void)0)\n#define __builtin_assume_aligned(p, ...) ((void *)(p))\n"
    "#define __builtin_object_size(p, type) ((unsigned long)-1)\n"
    "#define __overflow(n, op, a, b, r) ({ __typeof__(a) __a = (a); __typeof__(b) __b = (b); "
    "*(r) = (__typeof__(*(r)))((unsigned long)__a op (unsigned long)__b); "
    "(_Bool)__overflows(n, __a < 0 ? -(unsigned long)__a : (unsigned long)__a, __a < 0, "
    "__b < 0 ? -(unsigned long)__b : (unsigned long)__b, __b < 0, (int)sizeof(*(r)) * 8, "
    "(__typeof__(*(r)))-1 < 0); })\n"
    "#define __builtin_add_overflow(a, b, r) __overflow(0, +, a, b, r)\n"
    "#define __builtin_sub_overflow(a, b, r) __overflow(1, -, a, b, r)\n"
    "#define __builtin_mul_overflow(a, b, r) __overflow(2, *, a, b, r)\n"
    "#define __builtin_popcountll __builtin_popcountl\n#define __builtin_clzll __builtin_clzl\n"
    "#define __builtin_ctzll __builtin_ctzl\n#define __builtin_ffs ffs\n#define __builtin_ffsl ffsl\n"
    "#define __builtin_ffsll ffsl\n";

}  // namespace

Preprocessor::Preprocessor(Sources& sources, const Headers& headers) : sources_(sources), headers_(headers) {}

void Preprocessor::define_builtins()
{
    const std::uint16_t file = sources_.add("<built-in>", builtin_macros);
    inputs_.push_back({file, tokenize(sources_, file), 0, {}});
    while (next().kind != TokenKind::End) {
    }
    inputs_.clear();
    for (const auto& [name, kind] :
         {std::pair{"__LINE__", 'L'}, std::pair{"__FILE__", 'F'}, std::pair{"__COUNTER__", 'C'}}) {
        Macro macro;
        macro.name = name;
        macro.dynamic = kind;
        names_[macro.name] = macros_.size();
        macros_.push_back(macro);
    }
}

std::vector<Token> Preprocessor::run(std::uint16_t file)
{
    define_builtins();
    inputs_.push_back({file, tokenize(sources_, file), 0, {}});
    std::vector<Token> unit;
    while (!sources_.stopped()) {
        Token token = next_expanded();
        if (token.kind == TokenKind::End) break;
        if (token.kind == TokenKind::Other && (token.text[0] == '"' || token.text[0] == '\'')) {
            sources_.error(token.at, std::string("missing terminating ") + token.text[0] + " character");
            continue;
        }
        if (token.kind == TokenKind::Number) check_number(token);
        if (token.kind == TokenKind::Identifier) {
            if (token.text == "_Pragma") {
                pragma_operator();
                continue;
            }
            const Keyword keyword = keyword_of(token.text);
            if (keyword != Keyword::None) {
                token.kind = TokenKind::Keyword;
                token.code = static_cast<std::uint32_t>(keyword);
            }
        }
        token.pack = pack_;
        unit.push_back(token);
    }
    Token end;
    // gcc reports errors at the end of input where the last line begins.
    for (std::size_t i = unit.size();
         i-- > 0 && unit[i].at.line == unit.back().at.line && unit[i].at.file == unit.back().at.file;)
        end.at = unit[i].at;
    unit.push_back(end);
    return unit;
}

// gcc looks at numbers as it reads them, before it knows whether one belongs there.
void Preprocessor::check_number(const Token& token)
{
    const std::optional<NumberLiteral> literal = parse_number(token.text);
    if (literal && literal->bad_suffix.empty()) return;
    if (!literal)
        sources_.error(token.at,
                       "invalid suffix \"" + std::string(token.text.substr(1)) + "\" on integer constant");
    else if (literal->bad_digit)
        sources_.error(token.at,
                       std::string("invalid digit \"") + literal->bad_digit + "\" in octal constant");
    else
        sources_.error(token.at, "invalid suffix \"" + std::string(literal->bad_suffix) + "\" on " +
                                     (literal->floating ? "floating" : "integer") + " constant");
}

bool Preprocessor::spend(std::size_t tokens, Location at)
{
    spent_ += tokens;
    if (spent_ <= max_tokens) return true;
    sources_.fatal(at, "macro expansion is too large");
    return false;
}

Token Preprocessor::next()
{
    while (!pending_.empty()) {
        const Token token = pending_.back();
        pending_.pop_back();
        if (token.kind != TokenKind::MacroEnd) return token;
        macros_[token.code].disabled = false;
    }
    return isolated_ ? Token{} : next_from_file();
}

Token Preprocessor::next_from_file()
{
    while (!inputs_.empty() && !sources_.stopped()) {
        Input& input = inputs_.back();
        const Token token = input.tokens[input.place];
        if (token.kind == TokenKind::End) {
            if (inputs_.size() == 1) {
                leave_file();
                return token;
            }
            leave_file();
            inputs_.pop_back();
            continue;
        }
        ++input.place;
        if (!token.line_start || !token.is("#")) return token;
        directive(token);
    }
    return Token{};
}

void Preprocessor::leave_file()
{
    for (const Conditional& open : inputs_.back().conditionals) {
        Location at = open.at;
        at.column = 0;
        sources_.error(at, "unterminated #" + std::string(open.word));
    }
    inputs_.back().conditionals.clear();
}

bool Preprocessor::peek_paren()
{
    while (!pending_.empty() && pending_.back().kind == TokenKind::MacroEnd) {
        macros_[pending_.back().code].disabled = false;
        pending_.pop_back();
    }
    const Token token = next();
    push_back(token);
    return token.is("(");
}

Token Preprocessor::next_expanded()
{
    while (true) {
        Token token = next();
        if (token.kind != TokenKind::Identifier || token.painted) return token;
        const auto found = names_.find(token.text);
        if (found == names_.end()) return token;
        if (macros_[found->second].disabled) {
            token.painted = true;
            return token;
        }
        if (!expand(token)) return token;
        if (sources_.stopped()) return Token{};
    }
}

}  // namespace fl::lang
