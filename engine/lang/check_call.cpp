#include "lang/checker.h"

namespace fl::lang {

Expr* Checker::call(Expr* callee, std::vector<Expr*> arguments, Location at)
{
    Symbol* function = callee->kind == ExprKind::Name ? callee->symbol : nullptr;
    const std::string called = callee->symbol ? "'" + callee->symbol->name + "'" : "";
    callee = rvalue(callee);
    if (bad(*callee)) return mistake(at);
    const Type& pointer = type_of(*callee);
    if (pointer.kind != TypeKind::Pointer || types_.at(pointer.of).kind != TypeKind::Function) {
        error(at, called.empty() ? "called object is not a function or function pointer"
                                 : "called object " + called + " is not a function or function pointer");
        return mistake(at);
    }
    const Type& type = types_.at(pointer.of);
    const std::string target = function         ? "function '" + function->name + "'"
                               : called.empty() ? "function"
                                                : "function " + called;
    if (type.prototyped && arguments.size() < type.parameters.size()) {
        error(at, "too few arguments to " + target);
        return mistake(at);
    }
    if (type.prototyped && !type.variadic && arguments.size() > type.parameters.size()) {
        error(at, "too many arguments to " + target);
        return mistake(at);
    }
    if (!types_.at(type.of).complete && types_.at(type.of).kind != TypeKind::Void) {
        error(at, "invalid use of undefined type " + quoted(types_.canonical(type.of)));
        return mistake(at);
    }
    Expr* e = make(ExprKind::Call, type.of, at, callee);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        Expr* value = rvalue(arguments[i]);
        if (i < type.parameters.size() && type.prototyped) {
            value = convert_for(Use::Argument, type.parameters[i], value, at, function, i + 1);
        } else {
            if (!complete_object(*value)) return mistake(at);
            // Default argument promotions.
            const TypeId promoted_type =
                types_.canonical(value->type) == type_float ? type_double : promoted(*value);
            if (is_arithmetic(type_of(*value))) value = convert(value, promoted_type);
        }
        if (bad(*value)) return mistake(at);
        if (value->depth >= e->depth) e->depth = static_cast<std::uint16_t>(value->depth + 1);
        e->arguments.push_back(value);
    }
    if (e->depth > max_expression_depth) sources_.fatal(at, "expression is nested too deeply");
    e->has_call = true;
    return e;
}

}  // namespace fl::lang
