#include "lesson/fence.h"

#include "base/text.h"
#include "lesson/inline.h"
#include "lesson/names.h"
#include "lesson/pictures.h"

#include <algorithm>

namespace fl::lesson {
namespace {

struct FenceLine {
    std::string_view text;
    SourcePosition at;
};

std::vector<FenceLine> lines_of(const Source& source, const Node& code)
{
    std::vector<FenceLine> lines;
    std::string_view text = code.text;
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (code.text.empty()) return lines;
    const int first = source.position(code.offset).line + 1;
    for (std::string_view line : split(text, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        SourcePosition at{first + static_cast<int>(lines.size()), 1};
        const std::size_t offset =
            lines.size() < code.line_offsets.size() ? code.line_offsets[lines.size()] : nowhere;
        if (offset != nowhere) at = source.position(offset);
        lines.push_back({line, at});
    }
    return lines;
}

bool take_prompt(std::string_view& line, std::string_view prompt)
{
    if (line == trim(prompt)) {
        line = {};
        return true;
    }
    if (!line.starts_with(prompt)) return false;
    line.remove_prefix(prompt.size());
    return true;
}

ConsoleLine read_console_line(const FenceLine& line)
{
    std::string_view text = line.text;
    if (take_prompt(text, "$ ")) return {ConsoleLine::Kind::Shell, std::string(trim(text)), line.at};
    if (take_prompt(text, "(gdb) ")) return {ConsoleLine::Kind::Debugger, std::string(trim(text)), line.at};
    return {ConsoleLine::Kind::Expected, std::string(text), line.at};
}

// "address-space:demo": one of the pictures, and after the colon a program or an address.
void check_show(Source& source, const std::string& show, SourcePosition at)
{
    const std::string picture = show.substr(0, show.find(':'));
    if (std::find(picture_names.begin(), picture_names.end(), picture) != picture_names.end()) return;
    const std::vector<std::string> candidates(picture_names.begin(), picture_names.end());
    source.error(at, "unknown picture '" + picture + "'" + suggestion(picture, candidates));
}

Block read_console(Source& source, const Node& code, std::string_view rest, std::size_t rest_at)
{
    Console console;
    const Options options = read_options(source, rest, rest_at, {"run", "show", "setup", "show="});
    if (options.words.size() != 1)
        source.error(code.offset, "a console block is one of: console run, console show, console setup");
    else if (options.words[0] == "show")
        console.mode = Console::Mode::Show;
    else if (options.words[0] == "setup")
        console.mode = Console::Mode::Setup;
    console.show = options.show;
    if (!console.show.empty()) check_show(source, console.show, source.position(code.offset));
    for (const FenceLine& line : lines_of(source, code)) {
        console.lines.push_back(read_console_line(line));
        if (console.lines.size() == 1 && console.lines[0].kind == ConsoleLine::Kind::Expected)
            source.error(line.at, "a console block begins with a command: '$ ' or '(gdb) '");
    }
    if (console.lines.empty()) source.error(code.offset, "this console block has no command");
    return {options.id, options.made_from, source.position(code.offset), false, false,
            "",         std::move(console)};
}

Block read_check(Source& source, const Node& code, std::string_view rest, std::size_t rest_at)
{
    Check check;
    const Options options = read_options(source, rest, rest_at, {});
    for (const FenceLine& line : lines_of(source, code)) {
        if (trim(line.text).empty() || trim(line.text).starts_with('#')) continue;
        check.facts.push_back(parse_expression(line.text, line.at, source.problems()));
        if (!check.facts.back().empty() && !is_condition(check.facts.back()))
            source.error(line.at, "a fact is true or false: compare the value with something");
    }
    if (check.facts.empty()) source.error(code.offset, "this check has no fact");
    return {options.id, options.made_from, source.position(code.offset), false, false, "", std::move(check)};
}

// Reads "key: value" lines of a task; an indented block belongs to the key before it.
class TaskReader {
public:
    TaskReader(Source& source, Task& task) : source_(source), task_(task) {}

    void read(const FenceLine& line)
    {
        const bool indented = line.text.starts_with("  ");
        if (trim(line.text).empty()) return;
        if (indented && in_solution_)
            return add_solution({line.text.substr(2), {line.at.line, line.at.column + 2}});
        in_solution_ = false;
        const std::size_t colon = line.text.find(':');
        const std::string_view key = trim(line.text.substr(0, colon));
        if (colon == std::string_view::npos)
            return source_.error(line.at, "expected goal:, hint:, limit: or solution:");
        std::string_view value = line.text.substr(colon + 1);
        const std::size_t blanks = std::min(value.find_first_not_of(" \t"), value.size());
        value.remove_prefix(blanks);
        read_key(key, {value, {line.at.line, line.at.column + static_cast<int>(colon + 1 + blanks)}},
                 line.at);
    }

private:
    void read_key(std::string_view key, const FenceLine& value, SourcePosition key_at)
    {
        if (key == "goal")
            read_condition(task_.goal, value, key);
        else if (key == "limit")
            read_condition(task_.limit, value, key);
        else if (key == "hint")
            task_.hints.push_back(read_plain_line(source_, value.text, value.at));
        else if (key == "solution") {
            in_solution_ = true;
            if (trim(value.text) != "|") add_solution(value);
        } else {
            source_.error(key_at, "unknown key '" + std::string(key) + "'" +
                                      suggestion(key, {"goal", "hint", "limit", "solution"}));
        }
    }

    void read_condition(Expression& into, const FenceLine& value, std::string_view key)
    {
        if (!into.empty())
            source_.error(value.at, "a task has one " + std::string(key) + ": join conditions with &&");
        into = parse_expression(value.text, value.at, source_.problems());
        if (!into.empty() && !is_condition(into))
            source_.error(value.at,
                          "a " + std::string(key) + " is true or false: compare the value with something");
    }

    void add_solution(const FenceLine& line)
    {
        if (trim(line.text).empty()) return;
        task_.solution.push_back(read_console_line(line));
        if (task_.solution.size() == 1 && task_.solution[0].kind == ConsoleLine::Kind::Expected)
            source_.error(line.at, "a solution begins with a command: '$ ' or '(gdb) '");
    }

    Source& source_;
    Task& task_;
    bool in_solution_ = false;
};

Block read_task(Source& source, const Node& code, std::string_view rest, std::size_t rest_at)
{
    Task task;
    const Options options = read_options(source, rest, rest_at, {});
    TaskReader reader(source, task);
    for (const FenceLine& line : lines_of(source, code))
        reader.read(line);
    if (options.id.empty()) source.error(code.offset, "a task needs an id: task id=ten-pages");
    if (task.goal.empty() && !source.failed()) source.error(code.offset, "this task has no goal");
    if (task.solution.empty())
        source.error(code.offset,
                     "this task has no solution: without one nobody knows that it can be solved");
    return {options.id, options.made_from, source.position(code.offset), false, false, "", std::move(task)};
}

bool is_file_name(std::string_view name)
{
    return !name.empty() && name.size() <= 64 && name[0] != '.' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-' || c == '.';
           });
}

Block read_program(Source& source, const Node& code, std::string_view language, std::string_view rest)
{
    const std::vector<std::string_view> parts = words(rest);
    const std::string word(language);
    const std::string near = suggestion(word, {"console", "check", "task"});
    if (word.size() > 2 && !near.empty()) source.error(code.offset, "unknown block '" + word + "'" + near);
    Code program{word, parts.empty() ? "" : std::string(parts[0]), code.text};
    if (parts.size() > 1 || (!parts.empty() && !is_file_name(parts[0])))
        source.error(code.offset, "after the language only a file name may follow: c demo.c");
    return {"", "", source.position(code.offset), false, false, "", std::move(program)};
}

// Machine blocks are the same in every language, except for the hints of a task and the hash.
std::string verbatim_of(const Node& code)
{
    std::string text;
    for (const std::string_view word : words(code.info))
        if (!word.starts_with('@')) (text += word) += ' ';
    const bool task = code.info.starts_with("task");
    for (const std::string_view line : split(code.text, '\n'))
        if (!task || !line.starts_with("hint:")) (text += '\n') += line;
    return text;
}

void read_key_value(Source& source, Options& options, std::string_view word, std::size_t at,
                    const std::vector<std::string>& allowed)
{
    const std::size_t equals = word.find('=');
    const std::string key(word.substr(0, equals + 1));
    const std::string value(word.substr(equals + 1));
    if (key == "id=") {
        options.id = value;
        if (!is_id(value)) source.error(at, "an id has small letters, digits and hyphens");
    } else if (key == "show=" && std::find(allowed.begin(), allowed.end(), key) != allowed.end()) {
        options.show = value;
    } else {
        std::vector<std::string> candidates = allowed;
        candidates.push_back("id=");
        source.error(at, "unknown option '" + key + "'" + suggestion(key, candidates));
    }
}

}  // namespace

