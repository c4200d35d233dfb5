// Executables and libraries as files: the bytes on the disk and the segments the kernel or ld.so maps. Linux:
// fs/binfmt_elf.c; the format is that of elf(5). Only what the kernel, ld.so and a curious reader look at is
// filled in.
#pragma once

#include "kernel/process/execute.h"
#include "lang/program.h"

#include <cstddef>
#include <vector>

namespace fl::machine {

// The file of a program or of the C library.
std::vector<std::byte> elf_file(const lang::Program& program);
kernel::ImageLayout layout_of(const lang::Program& program, kernel::InodeId inode);
std::uint64_t end_of_data(const lang::Program& program);  // from the image base

// ld.so: Debian 12's sizes. Its code is never run (see dynamic_linker.h); its constants hold the names it
// asks for.
namespace interpreter {
inline constexpr std::uint64_t constants = 0x27000;
inline constexpr std::uint64_t preload_name = constants, empty_name = constants + 0x20,
                               cache_name = constants + 0x40, library_name = constants + 0x80;
inline constexpr ByteCount variables_begin{0x31000}, variables_sealed{0x2000};

std::vector<std::byte> elf_file();
kernel::ImageLayout layout(kernel::InodeId inode);
}  // namespace interpreter

}  // namespace fl::machine
