// switch: a binary search over the case values.
#include "lang/generator.h"

#include <algorithm>

namespace fl::lang {

void Generator::case_tree(const std::vector<Stmt*>& cases, std::size_t first, std::size_t last,
                          std::int64_t slot, bool is_unsigned_value, Label otherwise)
{
    if (last - first <= 4) {
        for (std::size_t i = first; i < last; ++i) {
            const Stmt& c = *cases[i];
            const Label next = out_.new_label();
            if (c.low != c.high) {
                load_from(type_long, Mode::Local, slot);
                out_.push(c.low);
                out_.jump(is_unsigned_value ? Op::JumpBelow : Op::JumpLess, next);
            }
            load_from(type_long, Mode::Local, slot);
            out_.push(c.high);
            out_.jump(c.low == c.high     ? Op::JumpEqual
                      : is_unsigned_value ? Op::JumpBelowEqual
                                          : Op::JumpLessEqual,
                      c.label);
            out_.bind(next);
        }
        return out_.jump(Op::Jump, otherwise);
    }
    const std::size_t middle = (first + last) / 2;
    const Label upper = out_.new_label();
    load_from(type_long, Mode::Local, slot);
    out_.push(cases[middle]->low);
    out_.jump(is_unsigned_value ? Op::JumpAboveEqual : Op::JumpGreaterEqual, upper);
    case_tree(cases, first, middle, slot, is_unsigned_value, otherwise);
    out_.bind(upper);
    case_tree(cases, middle, last, slot, is_unsigned_value, otherwise);
}

void Generator::switch_on(Stmt& s)
{
    s.label = out_.new_label();
    Label otherwise = s.label;
    const bool is_unsigned_value = is_unsigned(types_.at(s.expr->type));
    const bool narrow = types_.at(s.expr->type).size == 4;
    std::vector<Stmt*> cases;
    for (Stmt* c : s.cases) {
        c->label = out_.new_label();
        if (c->kind == StmtKind::Default) {
            otherwise = c->label;
            continue;
        }
        // Operands of unsigned int are kept sign-extended: so are its labels.
        if (narrow) c->low = static_cast<std::int32_t>(c->low), c->high = static_cast<std::int32_t>(c->high);
        cases.push_back(c);
    }
    std::sort(cases.begin(), cases.end(), [is_unsigned_value](const Stmt* a, const Stmt* b) {
        return is_unsigned_value ? static_cast<std::uint64_t>(a->low) < static_cast<std::uint64_t>(b->low)
                                 : a->low < b->low;
    });
    out_.statement(s.at);
    value(*s.expr);
    const std::int64_t slot = temporary();
    store_to(type_long, Mode::Local, slot);
    case_tree(cases, 0, cases.size(), slot, is_unsigned_value, otherwise);
    statement(*s.body);
    out_.bind(s.label);
}

}  // namespace fl::lang
