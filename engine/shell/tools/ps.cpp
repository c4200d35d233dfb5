// procps-ng 4.0.2: ps, Unix and BSD options. Everything comes from /proc.
#include "base/stable_order.h"
#include "base/text.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/ps_columns.h"
#include "shell/tools/ps_options.h"
#include "shell/tools/tools.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr std::string_view ps_usage =
    "\nUsage:\n ps [options]\n\n Try 'ps --help <simple|list|output|threads|misc|all>'\n"
    "  or 'ps --help <s|l|o|t|m|a>'\n for additional help text.\n\nFor more details see ps(1).\n";
constexpr std::string_view help_text =
    "\nUsage:\n ps [options]\n\nSelection: -e -A -a -d a x r -p PID p PID -q PID --ppid PID -C NAME -u USER "
    "-t TTY -N\nFormat: -f -F -j -l -y -L -T j l u v -o COLUMNS o COLUMNS\n"
    "Order and shape: --sort=[-]KEY,... k KEY f --forest -H h --no-headers -w\n\n"
    "One process is one thread here. For more details see ps(1).\n";

using Selection = PsSelection;

bool has(const std::vector<std::string>& list, const std::string& what)
{
    return std::find(list.begin(), list.end(), what) != list.end();
}

bool is_selected(const ProcessFacts& f, const Selection& s)
{
    bool yes = s.everything || (s.any_terminal && s.with_terminal);
    if (s.no_leaders)
        yes = (s.everything || f.of_terminal) && !f.session_leader;
    else if (s.any_terminal)
        yes = yes || f.of_terminal;
    else if (s.with_terminal)
        yes = yes || f.uid == 0;
    if (s.chosen)
        yes = yes || has(s.pids, format("%u", f.pid)) || has(s.parents, format("%u", f.parent)) ||
              has(s.names, f.comm) || has(s.users, f.user) || has(s.users, format("%u", f.uid)) ||
              (s.by_terminal && f.of_terminal);
    else if (!s.everything && !s.any_terminal && !s.with_terminal && !s.no_leaders)
        yes = f.of_terminal;
    if (s.running && f.state != 'R' && f.state != 'D') yes = false;
    return yes != s.negated;
}

void sort_rows(std::vector<ProcessFacts>& rows, const std::string& keys, std::string& bad)
{
    const std::vector<std::string_view> list = split(keys, ',');
    for (std::size_t i = list.size(); i-- > 0;) {  // stable: the last key first
        std::string_view key = list[i];
        const bool falling = !key.empty() && key[0] == '-';
        if (!key.empty() && (key[0] == '-' || key[0] == '+')) key.remove_prefix(1);
        const PsColumn* column = find_ps_column(key);
        if (!column) {
            bad = "unknown sort specifier";
            return;
        }
        const auto before = [&](const ProcessFacts& a, const ProcessFacts& b) {
            return column->amount ? column->amount(a) < column->amount(b)
                                  : column->text(a, {}) < column->text(b, {});
        };
        sort_stably(rows, [&](const ProcessFacts& a, const ProcessFacts& b) {
            return falling ? before(b, a) : before(a, b);
        });
    }
}

// Children below their parents; those of init stand at the left, as ps draws them.
struct Branch {
    ProcessFacts facts;
    std::string drawn;
};
std::vector<Branch> as_tree(const std::vector<ProcessFacts>& rows, bool lines)
{
    std::vector<Branch> tree;
    const auto has_parent = [&](const ProcessFacts& f) {
        return f.parent > (lines ? 1u : 0u) &&
               std::any_of(rows.begin(), rows.end(),
                           [&](const ProcessFacts& p) { return p.pid == f.parent; });
    };
    struct Open {
        const ProcessFacts* facts;
        std::string above;  // drawn before its children
        bool root, last;
    };
    std::vector<Open> open;
    const auto push = [&](Pid parent, const std::string& above, bool root) {
        bool last = true;
        for (std::size_t i = rows.size(); i-- > 0;)
            if (root ? !has_parent(rows[i]) : has_parent(rows[i]) && rows[i].parent == parent) {
                open.push_back({&rows[i], above, root, last});
                last = false;
            }
    };
    push(0, "", true);
    while (!open.empty() && tree.size() <= rows.size()) {
        const Open next = open.back();
        open.pop_back();
        const std::string own = next.root ? "" : next.above + (lines ? " \\_ " : "  ");
        tree.push_back({*next.facts, own});
        push(next.facts->pid,
             next.root ? ""
                       : next.above + (!lines      ? "  "
                                       : next.last ? "    "
                                                   : " |  "),
             false);
    }
    return tree;
}

}  // namespace

ToolResult run_ps(const ToolCall& call)
{
    ToolResult result;
    if (call.arguments.size() > 1 && call.arguments[1].substr(0, 6) == "--help") {
        result.output = help_text;
        return result;
    }
    Selection selection = read_ps_options(call.arguments);
    std::string unknown;
    std::vector<PsColumnUse> columns;
    if (selection.columns.empty()) selection.columns = default_ps_columns(selection);
    for (const std::string_view list : split(selection.columns, '\n'))
        for (PsColumnUse& use : parse_ps_columns(list, unknown))
            columns.push_back(std::move(use));
    if (!unknown.empty() && selection.bad.empty())
        selection.bad = "unknown user-defined format specifier \"" + unknown + "\"";
    std::vector<ProcessFacts> rows;
    for (const ProcessFacts& facts : read_processes(call.world))
        if (is_selected(facts, selection)) rows.push_back(facts);
    if (!selection.sort.empty()) sort_rows(rows, selection.sort, selection.bad);
    if (!selection.bad.empty())
        return usage_error("error: " + selection.bad + "\n" + std::string(ps_usage), 1);
    const PsContext context = ps_context(call.world);
    if (selection.headings) result.output = ps_heading(columns);
    if (selection.tree || selection.indent)
        for (const Branch& branch : as_tree(rows, selection.tree))
            result.output += ps_line(columns, branch.facts, context, branch.drawn);
    else
        for (const ProcessFacts& facts : rows)
            result.output += ps_line(columns, facts, context, "");
    result.status = rows.empty() ? 1 : 0;
    return result;
}

}  // namespace fl::shell
