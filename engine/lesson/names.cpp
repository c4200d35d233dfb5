#include "lesson/names.h"

#include "base/text.h"
#include "inspect/memory_info.h"

#include <algorithm>
#include <utility>

namespace fl::lesson {
namespace {

constexpr NameRow own_names[] = {
    {"minflt", Form::Called, "minor faults so far: no disk was needed"},
    {"majflt", Form::Called, "major faults so far: the process waited for the disk"},
    {"rss", Form::Called, "pages in memory that count for it (resident set)"},
    {"maps", Form::Called, "areas in its address space: lines of /proc/PID/maps"},
    {"pid", Form::Called, "its process id"},
    {"line", Form::Called, "line of its C source where it stands"},
    {"exited", Form::Called, "true once it has ended, by itself or by a signal"},
    {"status", Form::Called, "exit status as the shell shows it: 128 + signal when killed"},
    {"signal", Form::Called, "signal that stopped or ended it last, 0 if none; compare with SIGSEGV"},

    {"VIRT", Form::Field, "all its areas (kB), as top shows it"},
    {"RES", Form::Field, "resident (kB)"},
    {"SHR", Form::Field, "resident and backed by a file or shared (kB)"},
    {"SWAP", Form::Field, "in swap (kB)"},
    {"CODE", Form::Field, "its own text (kB)"},
    {"DATA", Form::Field, "private writable areas and the stack (kB)"},
    {"nMin", Form::Field, "minor faults"},
    {"nMaj", Form::Field, "major faults"},
    {"nDRT", Form::Field, "always 0 since Linux 2.6"},
    {"VmPeak", Form::Field, "most VIRT it ever had (kB)"},
    {"VmSize", Form::Field, "the same as VIRT (kB)"},
    {"VmLck", Form::Field, "locked in memory (kB)"},
    {"VmHWM", Form::Field, "most RES it ever had (kB)"},
    {"VmRSS", Form::Field, "the same as RES (kB)"},
    {"RssAnon", Form::Field, "resident anonymous pages (kB)"},
    {"RssFile", Form::Field, "resident file pages (kB)"},
    {"RssShmem", Form::Field, "resident shared memory (kB)"},
    {"VmData", Form::Field, "private writable areas (kB)"},
    {"VmStk", Form::Field, "stack (kB)"},
    {"VmExe", Form::Field, "text of the program (kB)"},
    {"VmLib", Form::Field, "text of its libraries (kB)"},
    {"VmPTE", Form::Field, "its page tables (kB)"},
    {"VmSwap", Form::Field, "in swap (kB)"},
    {"Threads", Form::Field, "number of threads"},
    {"PPid", Form::Field, "its parent's process id"},
    {"oom_score", Form::Field, "what /proc/PID/oom_score says"},
    {"oom_score_adj", Form::Field, "what /proc/PID/oom_score_adj says"},

    {"commands", Form::Plain, "lines typed since the step was ready; for limits"},
    {"pgfault", Form::Plain, "all page faults, /proc/vmstat"},
    {"pgmajfault", Form::Plain, "all major faults, /proc/vmstat"},
    {"pgfree", Form::Plain, "pages freed, /proc/vmstat"},
    {"pswpin", Form::Plain, "pages read from swap, /proc/vmstat"},
    {"pswpout", Form::Plain, "pages written to swap, /proc/vmstat"},
    {"oom_kill", Form::Plain, "processes killed for want of memory, /proc/vmstat"},
    {"tlb_hits", Form::Plain, "loads and stores whose page was in the TLB"},
    {"tlb_misses", Form::Plain, "loads and stores that had to walk the page tables"},
    {"tlb_flushes", Form::Plain, "entries of the TLB that were thrown away"},
    {"context_switches", Form::Plain, "how often the processor went to another process, ctxt in /proc/stat"},
};

void report(const Term& term, std::string message, std::vector<Diagnostic>& problems)
{
    problems.push_back({"", term.at, Severity::Error, std::move(message)});
}

bool contains(const std::vector<std::string>& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

// The commonest slip of all: two neighbouring letters in the wrong order.
std::string find_swapped(std::string_view word, const std::vector<std::string>& candidates)
{
    constexpr std::size_t longest_word = 64;
    for (std::size_t i = 0; i + 1 < std::min(word.size(), longest_word); ++i) {
        std::string swapped(word);
        std::swap(swapped[i], swapped[i + 1]);
        if (contains(candidates, swapped)) return swapped;
    }
    return {};
}

void check_query(const Term& term, const Scope& scope, std::vector<Diagnostic>& problems)
{
    const Query& query = term.query;
    if (query.asked == Asked::Process && !contains(scope.processes, query.process))
        report(term, "unknown process '" + query.process + "'" + suggestion(query.process, scope.processes),
               problems);
    if (query.asked == Asked::Variable && !contains(scope.variables, query.name))
        report(term, "unknown variable '$" + query.name + "'" + suggestion(query.name, scope.variables),
               problems);
    if (query.when != When::Now && !contains(scope.moments, query.moment))
        report(term, "unknown moment '" + query.moment + "'" + suggestion(query.moment, scope.moments),
               problems);
}

}  // namespace

std::vector<NameRow> name_rows()
{
    std::vector<NameRow> rows(std::begin(own_names), std::end(own_names));
    for (const inspect::MeminfoRow& row : inspect::meminfo_rows(inspect::MemoryInfo{}))
        rows.push_back({row.name, Form::Plain, ""});
    return rows;
}

bool is_name(std::string_view name, Form form)
{
    const std::vector<NameRow> rows = name_rows();
    return std::any_of(rows.begin(), rows.end(),
                       [&](const NameRow& row) { return row.form == form && row.name == name; });
}

std::vector<std::string> names_of(Form form)
{
    std::vector<std::string> names;
    for (const NameRow& row : name_rows())
        if (row.form == form) names.push_back(std::string(row.name));
    return names;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates)
{
    std::string near = find_swapped(word, candidates);
    if (near.empty()) near = nearest(word, candidates);
    return near.empty() ? "" : " (did you mean '" + near + "'?)";
}

void check_scope(const Expression& expression, const Scope& scope, std::vector<Diagnostic>& problems)
{
    for (const Term& term : expression.terms)
        if (term.kind == Term::Kind::Question) check_query(term, scope, problems);
}

bool is_condition(const Expression& expression)
{
    if (expression.empty()) return false;
    const Term& root = expression.terms.back();
    if (root.kind == Term::Kind::Question)
        return root.query.name == "exited" && root.query.when != When::Since;
    if (root.kind == Term::Kind::Number) return false;
    return root.op <= Operator::GreaterEqual || root.op == Operator::Not;
}

}  // namespace fl::lesson
