// A faultline without a window, for machines that have none: the same command line.
#include "cli/cli.h"

#include <cstdio>

int main(int argc, char** argv)
{
    const int status = fl::cli::run(argc, argv);
    if (status != fl::cli::window_wanted) return status;
    std::fputs("faultline: built without a window; see faultline --help\n", stderr);
    return fl::cli::Usage;
}
