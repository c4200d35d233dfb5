#include "kernel/files/drop.h"
#include "kernel/files/rename.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;
using hw::AccessKind;

namespace {

constexpr VirtAddr aligned{0x200000000000};

std::int64_t map_file(SmallMachine& machine, int fd, VirtAddr at, std::uint64_t pages,
                      std::uint64_t protection, std::uint64_t type)
{
    return machine.call(SystemCall::Mmap, {at.value, pages * page_size, protection,
                                           type | SmallMachine::fixed, static_cast<std::uint64_t>(fd), 0});
}

}  // namespace

TEST_CASE_FIXTURE(SmallMachine, "reading a cached file through a mapping costs one fault for 16 pages")
{
    const int fd = file_of("/tmp/file", 256);
    REQUIRE(map_file(*this, fd, aligned, 256, ProtRead, shared) > 0);
    const std::uint64_t rss = space().rss_file;
    CHECK(read(aligned) == Touched::Ok);
    CHECK(space().rss_file - rss == 16);
    CHECK(faults(aligned, 256, AccessKind::Read) == 15);
    CHECK(space().rss_file - rss == 256);
    REQUIRE(map_file(*this, fd, aligned + (1ull << 30) + page_size, 256, ProtRead, priv) > 0);
    CHECK(faults(aligned + (1ull << 30) + page_size, 256, AccessKind::Read) == 17);
}

TEST_CASE_FIXTURE(SmallMachine, "writing a private mapping copies page by page and leaves the file alone")
{
    const int fd = file_of("/tmp/file", 64);
    REQUIRE(map_file(*this, fd, aligned, 64, rw, priv) > 0);
    CHECK(faults(aligned, 64, AccessKind::Read) == 4);
    const std::uint64_t file = space().rss_file, anon = space().rss_anon;
    CHECK(faults(aligned, 64, AccessKind::Write) == 64);
    CHECK(space().rss_file == file - 64);
    CHECK(space().rss_anon == anon + 64);
    CHECK(file_text(kernel, hardware, "/tmp/file")[0] == 'f');
}

TEST_CASE_FIXTURE(SmallMachine,
                  "writing a shared mapping marks pages dirty, one fault each, and others see it")
{
    const int fd = file_of("/tmp/file", 32);
    REQUIRE(map_file(*this, fd, aligned, 32, rw, shared) > 0);
    CHECK(faults(aligned, 32, AccessKind::Read) == 2);
    CHECK(faults(aligned, 32, AccessKind::Write) == 32);
    CHECK(write(aligned, 'w') == Touched::Ok);
    CHECK(file_text(kernel, hardware, "/tmp/file")[0] == 'w');
}

TEST_CASE_FIXTURE(SmallMachine, "bytes behind the end in the last page are zero; the next page is SIGBUS")
{
    const std::vector<std::byte> bytes(100, std::byte{'x'});
    REQUIRE(put_file(kernel, hardware, "/tmp/short", bytes, 0644, record));
    const int fd = open("/tmp/short", OpenReadWrite);
    REQUIRE(map_file(*this, fd, aligned, 2, rw, shared) > 0);
    CHECK(byte(pid, aligned + 99) == 'x');
    CHECK(byte(pid, aligned + 4000) == 0);
    CHECK(read(aligned + page_size) == Touched::Bus);
}

TEST_CASE_FIXTURE(SmallMachine,
                  "a sparse file written through a shared mapping: one major fault, then minor ones")
{
    const int fd = open("/tmp/sparse", OpenReadWrite | OpenCreate);
    CHECK(call(SystemCall::Ftruncate, {static_cast<std::uint64_t>(fd), 256 * page_size}) == 0);
    REQUIRE(map_file(*this, fd, aligned, 256, rw, shared) > 0);
    const std::uint64_t major = process().majflt;
    CHECK(faults(aligned, 256, AccessKind::Write) == 255);
    CHECK(process().majflt - major == 1);
}

