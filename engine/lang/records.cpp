// struct, union and enum; layout as gcc lays out for the x86-64 psABI.
#include "lang/parser.h"

namespace fl::lang {
namespace {

constexpr std::size_t max_members = 10'000;

// Places members one after the other; bit-fields share units of their declared type.
class RecordLayout {
public:
    RecordLayout(TypeTable& types, TypeId record, bool packed) : types_(types), record_(record), packed_(packed) {}

    void add(Member member, std::uint32_t align)
    {
        const Type& type = types_.at(member.type);
        const std::uint32_t natural = packed_ ? 1 : type.align;
        const std::uint64_t own = align > natural ? align : natural;
        const bool in_union = types_.at(record_).kind == TypeKind::Union;
        if (in_union) bits_ = 0;
        if (member.bit_field) place_bits(member, type, own);
        else {
            bits_ = (bits_ + own * 8 - 1) / (own * 8) * (own * 8);
            member.offset = bits_ / 8;
            bits_ += type.size * 8;
            if (own > align_) align_ = own;
        }
        if (bits_ > end_) end_ = bits_;
        if (!member.bit_field || !member.name.empty()) types_.edit(record_).members.push_back(member);
    }

    void finish(std::uint32_t align)
    {
        Type& record = types_.edit(record_);
        if (align > align_) align_ = align;
        record.align = static_cast<std::uint32_t>(align_);
        record.size = (end_ + align_ * 8 - 1) / (align_ * 8) * align_;
        record.complete = true;
    }

private:
    void place_bits(Member& member, const Type& type, std::uint64_t own)
    {
        const std::uint64_t unit = type.size * 8;
        if (member.bit_width == 0) {
            bits_ = (bits_ + unit - 1) / unit * unit;
            return;
        }
        if (!packed_ && bits_ / unit != (bits_ + member.bit_width - 1) / unit) bits_ = (bits_ + unit - 1) / unit * unit;
        member.offset = bits_ / unit * type.size;
        member.bit_offset = static_cast<std::uint8_t>(bits_ % unit);
        // A packed field may cross its unit; read it from the byte where it starts when that is wide enough.
        if (member.bit_offset + member.bit_width > unit) {
            member.offset = bits_ / 8;
            member.bit_offset = static_cast<std::uint8_t>(bits_ % 8);
        }
        bits_ += member.bit_width;
        if (!member.name.empty() && own > align_) align_ = own;
    }

