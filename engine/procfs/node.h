// One file of /proc: its name, who may do what with it, and how it reads. Private to procfs.
#pragma once

#include "base/result.h"
#include "inspect/view.h"
#include "procfs/procfs.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fl::kernel {
struct Process;
}

namespace fl::procfs {

// A file about the whole machine; `path` is absolute, e.g. "/proc/meminfo", "/sys/kernel/mm/...".
// Its directories exist because it does.
struct SystemNode {
    std::string_view path;
    unsigned mode = 0444;
    std::string (*render)(const View&) = nullptr;
    Status (*write)(const Writer&, std::string_view) = nullptr;
};

// A file of each process, e.g. maps.
struct ProcessNode {
    std::string_view name;
    unsigned mode = 0444;
    std::string (*render)(const View&, Pid) = nullptr;
    Status (*write)(const Writer&, kernel::Process&, std::string_view) = nullptr;
};

// A directory whose files come and go, e.g. /sys/fs/cgroup. Each function takes the path below `prefix`
// ("" for the directory itself) and answers ENOENT for what is not there.
struct Tree {
    std::string_view prefix;
    Result<std::string> (*render)(const View&, std::string_view below);
    Status (*write)(const Writer&, std::string_view below, std::string_view text);
    Result<std::vector<Entry>> (*list)(const View&, std::string_view below);
    Status (*make_directory)(const Writer&, std::string_view below);
    Status (*remove_directory)(const Writer&, std::string_view below);
};

std::vector<std::span<const SystemNode>> system_nodes();
std::span<const ProcessNode> process_nodes();
std::span<const Tree> trees();

std::string render_meminfo(const View& view);
std::string render_vmallocinfo(const View& view);
std::string render_vmstat(const View& view);
std::string render_pagetypeinfo(const View& view);
std::string render_extfrag_index(const View& view);
std::string render_unusable_index(const View& view);
std::string render_buddyinfo(const View& view);
std::string render_zoneinfo(const View& view);
std::string render_slabinfo(const View& view);
std::string render_stat(const View& view);
std::string render_uptime(const View& view);
std::string render_loadavg(const View& view);
std::string render_version(const View& view);
std::string render_swaps(const View& view);
std::string render_cpuinfo(const View& view);
std::string render_cmdline(const View& view);
std::string render_diskstats(const View& view);
std::string render_partitions(const View& view);
std::string render_devices(const View& view);
std::string render_filesystems(const View& view);
std::string render_mounts(const View& view);
std::string render_tty_drivers(const View& view);

std::string render_process_maps(const View& view, Pid pid);
std::string render_process_statm(const View& view, Pid pid);
std::string render_process_status(const View& view, Pid pid);
std::string render_process_stat(const View& view, Pid pid);
std::string render_process_smaps(const View& view, Pid pid);
std::string render_process_smaps_rollup(const View& view, Pid pid);
std::string render_process_oom_score(const View& view, Pid pid);
std::string render_process_oom_adj(const View& view, Pid pid);
std::string render_process_oom_score_adj(const View& view, Pid pid);
std::string render_process_cmdline(const View& view, Pid pid);
std::string render_process_comm(const View& view, Pid pid);
std::string render_process_limits(const View& view, Pid pid);
std::string render_process_cgroup(const View& view, Pid pid);
std::string render_process_mounts(const View& view, Pid pid);
std::string render_process_wchan(const View& view, Pid pid);

Status write_sysrq(const Writer& writer, std::string_view text);
Status write_process_oom_adj(const Writer& writer, kernel::Process& process, std::string_view text);
Status write_process_oom_score_adj(const Writer& writer, kernel::Process& process, std::string_view text);
Status write_process_clear_refs(const Writer& writer, kernel::Process& process, std::string_view text);
Status write_process_comm(const Writer& writer, kernel::Process& process, std::string_view text);

// A decimal, hexadecimal (0x) or octal (0) number with blanks around it, as kstrtoint() after strstrip()
// takes it.
std::optional<std::int64_t> parse_kernel_number(std::string_view text);

inline constexpr std::uint64_t clock_ticks = 100;  // USER_HZ
inline constexpr unsigned processors = 2;          // reported; one runs

}  // namespace fl::procfs
