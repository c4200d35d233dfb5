// Lists and pipelines, and the words that end them.
#include "base/text.h"
#include "shell/parser.h"

namespace fl::shell {

std::string_view Parser::reserved() const
{
    std::size_t end = at_;
    while (end < text_.size() && !is_blank(text_[end]) && !is_operator(text_[end]))
        ++end;
    return text_.substr(at_, end - at_);
}

bool Parser::take_reserved(std::string_view word)
{
    if (reserved() != word) return false;
    at_ += word.size();
    return true;
}

void Parser::expect(std::string_view word)
{
    skip_lines();
    if (!failed() && !take_reserved(word)) unexpected();
}

bool Parser::at_any(Ends ends)
{
    for (const std::string_view end : ends) {
        const bool sign = end == ")" || end == ";;";
        if (sign ? text_.substr(at_, end.size()) == end : reserved() == end) return true;
    }
    return false;
}

ScriptPtr Parser::parse_script(Ends ends)
{
    auto script = std::make_shared<Script>();
    Condition condition = Condition::Always;
    bool must_follow = false;
    while (!failed()) {
        skip_lines();
        if (at_end() && (must_follow || ends.size() > 0)) unexpected();
        if (failed() || at_end() || (!must_follow && at_any(ends))) break;
        script->pipelines.push_back(parse_pipeline(condition));
        if (failed()) break;
        skip_blanks();
        must_follow = true;
        if (take("&&"))
            condition = Condition::IfSucceeded;
        else if (take("||"))
            condition = Condition::IfFailed;
        else {
            must_follow = false;
            condition = Condition::Always;
            if (text_.substr(at_, 2) == ";;" || peek() == ')') {
                if (!at_any(ends)) unexpected();
                break;
            }
            if (take("&"))
                put_behind(*script);
            else if (!take(";") && !take_newline() && !at_end())
                unexpected();
        }
    }
    if (ends.size() > 0 && script->pipelines.empty() && !failed() && !at_any({";;"})) unexpected();
    return script;
}

// a && b &: all of it runs in one shell behind this one.
void Parser::put_behind(Script& script)
{
    std::vector<Pipeline>& all = script.pipelines;
    std::size_t first = all.size() - 1;
    while (first > 0 && all[first].condition != Condition::Always)
        --first;
    if (first + 1 < all.size()) {
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
        auto body = std::make_shared<Script>();
        body->pipelines.assign(begin, all.end());
        Pipeline whole;
        for (const Pipeline& part : body->pipelines)
            whole.text += (part.condition == Condition::Always        ? ""
                           : part.condition == Condition::IfSucceeded ? " && "
                                                                      : " || ") +
                          part.text;
        whole.commands.emplace_back();
        whole.commands[0].kind = Command::Group;
        whole.commands[0].body = body;
        all.erase(begin, all.end());
        all.push_back(std::move(whole));
    }
    all.back().background = true;
}

Pipeline Parser::parse_pipeline(Condition condition)
{
    Pipeline pipeline;
    pipeline.condition = condition;
    skip_blanks();
    const std::size_t start = at_;
    for (;;) {
        if (take_reserved("!"))
            pipeline.negated = !pipeline.negated;
        else if (take_reserved("time"))
            pipeline.timed = true;
        else
            break;
        skip_blanks();
    }
    for (;;) {
        pipeline.commands.push_back(parse_command());
        skip_blanks();
        if (failed() || peek() != '|' || peek(1) == '|') break;
        ++at_;
        if (peek() == '&') {  // |& is 2>&1 |
            ++at_;
            pipeline.commands.back().redirections.push_back(
                {Redirection::Duplicate, 2, Word{{{WordPart::Literal, "1", false}}}});
        }
        skip_lines();
    }
    pipeline.text = std::string(trim(text_.substr(start, at_ - start)));
    return pipeline;
}

}  // namespace fl::shell
