// The options of ps, Unix and BSD.
#include "shell/tools/ps_options.h"

#include "base/text.h"

namespace fl::shell {
namespace {

using Selection = PsSelection;

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
            if (word.substr(0, 2) == "--")
                read_long(word);
            else if (!word.empty())
                read_letters(word);
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
        if (name == "sort")
            selection_.sort = argument();
        else if (name == "no-headers" || name == "no-heading" || name == "no-headings" || name == "noheaders")
            selection_.headings = false;
        else if (name == "pid")
            add_pids(argument(), selection_.pids, selection_);
        else if (name == "ppid")
            add_pids(argument(), selection_.parents, selection_);
        else if (name == "user" || name == "User")
            add(argument(), selection_.users, selection_);
        else if (name == "format")
            add_columns(argument());
        else if (name == "forest")
            selection_.tree = true;
        else if (name == "deselect")
            selection_.negated = true;
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
            if (is_digit_char(word[i])) selection_.bsd = true;
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
        if (c == 'u') return bsd_form("user,pid,%cpu,%mem,vsz,rss,tname,stat,start_time,bsdtime,args");
        if (c == 'v') return bsd_form("pid,tname,stat,bsdtime,maj_flt,vtrs,drs,rss,%mem,args");
        if (c == 'l') return bsd_form("f,uid,pid,ppid,priority,ni,vsz,rss,wchan,stat,tname,bsdtime,args");
        if (c == 'j') return bsd_form("ppid,pid,pgid,sid,tname,tpgid,stat,uid,bsdtime,args");
        if (c == 'p' || c == 'q') return add_pids(value(rest), s.pids, s), true;
        if (c == 'U') return add(value(rest), s.users, s), true;
        if (c == 't' || c == 'T') {
            if (c == 't' && !rest.empty())
                value(rest);
            else if (c == 't' && at_ + 1 < words_.size() && words_[at_ + 1].substr(0, 3) == "pts")
                ++at_;
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

}  // namespace

PsSelection read_ps_options(const std::vector<std::string>& words)
{
    PsSelection selection;
    Reader(words, selection).read();
    return selection;
}

std::string default_ps_columns(const PsSelection& s)
{
    const std::string lwp = s.threads ? ",lwp" : s.spids ? ",spid" : "", count = s.threads ? ",nlwp" : "";
    if (s.full && !s.lines)
        return "uid_hack,pid" + std::string(s.spids ? lwp : "") + ",ppid" + (s.threads ? lwp : "") + ",c" +
               count + (s.extra ? ",sz,rss,psr" : "") + ",stime,tname" +
               (s.bsd ? ",stat,bsdtime,cmd" : ",time,cmd");
    if (s.lines)
        return std::string(s.y ? "" : "f,") + "s," + (s.full ? "uid_hack" : "uid") + ",pid" +
               (s.spids ? lwp : "") + ",ppid" + (s.threads ? lwp : "") + ",c" + count +
               (s.y ? ",opri,ni,rss,sz,wchan" : ",opri,ni,addr,sz,wchan") + (s.full ? ",stime" : "") +
               ",tname,time," + (s.full ? "cmd" : "ucmd");
    if (s.jobs) return "pid,pgid,sid" + lwp + ",tname,time,ucmd";
    return "pid" + lwp + (s.bsd ? ",tname,stat,bsdtime,args" : ",tname,time,ucmd");
}

}  // namespace fl::shell
