// RecentRuns<Run>: where the runs of a chunked table lie that were used lately, so that finding one again
// costs one comparison instead of a way through the chunks.
// No part of the value: a copy begins without, and the original forgets, because from then on both share
// every run and neither may write to one without asking.
#pragma once

#include <array>
#include <cstdint>

namespace fl {

template <class Run>
class RecentRuns {
public:
    RecentRuns() = default;
    RecentRuns(const RecentRuns& other) { other.forget(); }
    RecentRuns& operator=(const RecentRuns& other)
    {
        forget();
        other.forget();
        return *this;
    }

    // Null: to be looked for.
    const Run* to_read(std::uint64_t number) const
    {
        const Place& place = places_[number % count];
        return (place.key | 1) == (number << 1 | 1) ? place.run : nullptr;
    }
    Run* to_write(std::uint64_t number) const
    {
        const Place& place = places_[number % count];
        return place.key == (number << 1 | 1) ? place.run : nullptr;
    }
    void remember_shared(std::uint64_t number, const Run& run) const
    {
        places_[number % count] = {number << 1, const_cast<Run*>(&run)};  // to_write() never gives it out
    }
    void remember_own(std::uint64_t number, Run& run) const
    {
        places_[number % count] = {number << 1 | 1, &run};
    }

private:
    static constexpr std::uint64_t count = 64;
    struct Place {
        std::uint64_t key = ~1ull;  // number of the run, twice; odd: nobody else has it. ~1: no run's
        Run* run = nullptr;
    };
    void forget() const { places_ = {}; }

    mutable std::array<Place, count> places_{};
};

}  // namespace fl
