// What gdb is asked to print, in a program that stands still in a function.
#include "fuzz.h"

using namespace fl;

namespace {

shell::Session stopped_program()
{
    shell::Session session(fuzz::small_machine(), machine::make_c_library());
    session.add_file("demo.c", fuzz::demo);
    for (const char* line : {"gcc -g demo.c -o demo", "gdb ./demo", "break work", "run"})
        session.run_line(line, 20'000'000);
    return session;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const shell::Session session = stopped_program();
    const std::string text = fuzz::text_of(data, size);
    static_cast<void>(machine::evaluate_on_copy(session.state(), session.debugger().pid, text, 0, 10'000));
    return 0;
}
