#include "machine/procfs_host.h"

#include "machine/loader.h"
#include "procfs/procfs.h"

namespace fl::machine {

std::optional<std::string> ProcfsHost::render(std::string_view path, Pid self)
{
    Result<std::string> text = procfs::render(view(state_), path, self);
    if (!text && text.error() == Errno::Access) return "";  // only to be written
    if (!text) return {};
    return std::move(*text);
}

Status ProcfsHost::write(std::string_view path, std::string_view text, Pid self)
{
    return procfs::write({state_.kernel, state_.hardware, record_, self}, path, text);
}

Status ProcfsHost::make_directory(std::string_view path, Pid self)
{
    return procfs::make_directory({state_.kernel, state_.hardware, record_, self}, path);
}

Status ProcfsHost::remove_directory(std::string_view path, Pid self)
{
    return procfs::remove_directory({state_.kernel, state_.hardware, record_, self}, path);
}

Status ProcfsHost::execute(std::string_view path, const std::vector<std::string>& arguments,
                           const std::vector<std::string>& environment, Pid self)
{
    return execute_program(state_, self, {std::string(path), arguments, environment}, record_);
}

}  // namespace fl::machine
