// A host that knows one /proc file and remembers what was written, and a program of four segments.
#pragma once

#include "kernel/host.h"
#include "kernel/process/execute.h"

#include <string>

namespace fl::kernel::test {

struct SmallHost final : Host {
    std::string written;

    std::optional<std::string> render(std::string_view path, Pid self) override
    {
        if (path == "/proc/self/number") return std::to_string(self) + "\n";
        return std::nullopt;
    }
    Status write(std::string_view, std::string_view text, Pid) override
    {
        written += text;
        return Done{};
    }
    Status execute(std::string_view, const std::vector<std::string>&, const std::vector<std::string>&,
                   Pid) override
    {
        return Errno::NoEntry;
    }
};

inline ImageLayout small_image(InodeId inode)
{
    ImageLayout image;
    image.inode = inode;
    image.segments = {{{0}, {0}, {0x1000}, {0}, ProtRead},
                      {{0x1000}, {0x1000}, {0x1000}, {0}, ProtRead | ProtExec},
                      {{0x2000}, {0x2000}, {0x1000}, {0}, ProtRead},
                      {{0x3000}, {0x3000}, {0x1000}, {0x1000}, ProtRead | ProtWrite}};
    image.image_size = {0x5000};
    image.code_begin = {0x1000};
    image.code_end = {0x2000};
    image.data_begin = {0x3000};
    image.data_end = {0x4000};
    return image;
}

}  // namespace fl::kernel::test
