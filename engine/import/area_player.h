// Builds the process a copy of maps or smaps shows: its areas where they were, and of each as many pages of
// each kind as smaps counts. Which pages they were smaps does not tell.
#pragma once

#include "import/area_file.h"
#include "import/stage.h"

#include <string>
#include <vector>

namespace fl::import {

machine::MachineConfig machine_for(const AreaFile& file);

class AreaPlayer {
public:
    AreaPlayer(const AreaFile& file, Stage& stage) : file_(file), stage_(stage) {}

    bool step();  // one stage of the work; false when done

private:
    // What becomes of one area, in pages.
    struct Plan {
        const FileArea* area = nullptr;
        bool placed = false;
        std::uint64_t file_shared = 0, file_own = 0, written = 0;  // pages of a file; of them written to
        std::uint64_t anon_shared = 0, anon_own = 0, swapped = 0, huge = 0;
        unsigned sharers = 1;  // processes that have the shared pages, this one included

        std::uint64_t file() const { return file_shared + file_own; }
        std::uint64_t anon() const { return anon_shared + anon_own + swapped; }
    };

    static constexpr unsigned most_sharers = 8;

    void make_plans();
    Plan plan_of(const FileArea& area, std::uint64_t part, std::uint64_t whole) const;
    void make_process();
    void place(Plan& plan);
    void share(const Plan& plan);
    void make_sharers();
    void use(const Plan& plan);
    void finish(const Plan& plan);
    void touch(machine::Pid pid, const Plan& plan, std::uint64_t first, std::uint64_t count, bool write);
    void advise(const Plan& plan, std::uint64_t first, std::uint64_t count, unsigned advice);
    bool call(machine::Pid pid, unsigned number, VirtAddr at, std::uint64_t bytes, std::uint64_t third = 0);
    void say_begin();
    void say_result();

    const AreaFile& file_;
    Stage& stage_;
    machine::Pid pid_ = 0;
    std::vector<Plan> plans_;
    unsigned phase_ = 0;
    std::uint64_t part_ = 1, whole_ = 1;  // of the pages: all of them, unless there are too many
    std::uint32_t left_out_ = 0;
};

}  // namespace fl::import
