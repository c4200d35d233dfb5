// coreutils: stat of files, by itself and with a format.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/dates.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

using ull = unsigned long long;

// What is shown of one file.
struct FileFacts {
    std::string name;
    DirectoryEntry entry;
    std::string changed;  // with nanoseconds

    bool link() const { return entry.letter == 'l'; }
    ull blocks() const { return entry.kib * 2; }
    unsigned type() const
    {
        return entry.directory       ? 0040000
               : link()              ? 0120000
               : entry.letter == 'c' ? 0020000
               : entry.letter == 'b' ? 0060000
               : entry.letter == 'p' ? 0010000
                                     : 0100000;
    }
    std::string letters() const
    {
        std::string text(1, entry.letter);
        for (unsigned bit = 9; bit-- > 0;)
            text += entry.mode >> bit & 1 ? "xwr"[bit % 3] : '-';
        if (entry.mode & 01000) text.back() = text.back() == 'x' ? 't' : 'T';
        return text;
    }
    const char* kind() const
    {
        return entry.directory       ? "directory"
               : link()              ? "symbolic link"
               : entry.letter == 'c' ? "character special file"
               : entry.letter == 'b' ? "block special file"
               : entry.letter == 'p' ? "fifo"
               : entry.size == 0     ? "regular empty file"
                                     : "regular file";
    }
};

std::string stat_field(const FileFacts& facts, char letter)
{
    const DirectoryEntry& entry = facts.entry;
    switch (letter) {
    case 's': return format("%llu", static_cast<ull>(entry.size));
    case 'n': return facts.name;
    case 'N': return "'" + facts.name + "'" + (facts.link() ? " -> '" + entry.target + "'" : "");
    case 'b': return format("%llu", facts.blocks());
    case 'B': return "512";
    case 'o': return "4096";
    case 'i': return format("%llu", static_cast<ull>(entry.number));
    case 'h': return format("%u", entry.links);
    case 'a': return format("%o", entry.mode);
    case 'A': return facts.letters();
    case 'f': return format("%x", facts.type() | entry.mode);
    case 'F': return facts.kind();
    case 'U':
    case 'G': return "root";
    case 'u':
    case 'g': return "0";
    case 'X':
    case 'Y':
    case 'Z': return format("%llu", static_cast<ull>(entry.changed));
    case 'x':
    case 'y':
    case 'z': return facts.changed;
    default: return letter ? std::string(1, letter) : std::string("%");
    }
}

std::string stat_formatted(const FileFacts& facts, const std::string& pattern, bool escapes)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
        if (pattern[i] == '%') {
            text += stat_field(facts, next);
            i += next ? 1 : 0;
        } else if (escapes && pattern[i] == '\\' && next) {
            text += next == 'n' ? '\n' : next == 't' ? '\t' : next;
            ++i;
        } else
            text += pattern[i];
    }
    return escapes ? text : text + "\n";
}

std::string stat_in_full(const FileFacts& facts)
{
    const DirectoryEntry& entry = facts.entry;
    std::string text = "  File: " + facts.name + (facts.link() ? " -> " + entry.target : "") + "\n";
    text += format("  Size: %-10llu\tBlocks: %-10llu IO Block: 4096   %s\nDevice: 254,0\tInode: %-11llu "
                   "Links: %u\n",
                   static_cast<ull>(entry.size), facts.blocks(), facts.kind(), static_cast<ull>(entry.number),
                   entry.links);
    text += format("Access: (%04o/%s)  Uid: (%5u/%8s)   Gid: (%5u/%8s)\n", entry.mode,
                   facts.letters().c_str(), 0u, "root", 0u, "root");
    return text + "Access: " + facts.changed + "\nModify: " + facts.changed + "\nChange: " + facts.changed +
           "\n Birth: -\n";
}

}  // namespace

ToolResult run_stat(const ToolCall& call)
{
    const Options options = parse_options(
        call.arguments, "c:P:L", {{"format=", 'c'}, {"printf=", 'P'}, {"dereference", 'L'}});
    if (!options.bad.empty())
        return usage_error("stat: " + options.bad + "\nTry 'stat --help' for more information.\n", 1);
    if (options.operands.empty())
        return usage_error("stat: missing operand\nTry 'stat --help' for more information.\n", 1);
    ToolResult result;
    for (const std::string& name : options.operands) {
        const Result<DirectoryEntry> entry = call.world.find(name, options.has('L'));
        if (!entry) {
            result.errors +=
                "stat: cannot statx '" + name + "': " + std::string(message_of(entry.error())) + "\n";
            result.status = 1;
            continue;
        }
        FileFacts facts{name, *entry, {}};
        if (facts.entry.number == 0) facts.entry.number = 1;
        const std::string path = call.world.resolved(name, options.has('L'));
        const kernel::Inode* inode = call.world.machine().kernel.files.lookup(path);
        const ull fraction = inode ? inode->changed.value % 1'000'000'000 : 0;
        facts.changed = date_text(entry->changed, "%F %T") + format(".%09llu +0000", fraction);
        const bool escapes = options.has('P');
        result.output += escapes || options.has('c')
                             ? stat_formatted(facts, options.value(escapes ? 'P' : 'c', ""), escapes)
                             : stat_in_full(facts);
    }
    return result;
}

}  // namespace fl::shell
