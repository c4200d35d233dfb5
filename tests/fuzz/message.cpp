// Lines a page or a link sends to the interface.
#include "message.h"
#include "fuzz.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fl::web::UiState state;
    for (const std::string& line : fl::fuzz::lines_of(data, size, 64)) {
        const fl::web::MessageEffect effect = fl::web::parse_message(line, state);
        if (!effect.problem.empty() && !effect.commands.empty()) std::abort();  // refused, and yet obeyed
    }
    return 0;
}
