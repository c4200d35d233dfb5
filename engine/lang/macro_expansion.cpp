#include "lang/lexer.h"
#include "lang/preprocessor.h"

namespace fl::lang {
namespace {

constexpr unsigned deepest_expansion = 200;

int parameter_index(const Macro& macro, const Token& token)
{
    if (token.kind != TokenKind::Identifier) return -1;
    for (std::size_t i = 0; i < macro.parameters.size(); ++i)
        if (macro.parameters[i] == token.text) return static_cast<int>(i);
    return -1;
}

}  // namespace

// True when `name` was replaced: its expansion is what is read next.
bool Preprocessor::expand(const Token& name)
{
    const std::size_t index = names_.find(name.text)->second;
    if (macros_[index].dynamic) {
        push_back(dynamic_token(macros_[index], name));
        return true;
    }
    std::vector<std::vector<Token>> arguments;
    if (macros_[index].function_like) {
        if (!peek_paren()) return false;
        next();
        const Macro macro = macros_[index];  // a directive between the arguments may redefine it
        if (!collect_arguments(macro, name, arguments)) return true;
    }
    const std::vector<Token> body = substitute(Macro(macros_[index]), arguments, name);
    if (!spend(body.size() + 1, name.at)) return true;
    Token end;
    end.kind = TokenKind::MacroEnd;
    end.code = static_cast<std::uint32_t>(index);
    push_back(end);
    macros_[index].disabled = true;
    for (std::size_t i = body.size(); i-- > 0;) {
        push_back(body[i]);
        if (i == 0) {
            pending_.back().space_before = name.space_before;
            pending_.back().line_start = name.line_start;
        }
    }
    return true;
}

bool Preprocessor::collect_arguments(const Macro& macro, const Token& name,
                                     std::vector<std::vector<Token>>& arguments)
{
    unsigned depth = 0;
    Location end;
    arguments.emplace_back();
    while (true) {
        const Token token = next();
        if (token.kind == TokenKind::End || sources_.stopped()) {
            push_back(token);
            sources_.error(name.at,
                           "unterminated argument list invoking macro \"" + std::string(name.text) + "\"");
            return false;
        }
        if (token.is("(")) ++depth;
        if (token.is(")") && depth-- == 0) {
            end = token.at;
            break;
        }
        const bool rest = macro.variadic && arguments.size() == macro.parameters.size();
        if (token.is(",") && depth == 0 && !rest)
            arguments.emplace_back();
        else
            arguments.back().push_back(token);
        if (!spend(1, name.at)) return false;
    }
    const std::size_t wanted = macro.parameters.size();
    if (wanted == 0 && arguments.size() == 1 && arguments[0].empty()) arguments.clear();
    if (macro.variadic && arguments.size() + 1 == wanted) arguments.emplace_back();
    if (arguments.size() == wanted) return true;
    const std::string quoted = "macro \"" + std::string(macro.name) + "\" ";
    if (arguments.size() < wanted)
        sources_.error(end, quoted + "requires " + std::to_string(wanted) + " arguments, but only " +
                                std::to_string(arguments.size()) + " given");
    else
        sources_.error(end, quoted + "passed " + std::to_string(arguments.size()) +
                                " arguments, but takes just " + std::to_string(wanted));
    arguments.resize(wanted);
    return true;
}

std::vector<Token> Preprocessor::expand_fully(const std::vector<Token>& tokens)
{
    if (nesting_ >= deepest_expansion) {
        if (!tokens.empty()) sources_.fatal(tokens[0].at, "macro arguments are nested too deeply");
        return {};
    }
    std::vector<Token> saved(tokens.rbegin(), tokens.rend());
    saved.swap(pending_);
    const bool was_isolated = isolated_;
    isolated_ = true;
    ++nesting_;
    std::vector<Token> result;
    while (!sources_.stopped()) {
        const Token token = next_expanded();
        if (token.kind == TokenKind::End) break;
        result.push_back(token);
    }
    --nesting_;
    isolated_ = was_isolated;
    pending_.swap(saved);
    return result;
}

std::vector<Token> Preprocessor::substitute(const Macro& macro,
                                            const std::vector<std::vector<Token>>& arguments,
                                            const Token& name)
{
    std::vector<Token> result;
    std::vector<std::vector<Token>> expanded(arguments.size());
    std::vector<bool> known(arguments.size(), false);
    bool pasting = false;
    const auto append = [&](const std::vector<Token>& tokens, bool space) {
        for (std::size_t k = 0; k < tokens.size(); ++k) {
            if (k == 0 && pasting) {
                paste(result, tokens[k]);
                continue;
            }
            result.push_back(tokens[k]);
            result.back().line_start = false;
            if (k == 0) result.back().space_before = space;
        }
        pasting = false;
    };
    for (std::size_t i = 0; i < macro.body.size(); ++i) {
        Token token = macro.body[i];
        token.at = name.at;
        const bool paste_next = i + 1 < macro.body.size() && macro.body[i + 1].is("##");
        if (macro.function_like && token.is("#") && i + 1 < macro.body.size()) {
            const int parameter = parameter_index(macro, macro.body[i + 1]);
            if (parameter >= 0) {
                Token text = stringize(arguments[static_cast<std::size_t>(parameter)], name.at);
                append({text}, token.space_before);
                ++i;
                continue;
            }
        }
        if (token.is("##") && !result.empty()) {
            // GNU: `, ## __VA_ARGS__` drops the comma when there are no further arguments.
            const int parameter = i + 1 < macro.body.size() ? parameter_index(macro, macro.body[i + 1]) : -1;
            const bool comma = result.back().is(",") && macro.variadic &&
                               parameter + 1 == static_cast<int>(macro.parameters.size());
            if (comma && arguments[static_cast<std::size_t>(parameter)].empty()) result.pop_back();
            pasting = !comma;
            continue;
        }
        const int parameter = parameter_index(macro, token);
        if (parameter < 0) {
            append({token}, token.space_before);
            continue;
        }
        const auto p = static_cast<std::size_t>(parameter);
        if (pasting || paste_next) {
            append(arguments[p], token.space_before);
            continue;
        }
        if (!known[p]) {
            expanded[p] = expand_fully(arguments[p]);
            known[p] = true;
        }
        if (!spend(expanded[p].size(), name.at)) return {};
        append(expanded[p], token.space_before);
    }
    return result;
}

Token Preprocessor::made_token(std::string text, const Token& place)
{
    const std::vector<Token> tokens = tokenize_text(sources_.keep(std::move(text)), place.at);
    Token token = tokens[0];
    token.at = place.at;
    token.line_start = false;
    token.space_before = place.space_before;
    return token;
}

Token Preprocessor::stringize(const std::vector<Token>& tokens, Location at)
{
    std::string text = "\"";
    for (const Token& token : tokens) {
        if ((token.space_before || token.line_start) && text.size() > 1) text += ' ';
        const bool quoted = token.kind == TokenKind::String || token.kind == TokenKind::Character;
        for (char c : token.text) {
            if (quoted && (c == '"' || c == '\\')) text += '\\';
            text += c;
        }
    }
    Token place;
    place.at = at;
    return made_token(text + "\"", place);
}

void Preprocessor::paste(std::vector<Token>& result, const Token& right)
{
    if (result.empty()) {
        result.push_back(right);
        return;
    }
    const Token left = result.back();
    const std::string joined = std::string(left.text) + std::string(right.text);
    const std::vector<Token> tokens = tokenize_text(joined, left.at);
    if (tokens.size() != 2) {
        sources_.error(left.at, "pasting \"" + std::string(left.text) + "\" and \"" +
                                    std::string(right.text) + "\" does not give a valid preprocessing token");
        result.push_back(right);
        return;
    }
    result.back() = made_token(joined, left);
}

Token Preprocessor::dynamic_token(Macro& macro, const Token& name)
{
    if (macro.dynamic == 'L') return made_token(std::to_string(name.at.line), name);
    if (macro.dynamic == 'C') return made_token(std::to_string(counter_++), name);
    return made_token("\"" + sources_.name(name.at.file) + "\"", name);
}

}  // namespace fl::lang
