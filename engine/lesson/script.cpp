#include "lesson/script.h"

#include "lesson/output.h"
#include "machine/timeline.h"
#include "shell/session.h"

#include <algorithm>
#include <utility>

namespace fl::lesson {
namespace {

using shell::TranscriptEntry;

std::string printed_since(const std::vector<TranscriptEntry>& transcript, std::size_t from)
{
    std::string printed;
    for (std::size_t i = from; i < transcript.size(); ++i)
        if (transcript[i].kind != TranscriptEntry::Prompt) printed += transcript[i].text;
    return printed;
}

std::string echo_since(const std::vector<TranscriptEntry>& transcript, std::size_t from)
{
    std::string echo;
    for (std::size_t i = from; i < transcript.size(); ++i) {
        const bool prompt = transcript[i].kind == TranscriptEntry::Prompt;
        if (prompt && !echo.empty() && echo.back() != '\n') echo += '\n';
        echo += transcript[i].text;
        if (prompt && !echo.ends_with('\n')) echo += '\n';
    }
    if (!echo.empty() && echo.back() != '\n') echo += '\n';
    return echo;
}

}  // namespace

std::vector<Job> jobs_of(const std::vector<ConsoleLine>& lines, std::size_t step, std::size_t block)
{
    std::vector<Job> jobs;
    for (const ConsoleLine& line : lines) {
        if (line.kind == ConsoleLine::Kind::Expected) {
            if (!jobs.empty()) jobs.back().expected.push_back(line);
        } else {
            jobs.push_back({Job::Kind::Command, step, block, line, "", {}});
        }
    }
    return jobs;
}

void Script::clear()
{
    jobs_.clear();
    running_ = false;
}

std::string Script::take_echo()
{
    return std::exchange(echo_, {});
}

void Script::begin(shell::Session& session)
{
    running_ = true;
    steps_left_ = std::min(command_step_limit, total_left_);
    printed_from_ = session.transcript().size();
    const bool debugger = session.debugger().in_front;
    if (current_.command.kind == ConsoleLine::Kind::Shell && debugger)
        session.begin_shell_line(current_.command.text);
    else if (current_.command.kind == ConsoleLine::Kind::Shell || debugger)
        session.begin_line(current_.command.text);
    else {
        running_ = false;
        mismatches_.push_back({current_.step, current_.command.at, "(gdb) " + current_.command.text,
                               "gdb is not running here"});
    }
}

void Script::end(const shell::Session& session, bool in_time)
{
    running_ = false;
    const std::vector<TranscriptEntry> transcript = session.transcript();
    const std::string printed = printed_since(transcript, printed_from_);
    echo_ += echo_since(transcript, printed_from_);
    if (!in_time) {
        mismatches_.push_back({current_.step, current_.command.at, current_.command.text,
                               "the command takes too many machine steps"});
        return;
    }
    const auto missing = find_mismatch(current_.expected, printed);
    if (!missing) return;
    const ConsoleLine& line = current_.expected[std::min(*missing, current_.expected.size() - 1)];
    mismatches_.push_back({current_.step, line.at, line.text, printed});
}

Script::Progress Script::pump(shell::Session& session, std::uint64_t steps, Job& reached)
{
    while (running_ || !jobs_.empty()) {
        if (!running_) {
            current_ = std::move(jobs_.front());
            jobs_.pop_front();
            if (current_.kind != Job::Kind::Command) {
                reached = std::move(current_);
                return Progress::Reached;
            }
            begin(session);
            continue;
        }
        const std::uint64_t budget = std::min(steps, steps_left_);
        const std::uint64_t before = session.timeline().now().step;
        const bool more = session.pump(budget);
        const std::uint64_t taken = session.timeline().now().step - before;
        steps_left_ -= std::min(steps_left_, more ? std::max<std::uint64_t>(taken, 1) : taken);
        total_left_ -= std::min(total_left_, taken);
        if (!more)
            end(session, true);
        else if (steps_left_ == 0) {
            session.interrupt();
            end(session, false);
        } else
            return Progress::Running;
    }
    return Progress::Idle;
}

}  // namespace fl::lesson
