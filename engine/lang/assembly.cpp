// asm statements. There is no x86 processor here, so only those that move nothing can mean what they say:
// barriers for the compiler and the processor, which change no value, and an empty template with operands.
#include "lang/parser.h"

#include <algorithm>

namespace fl::lang {
namespace {

constexpr std::string_view no_effect[] = {"", "nop", "pause", "rep", "mfence", "lfence", "sfence"};

// The first instruction that does something; empty when none does.
std::string effective_instruction(std::string_view code)
{
    while (!code.empty()) {
        const std::size_t end = std::min(code.find_first_of(";\n"), code.size());
        std::string_view one = code.substr(0, end);
        code.remove_prefix(std::min(end + 1, code.size()));
        while (!one.empty() && (one.front() == ' ' || one.front() == '\t'))
            one.remove_prefix(1);
        while (!one.empty() && (one.back() == ' ' || one.back() == '\t' || one.back() == '\0'))
            one.remove_suffix(1);
        if (std::find(std::begin(no_effect), std::end(no_effect), one) == std::end(no_effect))
            return std::string(one);
    }
    return {};
}

}  // namespace

// [name] "constraint" (expression). An input that shares an output's place is what the output becomes.
bool Parser::assembly_operand(std::vector<Expr*>& outputs, bool output, Expr*& effects)
{
    if (accept("[")) {
        take();
        if (!expect("]")) return false;
    }
    const Location at = peek().at;
    const std::string constraint = strings()->bytes;
    if (!expect("(")) return false;
    Expr* e = expression();
    if (!expect(")")) return false;
    if (output) {
        if (!check_.is_lvalue(*e) && !check_.bad(*e)) error(at, "lvalue required in 'asm' statement");
        outputs.push_back(e);
        return true;
    }
    const auto place = static_cast<std::size_t>(constraint[0] - '0');
    if (place < outputs.size()) e = check_.assign(outputs[place], e, at);
    effects = effects ? check_.comma(effects, e, at) : e;
    return true;
}

Stmt* Parser::assembly()
{
    Stmt* s = make(StmtKind::Empty, take().at);
    while (accept(Keyword::Volatile) || accept(Keyword::Inline) || accept(Keyword::Goto)) {
    }
    if (!expect("(")) return s;
    const std::string instruction = effective_instruction(strings()->bytes);
    if (!instruction.empty()) {
        error(s->at, "assembly instruction '" + instruction + "' is not supported");
        quiet_ = true;
        return s;
    }
    // Outputs, inputs, clobbers, labels.
    std::vector<Expr*> outputs;
    for (unsigned section = 0; section < 4 && accept(":") && !quiet_; ++section) {
        if (peek().is(":") || peek().is(")")) continue;
        do {
            if (section >= 2)
                take();
            else if (!assembly_operand(outputs, section == 0, s->expr))
                return s;
        } while (accept(","));
    }
    if (s->expr) s->kind = StmtKind::Expression;
    if (expect(")")) expect(";");
    return s;
}

}  // namespace fl::lang
