// Cow<T>: a value shared by its copies until one of them writes.
// This is what makes a copy of the whole machine cheap. Single-threaded by design.
#pragma once

#include <cstdint>
#include <utility>

namespace fl {

template <class T>
class Cow {
public:
    Cow() = default;  // empty: reads as "nothing stored yet"
    explicit Cow(T value) : box_(new Box{1, std::move(value)}) {}
    Cow(const Cow& other) : box_(other.box_)
    {
        if (box_) ++box_->owners;
    }
    Cow(Cow&& other) noexcept : box_(std::exchange(other.box_, nullptr)) {}
    Cow& operator=(Cow other) noexcept
    {
        std::swap(box_, other.box_);
        return *this;
    }
    ~Cow() { release(); }

    explicit operator bool() const { return box_ != nullptr; }
    const T& operator*() const { return box_->value; }
    const T* operator->() const { return &box_->value; }
    bool same_as(const Cow& other) const { return box_ == other.box_; }  // shares storage

    // The value for writing: copied first when somebody else still reads it.
    T& write()
    {
        if (!box_)
            box_ = new Box{1, T{}};
        else if (box_->owners > 1) {
            Box* fresh = new Box{1, box_->value};
            --box_->owners;
            box_ = fresh;
        }
        return box_->value;
    }
    void reset()
    {
        release();
        box_ = nullptr;
    }

    friend bool operator==(const Cow& a, const Cow& b)
    {
        return a.box_ == b.box_ || (a.box_ && b.box_ && a.box_->value == b.box_->value);
    }

private:
    struct Box {
        std::uint32_t owners;
        T value;
    };
    void release()
    {
        if (box_ && --box_->owners == 0) delete box_;
    }

    Box* box_ = nullptr;
};

}  // namespace fl
