// Amounts with their unit in the type: pages, bytes and simulated nanoseconds do not mix.
#pragma once

#include "base/address.h"

#include <compare>
#include <cstdint>

namespace fl {

template <class Unit>
struct Amount {
    std::uint64_t value = 0;

    friend constexpr auto operator<=>(const Amount&, const Amount&) = default;
    friend constexpr Amount operator+(Amount a, Amount b) { return {a.value + b.value}; }
    friend constexpr Amount operator-(Amount a, Amount b) { return {a.value - b.value}; }
    friend constexpr Amount operator*(Amount a, std::uint64_t times) { return {a.value * times}; }
    constexpr Amount& operator+=(Amount other)
    {
        value += other.value;
        return *this;
    }
    constexpr Amount& operator-=(Amount other)
    {
        value -= other.value;
        return *this;
    }
    constexpr Amount& operator++()
    {
        ++value;
        return *this;
    }
    constexpr Amount& operator--()
    {
        --value;
        return *this;
    }
};

using PageCount = Amount<struct PageUnit>;
using ByteCount = Amount<struct ByteUnit>;
using Tick = Amount<struct NanosecondUnit>;  // simulated time since boot, in nanoseconds

constexpr PageCount pages_for(ByteCount bytes)
{
    return {align_up(bytes.value, page_size) / page_size};
}
constexpr ByteCount bytes_in(PageCount pages)
{
    return {pages.value * page_size};
}
constexpr std::uint64_t kibibytes(PageCount pages)
{
    return pages.value * (page_size / 1024);
}

constexpr ByteCount operator""_KiB(unsigned long long n)
{
    return {n << 10};
}
constexpr ByteCount operator""_MiB(unsigned long long n)
{
    return {n << 20};
}
constexpr ByteCount operator""_GiB(unsigned long long n)
{
    return {n << 30};
}
constexpr PageCount operator""_pages(unsigned long long n)
{
    return {n};
}

}  // namespace fl
