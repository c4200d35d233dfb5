// The C library of the simulated machine: its sources are C files of this folder, kept in the engine as text.
#pragma once

#include "lang/compile.h"

#include <span>
#include <string_view>

namespace fl::libc {

struct TextFile {
    std::string_view name;  // "malloc/bins.c"; of a header as programs include it: "sys/mman.h"
    std::string_view text;
};

std::span<const TextFile> source_files();
std::span<const TextFile> header_files();    // for programs
std::span<const TextFile> internal_files();  // headers the library's own sources share

lang::Headers headers();

// What few programs use is no part of "libc.so.6" but becomes part of those that name it, like
// libc_nonshared.a. In the page its texts come with the later half of the module.
TextFile extra_source(std::string_view function);  // that defines it; without a name when none does
void add_extra_headers(lang::Headers& headers);    // and those its own sources need

// Compiles the library, "libc.so.6", with the segment sizes of Debian 12's. Diagnostics mean a bug of ours.
lang::CompileResult build();

}  // namespace fl::libc
