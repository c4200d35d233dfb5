// Linux: mm/swapfile.c sys_swapon(), read_swap_header(), enable_swap_info().
#include "kernel/swap/swap_on.h"

#include "base/text.h"
#include "kernel/files/store.h"
#include "kernel/swap/area_order.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace fl::kernel {
namespace {

constexpr std::string_view partition = "/dev/vda2";

// Linux: union swap_header, as mkswap(8) writes it into the first page.
struct Header {
    std::array<char, 1024> boot_bits;
    std::uint32_t version, last_page, bad_pages;
    std::array<char, page_size - 1024 - 12 - 10> rest;
    std::array<char, 10> magic;
};
static_assert(sizeof(Header) == page_size);

// Pages the header allows, itself among them; 0: it is none.
std::uint64_t pages_by_header(const Kernel& kernel, const hw::Hardware& hardware, const Inode& inode)
{
    Header header{};
    read_inode(kernel, hardware, inode.id, 0, std::as_writable_bytes(std::span<Header, 1>(&header, 1)));
    const bool signed_by_mkswap = std::memcmp(header.magic.data(), "SWAPSPACE2", header.magic.size()) == 0;
    if (!signed_by_mkswap || header.version != 1) return 0;
    const std::uint64_t of_file = inode.size.value / page_size;
    return std::min(std::uint64_t{header.last_page} + 1, of_file);
}

// Below all other swap files.
hw::BlockNumber room_for(const Kernel& kernel, const hw::Hardware& hardware, std::uint64_t pages)
{
    std::uint64_t end = hardware.disk.size().value;
    for (const SwapArea& area : kernel.swap.areas)
        if (area.active && area.inode) end = std::min(end, area.first.value);
    return {end - pages};
}

void enable(Kernel& kernel, SwapArea area, std::uint64_t pages, std::optional<int> priority)
{
    area.active = true;
    area.slots = SlotMap(static_cast<std::uint32_t>(pages));
    area.slots.edit(0).flags = SlotHeader;
    area.slots.count_used(0, true);
    area.priority = priority ? *priority : kernel.swap.next_priority--;
    const auto kib = static_cast<unsigned long long>(kibibytes({area.pages()}));
    log(kernel, format("Adding %lluk swap on %s.  Priority:%d extents:1 across:%lluk ", kib,
                       area.path.c_str(), area.priority, kib));
    auto& areas = kernel.swap.areas;
    const auto unused = std::find_if(areas.begin(), areas.end(), [](const SwapArea& a) { return !a.active; });
    const auto number = static_cast<unsigned>(unused - areas.begin());
    if (unused == areas.end()) areas.push_back(std::move(area));
    else *unused = std::move(area);
    begin_use(kernel, number);
}

}  // namespace

Status swap_on(Kernel& kernel, hw::Hardware& hardware, std::string_view path, std::optional<int> priority,
               trace::Recorder&)
{
    constexpr std::size_t most_areas = 28;  // Linux: MAX_SWAPFILES, with what migration and others keep
    for (const SwapArea& area : kernel.swap.areas)
        if (area.active && area.path == path) return Errno::Busy;
    if (kernel.swap.order.size() >= most_areas) return Errno::Perm;
    SwapArea area;
    area.path = path;
    if (path == partition && kernel.swap.partition_pages != 0) {
        enable(kernel, std::move(area), kernel.swap.partition_pages, priority);
        return Done{};
    }
    const Inode* inode = kernel.files.lookup(path);
    if (!inode) return Errno::NoEntry;
    if (inode->kind != InodeKind::Regular) return Errno::Invalid;
    const std::uint64_t pages = pages_by_header(kernel, hardware, *inode);
    if (pages < 2) return Errno::Invalid;
    area.inode = inode->id;
    area.first = room_for(kernel, hardware, pages);
    enable(kernel, std::move(area), pages, priority);
    return Done{};
}

void add_boot_swap(Kernel& kernel, std::uint64_t pages)
{
    if (pages < 2) return;  // a header and nothing behind it
    kernel.swap.partition_pages = pages;
    SwapArea area;
    area.path = partition;
    enable(kernel, std::move(area), pages, std::nullopt);
}

}  // namespace fl::kernel
