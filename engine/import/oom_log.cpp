#include "import/oom_log.h"

#include "base/text.h"
#include "import/lines.h"
#include "import/scan.h"

#include <array>

namespace fl::import {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_kills = 1000, most_tasks = 200'000;

// "[  123.456789] ", "[Mon Nov 23 09:00:00 2026] ", "[ T1234] ": anything in brackets that is no row's pid.
bool take_stamp(std::string_view& text)
{
    if (!text.starts_with('[')) return false;
    const std::size_t end = text.find(']');
    if (end == npos) return false;
    const std::string_view inside = trim(text.substr(1, end - 1));
    bool other = false;
    for (const char c : inside)
        other = other || !is_digit(c);
    if (!other || inside == "pid") return false;
    text.remove_prefix(end + 1);
    skip_blanks(text);
    return true;
}

std::string word_after(std::string_view text, std::string_view mark)
{
    const std::size_t at = text.find(mark);
    if (at == npos) return {};
    text.remove_prefix(at + mark.size());
    return std::string(text.substr(0, text.find_first_of(", ")));
}

enum class Column : std::uint8_t { Other, Pid, Uid, TotalVm, Rss, Tables, TablePages, Swap, Adj, Name };

Column column_named(std::string_view name)
{
    if (name == "pid") return Column::Pid;
    if (name == "uid") return Column::Uid;
    if (name == "total_vm") return Column::TotalVm;
    if (name == "rss") return Column::Rss;
    if (name == "pgtables_bytes") return Column::Tables;
    if (name == "nr_ptes" || name == "nr_pmds" || name == "nr_puds") return Column::TablePages;
    if (name == "swapents") return Column::Swap;
    if (name == "oom_score_adj") return Column::Adj;
    return name == "name" ? Column::Name : Column::Other;
}

class OomReader {
public:
    explicit OomReader(OomLog& log) : log_(log) {}
    void read(std::string_view line, std::uint32_t number);

private:
    OomKill& kill(std::uint32_t number)
    {
        if (!open_) {
            log_.kills.emplace_back();
            log_.kills.back().line = number;
            open_ = true;
        }
        return log_.kills.back();
    }
    void take_header(std::string_view text);
    bool take_row(std::string_view text, std::uint32_t number);
    void set(OomTask& task, Column column, std::uint64_t value, bool negative) const;
    void take_killed(std::string_view text, std::size_t at, std::uint32_t number);
    void take_memory(std::string_view text, std::uint32_t number);

