// Where an imported file is played: the command line's machine, or the session a page shows.
#pragma once

#include "machine/command.h"
#include "machine/outcome.h"
#include "machine/state.h"

#include <string_view>

namespace fl::import {

class Stage {
public:
    virtual ~Stage() = default;
    virtual machine::Outcome apply(const machine::Command& command) = 0;
    virtual const machine::MachineState& state() const = 0;
    virtual void say(std::string_view text) = 0;
};

}  // namespace fl::import
