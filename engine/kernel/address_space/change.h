// What can be done to mappings that exist. All addresses and lengths are bytes as a program passes them.
#pragma once

#include "base/result.h"
#include "base/units.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

struct Span {
    VirtAddr begin;
    ByteCount length;
};

// munmap(2): EINVAL, ENOMEM.
Status unmap(Kernel& kernel, hw::Hardware& hardware, Pid pid, Span span, trace::Recorder& record);
// mprotect(2): EINVAL, EACCES, ENOMEM (also for a hole in the span; what lies before it is changed).
Status protect(Kernel& kernel, hw::Hardware& hardware, Pid pid, Span span, std::uint32_t protection,
               trace::Recorder& record);
// brk(2): the new break, or the old one when refused.
VirtAddr set_break(Kernel& kernel, hw::Hardware& hardware, Pid pid, VirtAddr wanted, trace::Recorder& record);
// madvise(2); `advice` is MADV_*.
Status advise(Kernel& kernel, hw::Hardware& hardware, Pid pid, Span span, int advice,
              trace::Recorder& record);
// mlock2(2), munlock(2): ENOMEM (the limit, or a hole in the span), EAGAIN.
Status lock(Kernel& kernel, hw::Hardware& hardware, Pid pid, Span span, AreaLock how,
            trace::Recorder& record);
// mlockall(2), munlockall(2): the areas there are (without `current` they stay as they are) and those to
// come.
Status lock_all(Kernel& kernel, hw::Hardware& hardware, Pid pid, std::optional<AreaLock> current,
                AreaLock future, trace::Recorder& record);

struct Remap {
    VirtAddr from;
    ByteCount old_length, new_length;
    bool may_move = false;
    bool fixed = false;
    bool keep_old = false;  // MREMAP_DONTUNMAP
    VirtAddr to;            // with `fixed`
};
// mremap(2): the new address, or EINVAL, EFAULT, ENOMEM.
Result<VirtAddr> remap(Kernel& kernel, hw::Hardware& hardware, Pid pid, const Remap& request,
                       trace::Recorder& record);

}  // namespace fl::kernel
