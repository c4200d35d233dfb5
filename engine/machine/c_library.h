// The C library every program is linked against, compiled once and shared by all machines.
#pragma once

#include "lang/compile.h"

#include <memory>

namespace fl::machine {

struct CLibrary {
    lang::ProgramPtr program;
    lang::Headers headers;
};
using CLibraryPtr = std::shared_ptr<const CLibrary>;

// Compiles it: some milliseconds. The result is the same each time.
CLibraryPtr make_c_library();

// Compiles a program, with the extra parts of the library that it includes or calls.
lang::CompileResult compile_program(const lang::Source& source, const CLibrary& library, std::string name);

}  // namespace fl::machine
