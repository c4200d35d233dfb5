// The rules of Linux 2.6.11: one active and one inactive list for pages of every kind, and a measure of need
// that decides when pages of programs are asked to go. Linux 2.6.11: mm/vmscan.c shrink_zone(),
// refill_inactive_zone(), shrink_cache().
#pragma once

#include "kernel/reclaim/scan.h"

namespace fl::kernel {

// Today's rules or an older kernel's, from now on. Pages move to the lists these rules know.
void set_replacement(Kernel& kernel, Replacement rules, trace::Recorder& record);

inline bool rules_of_26(const Kernel& kernel)
{
    return kernel.tunables.replacement == Replacement::Linux26;
}

// From 100 on pages that programs have mapped are taken as well.
std::uint64_t swap_tendency(const Kernel& kernel);

void shrink_group_26(const Reclaim& reclaim, GroupId group);

}  // namespace fl::kernel
