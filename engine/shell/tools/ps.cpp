// procps-ng 4.0.2: ps, Unix and BSD options. Everything comes from /proc.
#include "base/stable_order.h"
#include "base/text.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/ps_columns.h"
#include "shell/tools/tools.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr std::string_view usage_text =
    "\nUsage:\n ps [options]\n\n Try 'ps --help <simple|list|output|threads|misc|all>'\n"
    "  or 'ps --help <s|l|o|t|m|a>'\n for additional help text.\n\nFor more details see ps(1).\n";
constexpr std::string_view help_text =
    "\nUsage:\n ps [options]\n\nSelection: -e -A -a -d a x r -p PID p PID -q PID --ppid PID -C NAME -u USER "
    "-t TTY -N\nFormat: -f -F -j -l -y -L -T j l u v -o COLUMNS o COLUMNS\n"
    "Order and shape: --sort=[-]KEY,... k KEY f --forest -H h --no-headers -w\n\n"
    "One process is one thread here. For more details see ps(1).\n";

struct Selection {
    bool everything = false, negated = false, running = false, headings = true, bsd = false;
    bool with_terminal = false, any_terminal = false, no_leaders = false;  // BSD a and x; -a and -d
    bool full = false, extra = false, lines = false, jobs = false, y = false, threads = false, spids = false;
    bool tree = false, indent = false;
    bool chosen = false;  // by a list
    std::vector<std::string> pids, parents, names, users;
    std::string columns, sort, bad;
    bool by_terminal = false;
};

void add(std::string_view list, std::vector<std::string>& to, Selection& selection)
{
    selection.chosen = true;
    for (const std::string_view part : split(list, ','))
        for (const std::string_view word : words(part))
            to.emplace_back(word);
}

void add_pids(std::string_view list, std::vector<std::string>& to, Selection& selection)
{
    add(list, to, selection);
    for (const std::string& pid : to)
        if (!parse_unsigned(pid)) selection.bad = "process ID list syntax error";
}

class Reader {
public:
    Reader(const std::vector<std::string>& given, Selection& to) : words_(given), selection_(to) {}

    void read()
    {
        for (at_ = 1; at_ < words_.size() && selection_.bad.empty(); ++at_) {
            const std::string& word = words_[at_];
            if (word.substr(0, 2) == "--") read_long(word);
            else if (!word.empty()) read_letters(word);
        }
    }

private:
    // The rest of the word, or the next word.
    std::string value(std::string_view rest)
    {
        if (!rest.empty()) return std::string(rest);
        return at_ + 1 < words_.size() ? words_[++at_] : std::string();
    }

    void read_long(const std::string& word)
    {
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        const auto argument = [&] {
            return value(equals == std::string::npos ? "" : std::string_view(word).substr(equals + 1));
        };
        if (name == "sort") selection_.sort = argument();
        else if (name == "no-headers" || name == "no-heading" || name == "no-headings" || name == "noheaders")
            selection_.headings = false;
        else if (name == "pid") add_pids(argument(), selection_.pids, selection_);
        else if (name == "ppid") add_pids(argument(), selection_.parents, selection_);
        else if (name == "user" || name == "User") add(argument(), selection_.users, selection_);
        else if (name == "format") add_columns(argument());
        else if (name == "forest") selection_.tree = true;
        else if (name == "deselect") selection_.negated = true;
        else if (name != "headers" && name != "cols" && name != "columns" && name != "width")
            selection_.bad = "unknown gnu long option";
        else if (name != "headers")
            argument();
    }

    void read_letters(const std::string& word)
    {
        const bool dashed = word[0] == '-';
        if (!dashed) selection_.bsd = true;
        for (std::size_t i = dashed ? 1 : 0; i < word.size() && selection_.bad.empty(); ++i) {
            const std::string_view rest = std::string_view(word).substr(i + 1);
            if (is_digit_char(word[i])) return add_pids(word.substr(i), selection_.pids, selection_);
            if (dashed ? unix_letter(word[i], rest) : bsd_letter(word[i], rest)) return;
        }
    }

    // True when the rest of the word was its argument.
    bool unix_letter(char c, std::string_view rest)
    {
        Selection& s = selection_;
        if (c == 'e' || c == 'A') return s.everything = true, false;
        if (c == 'a') return s.any_terminal = s.no_leaders = true, false;
        if (c == 'd') return s.everything = s.no_leaders = true, false;
        if (c == 'f') return s.full = true, false;
        if (c == 'F') return s.full = s.extra = true, false;
        if (c == 'l') return s.lines = true, false;
        if (c == 'j') return s.jobs = true, false;
        if (c == 'y') return s.y = true, false;
        if (c == 'L') return s.threads = true, false;
        if (c == 'T') return s.spids = true, false;
        if (c == 'H') return s.indent = true, false;
        if (c == 'N') return s.negated = true, false;
        if (c == 'w' || c == 'M' || c == 'c') return false;
        if (c == 'p' || c == 'q') return add_pids(value(rest), s.pids, s), true;
        if (c == 'C') return add(value(rest), s.names, s), true;
        if (c == 'u' || c == 'U') return add(value(rest), s.users, s), true;
        if (c == 't') return value(rest), s.chosen = s.by_terminal = true;
        if (c == 'o' || c == 'O') return add_columns(value(rest)), true;
        s.bad = c == 'V' || c == 's' || c == 'g' || c == 'G' ? "unsupported option (here)"
                                                             : "unsupported SysV option";
        return true;
    }

