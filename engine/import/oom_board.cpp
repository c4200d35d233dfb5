#include "import/oom_board.h"

#include "base/text.h"
#include "import/scan.h"
#include "kernel/oom/badness.h"

#include <algorithm>

namespace fl::import {
namespace {

// Linux: constrained_alloc(); of a cgroup mem_cgroup_get_max().
std::uint64_t total_of(const OomKill& kill, bool& known)
{
    constexpr std::uint64_t kb_a_page = 4;
    if (!kill.of_group) {
        known = kill.ram_pages && kill.reserved_pages && kill.swap_kb;
        if (!kill.ram_pages) return 0;
        const std::uint64_t reserved = std::min(kill.reserved_pages.value_or(0), *kill.ram_pages);
        return *kill.ram_pages - reserved + kill.swap_kb.value_or(0) / kb_a_page;
    }
    known = kill.limit_kb.has_value();
    if (!known) return 0;
    // Swap counts as far as there is any; such a log does not say how much.
    std::uint64_t swap = kill.swap_kb.value_or(0);
    if (kill.swap_limit_kb) swap = std::min(swap, *kill.swap_limit_kb);
    if (kill.both_limit_kb)
        swap = std::min(swap, *kill.both_limit_kb - std::min(*kill.both_limit_kb, *kill.limit_kb));
    known = kill.swap_kb || (kill.swap_limit_kb && *kill.swap_limit_kb == 0) ||
            (kill.both_limit_kb && *kill.both_limit_kb <= *kill.limit_kb);
    return (*kill.limit_kb + swap) / kb_a_page;
}

inspect::OomRow row_of(const OomTask& task, std::uint64_t total, const OomKill& kill, bool gone)
{
    inspect::OomRow row;
    row.pid = task.pid;
    row.comm = task.name;
    row.group = kill.group;
    row.uid = task.uid;
    row.oom_score_adj = task.score_adj;
    row.oom_adj = kernel::old_adj_of_score(task.score_adj);
    const kernel::BadnessTerms terms =
        kernel::badness({task.rss, task.swapents, task.table_bytes / page_size, task.score_adj}, total);
    constexpr std::uint32_t init = 1;
    row.today.rss = task.rss;
    row.today.swap = task.swapents;
    row.today.page_tables = task.table_bytes / page_size;
    row.today.adjustment = terms.adjustment;
    row.today.total = total;
    row.today.killable = terms.candidate && task.pid != init && !gone;
    row.today.points = row.today.killable ? terms.points : 0;
    row.today.score = row.today.killable ? static_cast<int>(kernel::oom_score(terms, total)) : 0;
    row.in_group = row.today;
    row.victim = std::find(kill.killed.begin(), kill.killed.end(), task.pid) != kill.killed.end();
    return row;
}

// Of equals the kernel has taken the last since 5.0 and the first before: the victim, if it is one of them.
OomBoard::Verdict judge(OomBoard& board, const OomKill& kill)
{
    inspect::OomRow* worst = nullptr;
    const inspect::OomRow* victim = nullptr;
    for (inspect::OomRow& row : board.rows) {
        if (row.pid == board.victim) victim = &row;
        if (!row.today.killable) continue;
        const bool equal = worst && row.today.points == worst->today.points;
        if (!worst || row.today.points > worst->today.points || (equal && worst->pid != board.victim))
            worst = &row;
    }
    if (worst) worst->first_today = true, board.worst = worst->pid;
    if (board.victim == 0) return OomBoard::Verdict::NoVictim;
    if (kill.allocating_task) return OomBoard::Verdict::NoChoice;
    if (!victim) return OomBoard::Verdict::NotInTable;
    if (worst == victim) return OomBoard::Verdict::Follows;
    return board.matters && !board.total_known ? OomBoard::Verdict::NoTotal : OomBoard::Verdict::Differs;
}

std::string sentence(const OomBoard& board)
{
    const std::string who = format("%u (%s)", board.victim, board.victim_name.c_str());
    switch (board.verdict) {
    case OomBoard::Verdict::Follows:
        return "Linux killed " + who + ": it has the most points, the choice follows.";
    case OomBoard::Verdict::Differs:
        return "Linux killed " + who +
               format(", but the table gives %u more points: the choice does not follow from it.",
                      board.worst);
    case OomBoard::Verdict::NoChoice:
        return "Linux killed " + who +
               ", who had asked for the memory (oom_kill_allocating_task): no choice was made.";
    case OomBoard::Verdict::NoTotal:
        return "Linux killed " + who +
               ": the choice cannot be checked, what oom_score_adj counts for is not in the log.";
    case OomBoard::Verdict::NotInTable:
        return "Linux killed " + who + ", which is not in the table: the choice cannot be checked.";
    case OomBoard::Verdict::NoVictim:
        break;
    }
    return board.worst == 0 ? "Nobody was killed."
                            : format("The log ends before the kill; most points has %u.", board.worst);
}

}  // namespace

OomBoard board_of(const OomLog& log, std::size_t number)
{
    const OomKill& kill = log.kills.at(number);
    OomBoard board;
    board.number = static_cast<std::uint32_t>(number + 1);
    board.kills = static_cast<std::uint32_t>(log.kills.size());
    board.total = total_of(kill, board.total_known);
    board.group = kill.group;
    board.invoker = kill.invoker;
    board.victim = kill.killed.empty() ? 0 : kill.killed.front();
    board.victim_name = kill.victim;
    std::vector<std::uint32_t> gone;  // their memory was on its way already: MMF_OOM_SKIP
    constexpr std::size_t most_gone = 4096;
    for (std::size_t i = 0; i < number && gone.size() < most_gone; ++i)
        gone.insert(gone.end(), log.kills[i].killed.begin(), log.kills[i].killed.end());
    for (const OomTask& task : kill.tasks) {
        board.matters = board.matters || (task.score_adj != 0 && task.score_adj != kernel::score_adj_min);
        board.rows.push_back(
            row_of(task, board.total, kill,
                   std::find(gone.begin(), gone.end(), task.pid) != gone.end() && task.pid != board.victim));
    }
    board.verdict = judge(board, kill);
    return board;
}

std::string render(const OomBoard& board)
{
    std::string text = format("OOM kill %u of %u: ", board.number, board.kills);
    text += board.invoker.empty() ? "memory was out" : board.invoker + " could get no memory";
    if (!board.group.empty()) text += " in the cgroup " + board.group;
    text += format("; the tasks compete for %llu pages", wide(board.total));
    if (!board.total_known && board.matters)
        text +=
            " (as far as the log tells: swap is not in it, so the terms of oom_score_adj may be too small)";
    text += "\n     PID   UID        rss       swap     tables    adj    adj pages       points  COMMAND\n";
    const std::vector<const inspect::OomRow*> order = inspect::by_points(board.rows);
    for (const inspect::OomRow* row : order) {
        const inspect::OomTerms& terms = row->today;
        text += format("%c%7u %5u %10llu %10llu %10llu %6d %12lld ", row->victim ? '*' : ' ', row->pid,
                       row->uid, wide(terms.rss), wide(terms.swap), wide(terms.page_tables),
                       row->oom_score_adj, static_cast<long long>(terms.adjustment));
        text += terms.killable ? format("%12lld", static_cast<long long>(terms.points))
                               : std::string("      not it");
        text += "  " + row->comm + "\n";
    }
    return text + sentence(board) + "\n";
}

}  // namespace fl::import
