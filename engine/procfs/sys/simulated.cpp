#include "procfs/sys/simulated.h"

#include "base/text.h"
#include "kernel/address_space/switch_space.h"
#include "kernel/kernel.h"
#include "kernel/reclaim/linux26.h"

namespace fl::procfs {
namespace {

using kernel::Badness;
using kernel::Replacement;

constexpr std::string_view today = "linux", of_old = "linux26";

std::string choice(bool old)
{
    return old ? "linux [linux26]\n" : "[linux] linux26\n";
}

std::string badness(const View& view) { return choice(view.kernel.tunables.badness == Badness::Linux26); }

Status write_badness(const Writer& writer, std::string_view text)
{
    if (trim(text) != today && trim(text) != of_old) return Errno::Invalid;
    writer.kernel.tunables.badness = trim(text) == of_old ? Badness::Linux26 : Badness::Linux;
    return Done{};
}

std::string replacement(const View& view)
{
    return choice(view.kernel.tunables.replacement == Replacement::Linux26);
}

Status write_replacement(const Writer& writer, std::string_view text)
{
    if (trim(text) != today && trim(text) != of_old) return Errno::Invalid;
    const Replacement rules = trim(text) == of_old ? Replacement::Linux26 : Replacement::Linux;
    kernel::set_replacement(writer.kernel, rules, writer.record);
    return Done{};
}

std::string pcid(const View& view) { return view.kernel.tlb.pcid ? "1\n" : "0\n"; }

Status write_pcid(const Writer& writer, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < 0 || *value > 1) return Errno::Invalid;
    kernel::use_pcids(writer.kernel, writer.hardware, *value == 1);
    return Done{};
}

constexpr SystemNode nodes[] = {
    {"/sys/faultline/badness", 0644, badness, write_badness},
    {"/sys/faultline/pcid", 0644, pcid, write_pcid},
    {"/sys/faultline/replacement", 0644, replacement, write_replacement},
};

}  // namespace

std::span<const SystemNode> simulated_nodes() { return nodes; }

}  // namespace fl::procfs
