// What is said of a copy of maps or smaps, beside what the simulated machine has made of it.
#include "import/area_player.h"

#include "base/text.h"
#include "import/scan.h"
#include "inspect/memory_map.h"

namespace fl::import {
namespace {

}  // namespace

void AreaPlayer::say_begin()
{
    const std::size_t areas = file_.areas.size();
    if (!file_.counted) {
        stage_.say(
            format("A copy of /proc/PID/maps: %zu areas. It has no figures: no page is resident.\n", areas));
        return;
    }
    stage_.say(
        format("A copy of /proc/PID/smaps: %zu areas. It tells how many pages are resident, not which: "
               "they are taken from the beginning of each area, of a stack from its end. What other "
               "processes have too is held by up to %u of them here.\n",
               areas, most_sharers - 1));
    if (part_ < whole_)
        stage_.say(format("Of its %llu pages %llu are brought in, of each area in proportion.\n",
                          wide(whole_), wide(part_)));
}

void AreaPlayer::say_result()
{
    const inspect::View view = machine::view(stage_.state());
    std::uint64_t rss[2] = {}, swap[2] = {}, pss[2] = {}, size = 0, differing = 0, hugetlb = 0;
    stage_.say(
        file_.counted
            ? "area                          size kB  Rss file  here  Pss file  here  Swap file  here\n"
            : "area                          size kB\n");
    std::vector<inspect::AreaRow> rows = inspect::memory_map(view, pid_);
    auto row = rows.begin();
    for (const FileArea& area : file_.areas) {
        while (row != rows.end() && row->begin < area.begin)
            ++row;
        const bool there = row != rows.end() && row->begin == area.begin && row->end == area.end;
        const inspect::AreaRow here = there ? *row : inspect::AreaRow{};
        const std::uint64_t here_rss = here.rss.value * 4, here_swap = here.swap.value * 4;
        std::string line = format("%llx-%llx %9llu", wide(area.begin.value), wide(area.end.value),
                                  wide((area.end - area.begin) / 1024));
        if (file_.counted)
            line += format(" %8llu %8llu %7llu %7llu %6llu %6llu", wide(area.rss), wide(here_rss),
                           wide(area.pss), wide(here.pss_bytes / 1024), wide(area.swap), wide(here_swap));
        stage_.say(line + "  " + inspect::permissions_of(here) + "  " + std::string(area.name) +
                   (there ? "" : "  (not shown here)") + "\n");
        size += (area.end - area.begin) / 1024;
        rss[0] += area.rss, rss[1] += here_rss;
        pss[0] += area.pss, pss[1] += here.pss_bytes;
        swap[0] += area.swap, swap[1] += here_swap;
        hugetlb += area.hugetlb;
        if (here_rss != area.rss || here_swap != area.swap) ++differing;
    }
    stage_.say(format("in all %llu kB", wide(size)));
    if (file_.counted)
        stage_.say(format(
            "; Rss %llu kB, here %llu; Pss %llu kB, here %llu; Swap %llu kB, here %llu; %llu areas differ",
            wide(rss[0]), wide(rss[1]), wide(pss[0]), wide(pss[1] / 1024), wide(swap[0]), wide(swap[1]),
            wide(differing)));
    stage_.say("\n");
    if (hugetlb != 0) stage_.say(format("%llu kB of huge pages from a pool are not shown\n", wide(hugetlb)));
    if (left_out_ != 0) stage_.say(format("%u areas cannot be in the simulated machine\n", left_out_));
}

}  // namespace fl::import
