// One argument of a system call as strace writes it. Private to the shell.
#pragma once

#include "base/text.h"
#include "machine/state.h"
#include "trace/event.h"

#include <string>

namespace fl::shell {

inline std::string decimal(std::uint64_t value)
{
    return format("%llu", static_cast<unsigned long long>(value));
}

using trace::Pid;

struct CallReader {
    const machine::MachineState& state;
    Pid pid = 0;
    const trace::SystemCalled& call;
    const trace::CallArguments& arguments;

    std::uint64_t argument(unsigned i) const { return arguments[i]; }
    bool failed() const { return call.result < 0 && call.result > -4096; }

    std::string text_at(std::uint64_t address, std::uint64_t length,
                        std::uint64_t shown) const;  // "\"hi\\n\"..."
    std::string path_at(std::uint64_t address) const;
};

std::string pointer_text(std::uint64_t address);  // 0x... or NULL
std::string signed_text(std::uint64_t value);     // as an int
std::string protection_text(std::uint64_t bits);
std::string map_flags_text(std::uint64_t bits);
std::string open_flags_text(std::uint64_t bits);
std::string advice_text(std::uint64_t advice);
std::string quoted_bytes(std::string_view bytes, bool more);

std::string start_call(const CallReader& reader);  // "?": none of those

// Everything between the parentheses.
std::string call_arguments(const CallReader& reader);

}  // namespace fl::shell
