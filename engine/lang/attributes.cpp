// __attribute__ and _Alignas. Most attributes only advise the compiler; those that change what a program does
// and are not known here are refused.
#include "base/stable_order.h"
#include "lang/parser.h"

#include <algorithm>

namespace fl::lang {
namespace {

constexpr std::string_view refused[] = {
    "alias", "cleanup", "ifunc", "mode", "naked", "scalar_storage_order", "vector_size", "weakref"};

constexpr std::uint32_t max_alignment = 2u << 20;  // a huge page; gcc goes on to 256 MiB

// __packed__ means packed.
std::string_view plain(std::string_view name)
{
    if (name.size() > 4 && name.substr(0, 2) == "__" && name.substr(name.size() - 2) == "__")
        return name.substr(2, name.size() - 4);
    return name;
}

}  // namespace

void Parser::check_alignment(std::uint32_t& align, Location at)
{
    const bool power = (align & (align - 1)) == 0;
    if (align <= max_alignment && power) return;
    error(at, power ? "alignment over 2 MiB is not supported"
                    : "requested alignment is not a positive power of 2");
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

// constructor, destructor, with a priority or without.
bool Parser::starter_attribute(std::string_view name)
{
    const bool before = name == "constructor";
    if (!before && name != "destructor") return false;
    Starter starter;
    starter.destructor = !before;
    if (accept("(")) {
        starter.priority = constant("priority is not an integer constant");
        expect(")");
    }
    starters_seen_.push_back(starter);
    return true;
}

void Parser::adopt_starters(Symbol* symbol)
{
    for (Starter starter : starters_seen_) {
        starter.function = symbol;
        starters_.push_back(starter);
    }
    starters_seen_.clear();
}

// What .init_array and .fini_array do: the constructors run before what main does, small priorities first;
// the destructors after all that atexit(3) was told later.
void Parser::call_starters()
{
    FunctionBody* main = nullptr;
    for (FunctionBody* body : unit_.functions)
        if (body->symbol->name == "main") main = body;
    if (!main || !main->body) return;
    sort_stably(starters_, [](const Starter& a, const Starter& b) {
        return a.destructor != b.destructor ? a.destructor : a.priority < b.priority;
    });
    std::vector<Stmt*> calls;
    for (const Starter& starter : starters_) {
        const Location at = main->symbol->at;
        Expr* function = check_.name(starter.function, at);
        Stmt* s = make(StmtKind::Expression, at);
        if (starter.destructor) {
            Symbol*& known = scopes_.front().names["atexit"];
            if (!known) {
                known = &arena_.symbols.emplace_back();
                known->name = "atexit";
                known->kind = SymbolKind::Function;
                known->type = implicit_function("atexit");
                known->storage = Storage::External;
                known->at = at;
                known->user = "main";
            }
            s->expr = check_.call(check_.name(known, at), {function}, at);
        } else {
            s->expr = check_.call(function, {}, at);
        }
        calls.push_back(s);
    }
    main->body->statements.insert(main->body->statements.begin(), calls.begin(), calls.end());
}

// One attribute, its name taken.
void Parser::attribute(const Token& token, std::uint32_t& align, bool& packed)
{
    const std::string_view name = plain(token.text);
    packed |= name == "packed";
    if (std::find(std::begin(refused), std::end(refused), name) != std::end(refused))
        error(token.at, "attribute '" + std::string(name) + "' is not supported");
    if (starter_attribute(name)) return;
    if (name == "aligned" && accept("(")) {
        align = static_cast<std::uint32_t>(constant("requested alignment is not an integer constant"));
        expect(")");
    } else if (name == "aligned") {
        align = 16;
    } else if (peek().is("(")) {
        skip_parentheses();
    }
    check_alignment(align, token.at);
}

void Parser::attributes(std::uint32_t& align, bool& packed)
{
    while (peek().is(Keyword::Attribute) || peek().is(Keyword::Asm)) {
        const Token word = take();
        if (!peek().is("(")) return;
        if (word.is(Keyword::Asm)) {
            error(word.at, "names and registers given with 'asm' are not supported");
            skip_parentheses();
            continue;
        }
        take();
        expect("(");
        while (!peek().is(")") && !at_end())
            attribute(take(), align, packed);
        expect(")");
        expect(")");
    }
}

}  // namespace fl::lang
