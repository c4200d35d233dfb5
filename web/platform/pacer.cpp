#include "platform/pacer.h"

#include <algorithm>

namespace fl::platform {

namespace {

constexpr int settle_frames = 3;
constexpr double hover_period = 700;  // tooltips appear within this many milliseconds of the last movement
constexpr int hover_tick = 100;
constexpr int caret_tick = 250;

int sooner(int a, int b)
{
    if (a == sleep_until_input) return b;
    if (b == sleep_until_input) return a;
    return std::min(a, b);
}

}  // namespace

void Pacer::input(double now)
{
    frames_to_settle_ = settle_frames;
    last_input_ = now;
}

int Pacer::next_delay(double now, int app_delay, bool busy, bool typing)
{
    if (frames_to_settle_ > 0) {
        --frames_to_settle_;
        return 0;
    }
    if (busy) return 0;
    int delay = app_delay;
    if (typing) delay = sooner(delay, caret_tick);
    if (now - last_input_ < hover_period) delay = sooner(delay, hover_tick);
    return delay;
}

}  // namespace fl::platform
