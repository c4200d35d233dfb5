#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

std::string mode_letters(const DirectoryEntry& entry)
{
    std::string text(1, entry.directory ? 'd' : '-');
    for (unsigned bit = 9; bit-- > 0;)
        text += entry.mode >> bit & 1 ? "xwr"[bit % 3] : '-';
    return text;
}

std::string long_line(const DirectoryEntry& entry)
{
    return mode_letters(entry) +
           format(" %u root root %8llu Jan  1 00:00 ", entry.links,
                  static_cast<unsigned long long>(entry.size)) +
           entry.name + "\n";
}

constexpr std::size_t terminal_width = 80;

// Columns filled downwards, as on a terminal.
std::string in_columns(const std::vector<DirectoryEntry>& entries)
{
    std::size_t widest = 1;
    for (const DirectoryEntry& entry : entries)
        widest = std::max(widest, entry.name.size() + 2);
    const std::size_t columns = std::max<std::size_t>(1, terminal_width / widest);
    const std::size_t rows = (entries.size() + columns - 1) / columns;
    std::string text;
    for (std::size_t row = 0; row < rows; ++row) {
        std::string line;
        for (std::size_t i = row; i < entries.size(); i += rows) {
            line.resize((i / rows) * widest, ' ');
            line += entries[i].name;
        }
        text += line + "\n";
    }
    return text;
}

std::string listing(std::vector<DirectoryEntry> entries, const Options& options)
{
    std::string text;
    if (options.has('l'))
        for (const DirectoryEntry& entry : entries)
            text += long_line(entry);
    else if (options.has('1'))
        for (const DirectoryEntry& entry : entries)
            text += entry.name + "\n";
    else text = in_columns(entries);
    return text;
}

}  // namespace

ToolResult run_ls(const ToolCall& call)
{
    Options options = parse_options(call.arguments, "la1hd", {});
    if (!options.bad.empty())
        return usage_error("ls: " + options.bad + "\nTry 'ls --help' for more information.\n", 2);
    if (options.operands.empty()) options.operands.push_back(".");
    ToolResult result;
    std::vector<DirectoryEntry> files;
    for (const std::string& operand : options.operands) {
        const Result<DirectoryEntry> entry = call.world.find(operand);
        if (!entry) {
            result.errors +=
                "ls: cannot access '" + operand + "': " + std::string(message_of(entry.error())) + "\n";
            result.status = 2;
        } else if (!entry->directory || options.has('d')) {
            files.push_back(*entry);
            files.back().name = operand;
        }
    }
    result.output = listing(files, options);
    for (const std::string& operand : options.operands) {
        const auto entries = call.world.list(operand);
        if (!entries || options.has('d')) continue;
        if (options.operands.size() > 1)
            result.output += (result.output.empty() ? "" : "\n") + operand + ":\n";
        std::vector<DirectoryEntry> shown;
        for (const DirectoryEntry& entry : *entries)
            if (options.has('a') || entry.name[0] != '.') shown.push_back(entry);
        result.output += listing(shown, options);
    }
    return result;
}

}  // namespace fl::shell
