// What a declaration brings into being.
#include "lang/parser.h"

namespace fl::lang {

void Parser::declare_typedef(const Declarator& declarator)
{
    const auto earlier = scopes_.back().names.find(declarator.name);
    if (earlier != scopes_.back().names.end()) {
        const Symbol& old = *earlier->second;
        if (old.kind == SymbolKind::Typedef && types_.same(old.type, declarator.type)) return;
        if (old.kind == SymbolKind::Typedef)
            error(declarator.at,
                  "conflicting types for '" + old.name + "'; have " + check_.quoted(declarator.type));
        else
            error(declarator.at, "'" + old.name + "' redeclared as different kind of symbol");
        return;
    }
    Symbol symbol;
    symbol.name = declarator.name;
    symbol.kind = SymbolKind::Typedef;
    symbol.type = types_.named(declarator.type, std::string(declarator.name));
    symbol.align = declarator.align;
    symbol.at = declarator.at;
    declare(symbol);
}

Symbol* Parser::declare_function(const Specifiers& specifiers, const Declarator& declarator, bool defining)
{
    Scope& global = scopes_.front();
    const auto earlier = global.names.find(declarator.name);
    Symbol* symbol = earlier == global.names.end() ? nullptr : earlier->second;
    if (symbol && symbol->kind == SymbolKind::Function) {
        if (!types_.same(symbol->type, declarator.type) && !symbol->implicit) {
            error(declarator.at,
                  "conflicting types for '" + symbol->name + "'; have " + check_.quoted(declarator.type));
        } else if (defining && symbol->defined) {
            error(declarator.at, "redefinition of '" + symbol->name + "'");
        } else if (specifiers.is_static && symbol->storage == Storage::External && !symbol->implicit) {
            error(declarator.at,
                  "static declaration of '" + symbol->name + "' follows non-static declaration");
        }
        if (defining || !types_.at(symbol->type).prototyped) symbol->type = declarator.type;
        symbol->implicit = false;
    } else {
        if (symbol && symbol->kind != SymbolKind::Mistake)
            error(declarator.at, "'" + symbol->name + "' redeclared as different kind of symbol");
        Symbol& fresh = arena_.symbols.emplace_back();
        fresh.name = declarator.name;
        fresh.kind = SymbolKind::Function;
        fresh.type = declarator.type;
        fresh.storage = specifiers.is_static ? Storage::Internal : Storage::External;
        symbol = &fresh;
        global.names[fresh.name] = symbol;
    }
    if (scopes_.size() > 1) scopes_.back().names[symbol->name] = symbol;
    symbol->at = declarator.at;
    symbol->defined |= defining;
    return symbol;
}

bool Parser::object_type_ok(const Symbol& symbol)
{
    const Type& type = types_.at(symbol.type);
    if (type.kind == TypeKind::Void) {
        error(symbol.at, "variable or field '" + symbol.name + "' declared void");
        return false;
    }
    if (type.complete) return true;
    if (type.kind == TypeKind::Array)
        error(symbol.at, "array size missing in '" + symbol.name + "'");
    else
        error(symbol.at, "storage size of '" + symbol.name + "' isn't known");
    return false;
}

void Parser::parse_object_initializer(Symbol& symbol)
{
    initialized_ = true;
    Initializer& initializer_list = arena_.initializers.emplace_back();
    const Location at = peek().at;
    const Type& type = types_.at(symbol.type);
    if (!type.complete && type.kind != TypeKind::Array) {
        if (symbol.name.empty())
            error(at, "invalid use of undefined type " + check_.quoted(types_.canonical(symbol.type)));
        else if (type.kind == TypeKind::Void)
            error(symbol.at, "variable or field '" + symbol.name + "' declared void");
        else
            error(symbol.at, "variable '" + symbol.name + "' has initializer but incomplete type");
        quiet_ = true;
        return;
    }
    if (type.variable) {
        error(at, "variable-sized object may not be initialized");
        quiet_ = true;
        return;
    }
    const std::uint64_t count = initializer(symbol.type, initializer_list);
    if (!type.complete) {
        const std::uint8_t qualifiers = types_.qualifiers(symbol.type);
        symbol.type = types_.qualified(types_.array_of(type.of, count), qualifiers);
    }
    symbol.initializer = &initializer_list;
}

Symbol* Parser::declare_global(const Specifiers& specifiers, Declarator& declarator)
{
    initialized_ = false;
    const auto earlier = scopes_.back().names.find(declarator.name);
    Symbol* symbol = earlier == scopes_.back().names.end() ? nullptr : earlier->second;
    const bool has_value = peek().is("=");
    if (symbol && symbol->kind == SymbolKind::Object) {
        if (!types_.same(symbol->type, declarator.type))
            error(declarator.at,
                  "conflicting types for '" + symbol->name + "'; have " + check_.quoted(declarator.type));
        else if (has_value && symbol->initializer)
            error(declarator.at, "redefinition of '" + symbol->name + "'");
        else if (specifiers.is_static && symbol->storage == Storage::External)
            error(declarator.at,
                  "static declaration of '" + symbol->name + "' follows non-static declaration");
        else if (!specifiers.is_static && !specifiers.is_extern && symbol->storage == Storage::Internal)
            error(declarator.at,
                  "non-static declaration of '" + symbol->name + "' follows static declaration");
        if (!types_.at(symbol->type).complete) symbol->type = declarator.type;
    } else {
        if (symbol && symbol->kind != SymbolKind::Mistake)
            error(declarator.at, "'" + symbol->name + "' redeclared as different kind of symbol");
        Symbol fresh;
        fresh.name = declarator.name;
        fresh.type = declarator.type;
        fresh.storage = specifiers.is_static ? Storage::Internal : Storage::External;
        fresh.at = declarator.at;
        symbol = declare(fresh);
    }
    if (declarator.align > symbol->align) symbol->align = declarator.align;
    symbol->thread |= specifiers.is_thread;
    if (accept("=")) parse_object_initializer(*symbol);
    const bool defining = !specifiers.is_extern || has_value;
    if (defining && types_.at(symbol->type).kind == TypeKind::Void) object_type_ok(*symbol);
    if (defining && !symbol->defined) {
        symbol->defined = true;
        symbol->at = declarator.at;
        unit_.objects.push_back(symbol);
    }
    return symbol;
}

// `extern int x;` in a block: another name for the global.
Symbol* Parser::declare_extern_in_block(const Declarator& declarator)
{
    auto& globals = scopes_.front().names;
    const auto found = globals.find(declarator.name);
    Symbol* symbol = found == globals.end() ? nullptr : found->second;
    if (!symbol) {
        symbol = &arena_.symbols.emplace_back();
        symbol->name = declarator.name;
        symbol->type = declarator.type;
        symbol->storage = Storage::External;
        symbol->at = declarator.at;
        globals[symbol->name] = symbol;
    }
    scopes_.back().names[symbol->name] = symbol;
    return symbol;
}

void Parser::check_redeclared_local(const Declarator& declarator)
{
    const std::string name = "'" + std::string(declarator.name) + "'";
    const auto earlier = scopes_.back().names.find(declarator.name);
    if (earlier == scopes_.back().names.end()) {
        // Parameters live in the scope around the body, and may not be hidden by its own locals.
        const bool in_body = scopes_.size() > 1 && scopes_.size() == body_scope_;
        if (in_body && scopes_[scopes_.size() - 2].names.count(declarator.name) != 0)
            error(declarator.at, name + " redeclared as different kind of symbol");
        return;
    }
    const Symbol& old = *earlier->second;
    if (old.kind == SymbolKind::Mistake) return;
    if (old.kind != SymbolKind::Object)
        error(declarator.at, name + " redeclared as different kind of symbol");
    else if (!types_.same(old.type, declarator.type))
        error(declarator.at, "conflicting types for " + name + "; have " + check_.quoted(declarator.type));
    else
        error(declarator.at,
              peek().is("=") ? "redefinition of " + name : "redeclaration of " + name + " with no linkage");
}

Symbol* Parser::declare_local(const Specifiers& specifiers, Declarator& declarator, std::vector<Stmt*>& block)
{
    initialized_ = false;
    if (specifiers.is_extern) return declare_extern_in_block(declarator);
    check_redeclared_local(declarator);
    Symbol fresh;
    fresh.name = declarator.name;
    fresh.type = declarator.type;
    fresh.storage = specifiers.is_static ? Storage::Internal : Storage::Automatic;
    fresh.at = declarator.at;
    fresh.defined = true;
    fresh.in_block = true;
    fresh.align = declarator.align;
    fresh.thread = specifiers.is_thread && specifiers.is_static;
    Symbol* symbol = declare(fresh);
    if (types_.at(symbol->type).variable && !specifiers.is_static) declare_variable_array(*symbol, block);
    if (accept("=")) parse_object_initializer(*symbol);
    if (!quiet_ && !object_type_ok(*symbol)) symbol->type = type_int;
    if (specifiers.is_static) {
        if (types_.at(symbol->type).variable) {
            error(symbol->at, "storage size of '" + symbol->name + "' isn't constant");
            symbol->type = type_int;
        }
        unit_.objects.push_back(symbol);
        return symbol;
    }
    if (function_) function_->automatics.push_back(symbol);
    if (symbol->initializer) {
        Stmt* declare_it = make(StmtKind::Declare, symbol->at);
        declare_it->symbol = symbol;
        block.push_back(declare_it);
    }
    return symbol;
}

}  // namespace fl::lang
