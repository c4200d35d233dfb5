// The __sync and __atomic functions of gcc, and what +=, ++ do to an _Atomic object. Orders are all
// sequential.
#include "lang/parser.h"

namespace fl::lang {
namespace {

constexpr std::string_view operations[] = {"add", "sub", "and", "or", "xor", "nand"};

// "fetch_and_add" or "add_and_fetch" (of __sync), "fetch_add" or "add_fetch" (of __atomic) → kind.
bool update_of(std::string_view name, std::string_view joint, AtomicKind& kind)
{
    for (unsigned i = 0; i < std::size(operations); ++i) {
        const std::string word(operations[i]);
        const bool old = name == "fetch" + std::string(joint) + word;
        if (!old && name != word + std::string(joint) + "fetch") continue;
        kind = {i, !old};
        return true;
    }
    return false;
}

}  // namespace

Expr* Parser::atomic_update(AtomicKind kind, Expr* pointer, Expr* operand, Location at)
{
    const TypeId type = types_.canonical(types_.at(pointer->type).of);
    Expr* e = check_.make(ExprKind::Builtin, type, at);
    e->builtin = Builtin::AtomicUpdate;
    e->value = kind.operation | (kind.gives_new ? 16 : 0);
    e->arguments = {pointer,
                    check_.convert(operand, types_.at(type).kind == TypeKind::Pointer ? type_long : type)};
    e->has_effects = true;
    e->has_call = operand->has_call || pointer->has_call;
    return e;
}

// arguments: pointer, expected (a value, or where it is and is stored), desired
Expr* Parser::atomic_compare(Expr* pointer, Expr* expected, Expr* desired, bool by_reference, bool gives_old)
{
    const TypeId type = types_.canonical(types_.at(pointer->type).of);
    Expr* e = check_.make(ExprKind::Builtin, gives_old ? type : TypeId{type_bool}, pointer->at);
    e->builtin = Builtin::AtomicCompare;
    e->value = (by_reference ? 1 : 0) | (gives_old ? 2 : 0);
    e->arguments = {pointer, by_reference ? expected : check_.convert(expected, type),
                    check_.convert(desired, type)};
    e->has_effects = true;
    return e;
}

// Null when it is none of them.
Expr* Parser::atomic_call(const Token& name)
{
    const std::string_view text = name.text;
    const bool sync = text.substr(0, 7) == "__sync_";
    if (!sync && text.substr(0, 9) != "__atomic_") return nullptr;
    const std::string_view what = text.substr(sync ? 7 : 9);
    take();  // (
    std::vector<Expr*> given = call_arguments();
    if (quiet_) return check_.mistake(name.at);
    for (Expr*& argument : given)
        argument = check_.rvalue(argument);
    for (const Expr* argument : given)
        if (check_.bad(*argument)) return check_.mistake(name.at);
    if (what == "synchronize" || what == "thread_fence" || what == "signal_fence")
        return check_.cast(type_void, check_.integer(0, type_int, name.at), name.at);
    if (what == "always_lock_free" || what == "is_lock_free") return check_.integer(1, type_int, name.at);
    const Type* to = given.empty() ? nullptr : &types_.at(given[0]->type);
    if (!to || to->kind != TypeKind::Pointer || !is_scalar(types_.at(to->of)) ||
        is_floating(types_.at(to->of))) {
        error(name.at, "'" + std::string(text) + "' of this argument is not supported");
        return check_.mistake(name.at);
    }
    Expr* e = atomic_expression(what, sync, given, name.at);
    if (e) return e;
    error(name.at, "'" + std::string(text) + "' is not supported");
    return check_.mistake(name.at);
}

Expr* Parser::atomic_expression(std::string_view what, bool sync, const std::vector<Expr*>& given,
                                Location at)
{
    constexpr AtomicKind exchange{6, false};
    Expr* pointer = given[0];
    Expr* zero = check_.integer(0, type_int, at);
    AtomicKind kind;
    const auto nothing = [&](Expr* e) { return check_.cast(type_void, e, at); };
    if (what == "lock_release" || what == "clear") return nothing(atomic_update(exchange, pointer, zero, at));
    if (what == "test_and_set") return atomic_update(exchange, pointer, check_.integer(1, type_int, at), at);
    if (what == "load_n")
        return check_.cast(types_.canonical(types_.at(pointer->type).of),
                           check_.dereference(pointer, at, "unary '*'"), at);
    if (given.size() < 2) return nullptr;
    if (update_of(what, sync ? "_and_" : "_", kind)) return atomic_update(kind, pointer, given[1], at);
    if (what == "lock_test_and_set" || what == "exchange_n")
        return atomic_update(exchange, pointer, given[1], at);
    if (what == "store_n") return nothing(atomic_update(exchange, pointer, given[1], at));
    if (what == "load")
        return nothing(check_.assign(check_.dereference(given[1], at, "unary '*'"),
                                     check_.dereference(pointer, at, "unary '*'"), at));
    if (given.size() < 3) return nullptr;
    if (what == "store")
        return nothing(atomic_update(exchange, pointer,
                                     check_.rvalue(check_.dereference(given[1], at, "unary '*'")), at));
    if (what == "bool_compare_and_swap") return atomic_compare(pointer, given[1], given[2], false, false);
    if (what == "val_compare_and_swap") return atomic_compare(pointer, given[1], given[2], false, true);
    if (what == "compare_exchange_n") return atomic_compare(pointer, given[1], given[2], true, false);
    return nullptr;
}

// counter++ and counter += n on an _Atomic integer are one step; null where they are not.
Expr* Parser::atomic_change(Operator op, Expr* place, Expr* operand, bool gives_new, Location at)
{
    if (check_.bad(*place) || check_.bad(*operand) || !(types_.qualifiers(place->type) & Atomic))
        return nullptr;
    const Type& type = types_.at(place->type);
    if (!is_integer(type) || place->bit_field) return nullptr;
    const unsigned operation = op == Operator::Add   ? 0u
                               : op == Operator::Sub ? 1u
                               : op == Operator::And ? 2u
                               : op == Operator::Or  ? 3u
                               : op == Operator::Xor ? 4u
                                                     : 9u;
    if (operation == 9) return nullptr;
    operand = check_.rvalue(operand);
    if (check_.bad(*operand) || !is_integer(types_.at(operand->type))) return nullptr;
    return atomic_update({operation, gives_new}, check_.address_of(place, at), operand, at);
}

Expr* Parser::change_by_one(Expr* place, const Token& sign, bool postfix)
{
    Expr* one = check_.integer(1, type_int, sign.at);
    Expr* atomic =
        atomic_change(sign.is("++") ? Operator::Add : Operator::Sub, place, one, !postfix, sign.at);
    return atomic ? atomic : check_.increment(place, sign.is("++"), postfix, sign.at);
}

}  // namespace fl::lang
