// "1 5" behind vmstat: a delay in seconds and how many samples. Private to the shell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fl::shell {

struct Sampling {
    std::uint64_t seconds = 1;
    unsigned count = 1;  // without a delay: one
};

std::optional<Sampling> read_sampling(const std::vector<std::string>& words);

}  // namespace fl::shell
