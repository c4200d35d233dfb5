// Linux: block/genhd.c, diskstats_show() and show_partition(). One disk, /dev/vda.
#include "procfs/node.h"

#include "base/text.h"
#include "inspect/reclaim.h"
#include "kernel/kernel.h"

namespace fl::procfs {
namespace {

using ull = unsigned long long;
constexpr std::uint64_t sector_bytes = 512;

// Every request moves one page.
ull requests(std::uint64_t kibibytes) { return kibibytes * 1024 / page_size; }
ull sectors(std::uint64_t kibibytes) { return kibibytes * 1024 / sector_bytes; }
ull milliseconds(ull requests) { return inspect::disk_time(requests).value / 1'000'000; }

}  // namespace

// Reads, merged, sectors, ms; the same of writes; in flight, ms busy, ms weighted; discards; flushes.
std::string render_diskstats(const View& view)
{
    const kernel::Statistics& s = view.kernel.statistics;
    const ull reads = requests(s.pgpgin), writes = requests(s.pgpgout);
    const ull busy = milliseconds(reads + writes);
    return format(" 254       0 vda %llu 0 %llu %llu %llu 0 %llu %llu %zu %llu %llu 0 0 0 0 0 0\n", reads,
                  sectors(s.pgpgin), milliseconds(reads), writes, sectors(s.pgpgout), milliseconds(writes),
                  inspect::disk_queue(view).size(), busy, busy);
}

std::string render_partitions(const View& view)
{
    return "major minor  #blocks  name\n\n" +
           format(" 254        0 %10llu vda\n", static_cast<ull>(kibibytes(view.hardware.disk.size())));
}

}  // namespace fl::procfs
