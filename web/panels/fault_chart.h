// The fault handler as a flow chart: which boxes there are, where they stand and what leads to them.
#pragma once

#include "inspect/fault_summary.h"
#include "text/words.h"

#include <cstdint>
#include <span>

namespace fl::web {

enum class BoxRole : std::uint8_t { Start, Question, Outcome, Refusal, End };

struct ChartBox {
    trace::FaultStep step;
    BoxRole role;
    Word label;
    std::uint8_t column;    // 0 to 2
    std::uint8_t line;      // from the top
    std::uint8_t lines;     // height
    trace::FaultStep from;  // Enter = nothing, for Enter itself
    Word by;                // what is written on the way from there; Word::Count = nothing
};

std::span<const ChartBox> fault_chart();
inline constexpr int chart_columns = 3;
inline constexpr int chart_lines = 14;

const ChartBox* find_box(trace::FaultStep step);
bool visits(const trace::FaultPath& path, trace::FaultStep step);

// The sentence that explains a whole path by its decisive box.
Word story_of(const trace::FaultPath& path);

}  // namespace fl::web
