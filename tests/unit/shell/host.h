// Scripts run by this machine's bash and tools, and by ours: equal output and status.
#pragma once

#include <string_view>

namespace fl::shell {

bool host_has(const char* tool);
void compare_with_host(std::string_view script);

}  // namespace fl::shell

#define SKIP_WITHOUT(tool)                                                                                   \
    if (!fl::shell::host_has(tool)) {                                                                        \
        MESSAGE("skipped: this machine has no " tool);                                                       \
        return;                                                                                              \
    }
