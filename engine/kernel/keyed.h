// Keyed<T>: values under a number, in the order of the numbers, with a memory of the last one asked for.
// References stay valid while other values come and go. Copies and compares like the plain map it is.
#pragma once

#include "base/check.h"

#include <cstdint>
#include <map>
#include <utility>

namespace fl::kernel {

template <class T>
class Keyed {
public:
    Keyed() = default;
    Keyed(const Keyed& other) : map_(other.map_) {}
    Keyed(Keyed&& other) noexcept : map_(std::move(other.map_)) { other.forget(); }
    Keyed& operator=(Keyed other) noexcept
    {
        map_.swap(other.map_);
        forget();
        return *this;
    }

    T* find(std::uint32_t key) { return const_cast<T*>(std::as_const(*this).find(key)); }
    const T* find(std::uint32_t key) const
    {
        if (last_ && last_key_ == key) return last_;
        const auto at = map_.find(key);
        if (at == map_.end()) return nullptr;
        last_key_ = key;
        return last_ = &at->second;
    }
    T& at(std::uint32_t key)
    {
        T* found = find(key);
        check(found, "a number names something that exists");
        return *found;
    }
    const T& at(std::uint32_t key) const
    {
        const T* found = find(key);
        check(found, "a number names something that exists");
        return *found;
    }
    T& insert(std::uint32_t key, T value)
    {
        return map_.insert_or_assign(key, std::move(value)).first->second;
    }
    void erase(std::uint32_t key)
    {
        forget();
        map_.erase(key);
    }

    std::size_t size() const { return map_.size(); }
    // Pairs of key and value, by rising key.
    auto begin() { return map_.begin(); }
    auto end() { return map_.end(); }
    auto begin() const { return map_.begin(); }
    auto end() const { return map_.end(); }

    friend bool operator==(const Keyed& a, const Keyed& b) { return a.map_ == b.map_; }

private:
    void forget() { last_ = nullptr; }

    std::map<std::uint32_t, T> map_;
    mutable const T* last_ = nullptr;  // a memory of find(), never part of the value
    mutable std::uint32_t last_key_ = 0;
};

// The lowest number from `first` on that is not in use.
template <class T>
std::uint32_t lowest_free_key(const Keyed<T>& values, std::uint32_t first)
{
    std::uint32_t key = first;
    for (const auto& [used, value] : values) {
        if (used < key) continue;
        if (used > key) break;
        ++key;
    }
    return key;
}

}  // namespace fl::kernel
