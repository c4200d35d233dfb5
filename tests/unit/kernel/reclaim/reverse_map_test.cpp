// From a frame to who shows it, after everything that moves areas about. Linux: mm/rmap.c.
#include "kernel/reclaim/reverse_map.h"

#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

FrameNumber frame_at(const SmallMachine& machine, Pid pid, VirtAddr at)
{
    const auto entry = existing_entry(machine.hardware.memory, space_of(machine.kernel, pid).root, at);
    REQUIRE(entry);
    return machine.hardware.memory.load_entry(*entry).frame();
}

std::vector<std::pair<std::uint32_t, std::uint64_t>> shown_by(const SmallMachine& machine, FrameNumber frame)
{
    std::vector<std::pair<std::uint32_t, std::uint64_t>> found;
    each_mapping(machine.kernel, machine.hardware, frame, [&](const Mapping& mapping) {
        found.push_back({mapping.space, mapping.page.value});
        return true;
    });
    return found;
}

using Found = std::vector<std::pair<std::uint32_t, std::uint64_t>>;

}  // namespace

TEST_CASE("an anonymous page is found in its space, after fork in both, after a copy apart")
{
    SmallMachine machine;
    const VirtAddr at = machine.map_anonymous(3);
    machine.faults(at, 3, hw::AccessKind::Write);
    const FrameNumber frame = frame_at(machine, machine.pid, at + page_size);
    const std::uint32_t mine = machine.process().space;
    CHECK(shown_by(machine, frame) == Found{{mine, at.value + page_size}});
    const Pid child = machine.fork();
    const std::uint32_t theirs = process_of(machine.kernel, child).space;
    CHECK(shown_by(machine, frame) == Found{{mine, at.value + page_size}, {theirs, at.value + page_size}});
    machine.access(child, at + page_size, hw::AccessKind::Write);
    CHECK(shown_by(machine, frame) == Found{{mine, at.value + page_size}});
    CHECK(shown_by(machine, frame_at(machine, child, at + page_size)) ==
          Found{{theirs, at.value + page_size}});
    const Pid grandchild = static_cast<Pid>(machine.call_as(child, SystemCall::Fork));
    CHECK(shown_by(machine, frame_at(machine, child, at)).size() == 3);
    machine.exit(child, 0);
    machine.exit(grandchild, 0);
    CHECK(shown_by(machine, frame) == Found{{mine, at.value + page_size}});
}

TEST_CASE("a moved page is found at its new place")
{
    SmallMachine machine;
    const VirtAddr at = machine.map_at({0x300000000000}, 4);
    machine.faults(at, 4, hw::AccessKind::Write);
    const FrameNumber frame = frame_at(machine, machine.pid, at + 2 * page_size);
    machine.map_at(at + 4 * page_size, 1, ProtRead);  // it cannot grow in place
    const VirtAddr to{static_cast<std::uint64_t>(
        machine.call(SystemCall::Mremap, {at.value, 4 * page_size, 8 * page_size, 3, 0x310000000000}))};
    REQUIRE(to.value == 0x310000000000);
    CHECK(shown_by(machine, frame) == Found{{machine.process().space, to.value + 2 * page_size}});
    machine.write(to + 6 * page_size);
    CHECK(shown_by(machine, frame_at(machine, machine.pid, to + 6 * page_size)).size() == 1);
}

TEST_CASE("moved memory keeps its origin when it joins untouched memory, and fork still copies it")
{
    SmallMachine machine;
    const VirtAddr at = machine.map_at({0x300000000000}, 2), room{0x300000800000};
    machine.faults(at, 2, hw::AccessKind::Write);
    const Vma& area = *machine.space().areas.containing(at);
    // Untouched memory whose page numbers go on where the moved area's end.
    const std::uint64_t before = area.file_page;
    machine.map_at(room + 2 * page_size, 2);
    Vma& next = machine.space().areas.edit(machine.space().areas.find_index(room + 2 * page_size));
    next.file_page = before + 2;
    CHECK(machine.call(SystemCall::Mremap, {at.value, 2 * page_size, 2 * page_size, 3, room.value}) ==
          static_cast<std::int64_t>(room.value));
    CHECK(machine.areas_in(room, 4) == 1);
    CHECK(shown_by(machine, frame_at(machine, machine.pid, room)).size() == 1);
    const Pid child = machine.fork();
    CHECK(shown_by(machine, frame_at(machine, machine.pid, room)).size() == 2);
    machine.exit(child, 0);
}

TEST_CASE("a split and an mprotect leave every page findable")
{
    SmallMachine machine;
    const VirtAddr at = machine.map_anonymous(6);
    machine.faults(at, 6, hw::AccessKind::Write);
    machine.call(SystemCall::Mprotect, {at.value + 2 * page_size, 2 * page_size, ProtRead});
    CHECK(machine.areas_in(at, 6) == 3);
    for (std::uint64_t i = 0; i < 6; ++i)
        CHECK(shown_by(machine, frame_at(machine, machine.pid, at + i * page_size)).size() == 1);
    machine.call(SystemCall::Munmap, {at.value, page_size});
    CHECK(shown_by(machine, frame_at(machine, machine.pid, at + 5 * page_size)).size() == 1);
}

TEST_CASE("a page of a file is found in every mapping of it, private and shared")
{
    SmallMachine machine;
    const int fd = machine.file_of("/tmp/f", 8);
    const auto map = [&](std::uint64_t kind, std::uint64_t offset) {
        return VirtAddr{static_cast<std::uint64_t>(
            machine.call(SystemCall::Mmap, {0, 4 * page_size, ProtRead, kind, static_cast<std::uint64_t>(fd),
                                            offset * page_size}))};
    };
    const VirtAddr one = map(SmallMachine::priv, 0), two = map(SmallMachine::shared, 2);
    machine.read(one + 2 * page_size);
    machine.read(two);
    const FrameNumber frame = frame_at(machine, machine.pid, two);
    CHECK(shown_by(machine, frame).size() == 2);
    machine.call(SystemCall::Munmap, {one.value, 4 * page_size});
    CHECK(shown_by(machine, frame) == Found{{machine.process().space, two.value}});
}

TEST_CASE("asking whether a page was used forgets it")
{
    SmallMachine machine;
    const VirtAddr at = machine.map_anonymous(2);
    machine.faults(at, 2, hw::AccessKind::Write);
    const FrameNumber frame = frame_at(machine, machine.pid, at);
    CHECK(page_referenced(machine.kernel, machine.hardware, frame).entries == 1);
    CHECK(page_referenced(machine.kernel, machine.hardware, frame).entries == 0);
    machine.hardware.tlb.flush_all();
    machine.read(at);
    CHECK(page_referenced(machine.kernel, machine.hardware, frame).entries == 1);
    machine.call(SystemCall::Mlock, {at.value, page_size});
    CHECK(page_referenced(machine.kernel, machine.hardware, frame).locked);
}
