// The parts of a scene, each filled from what inspect answers.
#pragma once

#include "machine/state.h"
#include "scene.h"
#include "selection.h"

namespace fl::web {

// One moment of the machine and what the learner points at.
struct SceneInput {
    const shell::Session& session;
    const machine::MachineState& state;
    inspect::View view;
    const machine::MachineState* before =
        nullptr;  // the step before, to show what changed; null = nothing to compare
    const Selection& selection;
    trace::Pid pid = 0;
};

void fill_space(const SceneInput& in, AddressSpaceScene& space);
void fill_page(const SceneInput& in, std::optional<PageScene>& page);
void fill_faults(const SceneInput& in, const AddressSpaceScene& space, FaultsScene& faults);
void fill_walk(const SceneInput& in, const Scene& scene, std::optional<inspect::PageWalk>& walk);
void fill_reclaim(const SceneInput& in, const TimeScene& time, ReclaimScene& reclaim);
void fill_oom(const SceneInput& in, OomScene& oom);
void fill_frames(const SceneInput& in, FramesScene& frames);
void fill_source(const SceneInput& in, SourceScene& source);
void fill_terminal(const SceneInput& in, TerminalScene& terminal);

}  // namespace fl::web
