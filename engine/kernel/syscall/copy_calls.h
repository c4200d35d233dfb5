// Bytes from one open file to another, past the program's memory. Private to the system calls.
#pragma once

#include "kernel/syscall/call.h"

namespace fl::kernel {

Answer call_sendfile(const CallContext& call);
Answer call_copy_file_range(const CallContext& call);

}  // namespace fl::kernel
