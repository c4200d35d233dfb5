// The groups of invariants, and what they look at: every page table entry read once.
#pragma once

#include "base/text.h"
#include "hw/hardware.h"
#include "hw/pte.h"
#include "kernel/kernel.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fl::kernel {

// One entry of one space.
struct MappedEntry {
    std::uint32_t space = 0;
    VirtAddr page;
    hw::Pte entry;
};

struct FrameFacts {
    std::uint32_t entries = 0;  // page table entries that show it
    std::uint32_t tables = 0;   // times it is a page table
    std::uint32_t spare_tables = 0;  // that hang at it, a PMD table, for huge entries to be split into
};

struct Survey {
    std::vector<MappedEntry> entries;               // not zero, by space and address
    std::vector<MappedEntry> huge;                  // entries that map 2 MiB
    std::map<std::uint64_t, FrameFacts> frames;     // those that are mapped or are tables
    std::map<std::uint32_t, std::uint64_t> tables;  // space → tables without its PGD
};

Survey survey_of(const Kernel& kernel, const hw::Hardware& hardware);

struct Subject {
    const Kernel& kernel;
    const hw::Hardware& hardware;
    const Survey& survey;
};

// Words that are only made when somebody wants to read them: nearly all rules hold.
template <class Make>
struct Lazy {
    Make make;
    operator std::string() const { return make(); }
    friend std::string operator+(const Lazy& words, std::string_view more)
    {
        return std::string(words) + std::string(more);
    }
};
template <class Make>
Lazy<Make> lazily(Make make)
{
    return {make};
}
inline auto frame_name(std::uint64_t frame)
{
    return lazily([=] { return format("frame %llx", static_cast<unsigned long long>(frame)); });
}

// Collects breaches; a broken rule that breaks everywhere is told a few times only.
struct Findings {
    std::vector<std::string> lines;
    std::map<std::string_view, int> told;

    template <class Detail>
    void expect(bool holds, std::string_view name, const Detail& detail)
    {
        if (!holds) tell(name, std::string(detail));
    }
    void tell(std::string_view name, const std::string& detail);
    void expect_equal(std::uint64_t found, std::uint64_t wanted, std::string_view name,
                      std::string_view what);
};

void check_areas(const Subject& subject, Findings& findings);
void check_entries(const Subject& subject, Findings& findings);
void check_frames(const Subject& subject, Findings& findings);
void check_counters(const Subject& subject, Findings& findings);
void check_huge(const Subject& subject, Findings& findings);
void check_files(const Subject& subject, Findings& findings);
void check_reclaim(const Subject& subject, Findings& findings);
void check_reverse_map(const Subject& subject, Findings& findings);
void check_swap(const Subject& subject, Findings& findings);
void check_groups(const Subject& subject, Findings& findings);
void check_processes(const Subject& subject, Findings& findings);
void check_tlb(const Subject& subject, Findings& findings);
void check_vmalloc(const Subject& subject, Findings& findings);
void check_slabs(const Subject& subject, Findings& findings);

}  // namespace fl::kernel
