// faultline replay: what a learner recorded on a machine of their own, played in the simulated one.
#include "cli/cli.h"
#include "cli/commands.h"

#include "import/replay.h"
#include "machine/machine.h"

#include <cstdio>

namespace fl::cli {
namespace {

class Terminal final : public import::Stage {
public:
    explicit Terminal(const machine::MachineConfig& config)
        : state_(machine::boot(config, machine::make_c_library(), record_))
    {
        record_.mute(true);
    }
    machine::Outcome apply(const machine::Command& command) override
    {
        return machine::apply(state_, command, record_);
    }
    const machine::MachineState& state() const override { return state_; }
    void say(std::string_view text) override { std::fwrite(text.data(), 1, text.size(), stdout); }

private:
    trace::Recorder record_;
    machine::MachineState state_;
};

}  // namespace

int replay(const Options& options)
{
    const std::string& path = options.operands[0];
    std::string text;
    if (!read_file(path, text, import::largest_file)) {
        std::fprintf(stderr, "faultline: cannot read '%s'\n", path.c_str());
        return InputOutput;
    }
    import::Replay file(text);
    if (!file.problem().empty()) {
        std::fprintf(stderr, "%s: %s\n", path.c_str(), file.problem().c_str());
        return BadInput;
    }
    Terminal terminal(file.machine());
    while (file.step(terminal)) {
    }
    return Fine;
}

}  // namespace fl::cli