Options read_options(Source& source, std::string_view text, std::size_t offset,
                     const std::vector<std::string>& allowed)
{
    Options options;
    for (const std::string_view word : words(text)) {
        const std::size_t at =
            offset == nowhere ? nowhere : offset + static_cast<std::size_t>(word.data() - text.data());
        if (word.starts_with('@')) {
            options.made_from = word.substr(1);
            if (!is_hash(options.made_from))
                source.error(at, "a hash has eight hexadecimal digits: @3f2a91c0");
        } else if (word.find('=') != std::string_view::npos) {
            read_key_value(source, options, word, at, allowed);
        } else if (std::find(allowed.begin(), allowed.end(), word) != allowed.end()) {
            options.words.push_back(std::string(word));
        } else {
            source.error(at, "unknown option '" + std::string(word) + "'" + suggestion(word, allowed));
        }
    }
    return options;
}

Block read_fence(Source& source, const Node& code)
{
    const std::string_view info = trim(code.info);
    const std::string_view language = info.substr(0, info.find_first_of(" \t"));
    const std::string_view rest = info.substr(language.size());
    const std::size_t rest_at = code.offset == nowhere ? nowhere : code.offset + language.size();
    Block block;
    if (language == "console")
        block = read_console(source, code, rest, rest_at);
    else if (language == "check")
        block = read_check(source, code, rest, rest_at);
    else if (language == "task")
        block = read_task(source, code, rest, rest_at);
    else
        block = read_program(source, code, language, rest);
    block.verbatim = verbatim_of(code);
    return block;
}

std::vector<std::string> fence_words()
{
    std::vector<std::string> all = {"console run", "console show", "console setup", "check", "task", "goal:",
                                    "hint:",       "limit:",       "solution:",     "id=",   "show="};
    all.insert(all.end(), picture_names.begin(), picture_names.end());
    return all;
}

}  // namespace fl::lesson
