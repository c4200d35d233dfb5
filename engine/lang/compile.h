// C in, Program or gcc's error messages out. Pure: equal input gives equal output.
#pragma once

#include "base/diagnostic.h"
#include "lang/program.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace fl::lang {

struct Source {
    std::string name;  // as given on the command line: "demo.c"
    std::string text;  // at most 256 KiB
};

using Headers = std::map<std::string, std::string, std::less<>>;  // "stdio.h", "sys/mman.h" → text

// Smallest offsets and sizes of the parts; 0 = what the content needs. Rounded up to pages (bss_size is
// exact).
struct Layout {
    std::uint64_t text_offset = 0, text_size = 0, rodata_size = 0, relro_size = 0, data_size = 0,
                  bss_size = 0;
};

struct CompileOptions {
    bool library = false;  // no main needed
    std::string name;      // of the Program; "" = name of the source
    Layout layout;
};

struct CompileResult {
    ProgramPtr program;                   // null when there are errors
    std::vector<Diagnostic> diagnostics;  // errors only: the programs are compiled as gcc -w does
};

CompileResult compile(const Source& source, const Headers& headers, const CompileOptions& options = {});
CompileResult compile_library(std::span<const Source> sources, const Headers& headers,
                              const CompileOptions& options);

}  // namespace fl::lang
