// Answers an expression's questions from machine states: now, and at the lesson's named moments.
#pragma once

#include "lesson/expression.h"
#include "machine/state.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace fl::lesson {

using StatePtr = std::shared_ptr<const machine::MachineState>;

// A moment with a name: a console block after its last command, or a step as it was entered.
struct NamedMoment {
    enum class Kind : std::uint8_t { Console, Step };
    Kind kind = Kind::Step;
    std::string id;
    StatePtr state;
    trace::Pid focus = 0;  // the process whose variables are meant
};

class MachineFacts final : public Facts {
public:
    // The references must outlive this. `commands` = lines typed since the step was ready.
    MachineFacts(const machine::MachineState& now, trace::Pid focus, const std::vector<NamedMoment>& moments,
                 std::int64_t commands);

    Answer ask(const Query& query) const override;

private:
    const NamedMoment* find_moment(std::string_view id) const;

    const machine::MachineState& now_;
    trace::Pid focus_;
    const std::vector<NamedMoment>& moments_;
    std::int64_t commands_;
};

}  // namespace fl::lesson
