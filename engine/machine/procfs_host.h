// Answers the kernel's questions about the machine around it.
#pragma once

#include "kernel/host.h"
#include "machine/state.h"
#include "trace/recorder.h"

namespace fl::machine {

class ProcfsHost final : public kernel::Host {
public:
    ProcfsHost(MachineState& state, trace::Recorder& record) : state_(state), record_(record) {}

    std::optional<std::string> render(std::string_view path, Pid self) override;
    std::optional<std::vector<kernel::ListedName>> list(std::string_view path, Pid self) override;
    Status write(std::string_view path, std::string_view text, Pid self) override;
    Status make_directory(std::string_view path, Pid self) override;
    Status remove_directory(std::string_view path, Pid self) override;
    Status execute(std::string_view path, const std::vector<std::string>& arguments,
                   const std::vector<std::string>& environment, Pid self) override;

private:
    MachineState& state_;
    trace::Recorder& record_;
};

}  // namespace fl::machine
