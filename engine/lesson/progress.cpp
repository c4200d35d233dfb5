// What a learner has done, as one line for the browser's storage, and back.
#include "lesson/player_core.h"

#include "base/text.h"

namespace fl::lesson {
namespace {

// In place of those of before: what is taken back twice is not chosen twice.
void restore_choices(std::string_view saved, std::vector<std::size_t>& chosen)
{
    chosen.clear();
    for (const std::string_view choice : split(saved, ','))
        if (const auto number = parse_unsigned(choice); number && *number > 0 && *number <= 64)
            chosen.push_back(static_cast<std::size_t>(*number - 1));
}

}  // namespace

// "step=touch q-touch=2,1 ten-pages=done"
std::string Player::save() const
{
    std::string saved = "step=" + core_->source.steps[core_->step].id;
    for (const auto& [id, progress] : core_->quizzes) {
        saved += " " + id + "=";
        for (std::size_t i = 0; i < progress.chosen.size(); ++i)
            saved += format(i ? ",%zu" : "%zu", progress.chosen[i] + 1);
    }
    for (const auto& [id, progress] : core_->tasks)
        if (progress.done) saved += " " + id + "=done";
    return saved;
}

void Player::restore(std::string_view saved)
{
    constexpr std::size_t largest = 64 * 1024;
    std::string step;
    for (const std::string_view word : words(saved.substr(0, largest))) {
        const std::size_t equals = word.find('=');
        if (equals == std::string_view::npos) continue;
        const std::string id(word.substr(0, equals));
        const std::string_view value = word.substr(equals + 1);
        if (id == "step")
            step = value;
        else if (value == "done")
            core_->tasks[id].done = true;
        else
            restore_choices(value, core_->quizzes[id].chosen);
    }
    ++core_->changes;
    if (!step.empty()) go_to(step);
}

}  // namespace fl::lesson
