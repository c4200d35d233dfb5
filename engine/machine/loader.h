// Starting programs: execve for the executable, then what ld.so does in user space. Linux: fs/exec.c; glibc:
// elf/rtld.c.
#pragma once

#include "base/result.h"
#include "machine/state.h"
#include "trace/recorder.h"

#include <string>
#include <string_view>
#include <vector>

namespace fl::machine {

inline constexpr std::string_view c_library_path = "/usr/lib/x86_64-linux-gnu/libc.so.6";
inline constexpr std::string_view loader_path = "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2";

// Puts the C library and the loader into the file system of a fresh machine.
void install_libraries(MachineState& state, trace::Recorder& record);

// Writes a program as an executable file. ENOMEM, EISDIR.
Status install_program(MachineState& state, std::string_view path, const lang::ProgramPtr& program,
                       trace::Recorder& record);

struct Launch {
    std::string path;  // absolute
    std::vector<std::string> arguments;
    std::vector<std::string> environment;
};

// Replaces the program of a process. ENOENT, EACCES, ENOEXEC, ENOMEM, E2BIG; the old program then goes on.
Status execute_program(MachineState& state, Pid pid, const Launch& launch, trace::Recorder& record);

// The environment a learner's shell hands on.
std::vector<std::string> default_environment(std::string_view directory);

}  // namespace fl::machine
