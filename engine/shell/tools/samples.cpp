#include "shell/tools/samples.h"

#include "base/text.h"

#include <algorithm>

namespace fl::shell {

std::optional<Sampling> read_sampling(const std::vector<std::string>& words)
{
    constexpr unsigned most = 1000;
    Sampling sampling;
    if (words.empty()) return sampling;
    sampling.count = most;
    const auto seconds = parse_unsigned(words[0]);
    if (!seconds || *seconds == 0 || *seconds > 1'000'000) return std::nullopt;
    sampling.seconds = *seconds;
    if (words.size() < 2) return sampling;
    const auto count = parse_unsigned(words[1]);
    if (!count || *count == 0) return std::nullopt;
    sampling.count = static_cast<unsigned>(std::min<std::uint64_t>(*count, most));
    return sampling;
}

}  // namespace fl::shell
