// Which list a page is on. Linux: mm/swap.c, mm/mlock.c.
#include "kernel/reclaim/lists.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

std::uint64_t on(const SmallMachine& machine, LruList list)
{
    return machine.kernel.groups.at(0).lru.list(list).count;
}

FrameNumber cached(const SmallMachine& machine, const char* path, std::uint64_t index)
{
    return *machine.kernel.cache.find(machine.kernel.files.lookup(path)->id, index);
}

}  // namespace

TEST_CASE("new anonymous pages begin on the inactive list, pages of files on that of files")
{
    SmallMachine machine;
    const std::uint64_t anon = on(machine, LruList::InactiveAnon), file = on(machine, LruList::InactiveFile);
    const std::uint64_t active = on(machine, LruList::ActiveAnon);
    machine.faults(machine.map_anonymous(20), 20, hw::AccessKind::Write);
    CHECK(on(machine, LruList::InactiveAnon) == anon + 20);
    CHECK(on(machine, LruList::ActiveAnon) == active);
    machine.file_of("/tmp/f", 8);
    CHECK(on(machine, LruList::InactiveFile) >= file + 8);
    CHECK(machine.kernel.statistics.nr_inactive_anon == on(machine, LruList::InactiveAnon));
}

TEST_CASE("shared anonymous memory counts as anonymous")
{
    SmallMachine machine;
    const std::uint64_t anon = on(machine, LruList::InactiveAnon);
    const VirtAddr at{static_cast<std::uint64_t>(
        machine.call(SystemCall::Mmap, {0, 5 * page_size, SmallMachine::rw,
                                        SmallMachine::shared | SmallMachine::anonymous, ~0ull, 0}))};
    machine.faults(at, 5, hw::AccessKind::Write);
    CHECK(on(machine, LruList::InactiveAnon) == anon + 5);
}

TEST_CASE("the second use of a page makes it active")
{
    SmallMachine machine;
    machine.file_of("/tmp/f", 2);
    const FrameNumber frame = cached(machine, "/tmp/f", 0);
    machine.kernel.frames.table.edit(frame).flags &= static_cast<std::uint16_t>(~FrameReferenced);
    if (machine.kernel.frames.table.at(frame).flags & FrameActive)
        deactivate_page(machine.kernel, frame, machine.record);
    const std::uint64_t age = machine.kernel.groups.at(0).lru.nonresident_age;
    mark_accessed(machine.kernel, frame, machine.record);
    CHECK((machine.kernel.frames.table.at(frame).flags & FrameReferenced) != 0);
    CHECK(list_of(machine.kernel.frames.table.at(frame)) == LruList::InactiveFile);
    mark_accessed(machine.kernel, frame, machine.record);
    CHECK((machine.kernel.frames.table.at(frame).flags & FrameReferenced) == 0);
    CHECK(list_of(machine.kernel.frames.table.at(frame)) == LruList::ActiveFile);
    CHECK(machine.kernel.groups.at(0).lru.nonresident_age == age + 1);
    mark_accessed(machine.kernel, frame, machine.record);  // from then on it is only noted
    CHECK((machine.kernel.frames.table.at(frame).flags & FrameReferenced) != 0);
    machine.check_invariants();
}

TEST_CASE("locked pages wait on a list of their own and come back inactive")
{
    SmallMachine machine;
    const VirtAddr at = machine.map_anonymous(6);
    machine.faults(at, 3, hw::AccessKind::Write);
    CHECK(machine.call(SystemCall::Mlock, {at.value, 6 * page_size}) == 0);
    CHECK(on(machine, LruList::Unevictable) == 6);
    CHECK(machine.kernel.statistics.nr_unevictable == 6);
    CHECK(machine.kernel.statistics.unevictable_pgs_mlocked == 6);
    const std::uint64_t anon = on(machine, LruList::InactiveAnon);
    CHECK(machine.call(SystemCall::Munlock, {at.value, 6 * page_size}) == 0);
    CHECK(on(machine, LruList::Unevictable) == 0);
    CHECK(on(machine, LruList::InactiveAnon) == anon + 6);
}

TEST_CASE("a page leaves its list when it is freed, and the events tell where it was")
{
    SmallMachine machine;
    const std::uint64_t anon = on(machine, LruList::InactiveAnon);
    const VirtAddr at = machine.map_anonymous(1);
    machine.record.clear();
    machine.write(at);
    CHECK(machine.call(SystemCall::Munmap, {at.value, page_size}) == 0);
    CHECK(on(machine, LruList::InactiveAnon) == anon);
    std::vector<std::pair<unsigned, unsigned>> moves;
    for (const trace::Event& event : machine.record.events())
        if (const auto* listed = std::get_if<trace::PageListed>(&event.what))
            moves.push_back({listed->from, listed->to});
    CHECK(moves == std::vector<std::pair<unsigned, unsigned>>{{no_list, 0}, {0, no_list}});
}
