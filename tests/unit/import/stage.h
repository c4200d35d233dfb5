// A machine on which a test plays a file, and all that was said.
#pragma once

#include "import/replay.h"
#include "kernel/invariants.h"
#include "machine/machine.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace fl::import {

inline const machine::CLibraryPtr& shared_c_library()
{
    static const machine::CLibraryPtr library = machine::make_c_library();
    return library;
}

inline std::string test_file(const std::string& name)
{
    std::ifstream in(FAULTLINE_SOURCE_DIR "/tests/data/import/" + name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    REQUIRE_MESSAGE(!text.str().empty(), name);
    return text.str();
}

class TestStage final : public Stage {
public:
    explicit TestStage(const machine::MachineConfig& config)
        : state_(machine::boot(config, shared_c_library(), record_))
    {
        record_.mute(true);
    }
    machine::Outcome apply(const machine::Command& command) override
    {
        ++commands;
        return machine::apply(state_, command, record_);
    }
    const machine::MachineState& state() const override { return state_; }
    void say(std::string_view text) override { said += text; }
    bool has_said(std::string_view text) const { return said.find(text) != std::string::npos; }

    // What rules of the kernel do not hold.
    std::string broken() const
    {
        std::string all;
        for (const std::string& rule : kernel::broken_invariants(state_.kernel, state_.hardware))
            all += rule + "\n";
        return all;
    }

    std::string said;
    std::size_t commands = 0;

private:
    trace::Recorder record_;
    machine::MachineState state_;
};

}  // namespace fl::import
