// What every system call is given, and what it answers.
#pragma once

#include "kernel/fault/user_memory.h"
#include "kernel/syscall/dispatch.h"
#include "kernel/syscall/numbers.h"

#include <optional>

namespace fl::kernel {

// A value or -errno, or that there is none yet.
struct Answer {
    Answer(std::int64_t v) : value(v) {}
    Answer(Errno error) : value(-static_cast<std::int64_t>(error)) {}
    Answer(const Status& status) : value(status ? 0 : -static_cast<std::int64_t>(status.error())) {}
    Answer(CallResult h) : how(h) {}
    Answer(Reach reach)
    {
        if (reach == Reach::BadAddress) value = -static_cast<std::int64_t>(Errno::BadAddress);
        else if (reach != Reach::Ok) how = CallResult::Retry;  // waits for the disk, or is about to be killed
    }

    bool failed() const { return how != CallResult::Done || value < 0; }

    CallResult how = CallResult::Done;
    std::int64_t value = 0;
};

struct CallContext {
    Kernel& kernel;
    hw::Hardware& hardware;
    Pid pid;
    const std::array<std::uint64_t, 6>& arguments;
    Host& host;
    trace::Recorder& record;

    Process& process() const { return process_of(kernel, pid); }
    Process& leader() const { return leader_of(kernel, pid); }
    AddressSpace& space() const { return space_of(kernel, pid); }
    UserMemory memory() const { return {kernel, hardware, pid, record}; }
    // For a call that has begun to act: what was reachable before is fetched again, whatever it takes.
    UserMemory patient_memory() const { return {kernel, hardware, pid, record, OnDisk::Wait}; }
    std::uint64_t argument(unsigned i) const { return arguments[i]; }
    VirtAddr address(unsigned i) const { return {arguments[i]}; }
    int integer(unsigned i) const { return static_cast<int>(static_cast<std::uint32_t>(arguments[i])); }
    OpenFile* file(int descriptor) const;  // null: EBADF

    // Goes to sleep; the call is issued again when the process wakes.
    Answer sleep(WaitReason reason) const;
    // Stores a result structure unless the program passed a null pointer.
    template <class T>
    Answer put_unless_null(VirtAddr at, const T& value) const
    {
        return at.value == 0 ? Answer{0} : Answer{memory().put(at, value)};
    }
};

// One function a group; nothing when the group does not know the number.
std::optional<Answer> memory_call(const CallContext& context, SystemCall number);
std::optional<Answer> file_call(const CallContext& context, SystemCall number);
std::optional<Answer> directory_call(const CallContext& context, SystemCall number);
Answer list_directory(const CallContext& call);
std::optional<Answer> sync_call(const CallContext& context, SystemCall number);
std::optional<Answer> path_call(const CallContext& context, SystemCall number);
std::optional<Answer> link_call(const CallContext& context, SystemCall number);
std::optional<Answer> name_call(const CallContext& context, SystemCall number);
std::optional<Answer> process_call(const CallContext& context, SystemCall number);
std::optional<Answer> signal_call(const CallContext& context, SystemCall number);
std::optional<Answer> futex_call(const CallContext& context, SystemCall number);
std::optional<Answer> time_call(const CallContext& context, SystemCall number);
std::optional<Answer> swap_call(const CallContext& context, SystemCall number);
std::optional<Answer> poll_call(const CallContext& context, SystemCall number);
std::optional<Answer> ipc_call(const CallContext& context, SystemCall number);
std::optional<Answer> process_vm_call(const CallContext& context, SystemCall number);
std::optional<Answer> information_call(const CallContext& context, SystemCall number);

}  // namespace fl::kernel
