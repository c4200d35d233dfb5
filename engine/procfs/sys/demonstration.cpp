// echo 100 > kmalloc asks for 100 bytes, echo "100 32" for that 32 times; reading shows what is held.
// echo 3 > kfree gives number 3 back, echo all > kfree everything.
#include "procfs/sys/demonstration.h"

#include "base/text.h"
#include "kernel/demonstration/demonstration.h"
#include "kernel/slab/caches.h"

namespace fl::procfs {
namespace {

using ull = unsigned long long;
using Take = Status (*)(kernel::Kernel&, hw::Hardware&, std::uint64_t, trace::Recorder&);

std::string source_of(const kernel::WantedMemory& memory)
{
    if (memory.in_vmalloc) return "vmalloc";
    if (memory.object) return std::string(kernel::cache_info(kernel::kmalloc_cache(memory.bytes)).name);
    return format("order %u", memory.order);
}

std::string held(const View& view, bool in_vmalloc)
{
    std::string text = "# number      bytes      taken  from            address\n";
    if (!view.kernel.wanted) return text;
    for (const kernel::WantedMemory& memory : *view.kernel.wanted)
        if (memory.in_vmalloc == in_vmalloc)
            text += format("%8u %10llu %10llu  %-15s 0x%016llx\n", memory.number,
                           static_cast<ull>(memory.bytes), static_cast<ull>(kernel::bytes_taken(memory)),
                           source_of(memory).c_str(), static_cast<ull>(memory.at.value));
    return text;
}

std::string render_kmalloc(const View& view) { return held(view, false); }
std::string render_vmalloc(const View& view) { return held(view, true); }

// "SIZE" or "SIZE TIMES". What was had before memory ran out stays.
Status take(const Writer& writer, std::string_view text, Take one)
{
    constexpr std::int64_t most_times = 1024;
    const std::string_view words = trim(text);
    const std::size_t space = std::min(words.find(' '), words.size());
    const auto bytes = parse_kernel_number(words.substr(0, space));
    const auto times = space == words.size() ? std::optional<std::int64_t>{1}
                                             : parse_kernel_number(words.substr(space));
    if (!bytes || *bytes < 0 || !times || *times < 1 || *times > most_times) return Errno::Invalid;
    for (std::int64_t i = 0; i < *times; ++i) {
        const Status status =
            one(writer.kernel, writer.hardware, static_cast<std::uint64_t>(*bytes), writer.record);
        if (!status) return status;
    }
    return Done{};
}

Status write_kmalloc(const Writer& writer, std::string_view text)
{
    return take(writer, text, kernel::demonstrate_kmalloc);
}
Status write_vmalloc(const Writer& writer, std::string_view text)
{
    return take(writer, text, kernel::demonstrate_vmalloc);
}

Status write_kfree(const Writer& writer, std::string_view text)
{
    const auto free = [&](std::uint32_t number) {
        return kernel::demonstrate_kfree(writer.kernel, writer.hardware, number, writer.record);
    };
    if (trim(text) == "all") {
        while (writer.kernel.wanted && !writer.kernel.wanted->empty())
            if (const Status status = free(writer.kernel.wanted->back().number); !status) return status;
        return Done{};
    }
    const auto number = parse_kernel_number(text);
    if (!number || *number < 1 || *number > 0x7fff'ffff) return Errno::Invalid;
    return free(static_cast<std::uint32_t>(*number));
}

constexpr SystemNode nodes[] = {
    {"/sys/faultline/kfree", 0200, nullptr, write_kfree},
    {"/sys/faultline/kmalloc", 0644, render_kmalloc, write_kmalloc},
    {"/sys/faultline/vmalloc", 0644, render_vmalloc, write_vmalloc},
};

}  // namespace

std::span<const SystemNode> demonstration_nodes() { return nodes; }

}  // namespace fl::procfs
