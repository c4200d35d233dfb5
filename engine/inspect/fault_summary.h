// Counters on every branch of the fault handler, from the events; and what differs between two moments.
#pragma once

#include "base/address.h"
#include "inspect/memory_map.h"
#include "inspect/view.h"
#include "trace/recorder.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fl::inspect {

inline constexpr std::size_t fault_steps = static_cast<std::size_t>(trace::FaultStep::Done) + 1;

struct FaultSummary {
    std::array<std::uint64_t, fault_steps> steps{};  // how often each box was visited
    std::array<std::array<std::uint64_t, fault_steps>, fault_steps> edges{};  // from box to box
    std::uint64_t minor = 0, major = 0, failed = 0;
    std::size_t last_event = 0;  // index of the newest fault; valid if count() > 0

    std::uint64_t count() const { return minor + major + failed; }
};

// Over the first `events` events of the log (Timeline::events_until_now()); pid 0 = all processes.
FaultSummary fault_summary(const trace::Recorder& log, std::size_t events, Pid pid);

// The newest event before number `events` that touched this page, if any (click to go there).
std::optional<std::size_t> last_event_of(const trace::Recorder& log, std::size_t events, Pid pid,
                                         PageNumber page);

}  // namespace fl::inspect
