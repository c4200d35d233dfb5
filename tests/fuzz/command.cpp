// A line of a log or a link: read, written and read again it is the same command, and the machine takes it.
#include "fuzz.h"
#include "machine/journal.h"

#include <cstdlib>

using namespace fl;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string why;
    const auto command = machine::parse_command(fuzz::text_of(data, size), why);
    if (!command) return 0;
    const std::string written = machine::render(*command);
    const auto again = machine::parse_command(written, why);
    if (!again || machine::render(*again) != written) std::abort();
    return 0;
}