    OomLog& log_;
    bool open_ = false;  // the last kill is still being told of
    std::vector<Column> columns_;
};

void OomReader::take_header(std::string_view text)
{
    columns_.clear();
    text = text.substr(text.find(']') + 1);
    columns_.push_back(Column::Pid);
    for (const std::string_view word : words(text))
        columns_.push_back(column_named(word));
}

void OomReader::set(OomTask& task, Column column, std::uint64_t value, bool negative) const
{
    constexpr std::uint64_t most = 1ull << 46;  // what no field can be, and sums stay exact
    value = std::min(value, most);
    switch (column) {
    case Column::Uid:
        task.uid = static_cast<std::uint32_t>(value);
        break;
    case Column::TotalVm:
        task.total_vm = value;
        break;
    case Column::Rss:
        task.rss = value;
        break;
    case Column::Tables:
        task.table_bytes = value;
        break;
    case Column::TablePages:
        task.table_bytes += std::min(value, most >> 12) * 4096;
        break;
    case Column::Swap:
        task.swapents = value;
        break;
    case Column::Adj:
        task.score_adj = static_cast<std::int32_t>(std::min<std::uint64_t>(value, 1000));
        if (negative) task.score_adj = -task.score_adj;
        break;
    default:
        break;
    }
}

// "[  26212]     0 26212     2667     2287     2048      239         0    61440        0          1000 name"
bool OomReader::take_row(std::string_view text, std::uint32_t number)
{
    std::string_view rest = text.substr(1);
    skip_blanks(rest);
    const std::optional<std::uint64_t> pid = take_number(rest);
    if (!pid || *pid > INT32_MAX || !take(rest, "]")) return false;
    OomTask task;
    task.line = number;
    task.pid = static_cast<std::uint32_t>(*pid);
    for (std::size_t i = 1; i < columns_.size(); ++i) {
        skip_blanks(rest);
        if (columns_[i] == Column::Name) {
            task.name = trim(rest).substr(0, 64);
            break;
        }
        const bool negative = take(rest, "-");
        const std::optional<std::uint64_t> value = take_number(rest);
        if (!value) return false;
        set(task, columns_[i], *value, negative);
    }
    std::vector<OomTask>& tasks = kill(number).tasks;
    if (tasks.size() < most_tasks) tasks.push_back(std::move(task));
    return true;
}

// "… Killed process 26212 (oom_in_group) total-vm:…": the brackets may hold any name.
void OomReader::take_killed(std::string_view text, std::size_t at, std::uint32_t number)
{
    const std::string_view before = text.substr(0, at);
    std::string_view rest = text.substr(text.find("process ", at) + std::string_view("process ").size());
    const std::optional<std::uint64_t> pid = take_number(rest);
    if (!pid || *pid > INT32_MAX) return;
    const auto named = static_cast<std::uint32_t>(*pid);
    OomKill& now = kill(number);
    if (before.find("cgroup") != npos) now.of_group = true;
    if (before.find("allocating_task") != npos) now.allocating_task = true;
    if (rest.find("sacrifice child") != npos) now.may_take_child = true;
    if (now.killed.empty()) {
        const std::size_t begin = rest.find('(');
        std::size_t end = rest.find(") total-vm");
        if (end == npos) end = rest.find(") score");
        if (end == npos) end = rest.find(')');
        if (begin != npos && end != npos && begin < end) now.victim = rest.substr(begin + 1, end - begin - 1);
        now.victim.resize(std::min<std::size_t>(now.victim.size(), 64));
    }
    for (const std::uint32_t known : now.killed)
        if (known == named) return;
    if (now.killed.size() < most_tasks) now.killed.push_back(named);
}

void OomReader::take_memory(std::string_view text, std::uint32_t number)
{
    std::string_view rest = text;
    const std::optional<std::uint64_t> pages = take_number(rest);
    if (pages && rest.starts_with(" pages RAM")) kill(number).ram_pages = pages;
    if (pages && rest.starts_with(" pages reserved")) kill(number).reserved_pages = pages;
    if (text.starts_with("Total swap = ")) kill(number).swap_kb = number_after(text, "= ");
    const std::optional<std::uint64_t> limit = number_after(text, "limit ");
    if (!limit || text.find("usage ") == npos) return;
    if (text.starts_with("memory: ")) kill(number).limit_kb = limit;
    if (text.starts_with("swap: ")) kill(number).swap_limit_kb = limit;
    if (text.starts_with("memory+swap: ")) kill(number).both_limit_kb = limit;
}

void OomReader::read(std::string_view line, std::uint32_t number)
{
    const std::string_view text = kernel_message(line);
    if (const std::size_t at = text.find(" invoked oom-killer:"); at != npos) {
        open_ = log_.kills.size() >= most_kills;
        kill(number).invoker = text.substr(0, std::min<std::size_t>(at, 64));
        columns_.clear();
        return;
    }
    if (text.starts_with("[") && text.find("total_vm") != npos) return take_header(text);
    if (text.starts_with("[") && !columns_.empty()) {
        if (!take_row(text, number)) ++log_.unread_rows;
        return;
    }
    if (text.starts_with("oom-kill:")) {
        OomKill& now = kill(number);
        now.constraint = word_after(text, "constraint=");
        now.group = word_after(text, "oom_memcg=");
        now.of_group = now.of_group || !now.group.empty();
        return;
    }
    if (text.starts_with("Task in ")) kill(number).of_group = true;  // before 5.0
    if (text.find("are going to be killed due to memory.oom.group set") != npos)
        kill(number).whole_group = true;
    for (const std::string_view verb : {"Killed process ", "Kill process "})
        if (const std::size_t at = text.find(verb); at != npos) return take_killed(text, at, number);
    take_memory(text, number);
}

}  // namespace

std::string_view kernel_message(std::string_view line)
{
    // "Nov 23 09:00:00 host kernel: ", "2026-11-23T09:00:00+0000 host kernel: "
    constexpr std::string_view mark = " kernel: ";
    constexpr std::size_t farthest = 120;
    if (const std::size_t at = line.substr(0, farthest).find(mark); at != npos)
        line.remove_prefix(at + mark.size());
    skip_blanks(line);
    if (line.starts_with('<')) line.remove_prefix(std::min(line.size(), line.find('>') + 1));  // "<6>"
    // dmesg -x: "kern  :info  : [  123.4] "
    if (const std::size_t at = line.find(": ["); line.starts_with("kern") && at != npos && at < 24)
        line.remove_prefix(at + 2);
    // /dev/kmsg: "6,1234,44581137425,-;"
    if (const std::size_t at = line.find(",-;"); at != npos && at < 48 && is_digit(line.front()))
        line.remove_prefix(at + 3);
    while (take_stamp(line)) {
    }
    return line;
}

OomLog read_oom_log(std::string_view text)
{
    OomLog log;
    OomReader reader(log);
    Lines lines(text);
    while (lines.next())
        reader.read(lines.line(), lines.number());
    log.lines = lines.number();
    return log;
}

bool looks_like_oom_log(std::string_view text)
{
    for (const std::string_view mark : {" invoked oom-killer: ", "oom-kill:constraint=",
                                        "ut of memory: Killed process ", "ut of memory: Kill process "})
        if (text.find(mark) != npos) return true;
    return false;
}

}  // namespace fl::import
