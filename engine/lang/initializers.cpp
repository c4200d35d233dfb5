// Initializers (C17 6.7.9): braces or none, designators, strings. The result is a flat list of stores.
#include "lang/parser.h"

namespace fl::lang {

void Parser::add_entry(Initializer& into, const InitEntry& entry)
{
    if (++entries_ > max_initializer_entries) {
        sources_.fatal(peek().at, "too many initializers");
        return;
    }
    into.entries.push_back(entry);
}

Expr* Parser::held_value()
{
    Expr* value = held_ ? held_ : assignment();
    held_ = nullptr;
    return value;
}

std::uint64_t Parser::initializer(TypeId type, Initializer& into)
{
    const Type& object = types_.at(type);
    std::uint64_t count = 0;
    if (object.kind == TypeKind::Array && init_string(type, 0, into, &count)) return count;
    if (peek().is("{")) return init_braced(type, 0, into);
    if (object.kind == TypeKind::Array) {
        Expr* value = assignment();
        // A compound literal of the same type may initialize an array (GNU).
        if (value->kind == ExprKind::CompoundLiteral && value->symbol->initializer &&
            types_.same(value->type, type)) {
            into = *value->symbol->initializer;
            return types_.at(value->type).count;
        }
        if (!check_.bad(*value)) error(value->at, "invalid initializer");
        return 1;
    }
    init_value(type, 0, into);
    return 0;
}

bool Parser::init_string(TypeId type, std::uint64_t offset, Initializer& into, std::uint64_t* count)
{
    const Type& array = types_.at(type);
    const Type& element = types_.at(array.of);
    const bool chars = element.size == 1 && is_integer(element) && element.kind != TypeKind::Bool;
    const bool wide = element.size == 4 && is_integer(element) && element.kind != TypeKind::Enum;
    if (!chars && !wide) return false;
    const bool braces = peek().is("{") && peek(1).kind == TokenKind::String;
    const Token& first = braces ? peek(1) : peek();
    const bool held = held_ && held_->kind == ExprKind::String;
    if (!held && first.kind != TokenKind::String) return false;
    if (!held && (first.text[0] == 'L') != wide) return false;
    if (braces) take();
    Expr* text = held ? held_ : strings();
    held_ = nullptr;
    if (braces) {
        accept(",");
        expect("}");
    }
    const std::uint64_t length = types_.at(text->type).count;
    const std::uint64_t room = array.complete ? array.count : length;
    text->bytes.resize(static_cast<std::size_t>(std::min(room, length) * element.size));
    InitEntry entry;
    entry.offset = offset;
    entry.type = types_.array_of(array.of, std::min(room, length));
    entry.value = text;
    add_entry(into, entry);
    if (count) *count = room;
    return true;
}

void Parser::init_scalar(TypeId type, std::uint64_t offset, Initializer& into, const Member* bits)
{
    const bool braces = !held_ && accept("{");
    if (braces && peek().is("}")) {
        error(peek().at, "empty scalar initializer");
        take();
        return;
    }
    if (braces && peek().is("{")) {
        const Deeper deeper(*this);
        if (!stopped()) init_scalar(type, offset, into, bits);
    } else {
        Expr* value = held_value();
        InitEntry entry;
        entry.offset = offset;
        entry.type = types_.canonical(type);
        entry.value = check_.convert_for(Use::Initialize, entry.type, value, value->at);
        if (bits && bits->bit_field) {
            entry.bit_field = true;
            entry.bit_offset = bits->bit_offset;
            entry.bit_width = bits->bit_width;
        }
        if (!check_.bad(*entry.value)) add_entry(into, entry);
    }
    if (!braces) return;
    while (accept(",") && !peek().is("}") && !at_end())
        assignment();  // gcc -w ignores excess elements
    expect("}");
}

// One element: braced, a string, a whole struct, or the first of the values that fill it without braces.
void Parser::init_value(TypeId type, std::uint64_t offset, Initializer& into)
{
    const Deeper deeper(*this);
    if (stopped()) return;
    const Type& object = types_.at(type);
    if (object.kind != TypeKind::Array && !is_record(object)) return init_scalar(type, offset, into, nullptr);
    if (object.kind == TypeKind::Array && init_string(type, offset, into, nullptr)) return;
    if (!held_ && peek().is("{")) {
        init_braced(type, offset, into);
        return;
    }
    if (!held_) held_ = assignment();
    if (object.kind == TypeKind::Array && init_string(type, offset, into, nullptr)) return;
    if (is_record(object) && (types_.same(held_->type, type) || check_.bad(*held_))) {
        InitEntry entry;
        entry.offset = offset;
        entry.type = types_.canonical(type);
        entry.value = held_;
        held_ = nullptr;
        if (!check_.bad(*entry.value)) add_entry(into, entry);
        return;
    }
    init_members(type, offset, into);
}

bool Parser::more_elements()
{
    if (!peek().is(",") || peek(1).is("}")) return false;
    return true;
}

void Parser::init_member(TypeId record, const Member& member, std::uint64_t offset, Initializer& into)
{
    static_cast<void>(record);
    if (member.bit_field)
        init_scalar(member.type, offset + member.offset, into, &member);
    else
        init_value(member.type, offset + member.offset, into);
}

// Fills an aggregate from a list that belongs to an outer brace.
void Parser::init_members(TypeId type, std::uint64_t offset, Initializer& into)
{
    const Type& object = types_.at(type);
    const bool array = object.kind == TypeKind::Array;
    const std::uint64_t count = array                            ? object.count
                                : object.kind == TypeKind::Union ? 1
                                                                 : object.members.size();
    for (std::uint64_t i = 0; i < count; ++i) {
        if (i > 0) {
            // A designator speaks to the enclosing brace.
            if (!more_elements() || peek(1).is(".") || peek(1).is("[")) return;
            take();
        }
        if (array) {
            init_value(object.of, offset + i * types_.at(object.of).size, into);
        } else {
            const Member member = object.members[static_cast<std::size_t>(i)];
            init_member(type, member, offset, into);
        }
        if (quiet_ || stopped()) return;
    }
    if (count == 0 && held_) {
        error(held_->at, "invalid initializer");
        held_ = nullptr;
    }
}

std::uint64_t Parser::init_braced(TypeId type, std::uint64_t offset, Initializer& into)
{
    const Deeper deeper(*this);
    const Type& object = types_.at(type);
    if (object.kind != TypeKind::Array && !is_record(object)) {
        init_scalar(type, offset, into, nullptr);
        return 0;
    }
    take();  // {
    const bool array = object.kind == TypeKind::Array;
    const std::uint64_t limit = array ? (object.complete ? object.count : UINT64_MAX)
                                : object.kind == TypeKind::Union
                                    ? std::min<std::size_t>(1, object.members.size())
                                    : object.members.size();
    std::uint64_t index = 0;
    std::uint64_t count = 0;
    while (!peek().is("}") && !at_end() && !quiet_) {
        if (peek().is(".") || peek().is("[")) {
            init_designated(type, offset, index, into);
        } else if (peek().kind == TokenKind::Identifier && peek(1).is(":") && is_record(object)) {
            // GNU `name: value`
            Token& colon = tokens_[place_ + 1];
            colon = tokens_[place_];
            tokens_[place_].kind = TokenKind::Punctuator;
            tokens_[place_].text = ".";
            init_designated(type, offset, index, into);
        } else if (index >= limit) {
            // Excess elements: gcc -w drops them.
            if (peek().is("{")) {
                Initializer dropped;
                init_braced(type_int, 0, dropped);
            } else {
                assignment();
            }
        } else if (array) {
            init_value(object.of, offset + index * types_.at(object.of).size, into);
        } else {
            const Member member = object.members[static_cast<std::size_t>(index)];
            init_member(type, member, offset, into);
        }
        ++index;
        if (index > count) count = index;
        if (object.kind == TypeKind::Union) index = 1;
        if (!accept(",")) break;
    }
    if (!quiet_) expect("}", "expected '}'");
    return count;
}

}  // namespace fl::lang
