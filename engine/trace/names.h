// Names of the numbers that events carry: signals and system calls, as Linux and strace write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace fl::trace {

std::string_view signal_name(unsigned signal);       // "SIGSEGV"; "signal" when unknown
std::string_view signal_meaning(unsigned signal);    // "Segmentation fault", as strsignal(3) says it
unsigned signal_number(std::string_view name);       // "SEGV", "SIGSEGV" or "11"; 0 when unknown
std::string_view system_call_name(unsigned number);  // "mmap"; "syscall" when unknown
std::optional<unsigned> system_call_number(std::string_view name);

}  // namespace fl::trace
