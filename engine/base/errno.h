// The error numbers a simulated system call can return; values are Linux's for x86-64.
#pragma once

#include <cstdint>
#include <string_view>

namespace fl {

enum class Errno : std::uint8_t {
    Perm = 1,
    NoEntry = 2,
    NoProcess = 3,
    Interrupted = 4,
    InputOutput = 5,
    TooBig = 7,
    NoExec = 8,
    BadFile = 9,
    NoChild = 10,
    Again = 11,
    NoMemory = 12,
    Access = 13,
    BadAddress = 14,
    Busy = 16,
    Exists = 17,
    CrossDevice = 18,
    NoDevice = 19,
    NotDirectory = 20,
    IsDirectory = 21,
    Invalid = 22,
    TooManyFiles = 24,
    NotTerminal = 25,
    FileTooBig = 27,
    NoSpace = 28,
    IllegalSeek = 29,
    ReadOnlyFs = 30,
    BrokenPipe = 32,
    Range = 34,
    NameTooLong = 36,
    NoSystemCall = 38,
    NotEmpty = 39,
    NoDeviceOrAddress = 6,
    TooManyLinks = 40,
    Overflow = 75,
    NotSupported = 95,
};

std::string_view name_of(Errno error);     // "ENOMEM"
std::string_view message_of(Errno error);  // "Cannot allocate memory", as strerror(3) says it

}  // namespace fl
