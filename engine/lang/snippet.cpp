// Compiles a debugger's expression against the names, types and addresses of the running program.
#include "lang/debug.h"
#include "lang/generator.h"
#include "lang/lexer.h"
#include "lang/parser.h"

#include <map>

namespace fl::lang {
namespace {

constexpr std::size_t max_text = 4096;

// Brings types of another image into a table.
class TypeImporter {
public:
    TypeImporter(const TypeTable& from, TypeTable& to) : from_(from), to_(to) {}

    TypeId import(TypeId id)
    {
        if (id <= type_ldouble) return id;
        const auto known = done_.find(id);
        if (known != done_.end()) return known->second;
        const Type type = from_.spelled(id);
        if (type.canonical != id) {
            const TypeId plain = import(type.canonical);
            TypeId made = type.is_typedef ? to_.named(plain, type.name) : plain;
            made = to_.qualified(made, type.qualifiers);
            return done_[id] = made;
        }
        switch (type.kind) {
        case TypeKind::Pointer:
            return done_[id] = to_.pointer_to(import(type.of));
        case TypeKind::Array:
            return done_[id] = type.complete ? to_.array_of(import(type.of), type.count)
                                             : to_.incomplete_array_of(import(type.of));
        case TypeKind::Function: {
            std::vector<TypeId> parameters;
            for (TypeId p : type.parameters)
                parameters.push_back(import(p));
            const TypeId result = import(type.of);
            return done_[id] = to_.function(result, parameters, type.variadic, type.prototyped);
        }
        case TypeKind::Struct:
        case TypeKind::Union:
        case TypeKind::Enum:
            return import_tagged(id, type);
        default:
            return id;
        }
    }

private:
    TypeId import_tagged(TypeId id, const Type& type)
    {
        const TypeId made = to_.tagged(type.kind, type.name);
        done_[id] = made;
        std::vector<Member> members = type.members;
        for (Member& member : members)
            member.type = import(member.type);
        Type& record = to_.edit(made);
        record.members = std::move(members);
        record.enumerators = type.enumerators;
        record.size = type.size;
        record.align = type.align;
        record.complete = type.complete;
        record.of = type.kind == TypeKind::Enum ? type.of : 0;
        return made;
    }

    const TypeTable& from_;
    TypeTable& to_;
    std::map<TypeId, TypeId> done_;
};

class SnippetCompiler {
public:
    SnippetCompiler(const ImageMap& images, Frame frame, const ReadMemory& read)
        : images_(images), here_(images.find(frame.pc)), pc_(frame.pc)
    {
        if (!here_ && !images.images.empty()) here_ = &images.images.front();
        if (!here_) return;
        std::optional<TypeTable> settled = types_in_frame(*here_->program, frame.fp, read);
        types_ = settled ? std::move(*settled) : here_->program->types;
    }

    Snippet compile(std::string_view text)
    {
        Snippet snippet;
        const std::uint16_t file = sources_.add("", std::string(text.substr(0, max_text)));
        std::vector<Token> tokens = tokenize(sources_, file);
        for (Token& token : tokens) {
            const Keyword keyword =
                token.kind == TokenKind::Identifier ? keyword_of(token.text) : Keyword::None;
            if (keyword == Keyword::None) continue;
            token.kind = TokenKind::Keyword;
            token.code = static_cast<std::uint32_t>(keyword);
        }
        scopes_.resize(2);
        if (here_) {
            declare_types();
            declare_globals();
            declare_locals();
        }
        for (const Token& token : tokens)
            if (token.kind == TokenKind::Identifier) declare_symbol(token.text);
        Parser parser(tokens, sources_, types_, arena_);
        FunctionBody body;
        body.symbol = &make(0, "(expression)", SymbolKind::Mistake, type_void);
        Expr* e = parser.parse_expression_only(scopes_, body);
        Module module;
        if (e && types_.at(e->type).kind == TypeKind::Function)
            e = Checker(sources_, types_, arena_).rvalue(e);
        if (e) Generator(module, types_, sources_, arena_).snippet(*e);
        if (!e || sources_.failed()) {
            snippet.error = message(text);
            return snippet;
        }
        const Type& type = types_.at(e->type);
        snippet.type = e->type;
        snippet.address = type.kind == TypeKind::Array || is_record(type);
        CompileOptions options;
        options.name = "expression";
        snippet.program = link(std::move(module), std::move(types_), options);
        return snippet;
    }

private:
    // gdb has its own words for the usual mistakes.
    std::string message(std::string_view text)
    {
        if (sources_.diagnostics().empty()) return "Invalid expression.";
        const Diagnostic& first = sources_.diagnostics().front();
        const std::string& m = first.message;
        const auto starts = [&m](std::string_view prefix) {
            return m.compare(0, prefix.size(), prefix) == 0;
        };
        if (starts("expected")) {
            const auto at = static_cast<std::size_t>(first.at.column > 0 ? first.at.column - 1 : 0);
            const std::string_view rest = m.find("at end of input") != std::string::npos || at >= text.size()
                                              ? std::string_view{}
                                              : text.substr(at);
            return "A syntax error in expression, near `" + std::string(rest) + "'.";
        }
        if (starts("invalid type argument")) return "Attempt to take contents of a non-pointer value.";
        if (starts("request for member"))
            return "Attempt to extract a component of a value that is not a structure.";
        const std::size_t member = m.find(" has no member named '");
        if (member != std::string::npos)
            return "There is no member named " + m.substr(member + 22, m.size() - member - 23) + ".";
        if (starts("lvalue required")) return "Left operand of assignment is not an lvalue.";
        if (starts("too few arguments")) return "Too few arguments in function call.";
        if (starts("too many arguments")) return "Too many arguments in function call.";
        return m;
    }

