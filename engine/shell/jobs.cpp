// Jobs: what runs in front, what behind, and what a shell says when it ends.
#include "base/text.h"
#include "shell/interpreter.h"
#include "trace/names.h"

#include <algorithm>

namespace fl::shell {
namespace {

constexpr std::uint8_t sigcont = 18, sigtstp = 20;

std::string job_line(unsigned number, const std::string& what, const std::string& text)
{
    return format("[%u]+  %-24s%s\n", number, what.c_str(), text.c_str());
}

std::string ending_words(std::int32_t status)
{
    const auto bits = static_cast<std::uint32_t>(status);
    if ((bits & 0x7f) != 0)
        return std::string(trace::signal_meaning(bits & 0x7f)) + (bits & 0x80 ? " (core dumped)" : "");
    const unsigned code = bits >> 8 & 0xff;
    return code == 0 ? "Done" : format("Exit %u", code);
}

}  // namespace

void Interpreter::foreground(Pid pid, const std::string& text)
{
    waiting_.what = Waiting::Program;
    waiting_.pid = pid;
    waiting_.text = text;
    desk_.shell.foreground = pid;
    const auto job = std::find_if(desk_.shell.jobs.begin(), desk_.shell.jobs.end(),
                                  [pid](const Job& j) { return j.pid == pid; });
    if (job != desk_.shell.jobs.end()) {
        if (job->stopped) desk_.timeline.apply(machine::SendSignal{pid, sigcont});
        desk_.shell.jobs.erase(job);
    }
    if (behind_) return;
    const machine::Outcome outcome = desk_.timeline.apply(machine::Run{pid, machine::Goal::Continue});
    if (outcome.error) finish_command(1);
}

void Interpreter::start_background(Pid pid)
{
    const unsigned number = next_job_number();
    desk_.shell.jobs.push_back({number, pid, waiting_.text, false});
    desk_.shell.last_background = pid;
    if (desk_.shell.at_terminal) desk_.print(format("[%u] %u\n", number, pid));
    finish_command(0);
}

// Becomes a job that stands still; answers what a shell says of it.
std::string Interpreter::stop_job(Pid pid, const std::string& text)
{
    const unsigned number = next_job_number();
    desk_.shell.jobs.push_back({number, pid, text, true});
    return job_line(number, "Stopped", text);
}

void Interpreter::abandon()
{
    if (desk_.shell.foreground != 0 && desk_.machine().kernel.processes.find(desk_.shell.foreground)) {
        const std::string text = waiting_.text.empty()
                                     ? desk_.machine().kernel.processes.find(desk_.shell.foreground)->comm
                                     : waiting_.text;
        desk_.timeline.apply(machine::SendSignal{desk_.shell.foreground, sigtstp});
        desk_.print("^Z\n" + stop_job(desk_.shell.foreground, text));
    }
    desk_.shell.foreground = 0;
    frames_.clear();
    waiting_ = {};
    streams_ = {};
}

unsigned Interpreter::next_job_number() const
{
    unsigned number = 1;
    for (const Job& job : desk_.shell.jobs)
        number = std::max(number, job.number + 1);
    return number;
}

Job* Interpreter::find_job(unsigned number)
{
    if (number == 0 && !desk_.shell.jobs.empty()) return &desk_.shell.jobs.back();
    for (Job& job : desk_.shell.jobs)
        if (job.number == number) return &job;
    return nullptr;
}

void Interpreter::report_jobs()
{
    for (const machine::Finished& finished : desk_.machine().finished) {
        const auto job = std::find_if(desk_.shell.jobs.begin(), desk_.shell.jobs.end(),
                                      [&](const Job& j) { return j.pid == finished.pid; });
        if (job == desk_.shell.jobs.end()) continue;
        if (desk_.shell.at_terminal)
            desk_.print(job_line(job->number, ending_words(finished.status), job->text));
        desk_.shell.jobs.erase(job);
    }
}

}  // namespace fl::shell