TEST_CASE_FIXTURE(SmallMachine,
                  "shared anonymous memory: read faults make pages, writes then are free, fork shares them")
{
    const VirtAddr p{static_cast<std::uint64_t>(
        call(SystemCall::Mmap, {0, 64 * page_size, rw, shared | anonymous, ~0ull, 0}))};
    CHECK(faults(p, 64, AccessKind::Read) == 64);
    CHECK(faults(p, 64, AccessKind::Write) == 0);
    CHECK(space().rss_shmem == 64);
    CHECK(kernel.statistics.nr_shmem == 64);
    const Pid child = fork();
    CHECK(access(child, p, AccessKind::Write, 'c') == Touched::Ok);
    CHECK(byte(pid, p) == 'c');
    exit(child, 0);
    CHECK(call(SystemCall::Madvise, {p.value, 64 * page_size, 4}) == 0);
    CHECK(space().rss_shmem == 0);
    CHECK(byte(pid, p) == 'c');
    CHECK(call(SystemCall::Munmap, {p.value, 64 * page_size}) == 0);
    CHECK(kernel.statistics.nr_shmem == 0);
}

TEST_CASE_FIXTURE(SmallMachine, "what is unlinked lives until its last user is gone")
{
    CHECK(write(scratch) == Touched::Ok);
    const std::uint64_t free = kernel.frames.free_pages() + kernel.frames.pages_at_hand();
    const int fd = file_of("/tmp/gone", 8);
    REQUIRE(map_file(*this, fd, aligned, 8, ProtRead, shared) > 0);
    CHECK(remove_name(kernel, hardware, "/tmp/gone", record));
    CHECK(call(SystemCall::Close, {static_cast<std::uint64_t>(fd)}) == 0);
    CHECK(byte(pid, aligned) == 'f');
    CHECK(call(SystemCall::Munmap, {aligned.value, 8 * page_size}) == 0);
    CHECK((kernel.frames.free_pages() + kernel.frames.pages_at_hand()) == free);
}

TEST_CASE_FIXTURE(SmallMachine,
                  "a file made shorter takes its pages out of every mapping and shows no old bytes")
{
    const int fd = file_of("/tmp/file", 4);
    REQUIRE(map_file(*this, fd, aligned, 4, rw, shared) > 0);
    CHECK(write(aligned + 3 * page_size) == Touched::Ok);
    CHECK(call(SystemCall::Ftruncate, {static_cast<std::uint64_t>(fd), 10}) == 0);
    CHECK(read(aligned + page_size) == Touched::Bus);
    CHECK(call(SystemCall::Ftruncate, {static_cast<std::uint64_t>(fd), 4 * page_size}) == 0);
    CHECK(byte(pid, aligned + 9) == 'f');
    CHECK(byte(pid, aligned + 10) == 0);
    CHECK(byte(pid, aligned + 3 * page_size) == 0);
}

TEST_CASE_FIXTURE(SmallMachine, "mincore tells what is there")
{
    const VirtAddr p = map_anonymous(4);
    CHECK(write(p + page_size) == Touched::Ok);
    CHECK(call(SystemCall::Mincore, {p.value, 4 * page_size, scratch.value}) == 0);
    CHECK(byte(pid, scratch) == 0);
    CHECK(byte(pid, scratch + 1) == 1);
    CHECK(call(SystemCall::Mincore, {p.value + 1, page_size, scratch.value}) == -22);
    CHECK(call(SystemCall::Mincore, {0x500000000000, page_size, scratch.value}) == -12);
}

TEST_CASE_FIXTURE(SmallMachine, "a mapping needs the rights its file was opened with")
{
    file_of("/tmp/file", 1);
    const int fd = open("/tmp/file", OpenReadOnly);
    CHECK(map_file(*this, fd, aligned, 1, rw, shared) == -13);
    REQUIRE(map_file(*this, fd, aligned, 1, ProtRead, shared) > 0);
    CHECK(call(SystemCall::Mprotect, {aligned.value, page_size, rw}) == -13);
    CHECK(map_file(*this, fd, aligned, 1, rw, priv) > 0);
    CHECK(map_file(*this, 77, aligned, 1, rw, priv) == -9);
    CHECK(call(SystemCall::Mmap, {0, page_size, ProtRead, priv, 1, 0}) == -19);
}

