// A terminal in front of a small machine.
#pragma once

#include "machine/timeline.h"
#include "shell/session.h"

#include <string>

namespace fl::shell {

// Compiling the C library takes a while: once for all tests of this program.
inline machine::CLibraryPtr shared_c_library()
{
    static const machine::CLibraryPtr library = machine::make_c_library();
    return library;
}

struct Terminal {
    Session session{{.ram = 64_MiB}, shared_c_library()};

    std::string run(std::string_view line) { return session.run_line(line, 100'000'000); }
    std::string run_shell(std::string_view line) { return session.run_shell_line(line, 100'000'000); }
};

inline constexpr std::string_view demo_source = R"(#include <stdlib.h>
static int counter = 3;
int twice(int x, char *s)
{
    int y = x * 2;
    return y + s[0];
}
int main(void)
{
    char *p = malloc(300 * 1024);
    p[0] = 't';
    counter = twice(5, p);
    for (int i = 0; i < 3; i++)
        counter++;
    free(p);
    p[0] = 'l';
    return 0;
}
)";

}  // namespace fl::shell
