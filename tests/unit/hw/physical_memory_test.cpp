#include "hw/physical_memory.h"

#include <doctest/doctest.h>

#include <array>

using namespace fl;
using hw::PhysicalMemory;

namespace {

std::byte byte_at(const PhysicalMemory& memory, PhysAddr at)
{
    std::array<std::byte, 1> byte{};
    memory.read(at, byte);
    return byte[0];
}

void put(PhysicalMemory& memory, PhysAddr at, unsigned value)
{
    const std::array bytes{static_cast<std::byte>(value)};
    memory.write(at, bytes);
}

constexpr FrameNumber a{3}, b{700};

}  // namespace

TEST_CASE("an untouched frame reads as zero, a written one as written, its neighbours as before")
{
    PhysicalMemory memory(1024_pages);
    CHECK(memory.load64(address_in(a, 8)) == 0);
    put(memory, address_in(a, 4095), 7);
    CHECK(byte_at(memory, address_in(a, 4095)) == std::byte{7});
    CHECK(byte_at(memory, address_in(a, 4094)) == std::byte{0});
    CHECK(memory.load64(address_in(a + 1, 0)) == 0);
    CHECK(memory.is_zero(b));
}

TEST_CASE("a word and its bytes are the same memory, least byte first")
{
    PhysicalMemory memory(1024_pages);
    memory.store64(address_in(a, 64), 0x1122334455667788);
    CHECK(byte_at(memory, address_in(a, 64)) == std::byte{0x88});
    CHECK(byte_at(memory, address_in(a, 71)) == std::byte{0x11});
    put(memory, address_in(a, 65), 0);
    CHECK(memory.load64(address_in(a, 64)) == 0x1122334455660088);
}

TEST_CASE("a copied frame has the bytes of its source until one of the two is written")
{
    PhysicalMemory memory(1024_pages);
    put(memory, address_in(a, 100), 1);
    memory.copy(b, a);
    put(memory, address_in(a, 100), 2);
    CHECK(byte_at(memory, address_in(a, 100)) == std::byte{2});
    CHECK(byte_at(memory, address_in(b, 100)) == std::byte{1});
    memory.clear(a);
    CHECK(memory.is_zero(a));
    memory.copy(b, a);
    CHECK(memory.is_zero(b));
}

TEST_CASE("a copy of the memory is independent of the original in both directions")
{
    PhysicalMemory memory(1024_pages);
    put(memory, address_in(a, 0), 1);
    PhysicalMemory copy = memory;
    CHECK(copy == memory);
    put(memory, address_in(a, 0), 2);
    put(copy, address_in(b, 0), 3);
    CHECK(byte_at(copy, address_in(a, 0)) == std::byte{1});
    CHECK(memory.is_zero(b));
    CHECK_FALSE(copy == memory);
}

TEST_CASE("memories are equal when their bytes are, however the bytes came to be")
{
    PhysicalMemory touched(1024_pages), untouched(1024_pages);
    put(touched, address_in(a, 5), 9);
    CHECK_FALSE(touched == untouched);
    put(touched, address_in(a, 5), 0);
    CHECK(touched == untouched);
    put(untouched, address_in(a, 4000), 0);
    CHECK(touched == untouched);
}

TEST_CASE("a frame takes as much of the host as is written of it, and grows without losing a byte")
{
    PhysicalMemory memory(1024_pages);
    const auto room = [&] { return memory.page_for_read(a)->room; };
    put(memory, address_in(a, 640), 1);
    CHECK(room() == hw::HostPage::line_size);
    put(memory, address_in(a, 703), 2);
    CHECK(room() == hw::HostPage::line_size);
    const PhysicalMemory before = memory;
    put(memory, address_in(a, 512), 3);
    CHECK(room() == 8 * hw::HostPage::line_size);
    memory.write(address_in(a, 1000), std::array{std::byte{4}, std::byte{5}});
    put(memory, address_in(a, 4095), 6);
    CHECK(room() == page_size);
    const std::pair<std::uint64_t, int> written[] = {{640, 1},  {703, 2},  {512, 3},
                                                     {1000, 4}, {1001, 5}, {4095, 6}};
    for (const auto& [at, value] : written)
        CHECK(byte_at(memory, address_in(a, at)) == static_cast<std::byte>(value));
    CHECK(byte_at(memory, address_in(a, 1024)) == std::byte{0});
    CHECK(byte_at(before, address_in(a, 703)) == std::byte{2});
    CHECK(byte_at(before, address_in(a, 512)) == std::byte{0});
    put(memory, address_in(b, 4032), 9);
    CHECK(memory.page_for_read(b)->room == hw::HostPage::line_size);
    CHECK(byte_at(memory, address_in(b, 4032)) == std::byte{9});
    CHECK(byte_at(memory, address_in(b, 0)) == std::byte{0});
}
