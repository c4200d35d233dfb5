// coreutils: ls.
#include "base/stable_order.h"
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/dates.h"
#include "shell/tools/tools.h"

#include <algorithm>

namespace fl::shell {
namespace {

using ull = unsigned long long;
using Entries = std::vector<DirectoryEntry>;

std::string mode_letters(const DirectoryEntry& entry)
{
    std::string text(1, entry.letter);
    for (unsigned bit = 9; bit-- > 0;)
        text += entry.mode >> bit & 1 ? "xwr"[bit % 3] : '-';
    return text;
}

// -h: 12K, 1.5M, rounded up as coreutils does.
std::string human(ull bytes)
{
    if (bytes < 1024) return format("%llu", bytes);
    double value = static_cast<double>(bytes);
    const char* unit = "BKMGT";
    for (; value >= 1024 && unit[1]; ++unit)
        value /= 1024;
    const ull tenths =
        static_cast<ull>(value * 10) + (value * 10 > static_cast<double>(static_cast<ull>(value * 10)));
    if (tenths < 100) return format("%llu.%llu%c", tenths / 10, tenths % 10, *unit);
    return format("%llu%c", (tenths + 9) / 10, *unit);
}

class Listing {
public:
    Listing(const Options& options, bool terminal) : options_(options), terminal_(terminal) {}

    std::string text(Entries entries) const
    {
        order(entries);
        if (options_.has('l') || options_.has('n') || options_.has('g')) return in_lines(entries);
        if (options_.has('m')) {
            std::string text;
            for (const DirectoryEntry& entry : entries)
                text += (text.empty() ? "" : ", ") + name(entry);
            return text + "\n";
        }
        const bool columns = options_.has('C') || options_.has('x') || (terminal_ && !options_.has('1'));
        if (columns) return in_columns(entries);
        std::string text;
        std::size_t width = 1;
        for (const DirectoryEntry& entry : entries)
            width = std::max(width, room(entry).size());
        for (const DirectoryEntry& entry : entries)
            text += (options_.has('s') ? format("%*s ", static_cast<int>(width), room(entry).c_str()) : "") +
                    (options_.has('i') ? format("%llu ", static_cast<ull>(entry.number)) : "") + name(entry) +
                    "\n";
        return text;
    }
    std::string total(const Entries& entries) const
    {
        if (!options_.has('l') && !options_.has('s') && !options_.has('n') && !options_.has('g')) return "";
        ull kib = 0;
        for (const DirectoryEntry& entry : entries)
            kib += entry.kib;
        return "total " + (options_.has('h') ? human(kib * 1024) : format("%llu", kib)) + "\n";
    }

private:
    void order(Entries& entries) const
    {
        if (options_.has('S'))
            sort_stably(entries, [](const auto& a, const auto& b) { return a.size > b.size; });
        if (options_.has('t'))
            sort_stably(entries, [](const auto& a, const auto& b) { return a.changed > b.changed; });
        if (options_.has('r')) std::reverse(entries.begin(), entries.end());
    }
    std::string name(const DirectoryEntry& entry) const
    {
        std::string text = options_.has('Q') ? "\"" + entry.name + "\"" : entry.name;
        if (terminal_ && !options_.has('Q') && text.find(' ') != std::string::npos) text = "'" + text + "'";
        if (entry.directory && (options_.has('F') || options_.has('p'))) return text + "/";
        if (entry.letter == 'p') return options_.has('F') ? text + "|" : text;
        if (entry.letter == 'l') return options_.has('F') ? text + "@" : text;
        return options_.has('F') && entry.executable ? text + "*" : text;
    }
    std::string room(const DirectoryEntry& entry) const
    {
        return options_.has('h') ? human(entry.kib * 1024) : format("%llu", static_cast<ull>(entry.kib));
    }
    std::string size(const DirectoryEntry& entry) const
    {
        if (entry.letter == 'c' || entry.letter == 'b') return entry.letter == 'c' ? "1, 3" : "254, 0";
        return options_.has('h') ? human(entry.size) : format("%llu", static_cast<ull>(entry.size));
    }

    std::string in_lines(const Entries& entries) const
    {
        std::size_t links = 1, sizes = 1, rooms = 1, numbers = 1;
        for (const DirectoryEntry& entry : entries) {
            links = std::max(links, format("%u", entry.links).size());
            sizes = std::max(sizes, size(entry).size());
            rooms = std::max(rooms, room(entry).size());
            numbers = std::max(numbers, format("%llu", static_cast<ull>(entry.number)).size());
        }
        std::string text;
        const char* owner = options_.has('n') ? "0 0" : options_.has('g') ? "root" : "root root";
        for (const DirectoryEntry& entry : entries) {
            if (options_.has('i'))
                text += format("%*llu ", static_cast<int>(numbers), static_cast<ull>(entry.number));
            if (options_.has('s')) text += format("%*s ", static_cast<int>(rooms), room(entry).c_str());
            text += mode_letters(entry) + format(" %*u %s %*s ", static_cast<int>(links), entry.links, owner,
                                                 static_cast<int>(sizes), size(entry).c_str());
            text += date_text(entry.changed, "%b %e %H:%M ");
            const bool link = entry.letter == 'l';
            text += link ? entry.name + " -> " + entry.target + "\n" : name(entry) + "\n";
        }
        return text;
    }

