// Every file of /proc and /sys that is always there. A process's own are in process_nodes.
#include "procfs/cgroup/cgroup.h"
#include "procfs/node.h"
#include "procfs/sys/demonstration.h"
#include "procfs/sys/huge.h"
#include "procfs/sys/kernel.h"
#include "procfs/sys/page_tables.h"
#include "procfs/sys/simulated.h"
#include "procfs/sys/vm.h"

#include <array>

namespace fl::procfs {
namespace {

constexpr SystemNode plain_nodes[] = {
    {"/proc/buddyinfo", 0444, render_buddyinfo},
    {"/proc/cmdline", 0444, render_cmdline},
    {"/proc/cpuinfo", 0444, render_cpuinfo},
    {"/proc/devices", 0444, render_devices},
    {"/proc/diskstats", 0444, render_diskstats},
    {"/proc/filesystems", 0444, render_filesystems},
    {"/proc/loadavg", 0444, render_loadavg},
    {"/proc/meminfo", 0444, render_meminfo},
    {"/proc/mounts", 0444, render_mounts},
    {"/proc/pagetypeinfo", 0400, render_pagetypeinfo},
    {"/proc/partitions", 0444, render_partitions},
    {"/proc/slabinfo", 0400, render_slabinfo},
    {"/proc/stat", 0444, render_stat},
    {"/proc/swaps", 0444, render_swaps},
    {"/proc/sysrq-trigger", 0200, nullptr, write_sysrq},
    {"/proc/tty/drivers", 0444, render_tty_drivers},
    {"/proc/uptime", 0444, render_uptime},
    {"/proc/version", 0444, render_version},
    {"/proc/vmallocinfo", 0400, render_vmallocinfo},
    {"/proc/vmstat", 0444, render_vmstat},
    {"/proc/zoneinfo", 0444, render_zoneinfo},
    {"/sys/kernel/debug/extfrag/extfrag_index", 0444, render_extfrag_index},
    {"/sys/kernel/debug/extfrag/unusable_index", 0444, render_unusable_index},
};

constexpr ProcessNode per_process[] = {
    {"cgroup", 0444, render_process_cgroup},
    {"clear_refs", 0200, nullptr, write_process_clear_refs},
    {"cmdline", 0444, render_process_cmdline},
    {"comm", 0644, render_process_comm, write_process_comm},
    {"limits", 0444, render_process_limits},
    {"maps", 0444, render_process_maps},
    {"mounts", 0444, render_process_mounts},
    {"oom_adj", 0644, render_process_oom_adj, write_process_oom_adj},
    {"oom_score", 0444, render_process_oom_score},
    {"oom_score_adj", 0644, render_process_oom_score_adj, write_process_oom_score_adj},
    {"smaps", 0444, render_process_smaps},
    {"smaps_rollup", 0444, render_process_smaps_rollup},
    {"stat", 0444, render_process_stat},
    {"statm", 0444, render_process_statm},
    {"status", 0444, render_process_status},
    {"wchan", 0444, render_process_wchan},
};

}  // namespace

std::vector<std::span<const SystemNode>> system_nodes()
{
    return {plain_nodes,  vm_nodes(),        overcommit_nodes(), kernel_nodes(),
            huge_nodes(), simulated_nodes(), page_table_nodes(),
            demonstration_nodes()};
}

std::span<const ProcessNode> process_nodes() { return per_process; }

std::span<const Tree> trees() { return cgroup_trees(); }

}  // namespace fl::procfs
