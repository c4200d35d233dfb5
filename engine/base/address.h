// Addresses and page numbers as distinct types: a virtual address cannot be
// passed where a physical one is meant.
#pragma once

#include <compare>
#include <cstdint>

namespace fl {

inline constexpr unsigned page_shift = 12;
inline constexpr std::uint64_t page_size = 1ull << page_shift;  // bytes

// A number that compares and subtracts only with its own kind.
template <class Kind>
struct Numbered {
    std::uint64_t value = 0;

    friend constexpr auto operator<=>(const Numbered&, const Numbered&) = default;
    friend constexpr Numbered operator+(Numbered n, std::uint64_t step) { return {n.value + step}; }
    friend constexpr Numbered operator-(Numbered n, std::uint64_t step) { return {n.value - step}; }
    friend constexpr std::uint64_t operator-(Numbered a, Numbered b) { return a.value - b.value; }
    constexpr Numbered& operator+=(std::uint64_t step)
    {
        value += step;
        return *this;
    }
    constexpr Numbered& operator-=(std::uint64_t step)
    {
        value -= step;
        return *this;
    }
    constexpr Numbered& operator++()
    {
        ++value;
        return *this;
    }
};

using VirtAddr = Numbered<struct VirtAddrKind>;
using PhysAddr = Numbered<struct PhysAddrKind>;
using PageNumber = Numbered<struct PageNumberKind>;    // Linux calls it vpn.
using FrameNumber = Numbered<struct FrameNumberKind>;  // Linux calls it pfn.

constexpr PageNumber page_of(VirtAddr address)
{
    return {address.value >> page_shift};
}
constexpr VirtAddr start_of(PageNumber page)
{
    return {page.value << page_shift};
}
constexpr std::uint64_t offset_in_page(VirtAddr address)
{
    return address.value & (page_size - 1);
}
constexpr FrameNumber frame_of(PhysAddr address)
{
    return {address.value >> page_shift};
}
constexpr std::uint64_t offset_in_frame(PhysAddr address)
{
    return address.value & (page_size - 1);
}
constexpr PhysAddr address_in(FrameNumber frame, std::uint64_t offset)
{
    return {(frame.value << page_shift) + offset};
}

constexpr std::uint64_t align_down(std::uint64_t n, std::uint64_t step)
{
    return n / step * step;
}
constexpr std::uint64_t align_up(std::uint64_t n, std::uint64_t step)
{
    return align_down(n + step - 1, step);
}
constexpr VirtAddr page_floor(VirtAddr a)
{
    return {align_down(a.value, page_size)};
}
constexpr VirtAddr page_ceil(VirtAddr a)
{
    return {align_up(a.value, page_size)};
}

static_assert(page_of(VirtAddr{0x1fff}) == PageNumber{1});
static_assert(address_in(FrameNumber{3}, offset_in_page(VirtAddr{0x1fff})) == PhysAddr{0x3fff});

}  // namespace fl
