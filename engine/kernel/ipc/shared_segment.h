// System V shared memory: segments known by a number, and to strangers by a key. Linux: ipc/shm.c, struct
// shmid_kernel.
#pragma once

#include "base/units.h"
#include "kernel/files/inode.h"
#include "trace/event.h"

#include <cstdint>

namespace fl::kernel {

struct SharedSegment {
    std::int32_t key = 0;       // IPC_PRIVATE = 0: nobody finds it by key; so too once it is to be destroyed
    InodeId inode = 0;          // its memory; who has it attached maps that file
    std::uint64_t bytes = 0;    // as asked for
    std::uint32_t mode = 0600;  // rights
    std::uint32_t uid = 0;
    bool removed = false;  // goes with the last who has it attached
    trace::Pid creator = 0, last = 0;
    Tick created, attached, detached;  // 0 = never

    friend bool operator==(const SharedSegment&, const SharedSegment&) = default;
};

}  // namespace fl::kernel
