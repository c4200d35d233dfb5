// What each kind of call does when it is played.
#include "import/call_player.h"

#include "base/text.h"
#include "import/scan.h"
#include "import/trace_line.h"
#include "import/trace_value.h"
#include "kernel/files/file_system.h"
#include "kernel/process/lifecycle.h"
#include "kernel/syscall/numbers.h"

#include <algorithm>

namespace fl::import {
namespace {

using kernel::SystemCall;
using machine::EnactArea;
using machine::EnactCall;

// Flags of mmap the simulated kernel knows; the others say nothing about what is mapped where.
constexpr std::uint64_t map_known = 0xfull | map_fixed | map_anonymous | 0x100 | map_locked | 0x4000 |
                                    map_populate | map_huge | (0x3full << 26);
constexpr std::uint64_t no_descriptor = ~0ull;

EnactCall call_of(machine::Pid pid, SystemCall call, std::array<std::uint64_t, 6> arguments)
{
    return {.pid = pid, .number = static_cast<std::uint16_t>(call), .arguments = arguments};
}

// "flags=CLONE_VM|CLONE_FS, …" within clone's arguments.
std::uint64_t clone_flags(std::string_view arguments)
{
    constexpr std::string_view mark = "flags=";
    const std::size_t at = arguments.find(mark);
    if (at == std::string_view::npos) return 0;
    const std::string_view text = arguments.substr(at + mark.size());
    return value_of(text.substr(0, text.find_first_of(",} "))).value_or(0);
}

bool closes_on_exec(std::string_view arguments)
{
    return arguments.find("CLOEXEC") != std::string_view::npos;
}

}  // namespace

void CallPlayer::play_map(const LogEntry& entry, Thread& thread)
{
    const Arguments arguments = split_arguments(entry.arguments);
    const std::optional<std::uint64_t> at = returned(entry.result);
    if (!at || arguments.count < 4) return differs("not understood");
    const std::uint64_t length = argument(arguments, 1), offset = argument(arguments, 5);
    std::uint64_t flags = (argument(arguments, 3) & map_known) | map_fixed;
    std::string file;
    if (!(flags & map_anonymous)) {
        file = file_of(thread, arguments.at[4]);
        if (file == "/dev/zero") flags |= map_anonymous, file.clear();
    }
    EnactCall call = call_of(thread.pid, SystemCall::Mmap,
                             {*at, length, argument(arguments, 2), flags, no_descriptor, offset});
    call.file = file;
    call.file_bytes = offset + length < offset ? 0 : offset + length;
    constexpr std::uint64_t largest = 1ull << 40;
    if (call.file_bytes > largest) call.file_bytes = 0;
    enact(entry, thread, call);
}

// mprotect, madvise, munmap, mremap, mlock and their relatives.
void CallPlayer::play_change(const LogEntry& entry, Thread& thread)
{
    const Arguments arguments = split_arguments(entry.arguments);
    std::array<std::uint64_t, 6> values{};
    for (unsigned i = 0; i < Arguments::most; ++i)
        values[i] = argument(arguments, i);
    const std::string_view name = entry.name;
    SystemCall call = SystemCall::Munmap;
    if (name == "mprotect" || name == "pkey_mprotect")
        call = SystemCall::Mprotect;
    else if (name == "madvise")
        call = SystemCall::Madvise;
    else if (name == "mlock")
        call = SystemCall::Mlock;
    else if (name == "mlock2")
        call = SystemCall::Mlock2;
    else if (name == "munlock")
        call = SystemCall::Munlock;
    else if (name == "mlockall")
        call = SystemCall::Mlockall;
    else if (name == "munlockall")
        call = SystemCall::Munlockall;
    else if (name == "mremap")
        call = SystemCall::Mremap;
    const bool of_all = call == SystemCall::Mlockall || call == SystemCall::Munlockall;
    if (call != SystemCall::Munmap && !of_all) make_known(thread, values[0], values[1]);
    if (call == SystemCall::Mremap) {
        const std::uint64_t to = returned(entry.result).value_or(0);
        constexpr std::uint64_t may_move = 1, fixed = 2, keep = 4;
        values[3] = to == values[0] ? 0 : (values[3] & keep) | may_move | fixed;
        values[4] = to;
    }
    enact(entry, thread, call_of(thread.pid, call, values));
}

void CallPlayer::play_break(const LogEntry& entry, Thread& thread)
{
    const std::optional<std::uint64_t> result = returned(entry.result);
    const Arguments arguments = split_arguments(entry.arguments);
    const std::uint64_t wanted = argument(arguments, 0);
    Memory& memory = *thread.memory;
    if (!result) return differs("not understood");
    if (!memory.break_known) {
        const EnactArea heap{
            .pid = thread.pid, .begin = VirtAddr{*result}, .end = VirtAddr{*result}, .name = "[heap]"};
        if (stage_.apply(heap).error) return differs("no break can be there in the simulated machine");
        memory.break_known = true;
        memory.break_base = memory.break_now = *result;
        if (wanted != 0)
            remarks_.emplace_back("the heap begins here: what it was before the log does not say");
    }
    if (*result == memory.break_now || wanted != *result) return;
    memory.break_now = *result;
    enact(entry, thread, call_of(thread.pid, SystemCall::Brk, {wanted}));
}

// System V shared memory: shown as shared anonymous memory of its size.
void CallPlayer::play_shared(const LogEntry& entry, Thread& thread)
{
    const Arguments arguments = split_arguments(entry.arguments);
    const std::uint64_t result = returned(entry.result).value_or(0);
    const std::uint64_t named = argument(arguments, 0);
    constexpr std::size_t most_segments = 4096;
    if (entry.name == "shmget" && segments_.size() < most_segments)
        segments_.push_back({result, argument(arguments, 1), 0});
    for (std::size_t i = segments_.size(); i-- > 0;) {  // of equal numbers the last
        Segment& segment = segments_[i];
        if (entry.name == "shmat" && segment.id == named) {
            if (segments_.size() < most_segments) segments_.push_back({0, segment.size, result});
            constexpr std::uint64_t shared = 1, read_write = 3;
            return enact(entry, thread,
                         call_of(thread.pid, SystemCall::Mmap,
                                 {result, segments_[i].size, read_write, shared | map_fixed | map_anonymous,
                                  no_descriptor}));
        }
        if (entry.name == "shmdt" && segment.at == named && named != 0) {
            const std::uint64_t size = segment.size;
            segments_.erase(segments_.begin() + static_cast<std::ptrdiff_t>(i));
            return enact(entry, thread, call_of(thread.pid, SystemCall::Munmap, {named, size}));
        }
    }
    if (entry.name == "shmat") differs("of a segment whose size the log does not tell");
}

void CallPlayer::play_program(const LogEntry& entry, Thread& thread)
{
    const std::string path = kernel::absolute_path("/home/learner", quoted_text(entry.arguments));
    if (stage_.apply(machine::EnactProgram{thread.pid, path}).error)
        return differs("a thread that is not the first cannot do this in the simulated machine");
    thread.memory = std::make_shared<Memory>();
    thread.memory->program = path;
    thread.memory->executed = true;
    thread.memory->pid = entry.pid;
    if (!programs_.empty() && programs_.back()->pid == entry.pid && programs_.back()->peak == 0)
        programs_.pop_back();  // it was only made to begin with
    programs_.push_back(thread.memory);
    thread.files = std::make_shared<Files>(*thread.files);
    std::erase_if(*thread.files, [](const File& file) { return file.close_on_exec; });
}

void CallPlayer::play_fork(const LogEntry& entry, Thread& thread)
{
    const std::optional<std::uint64_t> child = returned(entry.result);
    if (!child || *child == 0 || *child > INT32_MAX) return differs("not understood");
    std::uint64_t flags = entry.name == "vfork"  ? std::uint64_t{kernel::CloneSpace}
                          : entry.name == "fork" ? 0
                                                 : clone_flags(entry.arguments) | clone_flags(entry.more);
    constexpr std::uint64_t kept =
        kernel::CloneSpace | kernel::CloneFiles | kernel::CloneHandlers | kernel::CloneThread;
    flags &= kept;
    const machine::Outcome made = stage_.apply(call_of(thread.pid, SystemCall::Clone, {flags}));
    if (made.pid == 0) return differs("the simulated machine makes no process");
    Thread* again = known(static_cast<std::uint32_t>(*child));
    if (!again) again = threads_.emplace_back(std::make_unique<Thread>()).get();
    Thread born;
    born.known_as = static_cast<std::uint32_t>(*child);
    born.pid = made.pid;
    const bool same_process = (flags & kernel::CloneThread) != 0;
    born.leader = same_process ? thread.leader : static_cast<std::uint32_t>(*child);
    born.files = flags & kernel::CloneFiles ? thread.files : std::make_shared<Files>(*thread.files);
    born.memory = thread.memory;
    if (!(flags & kernel::CloneSpace)) {
        born.memory = std::make_shared<Memory>(*thread.memory);
        born.memory->pid = static_cast<std::uint32_t>(*child);
        born.memory->peak = born.memory->last = total_of(thread);
        born.memory->peak_line = entry.line;
        programs_.push_back(born.memory);
    }
    *again = born;
    remarks_.push_back(format("%s %u of the log begins as process %u here",
                              same_process ? "thread" : "process", static_cast<unsigned>(*child), made.pid));
}

void CallPlayer::play_end(const LogEntry& entry, Thread& thread)
{
    const bool alone = entry.name == "exit" || entry.kind == LogEntry::Kind::Exited;
    const bool leads = thread.leader == entry.pid;
    const bool only_thread = alone && (entry.name == "exit" || !leads);
    const std::uint64_t status =
        entry.kind == LogEntry::Kind::Call ? argument(split_arguments(entry.arguments), 0) : entry.status;
    stage_.apply(call_of(thread.pid, only_thread ? SystemCall::Exit : SystemCall::ExitGroup, {status}));
    const std::uint32_t leader = thread.leader;
    for (const std::unique_ptr<Thread>& other : threads_)
        if (other->leader == leader && (!only_thread || other->known_as == entry.pid)) other->ended = true;
}

void CallPlayer::play_wait(const LogEntry& entry, Thread& thread)
{
    const std::optional<std::uint64_t> child =
        entry.name == "waitid" ? number_after(entry.arguments, "si_pid=") : returned(entry.result);
    const Thread* const waited = known(static_cast<std::uint32_t>(child.value_or(0)));
    if (!waited || !waited->ended || waited == &thread) return;
    stage_.apply(call_of(thread.pid, SystemCall::Wait4, {waited->pid}));
    std::erase_if(threads_, [&](const std::unique_ptr<Thread>& each) { return each.get() == waited; });
}

// Which file is behind which descriptor.
void CallPlayer::play_file_call(const LogEntry& entry, Thread& thread)
{
    const Arguments arguments = split_arguments(entry.arguments);
    const std::string_view name = entry.name;
    const std::uint64_t result = returned(entry.result).value_or(0);
    Files& files = *thread.files;
    const auto forget = [&files](std::uint64_t first, std::uint64_t last) {
        std::erase_if(files, [&](const File& f) { return f.number >= first && f.number <= last; });
    };
    constexpr std::size_t most_files = 4096;
    if (name == "close") return forget(argument(arguments, 0), argument(arguments, 0));
    if (name == "close_range") return forget(argument(arguments, 0), argument(arguments, 1));
    File file{result, {}, closes_on_exec(entry.arguments)};
    if (name.starts_with("dup") || name.starts_with("fcntl")) {
        if (name.starts_with("fcntl") && entry.arguments.find("F_DUPFD") == std::string_view::npos) return;
        file.path = file_of(thread, arguments.at[0]);
    } else {  // open, openat, openat2, creat, memfd_create
        file.path = path_behind(entry.result);
        if (file.path.empty()) file.path = quoted_text(entry.arguments);
        if (name == "memfd_create") file.path = "/memfd:" + file.path + " (deleted)";
    }
    forget(result, result);
    if (files.size() < most_files) files.push_back(std::move(file));
}

std::string CallPlayer::file_of(const Thread& thread, std::string_view descriptor) const
{
    std::string path = path_behind(descriptor);
    if (!path.empty()) return path;
    const std::uint64_t number = value_of(descriptor).value_or(0);
    for (const File& file : *thread.files)
        if (file.number == number && !file.path.empty())
            return file.path.front() == '/' ? file.path : "/home/learner/" + file.path;
    return format("/descriptor-%llu", static_cast<unsigned long long>(number));
}

}  // namespace fl::import
