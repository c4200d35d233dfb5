#include "import/call_log.h"

#include "import/lines.h"
#include "import/trace_line.h"
#include "import/trace_value.h"

#include <algorithm>

namespace fl::import {
namespace {

using Kind = TraceLine::Kind;

constexpr std::string_view played[] = {
    "brk",     "clone",        "clone3",     "close",  "close_range", "creat",  "dup",     "dup2",
    "dup3",    "execve",       "execveat",   "exit",   "exit_group",  "fcntl",  "fcntl64", "fork",
    "madvise", "memfd_create", "mlock",      "mlock2", "mlockall",    "mmap",   "mmap2",   "mprotect",
    "mremap",  "munlock",      "munlockall", "munmap", "open",        "openat", "openat2", "pkey_mprotect",
    "shmat",   "shmdt",        "shmget",     "vfork",  "wait4",       "waitid", "waitpid"};

// These take effect before strace sees them return: other threads may already live with the change.
bool acts_at_once(std::string_view name)
{
    return name == "munmap" || name == "exit" || name == "exit_group" || name == "fork" || name == "vfork" ||
           name == "clone" || name == "clone3";
}

bool holds(const std::vector<std::uint32_t>& pids, std::uint32_t pid)
{
    return std::find(pids.begin(), pids.end(), pid) != pids.end();
}

class CallReader {
public:
    explicit CallReader(CallLog& log) : log_(log) {}

    void read(std::string_view text);

private:
    void take(const TraceLine& line, std::uint32_t number);
    void take_call(const TraceLine& line, std::uint32_t number, std::uint32_t pid);
    void resume(const TraceLine& line, std::uint32_t pid);
    void add(const LogEntry& entry);
    std::uint32_t pid_of(const TraceLine& line);
    void name_the_first(std::uint32_t pid);
    void forget(std::uint32_t pid)
    {
        std::erase_if(pending_, [pid](const Pending& each) { return each.pid == pid; });
    }
    void join_halves(std::string_view half, std::uint32_t number);

    struct Pending {
        std::uint32_t pid = 0;
        LogEntry entry;
        std::size_t at = 0;  // its place among the entries, when it has one already
        bool placed = false;
    };
    static constexpr std::size_t most_processes = 4096;

