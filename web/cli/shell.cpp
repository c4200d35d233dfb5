// faultline shell: lines on standard input, answers on standard output, as a terminal would show them.
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/dump_proc.h"

#include "machine/state.h"
#include "shell/session.h"

#include <cstdio>
#include <string>
#include <unistd.h>

namespace fl::cli {
namespace {

constexpr std::uint64_t steps_at_a_time = 4'000'000;
constexpr std::size_t longest_line = 64 * 1024;

// Prints what the transcript has gained; `from` is how much of it has been shown.
std::size_t show(const shell::Session& session, std::size_t from)
{
    const auto entries = session.transcript();
    for (; from < entries.size(); ++from) {
        const shell::TranscriptEntry& entry = entries[from];
        if (entry.kind == shell::TranscriptEntry::Output) std::fputs(entry.text.c_str(), stdout);
        if (entry.kind == shell::TranscriptEntry::Error) {
            std::fflush(stdout);  // both in the order of the terminal
            std::fputs(entry.text.c_str(), stderr);
        }
    }
    std::fflush(stdout);
    return from;
}

bool read_line(std::string& line)
{
    line.clear();
    int c;
    while ((c = std::fgetc(stdin)) != EOF && c != '\n')
        if (line.size() < longest_line) line += static_cast<char>(c);
    return c != EOF || !line.empty();
}

}  // namespace

int shell(const Options& options)
{
    shell::Session session(options.machine);
    std::size_t shown = show(session, 0);
    const bool interactive = isatty(STDIN_FILENO);
    session.be_at_terminal(interactive);
    std::string line;
    for (;;) {
        if (interactive) std::fputs(session.prompt().c_str(), stdout), std::fflush(stdout);
        if (session.ended()) break;
        if (!read_line(line)) {
            if (interactive) break;
            line = "exit";  // for the sake of its trap
        }
        session.begin_line(line);
        while (session.pump(steps_at_a_time))
            shown = show(session, shown);
        shown = show(session, shown);
    }
    if (!options.dump_proc.empty() && !dump_proc(machine::view(session.state()), options.dump_proc))
        return InputOutput;
    return session.ended().value_or(session.last_status());
}

}  // namespace fl::cli
