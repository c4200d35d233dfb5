// Frames as gcc -O0 lays them out, prologues and epilogues.
#include "lang/generator.h"

namespace fl::lang {
namespace {

constexpr std::uint64_t max_frame = 1ull << 30;
constexpr std::uint64_t stack_align = 16;       // psABI: of rsp at a call
constexpr std::uint64_t save_area_bytes = 176;  // psABI: 6 integers, 8 vectors

}  // namespace

std::int64_t Generator::allocate(std::uint64_t size, std::uint64_t align)
{
    if (size > max_frame || frame_ > max_frame) {
        sources_.error(function_ ? function_->symbol->at : Location{},
                       "size of the stack frame is too large");
        return -8;
    }
    frame_ = align_up(frame_ + size, align);
    return -static_cast<std::int64_t>(frame_);
}

// gcc: expand_used_vars(). Scalars whose address is never taken come first, then all others, then, aligned to
// 16, the parameters; everything grows downwards.
void Generator::assign_frame(FunctionBody& body)
{
    frame_ = 0;
    aligned_.clear();
    const auto place = [this](Symbol& symbol) {
        const Type& type = types_.at(symbol.type);
        std::uint64_t align = std::max(symbol.align, type.align);
        const bool aggregate = type.kind == TypeKind::Array || is_record(type);
        if (aggregate && type.size >= 16 && align < 16) align = 16;  // ix86_local_alignment()
        if (align > stack_align && !symbol.size) {
            symbol.by_address = true;
            aligned_.push_back({&symbol, allocate(type.size + align, stack_align), align});
        }
        symbol.value = symbol.by_address ? allocate(8, 8) : allocate(type.size, align);
        if (symbol.sized != 0) types_.edit(symbol.sized).size_slot = symbol.value;
    };
    const auto in_register = [this](const Symbol& symbol) {
        return !symbol.address_taken && is_scalar(types_.at(symbol.type));
    };
    for (Symbol* symbol : body.automatics)
        if (in_register(*symbol)) place(*symbol);
    for (Symbol* symbol : body.automatics)
        if (!in_register(*symbol)) place(*symbol);
    frame_ = align_up(frame_, 16);
}

void Generator::prologue(FunctionBody& body)
{
    const Type& type = types_.at(body.symbol->type);
    general_ = floating_ = 0;
    memory_ = 16;
    if (returns_in_memory(body.symbol->type)) {
        result_slot_ = temporary();
        ++general_;
    }
    struct Arriving {
        Symbol* symbol;
        bool floating;
    };
    std::vector<Arriving> arriving;
    for (Symbol* parameter : body.parameters) {
        const Type& t = types_.at(parameter->type);
        const bool floating = is_floating(t);
        if (is_record(t) || (floating ? floating_ >= floating_registers : general_ >= general_registers)) {
            parameter->value = memory_;
            memory_ += static_cast<std::int64_t>(align_up(t.size > 8 && floating ? 8 : t.size, 8));
            continue;
        }
        ++(floating ? floating_ : general_);
        parameter->value = allocate(t.size, t.align);
        arriving.push_back({parameter, floating});
    }
    out_.set_depth(general_ + floating_);
    const std::uint32_t entry = out_.emit(Op::Enter);
    if (type.variadic) {
        module_.depth[entry] = 255;
        save_area_ = allocate(save_area_bytes, 16);
        // As many operands as the caller gave, also when it runs again after a fault on the new stack page.
        module_.depth[out_.emit(Op::VaSave, save_area_)] = 255;
        out_.set_depth(0);
        unsigned general = 0, floating = 0;
        if (result_slot_ != 0) {
            load_from(type_ulong, Mode::Local, save_area_ + 8 * static_cast<std::int64_t>(general++));
            store_to(type_ulong, Mode::Local, result_slot_);
        }
        for (const Arriving& a : arriving) {
            const std::int64_t slot = a.floating ? 48 + 16 * static_cast<std::int64_t>(floating++)
                                                 : 8 * static_cast<std::int64_t>(general++);
            load_from(a.symbol->type, Mode::Local, save_area_ + slot);
            store_to(a.symbol->type, Mode::Local, a.symbol->value);
        }
        return;
    }
    if (result_slot_ != 0) store_to(type_ulong, Mode::Local, result_slot_);
    for (const Arriving& a : arriving)
        store_to(a.symbol->type, Mode::Local, a.symbol->value);
}

// gcc moves the whole frame to such an alignment; here each object finds its place within a larger one.
void Generator::place_aligned()
{
    for (const Aligned& object : aligned_) {
        out_.emit(Op::AddressLocal, object.room);
        out_.push(static_cast<std::int64_t>(object.align - 1));
        out_.emit(Op::Add64);
        out_.push(-static_cast<std::int64_t>(object.align));
        out_.emit(Op::And);
        store_to(type_ulong, Mode::Local, object.symbol->value);
    }
}

void Generator::add_variable(const Symbol& symbol, std::uint32_t begin, std::uint32_t end)
{
    if (symbol.name.empty() || symbol.kind != SymbolKind::Object) return;
    std::vector<Variable>& variables = module_.functions[function_index_].variables;
    Variable variable;
    variable.name = symbol.name;
    variable.type = symbol.type;
    variable.scope_begin = begin;
    variable.scope_end = end;
    variable.parameter = symbol.parameter;
    variable.by_address = symbol.by_address;
    variable.line = symbol.at.line;
    variable.offset = symbol.value;
    if (symbol.storage != Storage::Automatic)
        module_.pending.push_back(
            {function_index_, variables.size(), symbol_of(const_cast<Symbol&>(symbol))});
    variables.push_back(std::move(variable));
}

void Generator::attempt(FunctionBody& body)
{
    out_.begin_function();
    result_slot_ = 0;
    assign_frame(body);
    Function record;
    record.name = body.symbol->name;
    record.type = body.symbol->type;
    record.begin = out_.here();
    record.line = body.symbol->at.line;
    record.file = static_cast<std::uint16_t>(body.symbol->at.file);
    function_index_ = module_.functions.size();
    module_.functions.push_back(std::move(record));
    out_.line_only(body.symbol->at);
    prologue(body);
    place_aligned();
    if (body.sizes) effect(*body.sizes);
    const std::uint32_t begin = module_.functions[function_index_].begin;
    module_.functions[function_index_].body = out_.here();
    for (const Symbol* parameter : body.parameters)
        add_variable(*parameter, begin, UINT32_MAX);
    end_ = out_.new_label();
    statement(*body.body);
    const bool is_main = body.symbol->name == "main";
    out_.statement(body.body->end);
    if (out_.reachable()) out_.emit(Op::Push, 0);  // main returns 0; elsewhere rax holds whatever it holds
    static_cast<void>(is_main);
    out_.bind(end_);
    if (result_slot_ != 0) {
        out_.emit(Op::Drop);
        load_from(type_ulong, Mode::Local, result_slot_);
    }
    out_.emit(Op::Return);
    out_.finish_function();
    frame_ = align_up(frame_, 16);
    out_.patch(begin, static_cast<std::int32_t>(frame_));
    Function& made = module_.functions[function_index_];
    made.end = out_.here();
    made.frame_size = frame_;
    for (Variable& variable : made.variables)
        if (variable.scope_end > made.end) variable.scope_end = made.end;
}

void Generator::function(FunctionBody& body)
{
    function_ = &body;
    const SymbolIndex index = symbol_of(*body.symbol);
    if (module_.symbols[index].section != Section::Undefined) {
        // Two files of a library define the same function: ld's words.
        sources_.error(body.symbol->at, "multiple definition of '" + body.symbol->name + "'");
        return;
    }
    const std::size_t code = module_.code.size();
    const std::size_t fixups = module_.fixups.size();
    const std::size_t pending = module_.pending.size();
    const std::size_t functions = module_.functions.size();
    fuse_ = true;
    attempt(body);
    if (out_.too_far()) {
        module_.code.resize(code);
        module_.depth.resize(code);
        module_.lines.resize(code);
        module_.fixups.resize(fixups);
        module_.pending.resize(pending);
        module_.functions.resize(functions);
        fuse_ = false;
        attempt(body);
    }
    if (out_.too_deep()) sources_.error(body.symbol->at, "expression is too complex");
    ModuleSymbol& symbol = module_.symbols[index];
    symbol.function = true;
    symbol.section = Section::Text;
    symbol.type = body.symbol->type;
    symbol.offset = code;
    symbol.size = module_.code.size() - code;
    function_ = nullptr;
}

}  // namespace fl::lang
