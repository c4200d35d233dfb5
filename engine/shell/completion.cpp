#include "shell/completion.h"

#include "shell/gdb/gdb.h"
#include "shell/tool.h"

#include <algorithm>

namespace fl::shell {
namespace {

bool begins(std::string_view text, std::string_view beginning)
{
    return text.substr(0, beginning.size()) == beginning;
}

std::vector<std::string> paths(const World& world, const std::string& word)
{
    const std::size_t slash = word.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : word.substr(0, slash + 1);
    const std::string beginning = slash == std::string::npos ? word : word.substr(slash + 1);
    std::vector<std::string> found;
    const auto entries = world.list(folder.empty() ? "." : folder);
    if (!entries) return found;
    for (const DirectoryEntry& entry : *entries)
        if (begins(entry.name, beginning) && (entry.name[0] != '.' || !beginning.empty()))
            found.push_back(folder + entry.name + (entry.directory ? "/" : ""));
    return found;
}

}  // namespace

std::vector<std::string> completions(const World& world, std::string_view line, bool for_gdb)
{
    const std::size_t blank = line.find_last_of(" \t|;&><(");
    const std::string word(blank == std::string_view::npos ? line : line.substr(blank + 1));
    const std::string_view before =
        blank == std::string_view::npos ? std::string_view{} : line.substr(0, blank + 1);
    const std::size_t last = before.find_last_not_of(" \t");
    const bool first_word = last == std::string_view::npos ||
                            std::string_view("|;&(").find(before[last]) != std::string_view::npos;
    std::vector<std::string> found;
    if (first_word && for_gdb) {
        for (const std::string& name : Gdb::command_names())
            if (begins(name, word)) found.push_back(name);
    } else if (first_word && word.find('/') == std::string::npos) {
        for (const Tool& tool : tools())
            if (begins(tool.name, word)) found.push_back(std::string(tool.name));
    } else if (!for_gdb) found = paths(world, word);
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace fl::shell
