// struct and union; layout as gcc lays out for the x86-64 psABI.
#include "lang/parser.h"

#include <algorithm>
#include <set>

namespace fl::lang {
namespace {

constexpr std::size_t max_members = 10'000;

constexpr std::uint64_t rounded(std::uint64_t bits, std::uint64_t to)
{
    return (bits + to - 1) / to * to;
}

// Places members one after the other; bit-fields share units of their declared type.
// gcc: layout_decl(), place_field(), update_alignment_for_field().
class RecordLayout {
public:
    RecordLayout(TypeTable& types, TypeId record) : types_(types), record_(record) {}

    // False for a bit-field over nine bytes: no access is that wide.
    bool add(Member member, Placing how)
    {
        const Type& type = types_.at(member.type);
        if (types_.at(record_).kind == TypeKind::Union) bits_ = 0;
        if (member.bit_field) {
            place_bits(member, type, how);
        } else {
            const std::uint64_t own = how.limited(std::max(how.align, how.packed ? 1 : type.align));
            bits_ = rounded(bits_, own * 8);
            member.offset = bits_ / 8;
            bits_ += type.size * 8;
            align_ = std::max(align_, own);
        }
        end_ = std::max(end_, bits_);
        if (!member.bit_field || !member.name.empty()) types_.edit(record_).members.push_back(member);
        return member.bit_offset + member.bit_width <= 64;
    }

    void finish(std::uint32_t align)
    {
        Type& record = types_.edit(record_);
        if (align > align_) align_ = align;
        record.align = static_cast<std::uint32_t>(align_);
        record.size = rounded(end_, align_ * 8) / 8;
        record.complete = true;
    }

private:
    void place_bits(Member& member, const Type& type, Placing how)
    {
        const std::uint64_t unit = type.size * 8;
        if (member.bit_width == 0) {
            bits_ = rounded(bits_, unit);
            return;
        }
        const std::uint64_t own = how.limited(how.align);
        if (own > 1) bits_ = rounded(bits_, own * 8);
        const bool crosses = bits_ / unit != (bits_ + member.bit_width - 1) / unit;
        if (crosses && !how.packed && how.pragma == 0) bits_ = rounded(bits_, unit);
        member.offset = bits_ / unit * type.size;
        member.bit_offset = static_cast<std::uint8_t>(bits_ % unit);
        // A packed field may cross its unit; read it from the byte where it starts when that is wide enough.
        if (member.bit_offset + member.bit_width > unit) {
            member.offset = bits_ / 8;
            member.bit_offset = static_cast<std::uint8_t>(bits_ % 8);
        }
        bits_ += member.bit_width;
        if (member.name.empty()) return;
        // A #pragma pack takes the place of the attribute, even where it asks for more.
        const bool tight = how.packed && how.pragma == 0;
        align_ = std::max<std::uint64_t>({align_, own, how.limited(tight ? 1 : type.align)});
    }

