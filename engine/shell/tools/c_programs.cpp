#include "shell/tools/c_programs.h"

namespace fl::shell {

// After a mark: "\2name\ntext" for each program, and "\2" with the mark of the end.
extern const char program_texts[];

std::string_view program_source(std::string_view tool)
{
    std::string_view rest(program_texts);
    while (true) {
        rest.remove_prefix(rest.find('\2') + 1);
        const std::size_t end = rest.find('\2');
        if (end == std::string_view::npos) return {};
        const std::size_t name_end = rest.find('\n');
        if (rest.substr(0, name_end) == tool) return rest.substr(name_end + 1, end - name_end - 1);
    }
}

}  // namespace fl::shell
