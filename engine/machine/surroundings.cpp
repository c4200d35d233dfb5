#include "machine/surroundings.h"

#include <algorithm>

namespace fl::machine {

void set_limits(kernel::Process& process, const std::map<char, std::uint64_t>& given)
{
    kernel::Limits& limits = process.limits;
    for (const auto& [letter, value] : given) {
        if (letter == 's') limits.stack = value;
        if (letter == 'v') limits.address_space = value;
        if (letter == 'd') limits.data = value;
        if (letter == 'l') limits.locked = value;
        if (letter == 'f') limits.file_size = value;
        if (letter == 'c') limits.core = value;
        if (letter == 'n') limits.open_files = value;
        if (letter == mask_letter) process.umask = static_cast<std::uint32_t>(value) & 0777;
    }
}

std::vector<std::string> environment_with(std::vector<std::string> all, const std::vector<std::string>& more)
{
    for (const std::string& variable : more) {
        const std::string name = variable.substr(0, variable.find('=') + 1);
        const auto old = std::find_if(all.begin(), all.end(), [&](const std::string& one) {
            return one.compare(0, name.size(), name) == 0;
        });
        if (old != all.end())
            *old = variable;
        else
            all.push_back(variable);
    }
    return all;
}

}  // namespace fl::machine