TEST_CASE_FIXTURE(SmallMachine, "a file in /dev/shm is shared memory with a name: Shmem, never dirty")
{
    const std::uint64_t shmem = kernel.statistics.nr_shmem, dirty = kernel.statistics.nr_dirty;
    const int fd = open("/dev/shm/name", OpenReadWrite | OpenCreate);
    REQUIRE(fd >= 0);
    CHECK(call(SystemCall::Ftruncate, {static_cast<std::uint64_t>(fd), 8 * page_size}) == 0);
    REQUIRE(map_file(*this, fd, aligned, 8, rw, shared) > 0);
    CHECK(faults(aligned, 8, AccessKind::Write) == 8);
    CHECK(kernel.statistics.nr_shmem == shmem + 8);
    CHECK(kernel.statistics.nr_dirty == dirty);
    CHECK(call(SystemCall::Close, {static_cast<std::uint64_t>(fd)}) == 0);
    CHECK(remove_name(kernel, hardware, "/dev/shm/name", record));
    CHECK(kernel.statistics.nr_shmem == shmem + 8);  // still mapped
    CHECK(call(SystemCall::Munmap, {aligned.value, 8 * page_size}) == 0);
    CHECK(kernel.statistics.nr_shmem == shmem);
}

TEST_CASE_FIXTURE(SmallMachine, "a directory takes along what is below it when it is renamed")
{
    REQUIRE(create_inode(kernel, hardware, InodeKind::Directory, "/tmp/a", record));
    REQUIRE(create_inode(kernel, hardware, InodeKind::Directory, "/tmp/a-b", record));
    file_of("/tmp/a/file", 1);
    process().directory = "/tmp/a";
    CHECK(rename(kernel, hardware, "/tmp/a", "/tmp/a/below", false, record).error() == Errno::Invalid);
    CHECK(rename(kernel, hardware, "/tmp/a", "/tmp/a-b", true, record).error() == Errno::Exists);
    CHECK(rename(kernel, hardware, "/tmp/a", "/dev/shm/a", false, record).error() == Errno::CrossDevice);
    CHECK(rename(kernel, hardware, "/tmp/a", "/tmp/a-b", false, record));  // an empty one gives way
    CHECK(kernel.files.lookup("/tmp/a-b/file"));
    CHECK_FALSE(kernel.files.lookup("/tmp/a"));
    CHECK(process().directory == "/tmp/a-b");
}

TEST_CASE_FIXTURE(SmallMachine, "what the disk is told about files is counted as buffers")
{
    const std::uint64_t before = kernel.statistics.nr_buffers;
    for (int i = 0; i < 40; ++i) {  // 16 inodes a block: three blocks at least, four at most
        const std::string path = "/tmp/file-" + std::to_string(i);
        REQUIRE(create_inode(kernel, hardware, InodeKind::Regular, path, record));
    }
    const std::uint64_t grown = kernel.statistics.nr_buffers - before;
    CHECK(grown >= 2);
    CHECK(grown <= 4);
    const InodeId disk = kernel.files.disk;
    const auto opened = open_inode(kernel, hardware, pid, disk, OpenReadOnly, record);
    REQUIRE(opened);
    const auto fd = static_cast<std::uint64_t>(*opened);
    CHECK(call(SystemCall::Read, {fd, map_anonymous(100).value, 100 * page_size}) == 100 * page_size);
    CHECK(kernel.statistics.nr_buffers >= before + grown + 100);
    CHECK(call(SystemCall::Fsync, {fd}) == 0);
    drop_page_cache(kernel, hardware, record);
    CHECK(kernel.statistics.nr_buffers == 0);
}
