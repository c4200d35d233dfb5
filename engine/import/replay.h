// The one way to play an imported file, whatever it is: make it, step() until it is done.
#pragma once

#include "import/import.h"
#include "import/oom_board.h"
#include "import/stage.h"
#include "machine/config.h"
#include "machine/moment.h"

#include <memory>
#include <string>
#include <string_view>

namespace fl::import {

class Replay {
public:
    // `text` must outlive it. A file that is none of the kinds plays nothing and problem() says so.
    explicit Replay(std::string_view text);
    ~Replay();

    Kind kind() const;
    const std::string& problem() const;             // "" = it can be played; "12: what is wrong"
    const machine::MachineConfig& machine() const;  // what the stage's machine must be like
    OomBoard first_board() const;                   // of a kernel log
    // Plays the next bit. False when it has all been played.
    bool step(Stage& stage);
    void stop(Stage& stage);  // ends early, and says so
    // Of an strace log: where most memory was mapped; else none.
    machine::Moment worth_seeing() const;

private:
    class Core;
    std::unique_ptr<Core> core_;
};

}  // namespace fl::import
