// C of a learner, right or wrong: it compiles or is refused, and a short run hurts nobody.
#include "fuzz.h"
#include "libc/libc.h"

using namespace fl;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const lang::Headers headers = libc::headers();
    static_cast<void>(lang::compile(lang::Source{"fuzz.c", fuzz::text_of(data, size)}, headers));
    return 0;
}
