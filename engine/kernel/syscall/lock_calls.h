// Locks on files. Private to the system calls.
#pragma once

#include "kernel/syscall/call.h"

namespace fl::kernel {

enum class FileLockCall : std::uint8_t { Ask, Try, Wait };  // F_GETLK, F_SETLK, F_SETLKW

// Of fcntl(2). `by_file`: the open file holds it, not the process (F_OFD_...).
Answer call_file_lock(const CallContext& call, FileLockCall kind, bool by_file);
Answer call_flock(const CallContext& call);

}  // namespace fl::kernel
