// System calls about time, which is simulated. Linux: kernel/time/.
#include "kernel/syscall/call.h"
#include "kernel/syscall/clock.h"

#include <algorithm>
#include <array>

namespace fl::kernel {
namespace {

using Pair = std::array<std::uint64_t, 2>;  // timespec or timeval

// Linux: hrtimer_nanosleep(). Issued again when it wakes, it then looks at the clock.
Answer sleep_until(const CallContext& call, Tick wanted)
{
    Process& process = call.process();
    if (process.waiting != WaitReason::Time) process.wake_at = wanted;
    if (call.kernel.now >= process.wake_at) return 0;
    return call.sleep(WaitReason::Time);
}

Answer call_nanosleep(const CallContext& call, VirtAddr at, bool absolute, bool wall)
{
    constexpr std::uint64_t second = 1'000'000'000,
                            longest = 9'000'000'000;  // seconds, so that nothing overflows
    Pair wanted{};
    if (const Reach reach = call.memory().get(at, wanted); reach != Reach::Ok) return reach;
    if (wanted[1] >= second || static_cast<std::int64_t>(wanted[0]) < 0) return Errno::Invalid;
    const std::uint64_t boot = wall && absolute ? wall_clock({}).seconds : 0;
    const std::uint64_t seconds = std::min(wanted[0] - std::min(wanted[0], boot), longest);
    const Tick span{seconds * second + wanted[1]};
    return sleep_until(call, absolute ? span : call.kernel.now + span);
}

Answer call_clock_gettime(const CallContext& call)
{
    enum { Realtime = 0, ProcessTime = 2, ThreadTime = 3, LastClock = 11 };
    const int clock = call.integer(0);
    if (clock < 0 || clock > LastClock) return Errno::Invalid;
    WallClock time = split_time(call.kernel.now);
    if (clock == Realtime || clock == 5) time = wall_clock(call.kernel.now);
    if (clock == ProcessTime || clock == ThreadTime)
        time = split_time(call.leader().utime + call.leader().stime);
    return call.put_unless_null(call.address(1), Pair{time.seconds, time.nanoseconds});
}

Pair timeval_of(Tick span)
{
    return {span.value / 1'000'000'000, span.value % 1'000'000'000 / 1000};
}

// What is left of the alarm that is replaced, as { interval, value }.
std::array<Pair, 2> remaining(const CallContext& call)
{
    const Process& process = call.leader();
    const bool set = process.alarm_at > call.kernel.now;
    return {timeval_of(process.alarm_every), timeval_of(set ? process.alarm_at - call.kernel.now : Tick{})};
}

void set_alarm(const CallContext& call, Tick first, Tick every)
{
    Process& process = call.leader();
    process.alarm_at = first.value == 0 ? Tick{} : call.kernel.now + first;
    process.alarm_every = every;
}

// In whole seconds, at least one when an alarm was set at all.
Answer call_alarm(const CallContext& call)
{
    constexpr std::uint64_t second = 1'000'000'000;
    const Process& process = call.leader();
    const std::uint64_t left =
        process.alarm_at > call.kernel.now ? (process.alarm_at - call.kernel.now).value : 0;
    const std::uint64_t rounded = left == 0 ? 0 : std::max<std::uint64_t>(1, (left + second / 2) / second);
    set_alarm(call, Tick{(call.argument(0) & 0xffffffff) * second}, {});
    return static_cast<std::int64_t>(rounded);
}

// Simplified: of the three clocks only the one on the wall; programs that want to be timed use it.
Answer call_itimer(const CallContext& call, bool set)
{
    constexpr std::uint64_t most_microseconds = 1'000'000, longest = 9'000'000'000;
    if (call.integer(0) != 0) return Errno::Invalid;
    const std::array<Pair, 2> old = remaining(call);
    std::array<Pair, 2> wanted{};
    if (set && call.address(1).value != 0)
        if (const Reach reach = call.memory().get(call.address(1), wanted); reach != Reach::Ok) return reach;
    for (const Pair& part : wanted)
        if (part[1] >= most_microseconds || static_cast<std::int64_t>(part[0]) < 0) return Errno::Invalid;
    const Answer put = call.put_unless_null(call.address(set ? 2 : 1), old);
    if (put.failed() || !set) return put;
    const auto span = [&](const Pair& part) {
        return Tick{std::min(part[0], longest) * 1'000'000'000 + part[1] * 1000};
    };
    set_alarm(call, span(wanted[1]), span(wanted[0]));
    return 0;
}

Answer call_times(const CallContext& call)
{
    constexpr std::uint64_t tick = 10'000'000;  // a clock tick of 1/100 s
    const Process& process = call.leader();
    const std::array<std::uint64_t, 4> times{process.utime.value / tick, process.stime.value / tick,
                                             process.cutime.value / tick, process.cstime.value / tick};
    const Answer put = call.put_unless_null(call.address(0), times);
    return put.failed() ? put : Answer{static_cast<std::int64_t>(call.kernel.now.value / tick)};
}

}  // namespace

std::optional<Answer> time_call(const CallContext& call, SystemCall number)
{
    switch (number) {
        case SystemCall::Nanosleep: return call_nanosleep(call, call.address(0), false, false);
        case SystemCall::ClockNanosleep:
            return call_nanosleep(call, call.address(2), (call.argument(1) & 1) != 0, call.argument(0) == 0);
        case SystemCall::Alarm:
            return call_alarm(call);
        case SystemCall::Getitimer:
            return call_itimer(call, false);
        case SystemCall::Setitimer:
            return call_itimer(call, true);
        case SystemCall::ClockGettime: return call_clock_gettime(call);
        case SystemCall::Gettimeofday: {
            const WallClock time = wall_clock(call.kernel.now);
            return call.put_unless_null(call.address(0), Pair{time.seconds, time.nanoseconds / 1000});
        }
        case SystemCall::Time: {
            const auto seconds = static_cast<std::int64_t>(wall_clock(call.kernel.now).seconds);
            const Answer put = call.put_unless_null(call.address(0), seconds);
            return put.failed() ? put : Answer{seconds};
        }
        case SystemCall::Times: return call_times(call);
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
