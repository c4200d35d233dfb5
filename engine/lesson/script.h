// The commands a lesson still has to carry out on its session, and what did not print as expected.
#pragma once

#include "lesson/lesson.h"
#include "lesson/player.h"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace fl::lesson {

struct Job {
    enum class Kind : std::uint8_t {
        EnterStep,  // a named moment
        WriteFile,  // a program of the lesson
        Command,
        EndBlock,  // a console block is done: a named moment
        Facts,     // a check block's turn
        Settle,    // the step's open blocks are done
    };
    Kind kind = Kind::Command;
    std::size_t step = 0, block = 0;
    ConsoleLine command;                // Command; WriteFile: its text is the file's name
    std::string text;                   // WriteFile
    std::vector<ConsoleLine> expected;  // Command
};

// The commands of a block with the lines expected after each.
std::vector<Job> jobs_of(const std::vector<ConsoleLine>& lines, std::size_t step, std::size_t block);

inline constexpr std::uint64_t lesson_step_limit = 1'000'000'000;  // all commands of a lesson together

class Script {
public:
    void add(Job job) { jobs_.push_back(std::move(job)); }
    void clear();
    bool empty() const { return jobs_.empty() && !running_; }

    // Carries on by at most about `steps` machine steps. A job that is not a command is handed back through
    // `reached` when its turn has come; then the caller calls again.
    enum class Progress : std::uint8_t { Idle, Running, Reached };
    Progress pump(shell::Session& session, std::uint64_t steps, Job& reached);

    // What the terminal showed since the last call: prompts, commands and output.
    std::string take_echo();

    const std::vector<Mismatch>& mismatches() const { return mismatches_; }

private:
    void begin(shell::Session& session);
    void end(const shell::Session& session, bool in_time);

    std::deque<Job> jobs_;
    Job current_;
    bool running_ = false;
    std::size_t printed_from_ = 0;  // entry of the transcript
    std::uint64_t steps_left_ = 0;  // of this command
    std::uint64_t total_left_ = lesson_step_limit;
    std::string echo_;
    std::vector<Mismatch> mismatches_;
};

}  // namespace fl::lesson
