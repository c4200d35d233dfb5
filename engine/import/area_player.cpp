#include "import/area_player.h"

#include "inspect/memory_map.h"
#include "kernel/syscall/numbers.h"

#include <algorithm>

namespace fl::import {
namespace {

using kernel::SystemCall;

enum Advice : unsigned { Random = 1, Normal = 0, HugePage = 14, NoHugePage = 15, PageOut = 21 };
constexpr std::uint64_t huge_pages = 512;  // of 4 kB in one of 2 MB
// More would take too long, in the browser also too much of its memory.
constexpr std::uint64_t most_pages = sizeof(void*) == 8 ? 1u << 20 : 1u << 17;

std::uint64_t pages_of(std::uint64_t kb)
{
    return kb / 4;
}

std::uint64_t pages_wanted(const AreaFile& file)
{
    std::uint64_t sum = 0;
    for (const FileArea& area : file.areas)
        sum += pages_of(area.rss + area.swap);
    return sum;
}

bool is_stack(const FileArea& area)
{
    return area.name.starts_with("[stack");
}
bool is_file(const FileArea& area)
{
    return area.name.starts_with('/');
}

// Where its first 2 MB page would begin, in pages from its beginning.
std::uint64_t first_huge(const FileArea& area)
{
    const std::uint64_t bytes = huge_pages * page_size;
    return (align_up(area.begin.value, bytes) - area.begin.value) / page_size;
}

}  // namespace

machine::MachineConfig machine_for(const AreaFile& file)
{
    const std::uint64_t used = std::min(pages_wanted(file), most_pages) * page_size;
    std::uint64_t swap = 0;
    for (const FileArea& area : file.areas)
        swap += std::min(area.swap * 1024, most_pages * page_size);
    machine::MachineConfig config;
    constexpr std::uint64_t unit = 64ull << 20, least = 256ull << 20;
    config.ram = ByteCount{least + align_up(used + used / 4, unit)};
    if (swap != 0) config.swap = ByteCount{align_up(std::min(swap, used) + (1ull << 20), 1ull << 20)};
    return config;
}

bool AreaPlayer::call(machine::Pid pid, unsigned number, VirtAddr at, std::uint64_t bytes,
                      std::uint64_t third)
{
    const machine::Outcome outcome = stage_.apply(machine::EnactCall{
        .pid = pid, .number = static_cast<std::uint16_t>(number), .arguments = {at.value, bytes, third}});
    return !outcome.error && outcome.result == 0;
}

void AreaPlayer::touch(machine::Pid pid, const Plan& plan, std::uint64_t first, std::uint64_t count,
                       bool write)
{
    const std::uint64_t pages = plan.area->pages();
    count = std::min(count, pages - std::min(first, pages));
    // A stack is used from its end, everything else from its beginning.
    if (is_stack(*plan.area)) first = pages - first - count;
    if (count != 0)
        stage_.apply(machine::EnactTouch{pid, plan.area->begin + first * page_size, count, write});
}

void AreaPlayer::advise(const Plan& plan, std::uint64_t first, std::uint64_t count, unsigned advice)
{
    const std::uint64_t pages = plan.area->pages();
    count = std::min(count, pages - std::min(first, pages));
    if (is_stack(*plan.area)) first = pages - first - count;
    if (count != 0)
        call(pid_, static_cast<unsigned>(SystemCall::Madvise), plan.area->begin + first * page_size,
             count * page_size, advice);
}

// How many of the pages smaps counts are what.
AreaPlayer::Plan AreaPlayer::plan_of(const FileArea& area, std::uint64_t part, std::uint64_t whole) const
{
    const auto scaled = [&](std::uint64_t kb) { return pages_of(kb) * part / whole; };
    Plan plan;
    plan.area = &area;
    const std::uint64_t anon = area.shared ? 0 : std::min(area.anonymous, area.rss);
    const std::uint64_t file = is_file(area) || area.shared ? area.rss - anon : 0;
    std::uint64_t file_shared = std::min(file, anon == 0 ? area.shared_kb() : area.shared_clean);
    std::uint64_t anon_shared = std::min(anon, file == 0 ? area.shared_kb() : area.shared_dirty);
    plan.file_shared = scaled(file_shared);
    plan.file_own = scaled(file - file_shared);
    plan.anon_shared = scaled(anon_shared);
    plan.anon_own = scaled(anon - anon_shared);
    plan.swapped = area.shared ? 0 : scaled(area.swap);
    plan.written = area.shared ? scaled(area.shared_dirty + area.private_dirty) : 0;
    plan.huge = scaled(std::min(area.anon_huge, anon)) / huge_pages * huge_pages;
    const std::uint64_t own = area.private_clean + area.private_dirty;
    const std::uint64_t in_part = area.pss > own ? area.pss - own : 0;  // its share of what it shares
    const std::uint64_t sharers = in_part == 0 ? most_sharers : (area.shared_kb() + in_part / 2) / in_part;
    if (file_shared + anon_shared != 0)
        plan.sharers = static_cast<unsigned>(std::clamp<std::uint64_t>(sharers, 2, most_sharers));
    return plan;
}

void AreaPlayer::make_plans()
{
    whole_ = std::max<std::uint64_t>(1, pages_wanted(file_));
    part_ = std::min(whole_, most_pages);
    for (const FileArea& area : file_.areas)
        if (area.name != "[vsyscall]") plans_.push_back(plan_of(area, part_, whole_));
}

void AreaPlayer::make_process()
{
    std::string program = "/unknown";
    for (const FileArea& area : file_.areas)
        if (is_file(area)) {
            program = area.name;
            break;
        }
    // Only areas that ask for them get huge pages; nothing is refused for want of promises.
    stage_.apply(machine::WriteProc{"/sys/kernel/mm/transparent_hugepage/enabled", "madvise\n"});
    stage_.apply(machine::WriteProc{"/proc/sys/vm/overcommit_memory", "1\n"});
    pid_ = stage_.apply(machine::EnactProgram{0, program}).pid;
    for (const inspect::AreaRow& row : inspect::memory_areas(machine::view(stage_.state()), pid_))
        if (row.kind != inspect::AreaKind::Vsyscall)
            call(pid_, static_cast<unsigned>(SystemCall::Munmap), row.begin, row.end - row.begin);
}

void AreaPlayer::place(Plan& plan)
{
    const FileArea& area = *plan.area;
    const bool written = plan.anon() + plan.written != 0;
    const std::uint32_t needed = written            ? kernel::ProtRead | kernel::ProtWrite
                                 : plan.file() != 0 ? std::uint32_t{kernel::ProtRead}
                                                    : 0;
    machine::EnactArea enact{.pid = pid_,
                             .begin = area.begin,
                             .end = area.end,
                             .protection = area.protection | needed,
                             .shared = area.shared,
                             .offset = area.offset - area.offset % page_size,
                             .name = std::string(area.name)};
    if (!is_file(area) && !area.name.starts_with('[')) enact.name.clear();
    plan.placed = !stage_.apply(enact).error;
    if (!plan.placed) ++left_out_;
}

// What other processes have too comes first: then they can inherit it.
void AreaPlayer::share(const Plan& plan)
{
    if (is_file(*plan.area)) advise(plan, 0, plan.area->pages(), Random);  // nothing is read ahead
    touch(pid_, plan, 0, plan.file_shared, false);
    if (plan.area->shared) touch(pid_, plan, 0, std::min(plan.file_shared, plan.written), true);
    const bool huge = plan.huge != 0 && plan.anon_shared >= plan.huge;
    const std::uint64_t first = huge ? first_huge(*plan.area) : plan.file();
    if (huge) advise(plan, 0, plan.area->pages(), HugePage);
    touch(pid_, plan, first, huge ? plan.huge : plan.anon_shared, true);
    if (!huge) return;
    advise(plan, 0, plan.area->pages(), NoHugePage);
    touch(pid_, plan, first + plan.huge, plan.anon_shared - plan.huge, true);
}

// Processes that hold the same pages, so that PSS counts them in parts.
void AreaPlayer::make_sharers()
{
    unsigned most = 1;
    for (const Plan& plan : plans_)
        most = std::max(most, plan.sharers);
    for (unsigned number = 1; number < most; ++number) {
        const machine::Pid other =
            stage_
                .apply(
                    machine::EnactCall{.pid = pid_, .number = static_cast<std::uint16_t>(SystemCall::Clone)})
                .pid;
        if (other == 0) return;
        for (const Plan& plan : plans_) {
            const bool has = number < plan.sharers;
            if (has)
                touch(other, plan, 0, plan.file_shared, false);
            else
                call(other, static_cast<unsigned>(SystemCall::Munmap), plan.area->begin,
                     plan.area->end - plan.area->begin);
        }
    }
}

void AreaPlayer::use(const Plan& plan)
{
    touch(pid_, plan, plan.file_shared, plan.file_own, false);
    if (plan.area->shared && plan.written > plan.file_shared)
        touch(pid_, plan, plan.file_shared, plan.written - plan.file_shared, true);
    const bool huge = plan.huge != 0 && plan.anon_shared < plan.huge;
    std::uint64_t first = plan.file() + plan.anon_shared, own = plan.anon_own;
    if (plan.huge != 0) first = first_huge(*plan.area) + std::max(plan.huge, plan.anon_shared);
    if (huge) {
        advise(plan, 0, plan.area->pages(), HugePage);
        touch(pid_, plan, first_huge(*plan.area), plan.huge, true);
        advise(plan, 0, plan.area->pages(), NoHugePage);
        own -= std::min(own, plan.huge);
    }
    if (first + own + plan.swapped > plan.area->pages()) first = 0;  // where the alignment left room
    touch(pid_, plan, first, own + plan.swapped, true);
    advise(plan, first + own, plan.swapped, PageOut);
}

void AreaPlayer::finish(const Plan& plan)
{
    const FileArea& area = *plan.area;
    if (is_file(area)) advise(plan, 0, area.pages(), Normal);
    call(pid_, static_cast<unsigned>(SystemCall::Mprotect), area.begin, area.end - area.begin,
         area.protection);
}

bool AreaPlayer::step()
{
    switch (phase_++) {
    case 0:
        make_plans();
        say_begin();
        make_process();
        for (Plan& plan : plans_)
            place(plan);
        std::erase_if(plans_, [](const Plan& plan) { return !plan.placed; });
        return true;
    case 1:
        for (const Plan& plan : plans_)
            share(plan);
        return true;
    case 2:
        make_sharers();
        return true;
    case 3:
        for (const Plan& plan : plans_)
            use(plan);
        return true;
    case 4:
        for (const Plan& plan : plans_)
            finish(plan);
        say_result();
        return true;
    default:
        return false;
    }
}

}  // namespace fl::import
