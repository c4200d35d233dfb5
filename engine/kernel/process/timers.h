// A process's alarm clock: SIGALRM when it goes off. Linux: kernel/time/itimer.c, ITIMER_REAL only.
#pragma once

#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

// Call whenever time has passed, before anybody runs.
void fire_timers(Kernel& kernel, trace::Recorder& record);
// When the next one goes off; nothing if none is set.
std::optional<Tick> next_timer(const Kernel& kernel);

}  // namespace fl::kernel
