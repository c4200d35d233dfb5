// Signals as data: numbers, what a process asked to happen, and what is on its way to it.
#pragma once

#include "base/address.h"

#include <array>
#include <cstdint>

namespace fl::kernel {

inline constexpr unsigned signal_count = 65;  // 1 to 64

enum Signal : std::uint8_t {
    SigHup = 1,
    SigInt = 2,
    SigQuit = 3,
    SigIll = 4,
    SigTrap = 5,
    SigAbrt = 6,
    SigBus = 7,
    SigFpe = 8,
    SigKill = 9,
    SigUsr1 = 10,
    SigSegv = 11,
    SigUsr2 = 12,
    SigPipe = 13,
    SigAlrm = 14,
    SigTerm = 15,
    SigChld = 17,
    SigCont = 18,
    SigStop = 19,
    SigTstp = 20,
    SigTtin = 21,
    SigTtou = 22,
    SigUrg = 23,
    SigXfsz = 25,
    SigWinch = 28,
};

// si_code
inline constexpr std::int32_t si_user = 0, si_kernel = 128;
inline constexpr std::int32_t segv_map_error = 1, segv_access_error = 2, bus_address_error = 2;

struct SignalInfo {
    std::uint8_t number = 0;   // 0 = none
    std::int32_t code = 0;
    VirtAddr address;          // of the fault
    std::uint32_t sender = 0;  // pid, for kill(2)
    std::uint32_t error = 0;   // of a page fault: as the processor says
    std::uint64_t value = 0;   // for sigqueue(3)

    friend bool operator==(const SignalInfo&, const SignalInfo&) = default;
};

// Linux: struct sigaction of rt_sigaction(2): handler, flags, restorer, mask.
struct SignalHandler {
    std::uint64_t handler = 0;  // 0 = default, 1 = ignore, else an address
    std::uint64_t flags = 0, restorer = 0, mask = 0;

    friend bool operator==(const SignalHandler&, const SignalHandler&) = default;
};

struct SignalState {
    std::array<SignalHandler, signal_count> handlers{};
    std::array<SignalInfo, signal_count> info{};  // of the pending ones
    std::uint64_t pending = 0;                    // bit n-1 = signal n
    std::uint64_t blocked = 0;

    friend bool operator==(const SignalState&, const SignalState&) = default;
};

constexpr std::uint64_t signal_bit(std::uint8_t number) { return 1ull << (number - 1); }

enum class SignalDefault : std::uint8_t { Terminate, CoreDump, Ignore, Stop, Continue };
SignalDefault default_of(std::uint8_t number);

}  // namespace fl::kernel
