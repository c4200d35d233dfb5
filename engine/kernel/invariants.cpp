#include "kernel/invariants.h"

#include "kernel/invariants/checks.h"

namespace fl::kernel {

std::vector<std::string> broken_invariants(const Kernel& kernel, const hw::Hardware& hardware)
{
    Findings findings;
    const Survey survey = survey_of(kernel, hardware);
    check_areas({kernel, hardware, survey}, findings);
    check_entries({kernel, hardware, survey}, findings);
    check_frames({kernel, hardware, survey}, findings);
    check_counters({kernel, hardware, survey}, findings);
    check_files({kernel, hardware, survey}, findings);
    check_huge({kernel, hardware, survey}, findings);
    check_reclaim({kernel, hardware, survey}, findings);
    check_reverse_map({kernel, hardware, survey}, findings);
    check_swap({kernel, hardware, survey}, findings);
    check_groups({kernel, hardware, survey}, findings);
    check_processes({kernel, hardware, survey}, findings);
    check_tlb({kernel, hardware, survey}, findings);
    check_vmalloc({kernel, hardware, survey}, findings);
    check_slabs({kernel, hardware, survey}, findings);
    return findings.lines;
}

}  // namespace fl::kernel
