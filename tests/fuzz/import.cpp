// A file dropped on the page: an strace log, a copy of maps or smaps, a kernel log. Played for a bounded time
// it breaks no rule of the kernel.
#include "import/replay.h"
#include "fuzz.h"
#include "kernel/invariants.h"
#include "machine/machine.h"

#include <cstdlib>

using namespace fl;

namespace {

class FuzzStage final : public import::Stage {
public:
    explicit FuzzStage(const machine::MachineConfig& config, const machine::CLibraryPtr& library)
        : state_(machine::boot(config, library, record_))
    {
        record_.mute(true);
    }
    machine::Outcome apply(const machine::Command& command) override
    {
        return machine::apply(state_, command, record_);
    }
    const machine::MachineState& state() const override { return state_; }
    void say(std::string_view) override {}

private:
    trace::Recorder record_;
    machine::MachineState state_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const machine::CLibraryPtr library = machine::make_c_library();
    const std::string text = fuzz::text_of(data, size);
    import::Replay replay(text);
    if (!replay.problem().empty()) return 0;
    FuzzStage stage(replay.machine(), library);
    for (int bits = 0; bits < 500 && replay.step(stage); ++bits) {
    }
    if (!kernel::broken_invariants(stage.state().kernel, stage.state().hardware).empty()) std::abort();
    return 0;
}
