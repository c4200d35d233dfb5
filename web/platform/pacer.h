// When the next frame is due. A frame is drawn after input, while something moves, and otherwise not at all.
#pragma once

namespace fl::platform {

inline constexpr int sleep_until_input = -1;

class Pacer {
public:
    // Something happened at this time (milliseconds of any steady clock): widgets need a few frames to
    // settle.
    void input(double now);

    // Call after each frame. Returns 0 = again at once, > 0 = in that many milliseconds, or
    // sleep_until_input. `app_delay` says the same for the application; `typing` is whether a text field has
    // the focus.
    int next_delay(double now, int app_delay, bool busy, bool typing);

private:
    int frames_to_settle_ = 3;
    double last_input_ = 0;
};

}  // namespace fl::platform
