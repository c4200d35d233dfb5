// Random things programs do to a kernel, from a seed: the same seed does the same.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "kernel/syscall/numbers.h"
#include "trace/recorder.h"
#include "unit/kernel/small_host.h"

#include <cstdint>
#include <initializer_list>
#include <vector>

namespace fl::kernel::test {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next()  // xorshift64*
    {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return state_ * 0x2545f4914f6cdd1d;
    }
    std::uint64_t below(std::uint64_t n) { return next() % n; }
    bool one_in(std::uint64_t n) { return below(n) == 0; }

private:
    std::uint64_t state_;
};

// Drives a few processes of one machine. Every action is legal input, most of it is nonsense.
class RandomActions {
public:
    RandomActions(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record, std::uint64_t seed)
        : kernel_(kernel), hardware_(hardware), record_(record), dice_(seed ? seed : 1) {}

    void act();

private:
    Pid somebody();
    VirtAddr somewhere(Pid who);
    std::uint64_t some_length();
    std::int64_t call(Pid who, SystemCall number, std::initializer_list<std::uint64_t> arguments);
    void touch(Pid who);
    void change_memory(Pid who);
    void use_files(Pid who);
    void use_the_disk(Pid who, std::uint64_t fd);
    void live_and_die(Pid who);
    void change_groups(Pid who);
    void want_large_blocks();
    void deliver(Pid who);

    Kernel& kernel_;
    hw::Hardware& hardware_;
    trace::Recorder& record_;
    Dice dice_;
    SmallHost host_;
};

}  // namespace fl::kernel::test
