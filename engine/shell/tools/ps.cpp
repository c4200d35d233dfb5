// procps-ng 4.0.2: ps, the usual forms. Everything comes from /proc.
#include "base/stable_order.h"
#include "base/text.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/ps_columns.h"
#include "shell/tools/tools.h"

#include <algorithm>

namespace fl::shell {
namespace {

struct Selection {
    bool everything = false, terminal_only = true;
    std::vector<Pid> pids;
    std::vector<std::string> names;
    std::string columns = "pid,tty,time,cmd";
    std::string sort;
    bool headings = true;
    std::string bad;
};

void add_pids(std::string_view list, Selection& selection)
{
    for (const std::string_view part : split(list, ','))
        if (const auto pid = parse_unsigned(part)) selection.pids.push_back(static_cast<Pid>(*pid));
}

void add_names(std::string_view list, Selection& selection)
{
    for (const std::string_view name : split(list, ','))
        selection.names.emplace_back(name);
}

// The letters of a word: "aux" (BSD, no dash) or "-ef" (Unix).
void read_letters(std::string_view letters, bool unix_style, Selection& selection)
{
    for (const char c : letters)
        switch (c) {
        case 'e':
        case 'A':
            selection.everything = true;
            break;
        case 'a':
        case 'x':
            selection.everything = selection.everything || !unix_style;
            break;
        case 'u':
            selection.columns = "user,pid,%cpu,%mem,vsz,rss,tty,stat,start,bsdtime,args";
            break;
        case 'f':
            if (unix_style) selection.columns = "uid_hack,pid,ppid,c,stime,tty,time,args_f";
            break;
        case 'l':
            selection.columns = "f,s,uid,pid,ppid,c,pri,ni,addr,sz,wchan,tty,time,cmd";
            break;
        case 'F':
        case 'w':
        case 'H':
            break;
        case 'v':
            selection.columns = "pid,tty,stat,bsdtime,majflt,trs,drs,rss,%mem,args";
            break;
        default:
            selection.bad = std::string(1, c);
        }
}

void read_word(const std::vector<std::string>& words_given, std::size_t& i, Selection& selection)
{
    const std::string& word = words_given[i];
    const auto value = [&](std::size_t used) {
        if (word.size() > used) return word.substr(used);
        return i + 1 < words_given.size() ? words_given[++i] : std::string();
    };
    if (word.substr(0, 7) == "--sort=")
        selection.sort = word.substr(7);
    else if (word == "--sort")
        selection.sort = value(6);
    else if (word == "--no-headers" || word == "--no-heading")
        selection.headings = false;
    else if (word.substr(0, 6) == "--pid=")
        add_pids(word.substr(6), selection);
    else if (word.substr(0, 2) == "--")
        selection.bad = word;
    else if (word.substr(0, 2) == "-p" || word[0] == 'p')
        add_pids(value(word[0] == '-' ? 2 : 1), selection);
    else if (word.substr(0, 2) == "-q")
        add_pids(value(2), selection);
    else if (word.substr(0, 2) == "-C")
        add_names(value(2), selection);
    else if (word.substr(0, 2) == "-o")
        selection.columns = value(2);
    else if (word[0] == '-' && word.find('o') != std::string::npos) {  // -eo pid,comm
        const std::size_t at = word.find('o');
        read_letters(std::string_view(word).substr(1, at - 1), true, selection);
        selection.columns = value(at + 1);
    } else if (word[0] == '-')
        read_letters(std::string_view(word).substr(1), true, selection);
    else if (parse_unsigned(word))
        add_pids(word, selection);
    else if (const std::size_t o = word.find('o'); o != std::string::npos) {
        read_letters(std::string_view(word).substr(0, o), false, selection);
        selection.columns = value(o + 1);
    } else
        read_letters(word, false, selection);
}

bool is_selected(const ProcessFacts& facts, const Selection& selection)
{
    const bool by_name =
        std::find(selection.names.begin(), selection.names.end(), facts.comm) != selection.names.end();
    const bool by_pid =
        std::find(selection.pids.begin(), selection.pids.end(), facts.pid) != selection.pids.end();
    if (!selection.pids.empty() || !selection.names.empty()) return by_name || by_pid;
    return selection.everything || facts.of_terminal;
}

void sort_rows(std::vector<ProcessFacts>& rows, std::string_view key)
{
    const bool falling = !key.empty() && key[0] == '-';
    if (!key.empty() && (key[0] == '-' || key[0] == '+')) key.remove_prefix(1);
    const PsColumn* column = find_ps_column(key);
    if (!column || !column->amount) return;
    sort_stably(rows, [&](const ProcessFacts& a, const ProcessFacts& b) {
        return falling ? column->amount(b) < column->amount(a) : column->amount(a) < column->amount(b);
    });
}

}  // namespace

ToolResult run_ps(const ToolCall& call)
{
    Selection selection;
    for (std::size_t i = 1; i < call.arguments.size(); ++i)
        if (!call.arguments[i].empty()) read_word(call.arguments, i, selection);
    const std::string usage = "\nUsage:\n " + std::string(find_tool("ps")->usage) + "\n";
    if (!selection.bad.empty())
        return usage_error("error: unsupported option (here): " + selection.bad + "\n" + usage, 1);
    std::string unknown;
    const std::vector<PsColumnUse> columns = parse_ps_columns(selection.columns, unknown);
    if (!unknown.empty())
        return usage_error("error: unknown user-defined format specifier \"" + unknown + "\"\n" + usage, 1);
    std::vector<ProcessFacts> rows;
    for (const ProcessFacts& facts : read_processes(call.world))
        if (is_selected(facts, selection)) rows.push_back(facts);
    sort_rows(rows, selection.sort);
    ToolResult result;
    const PsContext context = ps_context(call.world);
    if (selection.headings) result.output = ps_heading(columns);
    for (const ProcessFacts& facts : rows)
        result.output += ps_line(columns, facts, context);
    result.status = rows.empty() ? 1 : 0;
    return result;
}

}  // namespace fl::shell
