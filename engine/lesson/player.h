// Plays a lesson on a machine: entering a step runs its commands, a question holds back what follows it,
// going back undoes. The learner may do anything in the terminal or in time at any step; going on returns to
// the lesson's own story first.
#pragma once

#include "lesson/lesson.h"
#include "machine/moment.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl::shell {
class Session;
}

namespace fl::lesson {

struct QuizProgress {
    std::vector<std::size_t> chosen;  // choices in the order of choosing, from 0
    bool answered() const { return !chosen.empty(); }
};

struct TaskProgress {
    bool done = false;
    std::size_t hints_shown = 0;
    bool solution_shown = false;
    std::string report;  // after a check that failed: what is not yet so
};

// An expected line that the machine did not print.
struct Mismatch {
    std::size_t step = 0;
    SourcePosition at;
    std::string expected;
    std::string printed;  // all that the command printed, or why it could not
};

// A line of a check block that was not true when its turn came.
struct FailedFact {
    std::size_t step = 0;
    SourcePosition at;
    std::string fact;
    std::string report;  // the values it speaks of
};

inline constexpr std::uint64_t command_step_limit =
    50'000'000;  // machine steps one command of a lesson may take

class Player {
public:
    explicit Player(Lesson source);
    Player(Lesson source, Lesson translation);  // same ids; shown when its language is set
    ~Player();
    Player(Player&&) noexcept;
    Player& operator=(Player&&) noexcept;

    shell::Session& session();
    const shell::Session& session() const;

    const Lesson& lesson() const;  // in the present language
    const Lesson& source() const;
    bool set_language(std::string_view language);  // false: not available, nothing changed
    std::vector<std::string> languages() const;

    std::size_t step() const;      // index of the present step
    std::size_t furthest() const;  // the furthest step ever entered
    bool can_next() const;
    bool can_back() const;
    std::string blocked_by() const;  // id of the question to answer first, or ""
    // How many blocks of the present step are open: an unanswered question closes all behind it.
    std::size_t open_blocks() const;
    bool has_run(const Block& console) const;  // a console block of the present step: done?
    std::string picture() const;               // the newest show= on the way here: "address-space:demo"

    // Each returns "" or a sentence about what is wrong. Commands are queued: pump() carries them out.
    std::string next();
    std::string back();
    std::string go_to(std::string_view step_id);  // any step; earlier ones are played unseen
    std::string answer(std::string_view quiz_id, std::size_t choice);  // choices count from 1
    std::string check_task(std::string_view task_id);
    std::string hint(std::string_view task_id);
    std::string show_solution(std::string_view task_id);
    std::string reset();

    // Goes on with queued commands, or with what the learner runs in the terminal, by at most `steps` machine
    // steps. When all is idle it looks whether a task has been done. False when idle.
    bool pump(std::uint64_t steps);
    bool busy() const;
    void finish();  // pumps until idle; bounded by command_step_limit for each command

    const QuizProgress& progress_of(const Block& quiz) const;
    const TaskProgress& progress_of_task(const Block& task) const;

    std::string value_text(const Span& value) const;  // a live value now; "…" while it has none
    Answer ask(const Expression& expression) const;   // now
    const std::vector<Mismatch>& mismatches() const;  // of the commands played so far
    const std::vector<FailedFact>& failed_facts() const;
    std::string echo(const Block& console) const;  // what the terminal showed when it ran
    std::string take_echo();                       // of a solution, once it has been played
    std::uint64_t revision() const;                // grows whenever something shown may have changed

    // Answers, done tasks and the step as one line of text for the browser's storage, and back.
    std::string save() const;
    void restore(std::string_view saved);

private:
    class Core;
    std::unique_ptr<Core> core_;
};

}  // namespace fl::lesson