    TypeTable& types_;
    TypeId record_;
    bool packed_;
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
    record_members(type, packed);
    return type;
}

void Parser::record_members(TypeId record, bool packed)
{
    const Deeper deeper(*this);
    take();  // {
    struct Pending {
        Member member;
        std::uint32_t align;
        Location at;
    };
    std::vector<Pending> members;
    while (!peek().is("}") && !at_end()) {
        if (accept(";")) continue;
        if (peek().is(Keyword::StaticAssert)) {
            static_assertion();
            continue;
        }
        Specifiers specifiers;
        const Token first = peek();
        if (!parse_specifiers(specifiers)) {
            if (first.kind == TokenKind::Identifier && (peek(1).kind == TokenKind::Identifier || peek(1).is("*")))
                error(first.at, "unknown type name '" + std::string(first.text) + "'");
            else syntax_error("expected specifier-qualifier-list");
            quiet_ = true;
            skip_to_statement_end();
            continue;
        }
        if (peek().is(";")) {
            Member member;
            member.type = specifiers.type;
            if (is_record(types_.at(specifiers.type)) && types_.spelled(specifiers.type).name.empty())
                members.push_back({member, specifiers.align, specifiers.at});
            take();
            continue;
        }
        do {
            Declarator declarator;
            declarator.type = specifiers.type;
            declarator.at = peek().at;
            declarator.align = specifiers.align;
            if (!peek().is(":") && !parse_declarator(specifiers.type, declarator, false)) break;
            Member member;
            member.name = declarator.name;
            member.type = declarator.type;
            if (accept(":")) {
                member.bit_field = true;
                const std::int64_t width = constant("bit-field '" + member.name + "' width not an integer constant");
                const Type& type = types_.at(member.type);
                if (!is_integer(type)) error(declarator.at, "bit-field '" + member.name + "' has invalid type");
                else if (width < 0) error(declarator.at, "negative width in bit-field '" + member.name + "'");
                else if (width > static_cast<std::int64_t>(type.kind == TypeKind::Bool ? 1 : type.size * 8))
                    error(declarator.at, "width of '" + member.name + "' exceeds its type");
                else if (width == 0 && !member.name.empty()) error(declarator.at, "zero width for bit-field '" + member.name + "'");
                member.bit_width = static_cast<std::uint8_t>(width < 0 || width > 64 ? 1 : width);
                if (!is_integer(type)) member.type = type_int;
            }
            attributes(declarator.align, specifiers.packed);
            const Type& type = types_.at(member.type);
            if (type.kind == TypeKind::Function) {
                error(declarator.at, "field '" + member.name + "' declared as a function");
                member.type = type_int;
            } else if (!type.complete && type.kind != TypeKind::Array) {
                if (type.kind == TypeKind::Void) error(declarator.at, "variable or field '" + member.name + "' declared void");
                else error(declarator.at, "field '" + member.name + "' has incomplete type");
                member.type = type_int;
            }
            for (const Pending& earlier : members)
                if (!member.name.empty() && earlier.member.name == member.name)
                    error(declarator.at, "duplicate member '" + member.name + "'");
            if (members.size() >= max_members) sources_.fatal(declarator.at, "too many members");
            members.push_back({member, declarator.align, declarator.at});
        } while (accept(","));
        if (!expect(";")) skip_to_statement_end();
    }
    if (at_end()) syntax_error("expected '}'");
    accept("}");
    std::uint32_t align = 0;
    attributes(align, packed);
    RecordLayout layout(types_, record, packed);
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Type& type = types_.at(members[i].member.type);
        if (type.kind == TypeKind::Array && !type.complete && (i + 1 != members.size() || types_.at(record).kind == TypeKind::Union))
            error(members[i].at, "flexible array member not at end of struct");
        layout.add(members[i].member, members[i].align);
    }
    layout.finish(align);
    if (types_.at(record).size > max_object_bytes) {
        sources_.fatal(peek().at, "type is too large");
        types_.edit(record).size = 1;
    }
}

TypeId Parser::enum_specifier()
{
    std::string_view tag;
    const Location at = peek().at;
    if (peek().kind == TokenKind::Identifier) tag = take().text;
    if (!peek().is("{")) {
        if (tag.empty()) {
            syntax_error("expected identifier or '{'");
            return type_int;
        }
        if (const TypeId* known = find_tag(tag)) return *known;
        const TypeId type = types_.tagged(TypeKind::Enum, std::string(tag));
        scopes_.back().tags[tag] = type;
        Type& record = types_.edit(type);
        record.of = type_uint;
        return type;
    }
    TypeId type = types_.tagged(TypeKind::Enum, std::string(tag));
    if (!tag.empty()) {
        const auto known = scopes_.back().tags.find(tag);
        if (known != scopes_.back().tags.end() && types_.at(known->second).complete)
            error(at, "redeclaration of 'enum " + std::string(tag) + "'");
        else if (known != scopes_.back().tags.end()) type = known->second;
        scopes_.back().tags[tag] = type;
    }
    take();  // {
    std::int64_t next = 0;
    bool negative = false;
    bool wide = false;
    while (!peek().is("}") && !at_end()) {
        const Token name = take();
        if (name.kind != TokenKind::Identifier) {
            --place_;
            syntax_error("expected identifier");
            skip_to_statement_end();
            break;
        }
        if (accept("=")) next = constant("enumerator value for '" + std::string(name.text) + "' is not an integer constant");
        negative |= next < 0;
        wide |= next > INT64_C(0xffffffff) || next < INT32_MIN;
        const auto earlier = scopes_.back().names.find(name.text);
        if (earlier != scopes_.back().names.end() && earlier->second->kind != SymbolKind::Mistake)
            error(name.at, (earlier->second->kind == SymbolKind::Enumerator ? "redeclaration of enumerator '" : "'") + std::string(name.text) +
                               (earlier->second->kind == SymbolKind::Enumerator ? "'" : "' redeclared as different kind of symbol"));
        Symbol symbol;
        symbol.name = name.text;
        symbol.kind = SymbolKind::Enumerator;
        symbol.type = next >= INT32_MIN && next <= INT32_MAX ? type_int : next >= 0 && next <= INT64_C(0xffffffff) ? type_uint : type_long;
        symbol.value = next;
        symbol.at = name.at;
        declare(symbol);
        types_.edit(type).enumerators.push_back({std::string(name.text), next});
        ++next;
        if (!accept(",")) break;
    }
    expect("}", "expected ',' or '}'");
    Type& record = types_.edit(type);
    record.of = wide ? (negative ? type_long : type_ulong) : negative ? type_int : type_uint;
    record.size = record.align = wide ? 8 : 4;
    record.complete = true;
    std::uint32_t align = 0;
    bool packed = false;
    attributes(align, packed);
    return type;
}

}  // namespace fl::lang
