// A debugger's expression has its own frame; the frame it looks at is the one whose fp it saves.
#include "lang/generator.h"

#include <algorithm>
#include <cstring>

namespace fl::lang {

void Generator::outer_address(const Symbol& symbol)
{
    load_from(type_ulong, Mode::Local, 0);
    out_.emit(Op::AddImmediate64, symbol.value);
    if (symbol.by_address) load_from(type_ulong, Mode::Pointer, 0);
}

// gdb puts strings into the program's memory with malloc; the stack does as well for one expression.
void Generator::string_on_stack(const Expr& e)
{
    const std::size_t size = e.bytes.size();
    const std::int64_t at = allocate(size, 16);
    for (std::size_t i = 0; i < size; i += 64) {
        Expr part;
        part.bytes = e.bytes.substr(i, 64);
        copy_string(at + static_cast<std::int64_t>(i), part, part.bytes.size());
    }
    out_.emit(Op::AddressLocal, at);
}

void Generator::snippet(Expr& e)
{
    snippet_ = true;
    out_.begin_function();
    frame_ = 0;
    const std::uint32_t enter = out_.emit(Op::Enter);
    const Type& type = types_.at(e.type);
    if (type.kind == TypeKind::Void) {
        effect(e);
        out_.emit(Op::Push, 0);
    } else {
        value(e);
    }
    out_.emit(Op::DebugReturn);
    out_.finish_function();
    out_.patch(enter, static_cast<std::int32_t>(align_up(frame_, 16)));
    if (out_.too_deep()) sources_.error(e.at, "expression is too complex");
}

}  // namespace fl::lang