    bool bsd_letter(char c, std::string_view rest)
    {
        Selection& s = selection_;
        if (c == 'a') return s.any_terminal = true, false;
        if (c == 'x') return s.with_terminal = true, false;
        if (c == 'e' || c == 'w' || c == 'c' || c == 'g') return false;
        if (c == 'r') return s.running = true, false;
        if (c == 'f') return s.tree = true, false;
        if (c == 'h') return s.headings = false, false;
        if (c == 'u') return bsd_form("user,pid,%cpu,%mem,vsz,rss,tty,stat,start_time,bsdtime,args");
        if (c == 'v') return bsd_form("pid,tty,stat,bsdtime,majflt,trs,drs,rss,%mem,args");
        if (c == 'l') return bsd_form("f,uid,pid,ppid,priority,ni,vsz,rss,wchan,stat,tty,bsdtime,args");
        if (c == 'j') return bsd_form("ppid,pid,pgid,sid,tty,tpgid,stat,uid,bsdtime,args");
        if (c == 'p' || c == 'q') return add_pids(value(rest), s.pids, s), true;
        if (c == 'U') return add(value(rest), s.users, s), true;
        if (c == 't' || c == 'T') {
            if (c == 't' && !rest.empty()) value(rest);
            else if (c == 't' && at_ + 1 < words_.size() && words_[at_ + 1].substr(0, 3) == "pts") ++at_;
            return s.chosen = s.by_terminal = true;
        }
        if (c == 'o' || c == 'O') return add_columns(value(rest)), true;
        if (c == 'k') return s.sort = value(rest), true;
        s.bad = "unsupported option (BSD syntax)";
        return true;
    }

    bool bsd_form(std::string_view columns)
    {
        selection_.columns = columns;
        return false;
    }

    void add_columns(const std::string& list)
    {
        if (!own_columns_) selection_.columns.clear();
        own_columns_ = true;
        selection_.columns += (selection_.columns.empty() ? "" : "\n") + list;
    }

    static bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

    const std::vector<std::string>& words_;
    Selection& selection_;
    std::size_t at_ = 1;
    bool own_columns_ = false;
};

// The columns the letters ask for.
std::string default_columns(const Selection& s)
{
    const std::string lwp = s.threads ? ",lwp" : s.spids ? ",spid" : "", count = s.threads ? ",nlwp" : "";
    if (s.full && !s.lines)
        return "uid_hack,pid" + std::string(s.spids ? lwp : "") + ",ppid" + (s.threads ? lwp : "") + ",c" + count +
               (s.extra ? ",sz,rss,psr" : "") + ",stime,tty" + (s.bsd ? ",stat,bsdtime,cmd" : ",time,cmd");
    if (s.lines)
        return std::string(s.y ? "" : "f,") + "s," + (s.full ? "uid_hack" : "uid") + ",pid" +
               (s.spids ? lwp : "") + ",ppid" + (s.threads ? lwp : "") + ",c" + count +
               (s.y ? ",opri,ni,rss,sz,wchan" : ",opri,ni,addr,sz,wchan") + (s.full ? ",stime" : "") +
               ",tty,time," + (s.full ? "cmd" : "ucmd");
    if (s.jobs) return "pid,pgid,sid" + lwp + ",tty,time,ucmd";
    return "pid" + lwp + (s.bsd ? ",tty,stat,bsdtime,args" : ",tty,time,ucmd");
}

bool has(const std::vector<std::string>& list, const std::string& what)
{
    return std::find(list.begin(), list.end(), what) != list.end();
}

bool is_selected(const ProcessFacts& f, const Selection& s)
{
    bool yes = s.everything || (s.any_terminal && s.with_terminal);
    if (s.no_leaders) yes = (s.everything || f.of_terminal) && !f.session_leader;
    else if (s.any_terminal) yes = yes || f.of_terminal;
    else if (s.with_terminal) yes = yes || f.uid == 0;
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
        return f.parent > (lines ? 1u : 0u) && std::any_of(rows.begin(), rows.end(),
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
             next.root ? "" : next.above + (!lines ? "  " : next.last ? "    " : " |  "), false);
    }
    return tree;
}

}  // namespace

ToolResult run_ps(const ToolCall& call)
{
    Selection selection;
    ToolResult result;
    if (call.arguments.size() > 1 && call.arguments[1].substr(0, 6) == "--help") {
        result.output = help_text;
        return result;
    }
    Reader(call.arguments, selection).read();
    std::string unknown;
    std::vector<PsColumnUse> columns;
    if (selection.columns.empty()) selection.columns = default_columns(selection);
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
        return usage_error("error: " + selection.bad + "\n" + std::string(usage_text), 1);
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
