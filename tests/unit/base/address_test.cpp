#include "base/address.h"
#include "base/units.h"

#include <doctest/doctest.h>

#include <type_traits>

using namespace fl;

TEST_CASE("an address splits into page and offset and is put together again")
{
    const VirtAddr address{0x7fff'f7dd'2abc};
    CHECK(page_of(address).value == 0x7fff'f7dd2);
    CHECK(offset_in_page(address) == 0xabc);
    CHECK(start_of(page_of(address)) + offset_in_page(address) == address);
    CHECK(page_floor(address).value == 0x7fff'f7dd'2000);
    CHECK(page_ceil(address).value == 0x7fff'f7dd'3000);
    CHECK(page_ceil(page_floor(address)) == page_floor(address));
}

TEST_CASE("kinds of addresses and amounts do not mix")
{
    CHECK_FALSE(std::is_convertible_v<VirtAddr, PhysAddr>);
    CHECK_FALSE(std::is_convertible_v<PageNumber, FrameNumber>);
    CHECK_FALSE(std::is_convertible_v<PageCount, ByteCount>);
    CHECK_FALSE(std::is_convertible_v<std::uint64_t, VirtAddr>);
}

TEST_CASE("bytes become whole pages, rounded up")
{
    CHECK(pages_for(ByteCount{0}).value == 0);
    CHECK(pages_for(ByteCount{1}).value == 1);
    CHECK(pages_for(ByteCount{4096}).value == 1);
    CHECK(pages_for(ByteCount{4097}).value == 2);
    CHECK(bytes_in(pages_for(64_MiB)) == 64_MiB);
    CHECK(kibibytes(75_pages) == 300);
}
