// The lesson's own way through the machine's life: which steps have been played, where each ended, and the
// named moments.
#pragma once

#include "lesson/facts.h"
#include "lesson/lesson.h"
#include "lesson/script.h"
#include "machine/moment.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fl::shell {
class Session;
}

namespace fl::lesson {

class Story {
public:
    explicit Story(const Lesson& lesson);
    ~Story();

    shell::Session& session() { return *session_; }
    const shell::Session& session() const { return *session_; }

    void start_over(const Lesson& lesson);

    // Brings the machine to where step `target` has played its first `open[step]` blocks: by going back or
    // forward in time when it has been there, else by playing on from the last step that still holds. What
    // the learner did meanwhile is left.
    void go(const Lesson& lesson, std::size_t target, const std::vector<std::size_t>& open);
    void play(const std::vector<Job>& jobs);  // a solution, after what is queued

    bool pump(const Lesson& lesson, std::uint64_t steps);  // false when idle
    bool busy() const;
    void finish(const Lesson& lesson);  // pumps until idle, within what one command may take
    void stop();                        // interrupts and forgets what is queued

    std::size_t played(std::size_t step) const
    {
        return settled_[step].played;
    }                                                     // blocks of a step carried out
    std::int64_t commands_since(std::size_t step) const;  // lines typed since the step was ready
    MachineFacts facts(std::size_t step) const;
    const std::vector<Mismatch>& mismatches() const { return script_.mismatches(); }
    const std::vector<FailedFact>& failed_facts() const { return failed_facts_; }
    std::string echo(std::size_t step,
                     std::size_t block) const;  // what the terminal showed for a console block
    std::string take_echo() { return script_.take_echo(); }
    std::uint64_t changes() const { return changes_; }

private:
    // A step whose open blocks have been carried out, and the machine as it was then.
    struct Settled {
        bool reached = false;
        machine::Moment at;
        StatePtr state;
        std::size_t blocks = 0;      // as of `at`
        std::size_t played = 0;      // by now
        std::size_t transcript = 0;  // entries
    };

    bool return_to(std::size_t step);
    void queue_blocks(const Lesson& lesson, std::size_t step, std::size_t from, std::size_t to);
    void reach(const Lesson& lesson, const Job& job);
    void check_facts(const Check& check, std::size_t step);
    void name_moment(NamedMoment::Kind kind, const std::string& id);
    StatePtr state_now();

    std::unique_ptr<shell::Session> session_;
    Script script_;
    std::vector<Settled> settled_;  // one per step
    std::vector<NamedMoment> moments_;
    std::vector<FailedFact> failed_facts_;
    std::map<std::pair<std::size_t, std::size_t>, std::string> echoes_;  // of (step, block)
    std::uint64_t changes_ = 0;
};

}  // namespace fl::lesson
