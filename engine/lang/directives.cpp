// Lines that start with '#'.
#include "lang/lexer.h"
#include "lang/preprocessor.h"

namespace fl::lang {
namespace {

constexpr std::size_t max_include_depth = 50;
constexpr unsigned max_includes = 1000;

std::string spelled(const std::vector<Token>& line)
{
    std::string text;
    for (const Token& token : line) {
        if (token.space_before && !text.empty()) text += ' ';
        text += token.text;
    }
    return text;
}

bool same_body(const Macro& a, const Macro& b)
{
    if (a.function_like != b.function_like || a.parameters != b.parameters || a.body.size() != b.body.size())
        return false;
    for (std::size_t i = 0; i < a.body.size(); ++i)
        if (a.body[i].text != b.body[i].text) return false;
    return true;
}

}  // namespace

std::vector<Token> Preprocessor::rest_of_line()
{
    Input& input = inputs_.back();
    std::vector<Token> line;
    while (input.tokens[input.place].kind != TokenKind::End && !input.tokens[input.place].line_start)
        line.push_back(input.tokens[input.place++]);
    return line;
}

void Preprocessor::directive(const Token& hash)
{
    std::vector<Token> line = rest_of_line();
    if (line.empty()) return;
    const Token name = line.front();
    line.erase(line.begin());
    if (name.text == "define")
        define(line, name.at);
    else if (name.text == "undef")
        undefine(line);
    else if (name.text == "include")
        include(line, hash);
    else if (name.text == "if")
        begin_conditional(condition(line, name.at), name);
    else if (name.text == "ifdef")
        begin_conditional(is_defined(line, name), name);
    else if (name.text == "ifndef")
        begin_conditional(!is_defined(line, name), name);
    else if (name.text == "elif" || name.text == "else")
        else_conditional(name.text, name, line);
    else if (name.text == "endif")
        end_conditional(name);
    else if (name.text == "error")
        sources_.error(name.at, "#error " + spelled(line));
    else if (name.text == "pragma")
        pragma(line);
    else if (name.text != "warning" && name.text != "line" &&
             name.kind != TokenKind::Number)
        sources_.error(name.at, "invalid preprocessing directive #" + std::string(name.text));
}

bool Preprocessor::define_parameters(Macro& macro, const std::vector<Token>& line, std::size_t& i)
{
    macro.function_like = true;
    for (++i; i < line.size() && !line[i].is(")"); ++i) {
        if (line[i].is("...")) {
            macro.variadic = true;
            macro.parameters.push_back("__VA_ARGS__");
        } else if (line[i].kind == TokenKind::Identifier) {
            macro.parameters.push_back(line[i].text);
            if (i + 1 < line.size() && line[i + 1].is("...")) {
                macro.variadic = true;
                ++i;
            }
        } else {
            sources_.error(line[i].at,
                           "expected parameter name, found \"" + std::string(line[i].text) + "\"");
            return false;
        }
        if (i + 1 < line.size() && line[i + 1].is(",")) ++i;
    }
    if (i >= line.size()) {
        sources_.error(line.back().at, "expected ')' before end of line");
        return false;
    }
    ++i;
    return true;
}

void Preprocessor::define(const std::vector<Token>& line, Location at)
{
    if (line.empty()) {
        sources_.error(at, "no macro name given in #define directive");
        return;
    }
    if (line[0].kind != TokenKind::Identifier) {
        sources_.error(line[0].at, "macro names must be identifiers");
        return;
    }
    Macro macro;
    macro.name = line[0].text;
    std::size_t i = 1;
    if (i < line.size() && line[i].is("(") && !line[i].space_before && !define_parameters(macro, line, i))
        return;
    macro.body.assign(line.begin() + static_cast<std::ptrdiff_t>(i), line.end());
    if (!macro.body.empty()) {
        if (macro.body.front().is("##") || macro.body.back().is("##")) {
            sources_.error(line[0].at, "'##' cannot appear at either end of a macro expansion");
            return;
        }
        macro.body.front().space_before = false;
    }
    const auto found = names_.find(macro.name);
    if (found != names_.end() && same_body(macros_[found->second], macro)) return;
    names_[macro.name] = macros_.size();
    macros_.push_back(std::move(macro));
}

void Preprocessor::undefine(const std::vector<Token>& line)
{
    if (!line.empty()) names_.erase(line[0].text);
}

void Preprocessor::include(const std::vector<Token>& given, const Token& hash)
{
    std::vector<Token> line = given;
    if (!line.empty() && line[0].kind == TokenKind::Identifier) line = expand_fully(line);
    if (line.empty() || (line[0].kind != TokenKind::String && !line[0].is("<"))) {
        sources_.error(line.empty() ? hash.at : line[0].at, "#include expects \"FILENAME\" or <FILENAME>");
        return;
    }
    std::string name;
    if (line[0].kind == TokenKind::String) {
        name = line[0].text.substr(1, line[0].text.size() - 2);
    } else {
        for (std::size_t i = 1; i < line.size() && !line[i].is(">"); ++i)
            name += line[i].text;
    }
    const auto found = headers_.find(name);
    if (found == headers_.end()) {
        // The library's own, for what few programs use.
        if (std::string_view(name).substr(0, 5) == "more/") return;
        sources_.fatal(line[0].at, name + ": No such file or directory");
        return;
    }
    if (inputs_.size() >= max_include_depth || ++includes_ > max_includes) {
        sources_.fatal(line[0].at,
                       "#include nested depth " + std::to_string(inputs_.size()) + " exceeds maximum of 50");
        return;
    }
    const std::uint16_t file = sources_.add("/usr/include/" + name, found->second);
    inputs_.push_back({file, tokenize(sources_, file), 0, {}});
    spend(inputs_.back().tokens.size(), hash.at);
}

bool Preprocessor::is_defined(const std::vector<Token>& line, const Token& directive_name)
{
    if (line.empty() || line[0].kind != TokenKind::Identifier) {
        sources_.error(line.empty() ? directive_name.at : line[0].at,
                       line.empty()
                           ? "no macro name given in #" + std::string(directive_name.text) + " directive"
                           : std::string("macro names must be identifiers"));
        return false;
    }
    return names_.count(line[0].text) != 0;
}

void Preprocessor::begin_conditional(bool taken, const Token& name)
{
    inputs_.back().conditionals.push_back({name.at, name.text, taken, false});
    if (!taken) skip_group();
}

// An #elif or #else met while compiling ends the compiled branch.
void Preprocessor::else_conditional(std::string_view word, const Token& at, const std::vector<Token>&)
{
    auto& open = inputs_.back().conditionals;
    if (open.empty()) {
        sources_.error(at.at, "#" + std::string(word) + " without #if");
        return;
    }
    if (open.back().seen_else) sources_.error(at.at, "#" + std::string(word) + " after #else");
    open.back().seen_else |= word == "else";
    open.back().word = word;
    skip_group();
}

void Preprocessor::end_conditional(const Token& at)
{
    auto& open = inputs_.back().conditionals;
    if (open.empty())
        sources_.error(at.at, "#endif without #if");
    else
        open.pop_back();
}

// Skips to the #elif, #else or #endif where compiling goes on.
void Preprocessor::skip_group()
{
    Input& input = inputs_.back();
    unsigned depth = 0;
    while (input.tokens[input.place].kind != TokenKind::End) {
        const Token token = input.tokens[input.place++];
        if (!token.line_start || !token.is("#")) continue;
        std::vector<Token> line = rest_of_line();
        if (line.empty()) continue;
        const Token name = line.front();
        line.erase(line.begin());
        if (name.text == "if" || name.text == "ifdef" || name.text == "ifndef") ++depth;
        if (name.text == "endif" && depth-- == 0) {
            input.conditionals.pop_back();
            return;
        }
        if (depth != 0 || (name.text != "else" && name.text != "elif")) continue;
        Conditional& open = input.conditionals.back();
        if (open.seen_else) sources_.error(name.at, "#" + std::string(name.text) + " after #else");
        open.seen_else |= name.text == "else";
        open.word = name.text;
        if (!open.taken && (name.text == "else" || condition(line, name.at))) {
            open.taken = true;
            return;
        }
    }
}

}  // namespace fl::lang
