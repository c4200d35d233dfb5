// futex(2). Linux: kernel/futex/waitwake.c.
#include "kernel/process/futex.h"
#include "kernel/syscall/call.h"

#include <algorithm>
#include <array>

namespace fl::kernel {
namespace {

enum Operation : std::uint64_t {
    Wait = 0,
    Wake = 1,
    WaitBitset = 9,
    WakeBitset = 10,
    ClockRealtime = 256,
    OperationMask = 127
};
constexpr Errno timed_out{110};

// When the wait ends: relative for Wait, absolute for WaitBitset. Nothing = never.
Answer deadline(const CallContext& call, Tick& until)
{
    constexpr std::uint64_t second = 1'000'000'000,
                            longest = 9'000'000'000;  // seconds, so that nothing overflows
    until = {0};
    if (call.argument(3) == 0) return 0;
    std::array<std::uint64_t, 2> given{};
    if (const Reach reach = call.memory().get(call.address(3), given); reach != Reach::Ok) return reach;
    if (static_cast<std::int64_t>(given[0]) < 0 || given[1] >= second) return Errno::Invalid;
    const bool absolute = (call.argument(1) & OperationMask) == WaitBitset;
    const bool wall = absolute && (call.argument(1) & ClockRealtime);
    constexpr std::uint64_t boot = 1'767'225'600;  // as the wall clock has it
    const std::uint64_t seconds = std::min(given[0] - (wall ? std::min(given[0], boot) : 0), longest);
    until = {seconds * second + given[1] + (absolute ? 0 : call.kernel.now.value)};
    if (until.value == 0) until = {1};
    return 0;
}

Answer call_wait(const CallContext& call)
{
    Process& process = call.process();
    const bool again = process.waiting == WaitReason::Futex;
    if (again && process.futex_woken) {
        process.futex_woken = false;
        return 0;
    }
    if (again && process.wake_at.value != 0 && call.kernel.now >= process.wake_at) return timed_out;
    std::uint32_t value = 0;
    if (const Reach reach = call.memory().get(call.address(0), value); reach != Reach::Ok) return reach;
    if (value != static_cast<std::uint32_t>(call.argument(2))) return Errno::Again;
    if (!again) {
        Tick until;
        if (const Answer set = deadline(call, until); set.failed()) return set;
        process.wake_at = until;
        process.futex = futex_key(call.space(), process.space, call.address(0));
        process.futex_since = call.kernel.now;
        process.futex_woken = false;
    }
    return call.sleep(WaitReason::Futex);
}

}  // namespace

std::optional<Answer> futex_call(const CallContext& call, SystemCall number)
{
    if (number != SystemCall::Futex) return std::nullopt;
    if (call.address(0).value % 4 != 0) return Answer{Errno::Invalid};
    switch (call.argument(1) & OperationMask) {
        case Wait:
        case WaitBitset: return call_wait(call);
        case Wake:
        case WakeBitset: {
            const FutexKey key = futex_key(call.space(), call.process().space, call.address(0));
            return Answer{wake_futex(call.kernel, key, static_cast<std::uint32_t>(call.argument(2)))};
        }
        default: return Answer{Errno::NoSystemCall};
    }
}

}  // namespace fl::kernel
