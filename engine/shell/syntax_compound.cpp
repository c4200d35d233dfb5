// Loops, conditions, functions and simple commands.
#include "base/text.h"
#include "shell/parser.h"

namespace fl::shell {
namespace {

constexpr unsigned deepest = 64;  // commands within commands

}  // namespace

Command Parser::parse_command()
{
    Command command;
    skip_blanks();
    if (++depth_ > deepest) fail("syntax error: commands nested too deeply");
    if (!failed() && (parse_compound(command) || parse_function(command))) {
        for (skip_blanks(); !failed() && parse_redirection(command); skip_blanks()) {
        }
    } else if (!failed())
        parse_simple(command);
    --depth_;
    return command;
}

bool Parser::parse_compound(Command& command)
{
    if (peek() == '(' && peek(1) == '(') {
        Word word;
        if (!parse_arithmetic(word, false)) return false;
        command.kind = Command::Arithmetic;
        command.test = word.parts[0].text;
        return true;
    }
    if (take("(")) {
        command.kind = Command::Subshell;
        command.body = parse_script({")"});
        if (!failed() && !take(")")) unexpected();
        return true;
    }
    if (take_reserved("[[")) {
        parse_test(command);
        return true;
    }
    if (take_reserved("{")) {
        command.kind = Command::Group;
        command.body = parse_script({"}"});
        expect("}");
    } else if (take_reserved("if"))
        parse_if(command);
    else if (reserved() == "while" || reserved() == "until")
        parse_loop(command);
    else if (take_reserved("for"))
        parse_for(command);
    else if (take_reserved("case"))
        parse_case(command);
    else {
        for (const std::string_view word : {"then", "else", "elif", "fi", "do", "done", "esac", "}"})
            if (reserved() == word) unexpected();
        return failed();
    }
    return true;
}

// After "if" or "elif".
void Parser::parse_if(Command& command)
{
    command.kind = Command::If;
    command.condition = parse_script({"then"});
    expect("then");
    if (failed()) return;
    command.body = parse_script({"elif", "else", "fi"});
    if (failed()) return;
    if (take_reserved("elif")) {
        auto script = std::make_shared<Script>();
        script->pipelines.emplace_back();
        script->pipelines.back().commands.emplace_back();
        if (++depth_ > deepest) return fail("syntax error: commands nested too deeply");
        parse_if(script->pipelines.back().commands.back());
        --depth_;
        command.otherwise = script;
        return;
    }
    if (take_reserved("else")) command.otherwise = parse_script({"fi"});
    expect("fi");
}

void Parser::parse_loop(Command& command)
{
    command.kind = take_reserved("until") ? Command::Until : Command::While;
    if (command.kind == Command::While) take_reserved("while");
    command.condition = parse_script({"do"});
    expect("do");
    if (failed()) return;
    command.body = parse_script({"done"});
    expect("done");
}

// for ((start; test; step))
void Parser::parse_count(Command& command)
{
    Word word;
    if (!parse_arithmetic(word, false)) return unexpected();
    const std::vector<std::string_view> parts = split(word.parts[0].text, ';');
    if (parts.size() != 3) return fail("syntax error: arithmetic expression required");
    command.kind = Command::Count;
    command.start = std::string(parts[0]);
    command.test = std::string(parts[1]);
    command.step = std::string(parts[2]);
}

void Parser::parse_for(Command& command)
{
    command.kind = Command::For;
    skip_blanks();
    if (peek() == '(' && peek(1) == '(')
        parse_count(command);
    else {
        while (is_name(peek()))
            command.name += text_[at_++];
        if (command.name.empty()) return unexpected();
        skip_blanks();
        command.all_arguments = !take_reserved("in");
        for (skip_blanks(); !command.all_arguments && !at_end() && !is_operator(peek()) && !failed();
             skip_blanks())
            for (Word& word : expand_braces(parse_word()))
                command.words.push_back(std::move(word));
    }
    skip_blanks();
    take(";");
    expect("do");
    if (failed()) return;
    command.body = parse_script({"done"});
    expect("done");
}

void Parser::parse_case(Command& command)
{
    command.kind = Command::Case;
    skip_blanks();
    command.words.push_back(parse_word());
    expect("in");
    for (skip_lines(); !failed() && !take_reserved("esac"); skip_lines()) {
        if (at_end()) return unexpected();
        CaseBranch branch;
        take("(");
        do {
            skip_blanks();
            branch.patterns.push_back(parse_word());
            skip_blanks();
        } while (take("|"));
        if (!take(")")) return unexpected();
        branch.body = parse_script({";;", "esac"});
        take(";;");
        command.branches.push_back(std::move(branch));
    }
}

// NAME() COMMAND, function NAME COMMAND
bool Parser::parse_function(Command& command)
{
    const std::size_t start = at_;
    const bool keyword = take_reserved("function");
    skip_blanks();
    std::string name(reserved());
    at_ += name.size();
    skip_blanks();
    const bool parentheses =
        !name.empty() && is_name_start(name[0]) && take("(") && (skip_blanks(), take(")"));
    if (!keyword && !parentheses) {
        at_ = start;
        return false;
    }
    command.kind = Command::Function;
    command.name = std::move(name);
    skip_lines();
    auto body = std::make_shared<Script>();
    body->pipelines.emplace_back();
    body->pipelines.back().commands.push_back(parse_command());
    command.body = body;
    return true;
}

void Parser::parse_simple(Command& command)
{
    for (skip_blanks(); !at_end() && !failed(); skip_blanks()) {
        if (parse_redirection(command)) continue;
        if (parse_assignment(command.simple)) continue;
        if (is_operator(peek()) && !(peek() == '<' && peek(1) == '(')) {
            if (peek() == '(') unexpected();
            break;
        }
        for (Word& word : expand_braces(parse_word()))
            command.simple.words.push_back(std::move(word));
    }
    const SimpleCommand& simple = command.simple;
    if (simple.words.empty() && simple.assignments.empty() && command.redirections.empty()) unexpected();
}

}  // namespace fl::shell
