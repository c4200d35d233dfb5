// Linux: fs/proc/task_mmu.c, show_map_vma(). One line an area.
#include "procfs/process/map_line.h"

#include "base/text.h"
#include "procfs/node.h"

namespace fl::procfs {
namespace {

constexpr std::size_t name_column = 73;  // from 0

// Simplified: every file lies on one disk or in /dev/shm.
const char* device_of(const inspect::AreaRow& area)
{
    if (area.hugetlb) return area.page_kb > 2048 ? "00:12" : "00:11";  // hugetlbfs, one for each size
    if (area.inode == 0) return "00:00";
    if (area.name.compare(0, 9, "/dev/shm/") == 0) return "00:1a";
    const bool nameless = area.name == "/dev/zero (deleted)" || area.name.compare(0, 7, "/memfd:") == 0 ||
                          area.name.compare(0, 5, "/SYSV") == 0;
    return nameless ? "00:01" : "fe:00";
}

}  // namespace

std::string map_line(const inspect::AreaRow& area)
{
    using ull = unsigned long long;
    std::string line = format("%08llx-%08llx %s %08llx %s %u ", static_cast<ull>(area.begin.value),
                              static_cast<ull>(area.end.value), inspect::permissions_of(area).c_str(),
                              static_cast<ull>(area.file_offset), device_of(area), area.inode);
    if (!area.name.empty()) {
        if (line.size() < name_column) line.resize(name_column, ' ');
        line += area.name;
    }
    return line + "\n";
}

std::string render_process_maps(const View& view, Pid pid)
{
    std::string text;
    for (const inspect::AreaRow& area : inspect::memory_areas(view, pid))
        text += map_line(area);
    return text;
}

}  // namespace fl::procfs
