// __attribute__, asm labels and _Alignas: parsed; only aligned and packed mean something here.
#include "lang/parser.h"

namespace fl::lang {

void Parser::check_alignment(std::uint32_t& align, Location at)
{
    if (align <= 4096 && (align & (align - 1)) == 0) return;
    error(at, "requested alignment is not a positive power of 2");
    align = 0;
}

void Parser::alignas_specifier(std::uint32_t& align)
{
    const Location at = take().at;
    expect("(");
    if (starts_type(peek()))
        align = types_.at(type_name()).align;
    else
        align = static_cast<std::uint32_t>(constant("requested alignment is not an integer constant"));
    check_alignment(align, at);
    expect(")");
}

void Parser::attributes(std::uint32_t& align, bool& packed)
{
    while (peek().is(Keyword::Attribute) || peek().is(Keyword::Asm)) {
        const bool assembler = take().is(Keyword::Asm);
        if (!peek().is("(")) return;
        if (assembler) {
            skip_parentheses();
            continue;
        }
        take();
        expect("(");
        while (!peek().is(")") && !at_end()) {
            const Token name = take();
            const bool aligned = name.text == "aligned" || name.text == "__aligned__";
            packed |= name.text == "packed" || name.text == "__packed__";
            if (aligned && accept("(")) {
                align =
                    static_cast<std::uint32_t>(constant("requested alignment is not an integer constant"));
                expect(")");
            } else if (aligned) {
                align = 16;
            } else if (peek().is("(")) {
                skip_parentheses();
            }
            check_alignment(align, name.at);
        }
        expect(")");
        expect(")");
    }
}

}  // namespace fl::lang
