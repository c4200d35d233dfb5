// Array types whose size is only known at run time. Each has a hidden local that holds its bytes, computed
// where the declaration is reached; a variable array's own slot holds its address.
#include "lang/parser.h"

namespace fl::lang {

TypeId Parser::variable_layer(TypeId element, const Derivation& layer, bool outermost, Declarator& declarator)
{
    if (outermost && in_parameters_)
        return types_.incomplete_array_of(element);  // int a[n] there is a pointer
    if (!function_ && !in_parameters_) {
        const std::string name =
            declarator.name.empty() ? "type name" : "'" + std::string(declarator.name) + "'";
        error(declarator.at, "variably modified " + name + " at file scope");
        return types_.array_of(element, 1);
    }
    const TypeId type = types_.variable_array_of(element);
    Symbol& size = arena_.symbols.emplace_back();
    size.type = type_ulong;
    size.at = declarator.at;
    size.defined = true;
    size.sized = type;
    Expr* bytes = check_.binary(Operator::Mul, check_.convert(layer.count, type_ulong),
                                check_.size_of_type(element, declarator.at, "sizeof"), declarator.at);
    check_.keep_size(type, size);
    sizes_.push_back({&size, check_.assign(check_.name(&size, declarator.at), bytes, declarator.at)});
    return type;
}

// What computes the sizes read since then; null when there are none.
Expr* Parser::evaluated_sizes(std::size_t first)
{
    Expr* all = nullptr;
    for (std::size_t i = first; i < sizes_.size(); ++i) {
        function_->automatics.push_back(sizes_[i].symbol);
        all = all ? check_.comma(all, sizes_[i].assign, sizes_[i].assign->at) : sizes_[i].assign;
    }
    sizes_.resize(first);
    return all;
}

Stmt* Parser::declared_sizes(Location at)
{
    Stmt* s = make(StmtKind::Declare, at);
    s->expr = evaluated_sizes(0);
    return s;
}

// An expression that names such types: (int (*)[n])p, sizeof(int[n]).
Expr* Parser::with_sizes(Expr* e, std::size_t first)
{
    if (sizes_.size() <= first || !function_ || in_parameters_) return e;
    Expr* sizes = evaluated_sizes(first);
    return check_.comma(sizes, e, e->at);
}

void Parser::declare_variable_array(Symbol& symbol, std::vector<Stmt*>& block)
{
    symbol.size = check_.size_symbol(symbol.type);
    if (!symbol.size || blocks_.empty()) {
        error(symbol.at, "'[*]' not allowed in other than function prototype scope");
        symbol.type = type_int;
        return;
    }
    symbol.by_address = true;
    Stmt& around = *blocks_.back();
    if (!around.stack && scopes_.size() != body_scope_) {
        around.stack = &arena_.symbols.emplace_back();
        around.stack->type = type_ulong;
        function_->automatics.push_back(around.stack);
    }
    Stmt* declare_it = make(StmtKind::Declare, symbol.at);
    declare_it->symbol = &symbol;
    block.push_back(declare_it);
}

bool Parser::variably_modified(TypeId id) const
{
    for (TypeId at = id;; at = types_.at(at).of) {
        const Type& type = types_.at(at);
        if (type.variable) return true;
        if (type.kind != TypeKind::Pointer && type.kind != TypeKind::Array && type.kind != TypeKind::Function)
            return false;
    }
}

}  // namespace fl::lang
