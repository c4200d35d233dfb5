#include "cli/dump_proc.h"

#include "kernel/kernel.h"
#include "procfs/procfs.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace fl::cli {
namespace {

bool failed(const std::string& path)
{
    std::fprintf(stderr, "faultline: %s: %s\n", path.c_str(), std::strerror(errno));
    return false;
}

bool write_text(const std::string& path, const std::string& text, unsigned mode)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return failed(path);
    const bool good = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    if (std::fclose(file) != 0 || !good) return failed(path);
    return chmod(path.c_str(), mode) == 0 || failed(path);
}

bool make_directory(const std::string& path)
{
    return mkdir(path.c_str(), 0755) == 0 || errno == EEXIST || failed(path);
}

bool make_link(const std::string& path, const std::string& target)
{
    unlink(path.c_str());
    return symlink(target.c_str(), path.c_str()) == 0 || failed(path);
}

// `from` is a directory of the machine, `to` one of the host that exists. No deeper than /proc itself is.
bool dump_directory(const inspect::View& view, const std::string& from, const std::string& to)
{
    const auto entries = procfs::list(view, from);
    if (!entries) return true;
    for (const procfs::Entry& entry : *entries) {
        const std::string source = from + "/" + entry.name, target = to + "/" + entry.name;
        bool good = true;
        if (!entry.link.empty()) {
            good = make_link(target, entry.link);
        } else if (entry.directory) {
            good = make_directory(target) && dump_directory(view, source, target);
        } else {
            const auto text = procfs::render(view, source, view.kernel.shell);
            good = write_text(target, text ? *text : "", entry.mode);
        }
        if (!good) return false;
    }
    return true;
}

}  // namespace

bool dump_proc(const inspect::View& view, const std::string& directory)
{
    return make_directory(directory) && dump_directory(view, "/proc", directory);
}

}  // namespace fl::cli
