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

std::optional<std::vector<kernel::ListedName>> ProcfsHost::list(std::string_view path, Pid self)
{
    std::string whole(path);
    const std::string own = "/proc/" + std::to_string(self);
    for (const std::string_view link : {"/proc/self", "/proc/thread-self"})
        if (path.substr(0, link.size()) == link && (path.size() == link.size() || path[link.size()] == '/'))
            whole = own + std::string(path.substr(link.size()));
    const auto listed = procfs::list(view(state_), whole);
    if (!listed) return {};
    std::vector<kernel::ListedName> names;
    for (const procfs::Entry& entry : *listed)
        names.push_back({entry.name, entry.directory, !entry.link.empty()});
    return names;
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