    CallLog& log_;
    std::vector<Pending> pending_;
    std::vector<std::uint32_t> children_, alive_{0};
    std::uint32_t first_ = 0;  // the pid of lines that name none
    std::string_view half_;    // of a call that strace's own message cut in two
    std::uint32_t half_line_ = 0, half_pid_ = 0;
};

void CallReader::add(const LogEntry& entry)
{
    if (log_.entries.size() < most_entries) log_.entries.push_back(entry);
}

// Lines without a pid are of the only process there is. Its number shows as soon as there are two.
void CallReader::name_the_first(std::uint32_t pid)
{
    first_ = pid;
    std::replace(alive_.begin(), alive_.end(), 0u, pid);
    for (LogEntry& entry : log_.entries)
        if (entry.pid == 0) entry.pid = pid;
    for (Pending& pending : pending_)
        if (pending.pid == 0) pending.pid = pending.entry.pid = pid;
}

std::uint32_t CallReader::pid_of(const TraceLine& line)
{
    if (!line.has_pid) return alive_.size() == 1 ? alive_.front() : first_;
    if (first_ == 0 && !holds(children_, line.pid)) name_the_first(line.pid);
    if (!holds(alive_, line.pid) && alive_.size() < most_processes) alive_.push_back(line.pid);
    return line.pid;
}

void CallReader::take_call(const TraceLine& line, std::uint32_t number, std::uint32_t pid)
{
    ++log_.calls;
    const bool waits = line.kind == Kind::Unfinished;
    LogEntry entry;
    entry.line = number;
    entry.pid = pid;
    entry.name = line.name;
    entry.arguments = line.arguments;
    entry.result = line.result;
    const bool counts = concerns_memory(line.name);
    if (!counts) ++log_.others;
    if (!waits) {
        if (counts) add(entry);
        return;
    }
    const std::size_t at = log_.entries.size();
    if (counts && acts_at_once(line.name)) add(entry);
    forget(pid);
    if (pending_.size() < most_processes) pending_.push_back({pid, entry, at, log_.entries.size() > at});
}

void CallReader::resume(const TraceLine& line, std::uint32_t pid)
{
    const auto waiting =
        std::find_if(pending_.begin(), pending_.end(), [&](const Pending& each) { return each.pid == pid; });
    if (waiting == pending_.end() || (waiting->entry.name != line.name && line.name != "???")) {
        ++log_.calls;  // its beginning lies before the log's
        return;
    }
    Pending pending = *waiting;
    pending_.erase(waiting);
    pending.entry.more = line.arguments;
    pending.entry.result = line.result;
    if (pending.placed)
        log_.entries[pending.at] = pending.entry;
    else if (concerns_memory(pending.entry.name))
        add(pending.entry);
}

void CallReader::take(const TraceLine& line, std::uint32_t number)
{
    if (line.kind == Kind::Note) return;
    if (line.kind == Kind::Attached) {
        if (children_.size() < most_processes)
            children_.push_back(line.status), alive_.push_back(line.status);
        return;
    }
    if (line.kind == Kind::Unknown) {
        if (log_.unknown++ == 0) log_.first_unknown = number;
        return;
    }
    const std::uint32_t pid = pid_of(line);
    if (line.kind == Kind::Call || line.kind == Kind::Unfinished) return take_call(line, number, pid);
    if (line.kind == Kind::Resumed) return resume(line, pid);
    LogEntry entry;
    entry.kind = line.kind == Kind::Signal   ? LogEntry::Kind::Signal
                 : line.kind == Kind::Exited ? LogEntry::Kind::Exited
                                             : LogEntry::Kind::Killed;
    entry.line = number;
    entry.pid = pid;
    entry.name = line.name;
    entry.arguments = line.arguments;
    entry.status = line.status;
    add(entry);
    if (entry.kind == LogEntry::Kind::Signal) return;
    std::erase(alive_, pid);
    forget(pid);
}

// "clone(…|SIGCHLDstrace: Process 890 attached", and on the next line ", child_tidptr=…) = 890". The first
// half counts as a call that is unfinished, the second resumes it.
void CallReader::join_halves(std::string_view half, std::uint32_t number)
{
    TraceLine line = parse_trace_line(half);
    if (line.kind != Kind::Unknown || line.name.empty()) return;
    const std::size_t open = half.find('(', static_cast<std::size_t>(line.name.data() - half.data()));
    line.kind = Kind::Unfinished;
    line.arguments = half.substr(open + 1);
    take(line, number);
    half_ = line.name;
    half_line_ = number;
    half_pid_ = pid_of(line);
}

void CallReader::read(std::string_view text)
{
    Lines lines(text);
    while (lines.next()) {
        const std::string_view half = cut_by_message(lines.line());
        if (half.data() != nullptr) {
            if (!half.empty()) join_halves(half, lines.number());
            take(parse_trace_line(lines.line().substr(half.size())), lines.number());
            continue;
        }
        TraceLine line = parse_trace_line(lines.line());
        if (!half_.empty() && half_line_ + 1 == lines.number() && !line.has_pid &&
            line.kind == Kind::Unknown) {
            if (lines.line().ends_with("<unfinished ...>")) continue;
            const std::size_t end = lines.line().rfind(") ");
            const std::size_t sign = lines.line().rfind("= ");
            if (end != std::string_view::npos && sign != std::string_view::npos && end < sign) {
                line.kind = Kind::Resumed;
                line.name = half_;
                line.arguments = lines.line().substr(0, end);
                line.result = lines.line().substr(sign + 2);
                resume(line, half_pid_);
                continue;
            }
        }
        take(line, lines.number());
    }
    log_.lines = lines.number();
}

}  // namespace

bool concerns_memory(std::string_view name)
{
    return std::find(std::begin(played), std::end(played), name) != std::end(played);
}

CallLog read_call_log(std::string_view text)
{
    CallLog log;
    log.text = text;
    CallReader(log).read(text);
    return log;
}

bool looks_like_call_log(std::string_view text)
{
    Lines lines(text);
    constexpr std::uint32_t looked_at = 200;
    std::uint32_t good = 0, bad = 0;
    while (lines.next() && lines.number() <= looked_at) {
        const TraceLine line = parse_trace_line(lines.line());
        if (line.kind == Kind::Unknown)
            ++bad;
        else if (line.kind != Kind::Note)
            ++good;
    }
    return good > 0 && good * 2 >= bad;
}

}  // namespace fl::import
