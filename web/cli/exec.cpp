// faultline exec: a C program's life in the simulated machine, with its own output and exit status.
#include "cli/cli.h"
#include "cli/commands.h"

#include "kernel/kernel.h"
#include "machine/machine.h"
#include "shell/strace.h"

#include <cstdio>
#include <unistd.h>

namespace fl::cli {
namespace {

constexpr std::uint64_t steps_at_a_time = 4'000'000;
// Few enough that what a traced call pointed at is still there when its line is printed.
constexpr std::uint64_t traced_steps_at_a_time = 16;

class Execution {
public:
    explicit Execution(const Options& options)
        : options_(options), state_(machine::boot(configuration(options), machine::make_c_library(), record_))
    {
        record_.clear();
    }
    int run();

private:
    static machine::MachineConfig configuration(const Options& options)
    {
        machine::MachineConfig config = options.machine;
        config.console = isatty(STDOUT_FILENO) ? machine::Console::Terminal : machine::Console::File;
        return config;
    }
    machine::Outcome apply(const machine::Command& command)
    {
        return machine::apply(state_, command, record_);
    }
    bool compile();
    void tell();
    int finish();
    void print_statistics(const machine::Finished& finished) const;

    const Options& options_;
    trace::Recorder record_;
    machine::MachineState state_;
    machine::Pid pid_ = 0;
};

bool Execution::compile()
{
    const std::string& path = options_.operands[0];
    std::string text;
    if (!read_file(path, text)) {
        std::fprintf(stderr, "faultline: cannot read '%s'\n", path.c_str());
        return false;
    }
    const std::string name = path.substr(path.rfind('/') + 1);
    apply(machine::WriteFile{"/home/learner/" + name, text});
    const machine::Outcome compiled = apply(machine::CompileProgram{.source = name, .output = "program"});
    for (const Diagnostic& diagnostic : compiled.diagnostics)
        std::fprintf(stderr, "%s\n", render(diagnostic).c_str());
    return compiled.ok();
}

// Hands on what has happened since the last time, and forgets it.
void Execution::tell()
{
    for (const trace::Event& event : record_.events()) {
        if (const auto* written = std::get_if<trace::ConsoleWritten>(&event.what)) {
            const std::string_view text = record_.text(*written);
            std::fwrite(text.data(), 1, text.size(), written->fd == 2 ? stderr : stdout);
        } else if (options_.trace_calls) {
            const std::string line = shell::strace_line(event, record_, state_);
            if (!line.empty()) std::fprintf(stderr, "%s\n", line.c_str());
        }
    }
    std::fflush(stdout);
    record_.clear();
}

int Execution::run()
{
    if (!compile()) return BadInput;
    machine::StartProcess start{.arguments = {"./program"}};
    start.arguments.insert(start.arguments.end(), options_.operands.begin() + 1, options_.operands.end());
    const machine::Outcome started = apply(start);
    if (!started.ok()) {
        std::fprintf(stderr, "faultline: cannot start the program: %s\n",
                     std::string(message_of(*started.error)).c_str());
        return BadInput;
    }
    pid_ = started.pid;
    apply(machine::Run{pid_, machine::Goal::Continue});
    const std::uint64_t stretch = options_.trace_calls ? traced_steps_at_a_time : steps_at_a_time;
    while (state_.debugger.journey.goal != machine::Goal::Idle) {
        machine::advance(state_, state_.moment.step + stretch, record_);
        tell();
    }
    return finish();
}

int Execution::finish()
{
    const machine::StopReport& stop = state_.debugger.last_stop;
    if (stop.why == machine::Stop::Deadlock) {
        std::fputs("faultline: the program waits for something that can never happen\n", stderr);
        return BadInput;
    }
    if (options_.statistics && !state_.finished.empty()) print_statistics(state_.finished.back());
    constexpr int killed = 128;
    return stop.why == machine::Stop::Killed ? killed + stop.signal : stop.status;
}

void Execution::print_statistics(const machine::Finished& finished) const
{
    const auto number = [](std::uint64_t n) { return static_cast<unsigned long long>(n); };
    std::fprintf(stderr,
                 "%14llu      minor-faults\n%14llu      major-faults\n%14llu kB   max-resident\n%14llu ns   "
                 "simulated time since boot\n",
                 number(finished.minflt), number(finished.majflt), number(finished.maxrss * 4),
                 number(state_.kernel.now.value));
    const hw::TlbStats& tlb = state_.hardware.tlb.stats();  // of everything that ran
    std::fprintf(stderr, "%14llu      dTLB-hits\n%14llu      dTLB-misses\n%14llu      iTLB-misses\n",
                 number(tlb.hits), number(tlb.misses), number(tlb.fetch_misses));
    std::fprintf(stderr, "%14llu      TLB entries flushed\n%14llu      context-switches\n",
                 number(tlb.flushes), number(state_.kernel.statistics.context_switches));
}

}  // namespace

int exec(const Options& options)
{
    return Execution(options).run();
}

}  // namespace fl::cli
