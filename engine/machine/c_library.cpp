#include "machine/c_library.h"

#include "base/check.h"
#include "libc/libc.h"

namespace fl::machine {

CLibraryPtr make_c_library()
{
    lang::CompileResult built = libc::build();
    for (const Diagnostic& diagnostic : built.diagnostics)
        std::fprintf(stderr, "%s\n", render(diagnostic).c_str());
    check(built.program != nullptr, "the C library compiles");
    return std::make_shared<const CLibrary>(CLibrary{std::move(built.program), libc::headers()});
}

}  // namespace fl::machine
