// What a new program finds on its stack. Linux: fs/exec.c copy_strings(), setup_arg_pages(), fs/binfmt_elf.c
// create_elf_tables().
//
//   7ffffffff000 ┬ 8 bytes of zero
//                │ path of the program        (AT_EXECFN)
//                │ strings of the environment
//                │ strings of the arguments
//                │ "x86_64", 16 random bytes  (AT_PLATFORM, AT_RANDOM)
//                │ auxiliary vector
//                │ environment pointers, 0
//                │ argument pointers, 0
//             sp ┴ argc                       (16-byte aligned)
#pragma once

#include "kernel/process/execute.h"

#include <vector>

namespace fl::kernel {

struct StackStrings {
    std::vector<std::uint64_t> arguments, environment;  // their addresses
    VirtAddr path;
    VirtAddr bottom;  // the lowest byte used
};

// Maps the stack and copies the strings. E2BIG, ENOMEM.
Result<StackStrings> lay_out_strings(Kernel& kernel, hw::Hardware& hardware, Pid pid,
                                     const ExecuteRequest& request, trace::Recorder& record);

struct TableFacts {
    const Executed& executed;
    VirtAddr vdso;
};
// Writes the vectors below the strings. The address of argc.
Result<VirtAddr> lay_out_tables(Kernel& kernel, hw::Hardware& hardware, Pid pid, const StackStrings& strings,
                                const TableFacts& facts, trace::Recorder& record);

}  // namespace fl::kernel
