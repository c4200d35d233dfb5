// ulimit, as bash prints it.
#include "base/text.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

using ull = unsigned long long;

struct LimitRow {
    char letter;
    const char* label;
    std::string text;
};

std::vector<LimitRow> rows_of(const ToolCall& call)
{
    const kernel::Process* shell =
        call.world.machine().kernel.processes.find(call.world.machine().kernel.shell);
    kernel::Limits limits = shell ? shell->limits : kernel::Limits{};
    for (const auto& [letter, value] : call.world.shell().limits) {
        std::uint64_t* const places[] = {&limits.core,         &limits.data,       &limits.file_size,
                                         &limits.locked,       &limits.open_files, &limits.stack,
                                         &limits.address_space};
        const std::size_t at = std::string_view("cdflnsv").find(letter);
        if (at != std::string_view::npos) *places[at] = value;
    }
    const auto value = [](std::uint64_t bytes, std::uint64_t unit) {
        return bytes == kernel::unlimited ? std::string("unlimited")
                                          : format("%llu", static_cast<ull>(bytes / unit));
    };
    return {{'R', "real-time non-blocking time  (microseconds, -R) ", "unlimited"},
            {'c', "core file size              (blocks, -c) ", value(limits.core, 512)},
            {'d', "data seg size               (kbytes, -d) ", value(limits.data, 1024)},
            {'e', "scheduling priority                 (-e) ", "0"},
            {'f', "file size                   (blocks, -f) ", value(limits.file_size, 1024)},
            {'i', "pending signals                     (-i) ", "unlimited"},
            {'l', "max locked memory           (kbytes, -l) ", value(limits.locked, 1024)},
            {'m', "max memory size             (kbytes, -m) ", "unlimited"},
            {'n', "open files                          (-n) ", value(limits.open_files, 1)},
            {'p', "pipe size                (512 bytes, -p) ", "8"},
            {'q', "POSIX message queues         (bytes, -q) ", "819200"},
            {'r', "real-time priority                  (-r) ", "0"},
            {'s', "stack size                  (kbytes, -s) ", value(limits.stack, 1024)},
            {'t', "cpu time                   (seconds, -t) ", "unlimited"},
            {'u', "max user processes                  (-u) ", "unlimited"},
            {'v', "virtual memory              (kbytes, -v) ", value(limits.address_space, 1024)},
            {'x', "file locks                          (-x) ", "unlimited"}};
}

}  // namespace

ToolResult run_ulimit(const ToolCall& call)
{
    std::string letters;
    for (std::size_t i = 1; i < call.arguments.size(); ++i)
        for (const char c : call.arguments[i].substr(1))
            if (c != 'S' && c != 'H') letters += c;
    if (letters.empty()) letters = "f";
    ToolResult result;
    for (const LimitRow& row : rows_of(call)) {
        if (letters.find('a') != std::string::npos ||
            (letters.size() > 1 && letters.find(row.letter) != std::string::npos))
            result.output += row.label + row.text + "\n";
        else if (letters[0] == row.letter)
            result.output = row.text + "\n";
    }
    if (result.output.empty())
        return usage_error(
            "bash: ulimit: -" + letters.substr(0, 1) +
                ": invalid option\nulimit: usage: ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]\n",
            2);
    return result;
}

}  // namespace fl::shell
