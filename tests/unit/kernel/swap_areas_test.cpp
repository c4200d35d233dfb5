#include "kernel/swap/swap_on.h"
#include "unit/kernel/swapping.h"

#include <cstring>

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

constexpr std::uint64_t prefer = 0x8000;

// A program with root's rights and a second area of its own.
struct SwapFiles : Swapping {
    // What mkswap(8) writes at the beginning and the end of the first page.
    void make_swap_file(const std::string& path, std::uint32_t pages)
    {
        std::vector<std::byte> bytes(pages * page_size);
        const std::uint32_t version = 1, last = pages - 1;
        std::memcpy(bytes.data() + 1024, &version, sizeof version);
        std::memcpy(bytes.data() + 1028, &last, sizeof last);
        std::memcpy(bytes.data() + page_size - 10, "SWAPSPACE2", 10);
        REQUIRE(put_file(kernel, hardware, path, bytes, 0600, record));
    }
    std::int64_t with_path(SystemCall number, const std::string& path, std::uint64_t flags = 0)
    {
        UserMemory memory(kernel, hardware, pid, record);
        REQUIRE(memory.write(scratch, std::as_bytes(std::span(path.c_str(), path.size() + 1))) == Reach::Ok);
        return call(number, {scratch.value, flags});
    }
    std::int64_t on(const std::string& path, std::uint64_t flags = 0)
    {
        return with_path(SystemCall::Swapon, path, flags);
    }
    std::int64_t off(const std::string& path) { return with_path(SystemCall::Swapoff, path); }
    static std::int64_t error(Errno number) { return -static_cast<std::int64_t>(number); }
};

}  // namespace

TEST_CASE_FIXTURE(SwapFiles, "swapon wants the header that mkswap writes")
{
    make_swap_file("/tmp/swap", 64);
    file_of("/tmp/other", 64);
    CHECK(on("/tmp/other") == error(Errno::Invalid));
    CHECK(on("/tmp/none") == error(Errno::NoEntry));
    CHECK(on("/tmp/swap", 0x100000) == error(Errno::Invalid));
    CHECK(on("/tmp/swap") == 0);
    CHECK(on("/tmp/swap") == error(Errno::Busy));
    CHECK(kernel.swap_pages == 4095 + 63);
    CHECK(kernel.swap.areas[1].priority == -3);
    CHECK(off("/tmp/swap") == 0);
    CHECK(kernel.swap_pages == 4095);
    CHECK(off("/tmp/swap") == error(Errno::Invalid));
    process().uid = 1000;
    CHECK(on("/tmp/swap") == error(Errno::Perm));
}

TEST_CASE_FIXTURE(SwapFiles, "the area of the highest priority is filled first, equal ones take turns")
{
    make_swap_file("/tmp/a", 9);
    make_swap_file("/tmp/b", 9);
    REQUIRE(on("/tmp/a", prefer | 10) == 0);
    REQUIRE(on("/tmp/b", prefer | 10) == 0);
    const VirtAddr at = filled(20);
    advise(at, 4, page_out_advice);
    CHECK(kernel.swap.areas[0].used == 0);
    CHECK(kernel.swap.areas[1].used == 2);
    CHECK(kernel.swap.areas[2].used == 2);
    advise(at, 20, page_out_advice);
    CHECK(kernel.swap.areas[0].used == 4);
    CHECK(kernel.swap.areas[1].used == 8);
    CHECK(kernel.swap.areas[2].used == 8);
}

TEST_CASE_FIXTURE(SwapFiles, "swapoff brings every page back without a fault")
{
    const VirtAddr at = filled(32);
    push_out(at, 32);
    const Pid child = fork();
    const std::uint64_t faults_before = counters().pgfault, rss = space().rss_anon;
    CHECK(swap_off(kernel, hardware, "/dev/vda2", record));
    CHECK(space().swapents == 0);
    CHECK(space().rss_anon == rss + 32);
    CHECK(counters().pgfault == faults_before);
    CHECK(kernel.swap_pages == 0);
    CHECK(counters().nr_swapcached == 0);
    for (std::uint64_t i = 0; i < 32; ++i) CHECK(byte(child, at + i * page_size) == 1 + i % 250);
    CHECK(on("/dev/vda2") == 0);
    CHECK(kernel.swap.free == 4095);
    CHECK(kernel.swap.areas[0].priority == -2);
}

TEST_CASE_FIXTURE(SwapFiles, "swapoff moves what one area holds to memory while another stays in use")
{
    make_swap_file("/tmp/a", 65);
    REQUIRE(on("/tmp/a", prefer | 5) == 0);
    const VirtAddr at = filled(80);
    push_out(at, 80);
    CHECK(kernel.swap.areas[1].used == 64);
    CHECK(kernel.swap.areas[0].used == 16);
    CHECK(off("/tmp/a") == 0);
    CHECK(space().swapents == 16);
    for (std::uint64_t i = 0; i < 80; i += 7) CHECK(byte(pid, at + i * page_size) == 1 + i % 250);
}
