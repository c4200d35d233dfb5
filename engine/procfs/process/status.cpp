// Linux: fs/proc/array.c proc_pid_status(), fs/proc/task_mmu.c task_mem() and task_statm().
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/processes.h"
#include "kernel/files/store.h"
#include "kernel/kernel.h"

namespace fl::procfs {
namespace {

using inspect::ProcessRow;
using ull = unsigned long long;

const char* state_name(char state)
{
    switch (state) {
        case 'R': return "R (running)";
        case 'S': return "S (sleeping)";
        case 'D': return "D (disk sleep)";
        case 'T': return "T (stopped)";
        case 't': return "t (tracing stop)";
        case 'Z': return "Z (zombie)";
        default: return "I (idle)";
    }
}

std::string identity(const kernel::Process& process, const ProcessRow& row)
{
    std::string text = "Name:\t" + process.comm + format("\nUmask:\t%04o\nState:\t", process.umask);
    text += state_name(row.state) + std::string("\n");
    text += format("Tgid:\t%u\nNgid:\t0\nPid:\t%u\nPPid:\t%u\nTracerPid:\t%u\n", row.pid, row.pid, row.parent,
                   process.traced ? row.parent : 0);
    const unsigned uid = row.uid;
    text += format("Uid:\t%u\t%u\t%u\t%u\nGid:\t%u\t%u\t%u\t%u\n", uid, uid, uid, uid, uid, uid, uid, uid);
    text +=
        format("FDSize:\t%u\nGroups:\t \nNStgid:\t%u\nNSpid:\t%u\nNSpgid:\t%u\nNSsid:\t%u\nKthread:\t%d\n",
               table_size(process), row.pid, row.pid, process.group, process.session,
               process.kernel_thread ? 1 : 0);
    return text;
}

std::string memory(const ProcessRow& row)
{
    struct Line {
        const char* name;
        ull kilobytes;
    };
    std::string text;
    for (const Line& line : {Line{"VmPeak", kibibytes(row.peak_virt)},
                             {"VmSize", kibibytes(row.virt)},
                             {"VmLck", kibibytes(row.locked)},
                             {"VmPin", 0},
                             {"VmHWM", kibibytes(row.peak_res)},
                             {"VmRSS", kibibytes(row.res)},
                             {"RssAnon", kibibytes(row.rss_anon)},
                             {"RssFile", kibibytes(row.rss_file)},
                             {"RssShmem", kibibytes(row.rss_shmem)},
                             {"VmData", kibibytes(row.data - row.stack)},
                             {"VmStk", kibibytes(row.stack)},
                             {"VmExe", kibibytes(row.exe)},
                             {"VmLib", kibibytes(row.library)},
                             {"VmPTE", row.page_table_bytes / 1024},
                             {"VmSwap", kibibytes(row.swap)},
                             {"HugetlbPages", row.hugetlb_kb}})
        text += format("%s:\t%8llu kB\n", line.name, line.kilobytes);
    return text + "CoreDumping:\t0\nTHP_enabled:\t1\nuntag_mask:\t0xffffffffffffffff\n";
}

// The signals whose handler is of the given kind: 0 default, 1 ignored, else a function.
ull handled(const kernel::Process& process, bool ignored)
{
    ull mask = 0;
    for (unsigned signal = 1; signal < kernel::signal_count; ++signal) {
        const std::uint64_t handler = process.signals.handlers[signal].handler;
        if (ignored ? handler == 1 : handler > 1) mask |= 1ull << (signal - 1);
    }
    return mask;
}

std::string signals(const kernel::Process& process)
{
    return format(
        "SigQ:\t0/"
        "1024\nSigPnd:\t%016llx\nShdPnd:\t%016llx\nSigBlk:\t%016llx\nSigIgn:\t%016llx\nSigCgt:\t%016llx\n",
        static_cast<ull>(process.signals.pending), 0ull, static_cast<ull>(process.signals.blocked),
        handled(process, true), handled(process, false));
}

}  // namespace

std::string render_process_status(const View& view, Pid pid)
{
    const kernel::Process* process = view.kernel.processes.find(pid);
    if (!process) return "";
    const ProcessRow row = inspect::process_row(view, pid);
    std::string text = identity(*process, row);
    if (process->space != 0) text += memory(row);
    text += format("Threads:\t%u\n", row.threads) + signals(*process);
    text += "NoNewPrivs:\t0\nSeccomp:\t0\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n";
    return text + format("voluntary_ctxt_switches:\t%llu\nnonvoluntary_ctxt_switches:\t%llu\n",
                         static_cast<ull>(process->voluntary_switches),
                         static_cast<ull>(process->involuntary_switches));
}

std::string render_process_statm(const View& view, Pid pid)
{
    const ProcessRow row = inspect::process_row(view, pid);
    return format("%llu %llu %llu %llu 0 %llu 0\n", static_cast<ull>(row.virt.value),
                  static_cast<ull>(row.res.value), static_cast<ull>(row.shr.value),
                  static_cast<ull>(row.code.value), static_cast<ull>(row.data.value));
}

}  // namespace fl::procfs