    Symbol& make(std::size_t scope, std::string_view name, SymbolKind kind, TypeId type)
    {
        Symbol& symbol = arena_.symbols.emplace_back();
        symbol.name = name;
        symbol.kind = kind;
        symbol.type = type;
        symbol.storage = Storage::External;
        scopes_[scope].names[symbol.name] = &symbol;
        return symbol;
    }

    void declare_types()
    {
        for (TypeId id = 0; id < here_->program->types.size(); ++id) {
            const Type& type = here_->program->types.spelled(id);
            if (type.is_typedef) make(0, type.name, SymbolKind::Typedef, id);
            const bool tagged = is_record(type) || type.kind == TypeKind::Enum;
            if (!tagged || type.is_typedef || type.canonical != id) continue;
            if (!type.name.empty()) scopes_[0].tags[here_->program->types.spelled(id).name] = id;
            for (const Enumerator& enumerator : type.enumerators)
                make(0, enumerator.name, SymbolKind::Enumerator, type_int).value = enumerator.value;
        }
    }

    void place(Symbol& symbol, const Variable& variable)
    {
        if (variable.place == Place::Frame) {
            symbol.storage = Storage::Automatic;
            symbol.outer = true;
            symbol.by_address = variable.by_address;
            symbol.value = variable.offset;
        } else if (variable.place == Place::Image) {
            symbol.absolute = here_->base.value + static_cast<std::uint64_t>(variable.offset);
        } else {
            symbol.absolute = images_.find_symbol(variable.name).value;
        }
    }

    void declare_globals()
    {
        for (const Variable& variable : here_->program->globals)
            place(make(0, variable.name, SymbolKind::Object, variable.type), variable);
        for (const Function& function : here_->program->functions)
            make(0, function.name, SymbolKind::Function, function.type).absolute =
                here_->base.value + here_->program->offset_of(function.begin);
    }

    void declare_locals()
    {
        std::vector<Variable> visible = variables_at(*here_, pc_, false);
        for (std::size_t i = visible.size(); i-- > 0;)  // inner ones last: they hide the others
            place(make(1, visible[i].name, SymbolKind::Object, visible[i].type), visible[i]);
    }

    // A name from another image: memset, errno_location, stdout.
    void declare_symbol(std::string_view name)
    {
        if (scopes_[0].names.count(name) || scopes_[1].names.count(name)) return;
        for (const Image& image : images_.images) {
            const Export* found = image.program->find_export(name);
            if (!found) continue;
            const TypeId type = TypeImporter(image.program->types, types_).import(found->type);
            make(0, name, found->function ? SymbolKind::Function : SymbolKind::Object, type).absolute =
                image.base.value + found->offset;
            return;
        }
    }

    const ImageMap& images_;
    const Image* here_;
    VirtAddr pc_;
    TypeTable types_;
    Sources sources_;
    Arena arena_;
    std::vector<Scope> scopes_;
};

}  // namespace

Snippet compile_expression(const ImageMap& images, Frame frame, const ReadMemory& read, std::string_view text)
{
    return SnippetCompiler(images, frame, read).compile(text);
}

}  // namespace fl::lang
