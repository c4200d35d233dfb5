// check(condition, why): a broken invariant is our own bug; it stops the program loudly.
// What a person or a simulated program can cause is never a check: it is a Result or a Diagnostic.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace fl {

[[noreturn]] inline void impossible(const char* why)
{
    std::fprintf(stderr, "faultline: broken invariant: %s\n", why);
    std::abort();
}

inline void check(bool condition, const char* why)
{
    if (!condition) [[unlikely]]
        impossible(why);
}

}  // namespace fl
