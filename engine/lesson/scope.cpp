#include "lesson/scope.h"

#include "base/text.h"
#include "lesson/cursor.h"

#include <algorithm>

namespace fl::lesson {
namespace {

void add(std::vector<std::string>& list, std::string_view word)
{
    if (!word.empty() && std::find(list.begin(), list.end(), word) == list.end())
        list.push_back(std::string(word));
}

// Any word of a command may be a program: "./web &", "gcc web.c -o web", "pidof sshd", "ps -C web,worker".
void add_programs(Scope& scope, const ConsoleLine& line)
{
    if (line.kind != ConsoleLine::Kind::Shell) return;
    for (std::string_view word : words(line.text)) {
        word = word.substr(word.find_last_of('/') + 1);
        if (word.empty() || word[0] == '-') continue;
        for (const std::string_view name : split(word, ','))
            add(scope.processes, name);
    }
}

void add_identifiers(Scope& scope, std::string_view program)
{
    for (std::size_t i = 0; i < program.size();) {
        const std::size_t begin = i;
        while (i < program.size() && is_word(program[i]))
            ++i;
        const std::string_view word = program.substr(begin, i - begin);
        if (!word.empty() && (word[0] < '0' || word[0] > '9')) add(scope.variables, word);
        if (i == begin) ++i;
    }
}

void add_block(Scope& scope, const Block& block)
{
    if (const auto* console = std::get_if<Console>(&block.content)) {
        for (const ConsoleLine& line : console->lines)
            add_programs(scope, line);
        if (console->mode != Console::Mode::Show) add(scope.moments, block.id);
    }
    if (const auto* code = std::get_if<Code>(&block.content)) {
        if (code->name.ends_with(".c"))
            add(scope.processes, std::string_view(code->name).substr(0, code->name.size() - 2));
        add_identifiers(scope, code->text);
    }
    if (const auto* task = std::get_if<Task>(&block.content))
        for (const ConsoleLine& line : task->solution)
            add_programs(scope, line);
}

void check_spans(const Spans& spans, const Scope& scope, std::vector<Diagnostic>& problems)
{
    for (const Span& span : spans)
        if (span.kind == Span::Kind::Value) check_scope(span.expression, scope, problems);
}

}  // namespace

Scope scope_of(const Lesson& lesson)
{
    Scope scope;
    add(scope.moments, opening_step);
    for (const char* always : {"init", "kswapd0", "bash"})
        add(scope.processes, always);
    for (const Step& step : lesson.steps) {
        add(scope.moments, step.id);
        for (const Block& block : step.blocks)
            add_block(scope, block);
    }
    return scope;
}

void check_names(Source& source, const Lesson& lesson)
{
    const Scope scope = scope_of(lesson);
    std::vector<Diagnostic>& problems = source.problems();
    for (const Step& step : lesson.steps) {
        check_spans(step.title, scope, problems);
        for (const Block& block : step.blocks) {
            for_each_spans(block, [&](const Spans& spans) { check_spans(spans, scope, problems); });
            if (const auto* check = std::get_if<Check>(&block.content))
                for (const Expression& fact : check->facts)
                    check_scope(fact, scope, problems);
            if (const auto* task = std::get_if<Task>(&block.content)) {
                check_scope(task->goal, scope, problems);
                check_scope(task->limit, scope, problems);
            }
        }
    }
}

}  // namespace fl::lesson
