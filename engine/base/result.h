// Result<T>: a value, or why there is none. For what the simulated kernel may refuse.
#pragma once

#include "base/check.h"
#include "base/errno.h"

#include <optional>
#include <utility>

namespace fl {

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : value_(std::move(value)) {}
    Result(Errno error) : error_(error) {}

    explicit operator bool() const { return value_.has_value(); }
    const T& operator*() const&
    {
        check(value_.has_value(), "a failed result has no value");
        return *value_;
    }
    T& operator*() &
    {
        check(value_.has_value(), "a failed result has no value");
        return *value_;
    }
    T&& operator*() &&
    {
        check(value_.has_value(), "a failed result has no value");
        return std::move(*value_);
    }
    const T* operator->() const { return &**this; }
    Errno error() const { return error_; }

private:
    std::optional<T> value_;
    Errno error_{};
};

struct Done {};
using Status = Result<Done>;

}  // namespace fl
