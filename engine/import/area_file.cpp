#include "import/area_file.h"

#include "base/text.h"
#include "import/lines.h"
#include "import/scan.h"
#include "kernel/address_space/vma.h"

namespace fl::import {
namespace {

constexpr std::size_t most_areas = 65'530;  // vm.max_map_count

bool read_permissions(std::string_view& text, FileArea& area)
{
    if (text.size() < 5 || text[4] != ' ') return false;
    const auto is = [&](std::size_t at, char c) { return text[at] == c; };
    for (std::size_t i = 0; i < 3; ++i)
        if (!is(i, '-') && !is(i, "rwx"[i])) return false;
    if (!is(3, 'p') && !is(3, 's')) return false;
    area.protection = (is(0, 'r') ? kernel::ProtRead : 0u) | (is(1, 'w') ? kernel::ProtWrite : 0u) |
                      (is(2, 'x') ? kernel::ProtExec : 0u);
    area.shared = is(3, 's');
    text.remove_prefix(5);
    return true;
}

// "5610c2ec4000-5610c2ec6000 r--p 00000000 fe:00 247134                     /usr/bin/cat"
bool read_head(std::string_view text, FileArea& area)
{
    const std::optional<std::uint64_t> begin = take_number(text, 16);
    if (!begin || !take(text, "-")) return false;
    const std::optional<std::uint64_t> end = take_number(text, 16);
    if (!end || !take(text, " ") || !read_permissions(text, area)) return false;
    const std::optional<std::uint64_t> offset = take_number(text, 16);
    if (!offset || !take(text, " ") || !take_number(text, 16) || !take(text, ":")) return false;
    if (!take_number(text, 16) || !take(text, " ") || !take_number(text)) return false;
    area.begin = VirtAddr{*begin};
    area.end = VirtAddr{*end};
    area.offset = *offset;
    area.name = trim(text);
    return true;
}

struct Field {
    std::string_view name;
    std::uint64_t FileArea::*value;
};
constexpr Field fields[] = {{"Rss", &FileArea::rss},
                            {"Pss", &FileArea::pss},
                            {"Shared_Clean", &FileArea::shared_clean},
                            {"Shared_Dirty", &FileArea::shared_dirty},
                            {"Private_Clean", &FileArea::private_clean},
                            {"Private_Dirty", &FileArea::private_dirty},
                            {"Anonymous", &FileArea::anonymous},
                            {"AnonHugePages", &FileArea::anon_huge},
                            {"Swap", &FileArea::swap},
                            {"Shared_Hugetlb", &FileArea::hugetlb},
                            {"Private_Hugetlb", &FileArea::hugetlb}};

// "Rss:                   8 kB", or one of smaps's lines that are not needed here.
bool read_field(std::string_view text, FileArea& area)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view name = text.substr(0, colon);
    for (const char c : name)
        if (!is_name(c)) return false;
    if (name == "VmFlags") return true;
    std::string_view rest = text.substr(colon + 1);
    skip_blanks(rest);
    const std::optional<std::uint64_t> value = take_number(rest);
    if (!value) return false;
    constexpr std::uint64_t most = 1ull << 40;
    for (const Field& field : fields)
        if (field.name == name && *value < most) area.*field.value += *value;
    return true;
}

std::string fault_of(const FileArea& area, const AreaFile& file)
{
    const auto said = [&](const char* what) { return format("%u: %s", area.line, what); };
    if (offset_in_page(area.begin) != 0 || offset_in_page(area.end) != 0)
        return said("the area's borders are not those of pages");
    if (area.end <= area.begin) return said("the area ends before it begins");
    if (!file.areas.empty() && area.begin < file.areas.back().end)
        return said("the area begins before the one above it ends: one process's file is expected");
    if (file.areas.size() >= most_areas) return said("more areas than a process can have");
    return {};
}

}  // namespace

AreaFile read_area_file(std::string_view text)
{
    AreaFile file;
    Lines lines(text);
    while (lines.next() && file.problem.empty()) {
        const std::string_view line = trim(lines.line());
        FileArea area;
        area.line = lines.number();
        if (line.empty()) continue;
        if (read_head(line, area)) {
            file.problem = fault_of(area, file);
            if (file.problem.empty()) file.areas.push_back(area);
        } else if (!file.areas.empty() && read_field(line, file.areas.back())) {
            file.counted = true;
        } else if (file.unknown++ == 0) {
            file.first_unknown = lines.number();
        }
    }
    file.lines = lines.number();
    return file;
}

bool looks_like_area_file(std::string_view text)
{
    Lines lines(text);
    FileArea area;
    constexpr std::uint32_t looked_at = 10;  // a prompt may stand above it
    while (lines.next() && lines.number() <= looked_at)
        if (read_head(trim(lines.line()), area)) return true;
    return false;
}

}  // namespace fl::import