    TypeTable& types_;
    TypeId record_;
    std::uint64_t bits_ = 0;  // next free bit
    std::uint64_t end_ = 0;   // bits used
    std::uint64_t align_ = 1;
};

}  // namespace

TypeId* Parser::find_tag(std::string_view name)
{
    for (std::size_t i = scopes_.size(); i-- > 0;) {
        const auto found = scopes_[i].tags.find(name);
        if (found != scopes_[i].tags.end()) return &found->second;
    }
    return nullptr;
}

TypeId Parser::record_specifier(TypeKind kind)
{
    std::uint32_t align = 0;
    bool packed = false;
    attributes(align, packed);
    std::string_view tag;
    const Location at = peek().at;
    if (peek().kind == TokenKind::Identifier) tag = take().text;
    const bool defining = peek().is("{");
    if (tag.empty() && !defining) {
        syntax_error("expected identifier or '{'");
        // gcc: "expected '{'" …
        return type_int;
    }
    TypeId type = 0;
    TypeId* known = tag.empty() ? nullptr : find_tag(tag);
    const bool here = known && scopes_.back().tags.count(tag) != 0;
    const bool forward = peek().is(";") && !here;  // `struct s;` hides an outer one
    if (known && (here || (!defining && !forward))) {
        type = *known;
        if (types_.at(type).kind != kind) {
            error(at, "'" + std::string(tag) + "' defined as wrong kind of tag");
            type = types_.tagged(kind, std::string(tag));
        }
    } else {
        type = types_.tagged(kind, std::string(tag));
        if (!tag.empty()) scopes_.back().tags[tag] = type;
    }
    if (!defining) return type;
    const char* word = kind == TypeKind::Struct ? "struct " : "union ";
    if (types_.at(type).complete) {
        error(at, "redefinition of '" + std::string(word) + std::string(tag) + "'");
        type = types_.tagged(kind, std::string(tag));
    }
    record_members(type, packed, align);
    return type;
}

void Parser::member_type_ok(PendingMember& pending)
{
    Member& member = pending.member;
    const Type& type = types_.at(member.type);
    if (type.kind == TypeKind::Function)
        error(pending.at, "field '" + member.name + "' declared as a function");
    else if (type.kind == TypeKind::Void)
        error(pending.at, "variable or field '" + member.name + "' declared void");
    else if (variably_modified(member.type))
        error(pending.at, "field '" + member.name + "' with a variable size is not supported");
    else if (!type.complete && type.kind != TypeKind::Array)
        error(pending.at, "field '" + member.name + "' has incomplete type");
    else
        return;
    member.type = type_int;
}

void Parser::bit_field_width(PendingMember& pending)
{
    Member& member = pending.member;
    member.bit_field = true;
    const std::int64_t width = constant("bit-field '" + member.name + "' width not an integer constant");
    const Type& type = types_.at(member.type);
    if (!is_integer(type))
        error(pending.at, "bit-field '" + member.name + "' has invalid type");
    else if (width < 0)
        error(pending.at, "negative width in bit-field '" + member.name + "'");
    else if (width > static_cast<std::int64_t>(type.kind == TypeKind::Bool ? 1 : type.size * 8))
        error(pending.at, "width of '" + member.name + "' exceeds its type");
    else if (width == 0 && !member.name.empty())
        error(pending.at, "zero width for bit-field '" + member.name + "'");
    member.bit_width = static_cast<std::uint8_t>(width < 0 || width > 64 ? 1 : width);
    if (!is_integer(type)) member.type = type_int;
}

bool Parser::member_declarator(const Specifiers& specifiers, std::vector<PendingMember>& members)
{
    Declarator declarator;
    declarator.type = specifiers.type;
    declarator.at = peek().at;
    declarator.align = specifiers.align;
    if (!peek().is(":") && !parse_declarator(specifiers.type, declarator, false)) return false;
    PendingMember pending;
    pending.member.name = declarator.name;
    pending.member.type = declarator.type;
    pending.at = declarator.at;
    if (accept(":")) bit_field_width(pending);
    bool packed = false;
    attributes(declarator.align, packed);
    if (declarator.type == specifiers.type)
        declarator.align = std::max(declarator.align, specifiers.type_align);
    pending.how.align = declarator.align;
    pending.how.packed = packed || specifiers.packed;
    member_type_ok(pending);
    if (members.size() >= max_members) sources_.fatal(pending.at, "too many members");
    members.push_back(std::move(pending));
    return true;
}

void Parser::member_declaration(std::vector<PendingMember>& members)
{
    Specifiers specifiers;
    const Token first = peek();
    if (!parse_specifiers(specifiers)) {
        const bool name = peek(1).kind == TokenKind::Identifier || peek(1).is("*");
        if (first.kind == TokenKind::Identifier && name)
            error(first.at, "unknown type name '" + std::string(first.text) + "'");
        else
            syntax_error("expected specifier-qualifier-list");
        quiet_ = true;
        return skip_to_statement_end();
    }
    if (accept(";")) {
        PendingMember anonymous;
        anonymous.member.type = specifiers.type;
        anonymous.how.align = specifiers.align;
        anonymous.at = specifiers.at;
        if (is_record(types_.at(specifiers.type)) && types_.spelled(specifiers.type).name.empty())
            members.push_back(std::move(anonymous));
        return;
    }
    while (member_declarator(specifiers, members) && accept(",")) {
    }
    if (!expect(";")) skip_to_statement_end();
}

void Parser::lay_out_record(TypeId record, const std::vector<PendingMember>& members, Placing whole)
{
    RecordLayout layout(types_, record);
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Member& member = members[i].member;
        if (!member.name.empty() && !names.insert(member.name).second)
            error(members[i].at, "duplicate member '" + member.name + "'");
        const Type& type = types_.at(member.type);
        const bool last = i + 1 == members.size() && types_.at(record).kind != TypeKind::Union;
        if (type.kind == TypeKind::Array && !type.complete && !last)
            error(members[i].at, "flexible array member not at end of struct");
        Placing how = members[i].how;
        how.packed |= whole.packed;
        how.pragma = whole.pragma;
        if (!layout.add(member, how))
            error(members[i].at, "packed bit-field '" + member.name + "' over nine bytes is not supported");
    }
    layout.finish(whole.align);
    if (types_.at(record).size <= max_object_bytes) return;
    sources_.fatal(peek().at, "type is too large");
    types_.edit(record).size = 1;
}

void Parser::record_members(TypeId record, bool packed, std::uint32_t align)
{
    const Deeper deeper(*this);
    take();  // {
    std::vector<PendingMember> members;
    while (!peek().is("}") && !at_end()) {
        if (accept(";")) continue;
        if (peek().is(Keyword::StaticAssert))
            static_assertion();
        else
            member_declaration(members);
    }
    if (at_end()) syntax_error("expected '}'");
    Placing whole;
    whole.pragma = peek().pack;
    accept("}");
    attributes(align, packed);
    whole.align = align;
    whole.packed = packed;
    lay_out_record(record, members, whole);
}

}  // namespace fl::lang
