// Linux: fs/proc/task_mmu.c, show_smap() and show_smaps_rollup().
#include "procfs/process/map_line.h"

#include "base/text.h"
#include "kernel/address_space/vma.h"
#include "procfs/node.h"

namespace fl::procfs {
namespace {

using inspect::AreaRow;

std::string line(const char* label, std::uint64_t kilobytes)
{
    return format("%-16s%8llu kB\n", (std::string(label) + ":").c_str(),
                  static_cast<unsigned long long>(kilobytes));
}

std::string line(const char* label, PageCount pages) { return line(label, kibibytes(pages)); }

std::string counts_before_clean(const AreaRow& area)
{
    return line("Rss", area.rss) + line("Pss", area.pss_bytes / 1024) +
           line("Pss_Dirty", area.pss_dirty_bytes / 1024);
}

std::string counts_from_clean(const AreaRow& area)
{
    const PageCount none;
    return line("Shared_Clean", area.shared_clean) + line("Shared_Dirty", area.shared_dirty) +
           line("Private_Clean", area.private_clean) + line("Private_Dirty", area.private_dirty) +
           line("Referenced", area.referenced) + line("Anonymous", area.anon) + line("KSM", none) +
           line("LazyFree", none) + line("AnonHugePages", area.anon_huge) + line("ShmemPmdMapped", none) +
           line("FilePmdMapped", none) + line("Shared_Hugetlb", area.shared_hugetlb) +
           line("Private_Hugetlb", area.private_hugetlb) + line("Swap", area.swap) +
           line("SwapPss", area.swap_pss_bytes / 1024) +
           line("Locked", area.locked ? area.pss_bytes / 1024 : 0);
}

// Linux: show_smap_vma_flags(); in the order of the bits of vm_flags.
std::string flags_of(const AreaRow& area)
{
    if (area.kind == inspect::AreaKind::Vsyscall) return "ex ";
    const bool special = area.kind == inspect::AreaKind::Vdso || area.kind == inspect::AreaKind::Vvar;
    struct Flag {
        const char* name;
        bool set;
    };
    const bool read_only_file = area.shared && !area.may_write;  // then it is not even VM_SHARED
    const bool vvar = area.kind == inspect::AreaKind::Vvar;
    std::string text;
    for (const Flag& flag : {Flag{"rd", (area.protection & kernel::ProtRead) != 0},
                             {"wr", (area.protection & kernel::ProtWrite) != 0},
                             {"ex", (area.protection & kernel::ProtExec) != 0},
                             {"sh", area.shared && !read_only_file},
                             {"mr", true},
                             {"mw", !vvar && !read_only_file},
                             {"me", !vvar},
                             {"ms", area.shared},
                             {"gd", area.grows_down},
                             {"lo", area.locked},
                             {"sr", area.sequential},
                             {"rr", area.random},
                             {"dc", area.dont_fork},
                             {"de", special || area.hugetlb},
                             {"lf", area.locked_on_fault},
                             {"ac", area.accounted},
                             {"nr", area.noreserve},
                             {"ht", area.hugetlb},
                             {"wf", area.wipe_on_fork},
                             {"dd", area.dont_dump},
                             {"hg", area.huge_wanted},
                             {"nh", area.huge_refused}})
        if (flag.set) text += std::string(flag.name) + " ";
    return text;
}

}  // namespace

std::string render_process_smaps(const View& view, Pid pid)
{
    std::string text;
    for (const AreaRow& area : inspect::memory_map(view, pid)) {
        text += map_line(area) + line("Size", area.size()) + line("KernelPageSize", area.page_kb) +
                line("MMUPageSize", area.page_kb) + counts_before_clean(area) + counts_from_clean(area);
        text += format("THPeligible:    %8u\n", area.huge_eligible ? 1u : 0u);
        text += "VmFlags: " + flags_of(area) + "\n";
    }
    return text;
}

std::string render_process_smaps_rollup(const View& view, Pid pid)
{
    const std::vector<AreaRow> areas = inspect::memory_map(view, pid);
    if (areas.empty()) return "";
    const AreaRow sum = inspect::rollup(areas);
    return map_line(sum) + counts_before_clean(sum) + line("Pss_Anon", sum.pss_anon_bytes / 1024) +
           line("Pss_File", sum.pss_file_bytes / 1024) + line("Pss_Shmem", sum.pss_shmem_bytes / 1024) +
           counts_from_clean(sum);
}

}  // namespace fl::procfs
