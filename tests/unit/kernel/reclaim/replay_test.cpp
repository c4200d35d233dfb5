// Page replacement through the whole machine, against plain models and the numbers every textbook prints.
#include "kernel/reclaim/replay.h"

#include "property/random_actions.h"
#include "unit/kernel/small_machine.h"

#include <algorithm>
#include <list>

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

using References = std::vector<std::uint32_t>;

std::uint64_t faults_in_machine(ReplayPolicy policy, std::uint64_t frames, const References& references)
{
    SmallMachine machine(64_MiB, 4_MiB);
    machine.record.mute(true);
    Replay replay(machine.kernel, machine.hardware, machine.pid, policy, frames, machine.record);
    REQUIRE(replay.play(references));
    CHECK(replay.references() == references.size());
    CHECK(replay.resident().size() <= frames);
    machine.check_invariants();
    return replay.faults();
}

// The models: a list of pages, the first to go at the end.
std::uint64_t faults_of_queue(bool by_use, std::uint64_t frames, const References& references)
{
    std::list<std::uint32_t> pages;
    std::uint64_t faults = 0;
    for (const std::uint32_t page : references) {
        const auto at = std::find(pages.begin(), pages.end(), page);
        if (at != pages.end() && !by_use) continue;
        if (at != pages.end()) {
            pages.splice(pages.begin(), pages, at);
            continue;
        }
        ++faults;
        if (pages.size() == frames) pages.pop_back();
        pages.push_front(page);
    }
    return faults;
}

std::uint64_t faults_of_clock(std::uint64_t frames, const References& references)
{
    struct Slot {
        std::uint32_t page;
        bool used;
    };
    std::vector<Slot> ring;
    std::size_t hand = 0;
    std::uint64_t faults = 0;
    for (const std::uint32_t page : references) {
        const auto at = std::find_if(ring.begin(), ring.end(), [&](const Slot& s) { return s.page == page; });
        if (at != ring.end()) {
            at->used = true;
            continue;
        }
        ++faults;
        if (ring.size() < frames) {
            ring.push_back({page, true});
            continue;
        }
        for (; ring[hand].used; hand = (hand + 1) % frames)
            ring[hand].used = false;
        ring[hand] = {page, true};
        hand = (hand + 1) % frames;
    }
    return faults;
}

std::uint64_t faults_of_optimal(std::uint64_t frames, const References& references)
{
    std::vector<std::uint32_t> pages;
    std::uint64_t faults = 0;
    for (std::size_t i = 0; i < references.size(); ++i) {
        if (std::find(pages.begin(), pages.end(), references[i]) != pages.end()) continue;
        ++faults;
        if (pages.size() == frames) {
            const auto next = [&](std::uint32_t page) {
                return std::find(references.begin() + static_cast<std::ptrdiff_t>(i), references.end(), page);
            };
            const auto gone = std::max_element(pages.begin(), pages.end(),
                                               [&](auto a, auto b) { return next(a) < next(b); });
            pages.erase(gone);
        }
        pages.push_back(references[i]);
    }
    return faults;
}

const References belady{1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5};

}  // namespace

TEST_CASE("Belady's string: more frames, more faults under FIFO and CLOCK")
{
    CHECK(faults_in_machine(ReplayPolicy::Fifo, 3, belady) == 9);
    CHECK(faults_in_machine(ReplayPolicy::Fifo, 4, belady) == 10);
    CHECK(faults_in_machine(ReplayPolicy::Lru, 3, belady) == 10);
    CHECK(faults_in_machine(ReplayPolicy::Lru, 4, belady) == 8);
    CHECK(faults_in_machine(ReplayPolicy::Optimal, 3, belady) == 7);
    CHECK(faults_in_machine(ReplayPolicy::Optimal, 4, belady) == 6);
    CHECK(faults_in_machine(ReplayPolicy::Clock, 3, belady) == 9);
    CHECK(faults_in_machine(ReplayPolicy::Clock, 4, belady) == 10);
}

TEST_CASE("random strings fault as often in the machine as in plain models")
{
    Dice dice(20);
    for (int round = 0; round < 6; ++round) {
        References references;
        const std::uint64_t pages = 4 + dice.below(40), frames = 2 + dice.below(16);
        // Some pages are liked more than others.
        for (int i = 0; i < 400; ++i)
            references.push_back(static_cast<std::uint32_t>(dice.below(1 + dice.below(pages))));
        CAPTURE(round);
        CHECK(faults_in_machine(ReplayPolicy::Fifo, frames, references) ==
              faults_of_queue(false, frames, references));
        CHECK(faults_in_machine(ReplayPolicy::Lru, frames, references) ==
              faults_of_queue(true, frames, references));
        CHECK(faults_in_machine(ReplayPolicy::Clock, frames, references) ==
              faults_of_clock(frames, references));
        CHECK(faults_in_machine(ReplayPolicy::Optimal, frames, references) ==
              faults_of_optimal(frames, references));
    }
}

TEST_CASE("a replay can go on, and tells who is in memory and who goes next")
{
    SmallMachine machine(64_MiB, 4_MiB);
    Replay replay(machine.kernel, machine.hardware, machine.pid, ReplayPolicy::Lru, 3, machine.record);
    const References first{7, 0, 1}, then{0, 2};
    REQUIRE(replay.play(first));
    CHECK(replay.resident() == References{7, 0, 1});
    REQUIRE(replay.play(then));
    CHECK(replay.resident() == References{1, 0, 2});
    CHECK(replay.faults() == 4);
    CHECK(replay.miss_ratio() == doctest::Approx(4.0 / 5));
    machine.check_invariants();
}
