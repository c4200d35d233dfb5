// Maybe<T>: std::optional for numbers that are handed up a hot path. Both halves are whole words: of an
// optional the compiler stores a byte and reads it back as part of a word, for which the host's processor
// waits until the byte has reached its cache.
#pragma once

#include <cstdint>
#include <optional>

namespace fl {

template <class T>
class Maybe {
public:
    Maybe() = default;
    Maybe(std::nullopt_t) {}
    Maybe(const T& value) : value_(value), there_(1) {}
    Maybe(const std::optional<T>& other) : value_(other.value_or(T{})), there_(other ? 1 : 0) {}
    operator std::optional<T>() const { return there_ ? std::optional<T>(value_) : std::nullopt; }

    explicit operator bool() const { return there_ != 0; }
    bool has_value() const { return there_ != 0; }
    const T& operator*() const { return value_; }
    const T* operator->() const { return &value_; }
    T value_or(const T& other) const { return there_ ? value_ : other; }
    friend bool operator==(const Maybe&, const Maybe&) = default;

private:
    T value_{};
    std::uint64_t there_ = 0;
};

}  // namespace fl
