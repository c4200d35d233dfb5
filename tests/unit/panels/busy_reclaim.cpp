#include "busy_scene.h"

namespace fl::web {

void add_reclaim(ReclaimScene& reclaim)
{
    reclaim.view.kswapd_runs = true;
    reclaim.view.priority = 5;
    reclaim.view.swappiness = 60;
    reclaim.view.policy = "linux 2.6";
    reclaim.view.scanned = {1'234'567, 23'456}, reclaim.view.stolen = {1'000'000, 12'345};
    reclaim.group = {0, "", {{{5120}, {2560}, {12'800}, {640}, {12}}}, 0, 0};
    reclaim.view.groups = {reclaim.group, {7, "/learners/first", {}, 0, 0}};
    reclaim.areas = {{0, "/swapfile", false, {16'384}, {4096}, -2, false}};
    reclaim.round = trace::ReclaimPass{trace::Reclaimer::Group, 5, 12'345, 678};
    for (std::size_t list = 0; list < reclaim.next.size(); ++list) {
        for (std::uint32_t i = 0; i < listed_limit; ++i)
            reclaim.next[list].push_back({.frame = {1000 + i},
                                          .place = i,
                                          .referenced_by_table = i % 3 == 0,
                                          .referenced = i % 2 == 0,
                                          .dirty = i % 7 == 0,
                                          .inode = list < 2 ? 0u : 12u});
        reclaim.decided[list].fill(4);
    }
}

}  // namespace fl::web
