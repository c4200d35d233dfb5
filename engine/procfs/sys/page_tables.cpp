// Linux: mm/ptdump.c and arch/x86/mm/dump_pagetables.c: what the kernel's own tables map, stretch by stretch.
#include "procfs/sys/page_tables.h"

#include "base/text.h"
#include "kernel/kernel.h"

#include <algorithm>

namespace fl::procfs {
namespace {

struct Marker {
    VirtAddr at;
    std::string_view name;
};

class Dump {
public:
    explicit Dump(const View& view) : memory_(view.hardware.memory), paging_(memory_.paging())
    {
        const kernel::AddressLayout& layout = view.kernel.layout;
        markers_ = {{{0}, "User Space"},
                    {layout.kernel_half, "Kernel Space"},
                    {layout.direct_map, "Low Kernel Mapping"},
                    {layout.vmalloc_begin, "vmalloc() Area"}};
        if (paging_.narrow()) return;
        markers_.push_back({layout.vmalloc_end, "Vmemmap"});
        markers_.push_back({layout.kernel_text, "High Kernel Mapping"});
    }

    std::string text(FrameNumber root)
    {
        walk(root, paging_.levels, 0);
        finish(end_of_addresses());
        return std::move(text_);
    }

private:
    static constexpr std::uint64_t shown = hw::pte_present | hw::pte_write | hw::pte_user | hw::pte_huge |
                                           hw::pte_global | hw::pte_no_execute;

    std::uint64_t end_of_addresses() const { return paging_.narrow() ? 1ull << 32 : 0; }

    // The upper half of the addresses has all its upper bits set.
    std::uint64_t canonical(std::uint64_t at) const
    {
        const std::uint64_t half = paging_.kernel_half().value, user = paging_.user_end().value;
        return !paging_.narrow() && at >= user && at < half ? at | half : at;
    }
    void walk(FrameNumber table, unsigned level, std::uint64_t base)
    {
        for (std::uint64_t i = 0; i < paging_.entries(); ++i) {
            const std::uint64_t at = canonical(base + i * paging_.entry_span(level));
            const hw::Pte entry = memory_.load_entry(paging_.slot(table, i));
            const bool leaf = level == 1 || entry.huge() || !entry.present();
            if (leaf) note(at, level, entry.present() ? entry.raw & shown : 0);
            else walk(entry.frame(), level - 1, at);
        }
    }
    void note(std::uint64_t at, unsigned level, std::uint64_t flags)
    {
        const bool begins_part = next_ < markers_.size() && at >= markers_[next_].at.value;
        if (level == level_ && flags == flags_ && !begins_part) return;
        finish(at);
        begin_ = at;
        level_ = level;
        flags_ = flags;
        for (; next_ < markers_.size() && at >= markers_[next_].at.value; ++next_)
            text_ += format("---[ %s ]---\n", std::string(markers_[next_].name).c_str());
    }
    void finish(std::uint64_t end)
    {
        using ull = unsigned long long;
        if (level_ == 0) return;
        const int digits = paging_.narrow() ? 8 : 16;
        std::uint64_t size = (end - begin_) >> 10;
        const char* unit = "KMGTPE";
        for (; size % 1024 == 0 && unit[1]; ++unit)
            size /= 1024;
        text_ += format("0x%0*llx-0x%0*llx   %9llu%c ", digits, static_cast<ull>(begin_), digits,
                        static_cast<ull>(end), static_cast<ull>(size), *unit);
        text_ += flags_text() + std::string(level_name()) + "\n";
    }
    std::string flags_text() const
    {
        if (!(flags_ & hw::pte_present)) return std::string(30, ' ');
        std::string text = flags_ & hw::pte_user ? "USR " : "    ";
        text += flags_ & hw::pte_write ? "RW " : "ro ";
        text += "        ";  // write-through, uncached: nothing here is
        text += level_ > 1 && flags_ & hw::pte_huge ? "PSE " : "    ";
        text += flags_ & hw::pte_global ? "    GLB " : "        ";
        return text + (flags_ & hw::pte_no_execute ? "NX " : "x  ");
    }
    std::string_view level_name() const
    {
        constexpr std::string_view names[] = {"pte", "pmd", "pud", "p4d", "pgd"};
        return level_ == paging_.levels ? names[4] : names[level_ - 1];
    }

    const hw::PhysicalMemory& memory_;
    hw::Paging paging_;
    std::vector<Marker> markers_;
    std::size_t next_ = 0;
    std::uint64_t begin_ = 0, flags_ = 0;
    unsigned level_ = 0;
    std::string text_;
};

std::string kernel_tables(const View& view) { return Dump(view).text(view.kernel.kernel_root); }

constexpr SystemNode nodes[] = {{"/sys/kernel/debug/page_tables/kernel", 0400, kernel_tables}};

}  // namespace

std::span<const SystemNode> page_table_nodes() { return nodes; }

}  // namespace fl::procfs
