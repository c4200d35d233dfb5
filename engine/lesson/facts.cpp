#include "lesson/facts.h"

#include "inspect/memory_info.h"
#include "inspect/memory_map.h"
#include "inspect/page_walk.h"
#include "inspect/processes.h"
#include "inspect/source.h"
#include "inspect/statistics.h"

#include <algorithm>
#include <array>

namespace fl::lesson {
namespace {

using inspect::ProcessRow;
using inspect::View;
using machine::MachineState;
using trace::Pid;

template <class Number>
Answer fine(Number number, Unit unit)
{
    return {Value{static_cast<std::int64_t>(number), unit}, ""};
}
template <class Number>
Answer count(Number number)
{
    return fine(number, Unit::Count);
}
Answer kilobytes(PageCount pages)
{
    return fine(kibibytes(pages), Unit::Kilobytes);
}
// The newest process of that name, living or remembered.
struct Found {
    ProcessRow row;                               // pid 0: no longer there
    const machine::Finished* finished = nullptr;  // ended and waited for
    bool exists() const { return row.pid != 0 || finished; }
    bool ended() const { return finished || row.state == 'Z'; }
    Pid pid() const { return finished ? finished->pid : row.pid; }
};

Found find_process(const MachineState& state, const View& view, std::string_view comm)
{
    Found found;
    for (const ProcessRow& row : inspect::process_rows(view))
        if (row.comm == comm && row.pid > found.row.pid) found.row = row;
    for (const machine::Finished& finished : state.finished)
        if (finished.comm == comm && finished.pid > found.row.pid) {
            found.finished = &finished;
            found.row = {};
        }
    return found;
}

// A wait(2) status: the low seven bits are the signal that ended it.
int signal_of(std::int32_t status)
{
    return status & 0x7f;
}

Answer last_signal(const MachineState& state, const Found& found)
{
    const machine::StopReport& stop = state.debugger.last_stop;
    const bool here =
        stop.pid == found.pid() && (stop.why == machine::Stop::Signal || stop.why == machine::Stop::Killed);
    if (here) return fine(stop.signal, Unit::Signal);
    return fine(found.finished ? signal_of(found.finished->status) : 0, Unit::Signal);
}

Answer exit_status(const MachineState& state, const Found& found)
{
    const machine::StopReport& stop = state.debugger.last_stop;
    if (found.finished) {
        const std::int32_t status = found.finished->status;
        return count(signal_of(status) != 0 ? 128 + signal_of(status) : status >> 8 & 0xff);
    }
    if (stop.pid == found.pid() && stop.why == machine::Stop::Killed) return count(128 + stop.signal);
    if (stop.pid == found.pid() && stop.why == machine::Stop::Exited) return count(stop.status);
    return refused("'" + found.row.comm + "' has not ended");
}

Answer current_line(const View& view, const ProcessRow& row)
{
    for (const inspect::StackFrame& frame : inspect::backtrace(view, row.pid))
        if (frame.place.image == row.comm && frame.place.line > 0) return count(frame.place.line);
    return refused("'" + row.comm + "' is in none of its lines");
}

Answer ask_status_field(const ProcessRow& row, const std::string& name)
{
    struct Field {
        std::string_view name;
        PageCount pages;
    };
    const std::array<Field, 19> fields = {{
        {"VIRT", row.virt},
        {"RES", row.res},
        {"SHR", row.shr},
        {"SWAP", row.swap},
        {"CODE", row.code},
        {"DATA", row.data},
        {"VmPeak", row.peak_virt},
        {"VmSize", row.virt},
        {"VmLck", row.locked},
        {"VmHWM", row.peak_res},
        {"VmRSS", row.res},
        {"RssAnon", row.rss_anon},
        {"RssFile", row.rss_file},
        {"RssShmem", row.rss_shmem},
        {"VmData", PageCount{row.data.value - row.stack.value}},
        {"VmStk", row.stack},
        {"VmExe", row.exe},
        {"VmLib", row.library},
        {"VmSwap", row.swap},
    }};
    for (const Field& field : fields)
        if (field.name == name) return kilobytes(field.pages);
    if (name == "VmPTE") return fine(row.page_table_bytes / 1024, Unit::Kilobytes);
    if (name == "nMin") return count(row.minflt);
    if (name == "nMaj") return count(row.majflt);
    if (name == "nDRT") return count(row.ndrt);
    if (name == "Threads") return count(row.threads);
    if (name == "PPid") return count(row.parent);
    if (name == "oom_score") return count(row.oom_score);
    if (name == "oom_score_adj") return count(row.oom_score_adj);
    return refused("nothing is known about " + name);
}

Answer ask_process(const MachineState& state, const View& view, const Query& query)
{
    const Found found = find_process(state, view, query.process);
    if (!found.exists()) return refused("there is no process '" + query.process + "'");
    const std::string& name = query.name;
    if (name == "exited") return fine(found.ended(), Unit::Truth);
    if (name == "signal") return last_signal(state, found);
    if (name == "status") return exit_status(state, found);
    if (name == "pid") return count(found.pid());
    if (name == "minflt" || name == "nMin")
        return count(found.finished ? found.finished->minflt : found.row.minflt);
    if (name == "majflt" || name == "nMaj")
        return count(found.finished ? found.finished->majflt : found.row.majflt);
    if (found.ended()) return refused("'" + query.process + "' has ended");
    if (name == "rss") return count(found.row.res.value);
    if (name == "maps") return count(inspect::memory_areas(view, found.row.pid).size());
    if (name == "line") return current_line(view, found.row);
    return ask_status_field(found.row, name);
}

Answer ask_machine(const View& view, const std::string& name)
{
    const inspect::TlbCounts tlb = inspect::tlb_counts(view);
    if (name == "tlb_hits") return count(tlb.hits);
    if (name == "tlb_misses") return count(tlb.misses);
    if (name == "tlb_flushes") return count(tlb.flushed);
    if (name == "context_switches") return count(view.kernel.statistics.context_switches);
    for (const inspect::MeminfoRow& row : inspect::meminfo_rows(inspect::memory_info(view)))
        if (row.name == name) return fine(row.value, row.kilobytes ? Unit::Kilobytes : Unit::Count);
    for (const inspect::StatisticRow& row : inspect::statistic_rows(view))
        if (row.name == name) return count(row.value);
    return refused("nothing is known about " + name);
}

bool is_unsigned(std::string_view type)
{
    return type.find("unsigned") != std::string_view::npos || type == "size_t" || type.starts_with("uint") ||
           type == "_Bool";
}

Answer read_variable(const View& view, Pid pid, const inspect::VariableRow& row)
{
    const bool pointer = row.type.find('*') != std::string::npos;
    const bool whole = row.size == 1 || row.size == 2 || row.size == 4 || row.size == 8;
    if (!whole || row.type.find('[') != std::string::npos)
        return refused("'$" + row.name + "' is not a number");
    std::uint64_t bits = 0;
    if (!inspect::peek(view, pid, row.address, &bits, row.size))
        return refused("'$" + row.name + "' is not in memory");
    if (pointer) return fine(bits, Unit::Address);
    const auto unused = static_cast<unsigned>(64 - 8 * row.size);
    if (is_unsigned(row.type)) return count(bits);
    return count(static_cast<std::int64_t>(bits << unused) >> unused);
}

Answer ask_variable(const View& view, Pid pid, const std::string& name)
{
    constexpr unsigned most_frames = 16;
    if (pid == 0) return refused("no program is running");
    for (const inspect::StackFrame& frame : inspect::backtrace(view, pid)) {
        if (frame.number >= most_frames) break;
        for (const inspect::VariableRow& row : inspect::locals(view, pid, frame.number))
            if (row.name == name) return read_variable(view, pid, row);
    }
    for (const inspect::VariableRow& row : inspect::globals(view, pid))
        if (row.name == name) return read_variable(view, pid, row);
    return refused("there is no variable '" + name + "' here");
}

}  // namespace

MachineFacts::MachineFacts(const MachineState& now, Pid focus, const std::vector<NamedMoment>& moments,
                           std::int64_t commands)
    : now_(now), focus_(focus), moments_(moments), commands_(commands)
{
}

const NamedMoment* MachineFacts::find_moment(std::string_view id) const
{
    for (const NamedMoment::Kind kind : {NamedMoment::Kind::Console, NamedMoment::Kind::Step}) {
        const auto same = [&](const NamedMoment& moment) { return moment.kind == kind && moment.id == id; };
        const auto at = std::find_if(moments_.begin(), moments_.end(), same);
        if (at != moments_.end()) return &*at;
    }
    return nullptr;
}

Answer MachineFacts::ask(const Query& query) const
{
    const NamedMoment* moment = query.when == When::Now ? nullptr : find_moment(query.moment);
    if (query.when != When::Now && !moment)
        return refused("the moment '" + query.moment + "' has not been reached");
    if (query.asked == Asked::Machine && query.name == "commands") return count(moment ? 0 : commands_);
    const MachineState& state = moment ? *moment->state : now_;
    const View view = machine::view(state);
    if (query.asked == Asked::Machine) return ask_machine(view, query.name);
    if (query.asked == Asked::Process) return ask_process(state, view, query);
    return ask_variable(view, moment ? moment->focus : focus_, query.name);
}

}  // namespace fl::lesson
