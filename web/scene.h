// What one frame shows, as rows. Panels draw it and compute nothing; scene_keeper.h fills it from inspect,
// session and player. It looks the same for the present and for the past.
#pragma once

#include "inspect/changes.h"
#include "inspect/fault_summary.h"
#include "inspect/frames.h"
#include "inspect/heap.h"
#include "inspect/memory_info.h"
#include "inspect/memory_map.h"
#include "inspect/oom.h"
#include "inspect/page_walk.h"
#include "inspect/processes.h"
#include "inspect/reclaim.h"
#include "inspect/residency.h"
#include "inspect/source.h"
#include "inspect/swap.h"
#include "machine/moment.h"
#include "machine/timeline.h"
#include "shell/session.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fl::lesson {
class Player;
}

namespace fl::web {

// A few pages of an area as one cell: the state most of the present ones are in, and how many are present.
struct StripCell {
    inspect::PageState state = inspect::PageState::NotPresent;
    float present = 0;  // 0 to 1
};

struct AreaScene {
    inspect::AreaRow row;
    std::vector<StripCell> strip;                // in address order, at most strip_cells
    std::optional<inspect::AreaChange> changed;  // since the step before
};
inline constexpr std::size_t strip_cells = 64;

struct AddressSpaceScene {
    std::vector<AreaScene> areas;         // gaps included, ascending
    std::optional<std::size_t> chosen;    // index of the open area
    std::vector<inspect::PageRow> pages;  // of the open area, from `first`
    PageNumber first;
    std::vector<PageNumber> changed;  // pages that differ from the step before, ascending
    VirtAddr program_counter, stack_pointer;
};
inline constexpr std::uint64_t page_limit = 16384;  // pages of the open area at once

// The page the learner clicked.
struct PageScene {
    inspect::PageRow row;
    std::vector<inspect::FrameOwner> owners;
    std::optional<std::size_t> last_event;  // that changed it
    std::optional<trace::Event> last_event_itself;
};

struct FaultScene {
    std::size_t event = 0;  // its number in the log
    trace::PageFaulted what{};
    trace::Stamp at;
    std::string area;  // the name of the area it lies in now, or ""
};

struct FaultsScene {
    inspect::FaultSummary summary;
    std::vector<std::size_t> numbers;  // events of this process's faults up to now
    std::size_t position = 0;          // of the chosen one in `numbers`
    std::optional<FaultScene> chosen;
};

// Neighbouring frames as one cell: the use most of them are in.
struct FrameCell {
    FrameNumber first;
    inspect::FrameKind kind = inspect::FrameKind::Free;
    float share = 0;  // of its frames in that use
};

struct FramesScene {
    std::vector<FrameCell> cells;
    std::uint64_t per_cell = 1;  // frames
    inspect::FrameCounts counts;
    std::vector<inspect::ZoneRow> zones;
    std::optional<inspect::FrameRow> chosen;
    std::vector<inspect::FrameOwner> owners;  // of the chosen one
    std::string file;  // whose page it holds
};
inline constexpr std::size_t frame_cell_limit = 4096;

// What reclaim did with the pages of one list in a round: how many met which trace::Verdict.
using Verdicts = std::array<std::uint32_t, static_cast<std::size_t>(trace::Verdict::Pinned) + 1>;

struct ReclaimScene {
    inspect::ReclaimView view;
    inspect::PageListRow group;                           // whose lists are shown
    std::array<std::vector<inspect::ListedPage>, 4> next;  // by PageListKind: those reclaim comes to first
    std::vector<inspect::SwapAreaRow> areas;
    // The round that goes on, or the last one; none so far: empty.
    std::optional<trace::ReclaimPass> round;  // known when it has ended
    bool looking = false;                     // pages were looked at since the last round ended
    std::array<Verdicts, 4> decided{};        // by PageListKind
};
inline constexpr std::size_t listed_limit = 160;  // pages of a list

// Of the machine, or of a kernel log that was opened.
struct OomScene {
    enum class Verdict : std::uint8_t { Unknown, Follows, Differs, NoChoice };
    std::vector<inspect::OomRow> rows;
    std::uint64_t total = 0;  // pages
    bool imported = false;    // then:
    Verdict verdict = Verdict::Unknown;
    std::uint32_t victim = 0;  // pid
    std::string victim_name, group;
    std::uint32_t number = 0, kills = 0;  // which of how many
};

struct SourceScene {
    std::string file;  // "demo.c", or "" when there is nothing to show
    std::string text;
    int line = 0;  // current; 0 = none
    std::string function;
    std::vector<int> breakpoints;
    struct Message {
        int line = 0;
        std::string text;
    };
    std::vector<Message> messages;  // gcc's, of the last compilation
    std::vector<inspect::VariableRow> variables;
    bool debugging = false;  // gdb is in front
    bool stopped = false;    // and its program can be stepped
};

struct TimeScene {
    machine::Moment now, end;
    bool running = false;
    std::size_t events_now = 0, events_end = 0;
    Tick clock;  // simulated
    const std::vector<trace::Event>* events = nullptr;
    std::uint64_t revision = 0;                 // of `events`
    std::vector<machine::Moment> stops;         // where commands ended, ascending
    std::vector<machine::Moment> lesson_steps;  // where the lesson's steps began
};

struct TerminalScene {
    std::vector<shell::TranscriptEntry> transcript;
    std::string prompt;
    std::vector<std::string> history;
    std::uint64_t revision = 0;
};

struct Scene {
    double moved_at = -1;  // Look::now when another moment came into view: motion starts here
    trace::Pid pid = 0;    // whom the pictures show; 0 = nobody yet
    inspect::ProcessRow process;
    std::vector<inspect::ProcessRow> processes;
    inspect::MemoryInfo memory;
    AddressSpaceScene space;
    std::optional<PageScene> page;
    FaultsScene faults;
    std::optional<inspect::PageWalk> walk;
    FramesScene frames;  // only while its picture or that of reclaim is open
    inspect::HeapPicture heap;
    ReclaimScene reclaim;  // only while its picture is open
    OomScene oom;          // only while its picture is open
    SourceScene source;
    TimeScene time;
    TerminalScene terminal;
    const shell::Session* session = nullptr;  // for completion
    const lesson::Player* player = nullptr;   // null: no lesson is open
};

}  // namespace fl::web
