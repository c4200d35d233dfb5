// The desktop program: a verb on the command line runs in the terminal, otherwise the window opens.
#include "cli/cli.h"
#include "platform/desktop_options.h"
#include "platform/desktop_window.h"

#include <cstdio>

int main(int argc, char** argv)
{
    const int status = fl::cli::run(argc, argv);
    if (status != fl::cli::window_wanted) return status;

    fl::platform::WindowSetup setup;
    const std::string problem = fl::platform::parse_window_options(argc, argv, setup);
    if (!problem.empty()) {
        std::fprintf(stderr, "faultline: %s\n", problem.c_str());
        return fl::cli::Usage;
    }
    return fl::platform::open_window(setup);
}