    // Columns filled downwards, each as wide as it must be, as many as fit.
    std::string in_columns(const Entries& entries) const
    {
        constexpr std::size_t terminal_width = 80;
        std::vector<std::string> cells;
        for (const DirectoryEntry& entry : entries)
            cells.push_back((options_.has('s') ? room(entry) + " " : "") + name(entry));
        std::size_t rows = 1;
        std::vector<std::size_t> widths;
        for (; rows <= cells.size(); ++rows) {
            widths.assign((cells.size() + rows - 1) / rows, 0);
            for (std::size_t i = 0; i < cells.size(); ++i)
                widths[i / rows] = std::max(widths[i / rows], cells[i].size() + 2);
            std::size_t all = 0;
            for (const std::size_t width : widths)
                all += width;
            if (all <= terminal_width + 1 || rows == cells.size()) break;
        }
        std::string text;
        for (std::size_t row = 0; row < rows && row < cells.size(); ++row) {
            std::string line;
            std::size_t column = 0, end = 0;
            for (std::size_t i = row; i < cells.size(); i += rows) {
                line.resize(end, ' ');
                line += cells[i];
                end += widths[column++];
            }
            text += line + "\n";
        }
        return text;
    }

    const Options& options_;
    bool terminal_;
};

// Lists a directory and, with -R, those in it.
void list_directory(const ToolCall& call, const Options& options, const std::string& path, bool titled,
                    ToolResult& result)
{
    std::vector<std::string> waiting{path};
    while (!waiting.empty()) {
        const std::string next = waiting.back();
        waiting.pop_back();
        const auto entries = call.world.list(next);
        if (!entries) continue;
        Entries shown;
        if (options.has('a'))
            for (const char* self : {".", ".."})
                if (const auto entry = call.world.find(next + "/" + self)) {
                    shown.push_back(*entry);
                    shown.back().name = self;
                }
        for (const DirectoryEntry& entry : *entries) {
            if (!options.has('a') && !options.has('A') && entry.name[0] == '.') continue;
            const auto real = options.has('L') ? call.world.find(next + "/" + entry.name) : Errno::NoEntry;
            shown.push_back(real ? *real : entry);
            shown.back().name = entry.name;
        }
        if (titled || options.has('R')) result.output += (result.output.empty() ? "" : "\n") + next + ":\n";
        const Listing listing(options, call.to_terminal);
        result.output += listing.total(shown);
        if (!shown.empty()) result.output += listing.text(shown);
        for (std::size_t i = shown.size(); options.has('R') && i-- > 0;)
            if (shown[i].directory && shown[i].name != "." && shown[i].name != "..")
                waiting.push_back(next + "/" + shown[i].name);
    }
}

}  // namespace

ToolResult run_ls(const ToolCall& call)
{
    Options options = parse_options(call.arguments, "la1hdsStrRFpinmxCAQgUXvGL",
                                    {{"all", 'a'},
                                     {"almost-all", 'A'},
                                     {"human-readable", 'h'},
                                     {"size", 's'},
                                     {"reverse", 'r'},
                                     {"recursive", 'R'},
                                     {"directory", 'd'},
                                     {"inode", 'i'},
                                     {"color", 'G'}});
    if (!options.bad.empty())
        return usage_error("ls: " + options.bad + "\nTry 'ls --help' for more information.\n", 2);
    if (options.operands.empty()) options.operands.push_back(".");
    ToolResult result;
    Entries files;
    std::vector<std::string> directories;
    std::sort(options.operands.begin(), options.operands.end());
    for (const std::string& operand : options.operands) {
        const bool itself =
            !options.has('L') && (options.has('l') || options.has('d') || options.has('F'));
        Result<DirectoryEntry> entry = call.world.find(operand, !itself);
        if (!entry && !itself) entry = call.world.find(operand, false);
        if (!entry) {
            result.errors +=
                "ls: cannot access '" + operand + "': " + std::string(message_of(entry.error())) + "\n";
            result.status = 2;
        } else if (!entry->directory || options.has('d')) {
            files.push_back(*entry);
            files.back().name = operand;
        } else
            directories.push_back(operand);
    }
    if (!files.empty()) result.output = Listing(options, call.to_terminal).text(files);
    for (const std::string& directory : directories)
        list_directory(call, options, directory, options.operands.size() > 1, result);
    return result;
}

}  // namespace fl::shell
