// Lines typed at the prompt, with gdb in front when they say so.
#include "fuzz.h"

using namespace fl;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const machine::CLibraryPtr library = machine::make_c_library();
    shell::Session session(fuzz::small_machine(), library);
    session.add_file("demo.c", fuzz::demo);
    for (const std::string& line : fuzz::lines_of(data, size, 8))
        session.run_line(line, 20'000);
    return 0;
}
