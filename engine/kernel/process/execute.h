// execve: a process gets a new, empty address space and in it an executable's segments, a stack and the vdso.
// Linux: fs/exec.c, fs/binfmt_elf.c. The loader of shared libraries runs afterwards, outside the kernel.
#pragma once

#include "base/result.h"
#include "base/units.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <string>
#include <vector>

namespace fl::kernel {

struct Segment {  // of a file, all page aligned (the kernel maps whole pages)
    ByteCount file_offset;
    ByteCount memory_offset;  // from the image base
    ByteCount size;           // of what comes from the file; 0 = none
    ByteCount zeros;          // anonymous bytes after it (bss), rounded up to pages
    std::uint32_t protection = 0;
};

struct ImageLayout {
    InodeId inode = 0;
    std::vector<Segment> segments;
    ByteCount image_size;     // span of addresses, bss included
    ByteCount align{page_size};  // the largest p_align: of the base
    ByteCount entry;          // offset of the first instruction
    ByteCount code_begin, code_end, data_begin, data_end;  // offsets, for /proc/PID/stat and status
};

struct Executed {
    VirtAddr base;   // 0x555555554000
    VirtAddr entry;
    VirtAddr stack;  // address of argc
    VirtAddr interpreter_base;  // 0 without one
};

struct ExecuteRequest {
    const ImageLayout& image;
    std::vector<std::string> arguments;
    std::vector<std::string> environment;
    std::string path;  // AT_EXECFN
    const ImageLayout* interpreter = nullptr;  // ld.so: mapped like execve(2) does, before the vdso
};

// ENOMEM, E2BIG. On failure the old address space is untouched. The caller sets pc; sp is set to `stack`.
Result<Executed> execute(Kernel& kernel, hw::Hardware& hardware, Pid pid, const ExecuteRequest& request,
                         trace::Recorder& record);

// Maps the segments of a shared library as ld.so does: the whole span where mmap finds a place, then
// MAP_FIXED over its parts.
Result<VirtAddr> map_library(Kernel& kernel, hw::Hardware& hardware, Pid pid, const ImageLayout& image,
                             trace::Recorder& record);

}  // namespace fl::kernel
