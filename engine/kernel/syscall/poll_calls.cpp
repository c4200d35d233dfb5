// poll(2) and select(2): which files are ready. Linux: fs/select.c.
#include "kernel/files/store.h"
#include "kernel/syscall/call.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace fl::kernel {
namespace {

constexpr std::uint16_t poll_in = 1, poll_out = 4, poll_error = 8, poll_hung_up = 16, poll_invalid = 32;
constexpr std::uint64_t pipe_capacity = 65536, pipe_atomic = 4096, second = 1'000'000'000;

struct PollEntry {  // struct pollfd
    std::int32_t file = 0;
    std::uint16_t wanted = 0, ready = 0;
};

// Linux: pipe_poll(). Files, devices and the console never make anybody wait.
std::uint16_t state_of(const CallContext& call, int descriptor)
{
    const OpenFile* file = call.file(descriptor);
    if (!file) return poll_invalid;
    const Inode& inode = call.kernel.files.inodes.at(file->inode);
    if (inode.kind != InodeKind::Pipe) return poll_in | poll_out;
    std::uint16_t state = 0;
    if (!file->readable()) {
        if (pipe_capacity - std::min<std::uint64_t>(inode.text.size(), pipe_capacity) >= pipe_atomic)
            state |= poll_out;
        if (inode.readers == 0) state |= poll_error;
        return state;
    }
    if (!inode.text.empty()) state |= poll_in;
    if (inode.writers == 0) state |= poll_hung_up;
    return state;
}

std::int64_t look(const CallContext& call, std::span<PollEntry> entries)
{
    std::int64_t count = 0;
    for (PollEntry& entry : entries) {
        entry.ready = 0;
        if (entry.file < 0) continue;
        constexpr std::uint16_t always = poll_error | poll_hung_up | poll_invalid;
        entry.ready = state_of(call, entry.file) & (entry.wanted | always);
        count += entry.ready != 0;
    }
    return count;
}

// Nothing is ready: sleeps until something happens to a pipe or the time is over. True when it is over.
bool time_is_over(const CallContext& call, bool limited, std::uint64_t nanoseconds)
{
    Process& process = call.process();
    const bool again = process.waiting == WaitReason::Pipe;
    const Tick until = again ? process.wake_at : Tick{call.kernel.now.value + nanoseconds};
    if (limited && (nanoseconds == 0 || call.kernel.now >= until)) {
        process.wake_at = {};
        return true;
    }
    static_cast<void>(call.sleep(WaitReason::Pipe));
    if (limited) process.wake_at = until;
    return false;
}

Answer call_poll(const CallContext& call)
{
    const std::uint64_t count = call.argument(1);
    if (count > call.process().limits.open_files) return Errno::Invalid;
    std::vector<PollEntry> entries(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (const Reach reach = call.memory().get(call.address(0) + i * sizeof(PollEntry), entries[i]);
            reach != Reach::Ok)
            return reach;
    const std::int64_t ready = look(call, entries);
    const int milliseconds = call.integer(2);
    const auto time = static_cast<std::uint64_t>(std::max(milliseconds, 0)) * 1'000'000;
    if (ready == 0 && !time_is_over(call, milliseconds >= 0, time)) return CallResult::Retry;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (const Reach reach = call.memory().put(call.address(0) + i * sizeof(PollEntry), entries[i]);
            reach != Reach::Ok)
            return reach;
    return ready;
}

using FileSet = std::array<std::uint64_t, 16>;  // fd_set
using FileSets = std::array<FileSet, 3>;        // readable, writable, exceptional

// Linux: POLLIN_SET, POLLOUT_SET. Counts what is ready; Errno::BadFile when a file is not open.
Answer select_once(const CallContext& call, const FileSets& wanted, FileSets& ready, unsigned count)
{
    constexpr std::array<std::uint16_t, 3> sets{poll_in | poll_hung_up | poll_error,
                                                poll_out | poll_error, 0};
    std::int64_t found = 0;
    for (unsigned file = 0; file < count; ++file) {
        const unsigned word = file / 64;
        const std::uint64_t bit = 1ull << file % 64;
        if (((wanted[0][word] | wanted[1][word] | wanted[2][word]) & bit) == 0) continue;
        const std::uint16_t state = state_of(call, static_cast<int>(file));
        if (state & poll_invalid) return Errno::BadFile;
        for (unsigned set = 0; set < 3; ++set) {
            if ((wanted[set][word] & bit) == 0 || (state & sets[set]) == 0) continue;
            ready[set][word] |= bit;
            ++found;
        }
    }
    return found;
}

Answer call_select(const CallContext& call)
{
    const int highest = call.integer(0);
    if (highest < 0) return Errno::Invalid;
    const unsigned count = std::min({static_cast<unsigned>(highest), 1024u, table_size(call.leader())});
    const std::size_t bytes = (count + 63) / 64 * 8;
    FileSets wanted{}, ready{};
    for (unsigned set = 0; set < 3; ++set)
        for (unsigned word = 0; word * 8 < bytes && call.argument(set + 1) != 0; ++word)
            if (const Reach reach = call.memory().get(call.address(set + 1) + word * 8, wanted[set][word]);
                reach != Reach::Ok)
                return reach;
    std::array<std::uint64_t, 2> time{};
    const bool limited = call.argument(4) != 0;
    if (limited)
        if (const Reach reach = call.memory().get(call.address(4), time); reach != Reach::Ok) return reach;
    if (time[1] >= second || static_cast<std::int64_t>(time[0]) < 0) return Errno::Invalid;
    const Answer found = select_once(call, wanted, ready, count);
    if (found.failed()) return found;
    const std::uint64_t nanoseconds = std::min<std::uint64_t>(time[0], second) * second + time[1];
    if (found.value == 0 && !time_is_over(call, limited, nanoseconds)) return CallResult::Retry;
    for (unsigned set = 0; set < 3; ++set)
        for (unsigned word = 0; word * 8 < bytes && call.argument(set + 1) != 0; ++word)
            if (const Reach reach = call.memory().put(call.address(set + 1) + word * 8, ready[set][word]);
                reach != Reach::Ok)
                return reach;
    return found;
}

}  // namespace

std::optional<Answer> poll_call(const CallContext& call, SystemCall number)
{
    if (number == SystemCall::Poll) return call_poll(call);
    if (number == SystemCall::Pselect6) return call_select(call);
    return std::nullopt;
}

}  // namespace fl::kernel
