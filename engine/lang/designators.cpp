// Designated initializers: [3] = x, .name = x, [0 ... 9].member = x.
#include "lang/parser.h"

namespace fl::lang {

// Which member of the record holds the byte where the designated one begins? It may lie in an anonymous
// struct.
std::uint64_t Parser::member_number(const Type& record, std::string_view name, std::uint64_t offset) const
{
    for (std::size_t i = 0; i < record.members.size(); ++i)
        if (record.members[i].name == name) return i;
    for (std::size_t i = 0; i < record.members.size(); ++i) {
        const Member& member = record.members[i];
        const std::uint64_t size = types_.at(member.type).size;
        if (member.name.empty() && offset >= member.offset && offset < member.offset + size) return i;
    }
    return 0;
}

bool Parser::index_designator(Designation& d, Location at)
{
    const Type& array = types_.at(d.target);
    const std::int64_t low = constant("array index in initializer not of integer type");
    std::int64_t high = low;
    if (accept("...")) high = constant("array index in initializer not of integer type");
    expect("]");
    if (array.kind != TypeKind::Array) {
        error(at, "array index in non-array initializer");
        return false;
    }
    const bool beyond = array.complete && static_cast<std::uint64_t>(high) >= array.count;
    if (low < 0 || high < low || beyond || static_cast<std::uint64_t>(high) > max_object_bytes / 4096) {
        error(at, "array index in initializer exceeds array bounds");
        return false;
    }
    if (d.outermost) {
        d.index = static_cast<std::uint64_t>(low);
        d.last = static_cast<std::uint64_t>(high);
    }
    d.target = array.of;
    d.place += static_cast<std::uint64_t>(low) * types_.at(array.of).size;
    d.bits = {};
    return true;
}

bool Parser::member_designator(Designation& d, Location at)
{
    const Token name = take();
    const Type& record = types_.at(d.target);
    if (!is_record(record)) {
        error(at, "field name not in record or union initializer");
        return false;
    }
    Expr object;
    object.kind = ExprKind::Statements;
    object.type = d.target;
    const Expr* found = check_.member(&object, name.text, name.at, name.at);
    if (check_.bad(*found)) {
        quiet_ = true;
        return false;
    }
    const auto offset = static_cast<std::uint64_t>(found->value);
    if (d.outermost) d.index = d.last = member_number(record, name.text, offset);
    d.place += offset;
    d.bits.bit_field = found->bit_field;
    d.bits.bit_offset = found->bit_offset;
    d.bits.bit_width = found->bit_width;
    d.target = found->type;
    return true;
}

// An element that begins with designators; sets `index` to the element it names.
void Parser::init_designated(TypeId type, std::uint64_t offset, std::uint64_t& index, Initializer& into)
{
    Designation d;
    d.target = type;
    d.place = offset;
    const Location at = peek().at;
    while ((peek().is(".") || peek().is("[")) && !quiet_ && !stopped()) {
        if (!(accept("[") ? index_designator(d, at) : (take(), member_designator(d, at)))) return;
        d.outermost = false;
    }
    accept("=");
    const std::size_t before = into.entries.size();
    if (d.bits.bit_field)
        init_scalar(d.target, d.place, into, &d.bits);
    else
        init_value(d.target, d.place, into);
    // A range gets copies of what its first element got.
    const std::size_t after = into.entries.size();
    const std::uint64_t size = types_.at(d.target).size;
    for (std::uint64_t step = 1; step <= d.last - d.index && !stopped(); ++step)
        for (std::size_t i = before; i < after; ++i) {
            InitEntry copy = into.entries[i];
            copy.offset += step * size;
            add_entry(into, copy);
        }
    index = d.last;
}

}  // namespace fl::lang
