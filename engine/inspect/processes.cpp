// Linux: fs/proc/task_mmu.c task_mem(), fs/proc/array.c.
#include "inspect/processes.h"

#include "inspect/entries.h"
#include "inspect/oom.h"

#include <algorithm>

namespace fl::inspect {
namespace {

using kernel::ProcessState;

char state_letter(const kernel::Process& process)
{
    switch (process.state) {
        case ProcessState::Running: return 'R';
        case ProcessState::Sleeping: return 'S';
        case ProcessState::DiskWait: return 'D';
        case ProcessState::Stopped: return process.traced ? 't' : 'T';
        case ProcessState::Zombie: return 'Z';
    }
    return '?';
}

std::string command_line(const kernel::Process& process)
{
    std::string line;
    for (const std::string& argument : process.arguments)
        line += (line.empty() ? "" : " ") + argument;
    if (line.empty()) line = "[" + process.comm + "]";
    if (process.state == ProcessState::Zombie) line = "[" + process.comm + "] <defunct>";
    return line;
}

std::uint64_t pages_between(VirtAddr begin, VirtAddr end)
{
    return end > begin ? (page_ceil(end) - page_floor(begin)) / page_size : 0;
}

void fill_memory(const View& view, const kernel::AddressSpace& space, ProcessRow& row)
{
    row.virt = {space.total_vm};
    row.res = {space.rss()};
    row.shr = {space.rss_file + space.rss_shmem};
    row.swap = {space.swapents};
    row.hugetlb_kb = space.hugetlb_pages * 4;
    row.rss_anon = {space.rss_anon};
    row.rss_file = {space.rss_file};
    row.rss_shmem = {space.rss_shmem};
    row.exe = {pages_between(space.start_code, space.end_code)};
    row.code = row.exe;
    row.library = {space.exec_vm - std::min(space.exec_vm, row.exe.value)};
    row.stack = {space.stack_vm};
    row.data = {space.data_vm + space.stack_vm};
    row.peak_virt = {space.peak_vm()};
    row.peak_res = {space.peak_rss()};
    row.locked = {space.locked_vm};
    row.page_table_bytes = space.pgtables_bytes;
    const std::uint64_t total = view.kernel.total_pages;
    row.memory_percent =
        total != 0 ? 100.0 * static_cast<double>(space.rss()) / static_cast<double>(total) : 0;
}

unsigned threads_of(const View& view, Pid leader)
{
    unsigned count = 0;
    for (const auto& [pid, process] : view.kernel.processes)
        if (process.tgid == leader) ++count;
    return count;
}

bool on_terminal(const View& view, const kernel::Process& process)
{
    const kernel::Process* shell = find_process(view, view.kernel.shell);
    return shell && !process.kernel_thread && process.session == shell->session;
}

ProcessRow row_of(const View& view, const kernel::Process& process)
{
    ProcessRow row;
    row.pid = process.pid;
    row.parent = process.parent;
    row.comm = process.comm;
    row.command_line = command_line(process);
    row.state = state_letter(process);
    row.uid = process.uid;
    row.kernel_thread = process.kernel_thread;
    row.on_terminal = on_terminal(view, process);
    row.threads = threads_of(view, process.pid);
    row.minflt = process.minflt;
    row.majflt = process.majflt;
    row.child_minflt = process.cminflt;
    row.child_majflt = process.cmajflt;
    row.user_time = process.utime;
    row.system_time = process.stime;
    row.started = process.start;
    row.nice = process.nice;
    row.oom_score_adj = process.oom_score_adj;
    row.oom_score = oom_terms(view, process.pid).score;
    if (const kernel::AddressSpace* space = find_space(view, process.pid)) fill_memory(view, *space, row);
    return row;
}

}  // namespace

std::vector<ProcessRow> process_rows(const View& view)
{
    std::vector<ProcessRow> rows;
    for (const auto& [pid, process] : view.kernel.processes)
        if (process.tgid == pid) rows.push_back(row_of(view, process));
    return rows;
}

ProcessRow process_row(const View& view, Pid pid)
{
    const kernel::Process* process = find_process(view, pid);
    return process ? row_of(view, *process) : ProcessRow{};
}

}  // namespace fl::inspect
