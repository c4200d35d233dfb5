#include "lesson/player_core.h"

#include "base/text.h"
#include "lesson/translation.h"
#include "shell/session.h"

#include <algorithm>

namespace fl::lesson {

Player::Player(Lesson source) : core_(std::make_unique<Core>(std::move(source), std::nullopt))
{
    core_->go(0);
}

Player::Player(Lesson source, Lesson translation)
{
    Lesson merged = merge(source, translation);
    core_ = std::make_unique<Core>(std::move(source), std::move(merged));
    core_->go(0);
}

Player::~Player() = default;
Player::Player(Player&&) noexcept = default;
Player& Player::operator=(Player&&) noexcept = default;

shell::Session& Player::session()
{
    return core_->story.session();
}
const shell::Session& Player::session() const
{
    return core_->story.session();
}
const Lesson& Player::lesson() const
{
    return core_->shown();
}
const Lesson& Player::source() const
{
    return core_->source;
}

bool Player::set_language(std::string_view language)
{
    const bool translated = core_->translated && core_->translated->language == language;
    if (!translated && core_->source.language != language) return false;
    core_->in_translation = translated;
    ++core_->changes;
    return true;
}

std::vector<std::string> Player::languages() const
{
    std::vector<std::string> all = {core_->source.language};
    if (core_->translated) all.push_back(core_->translated->language);
    return all;
}

std::size_t Player::step() const
{
    return core_->step;
}
std::size_t Player::furthest() const
{
    return core_->furthest;
}
std::size_t Player::open_blocks() const
{
    return core_->open_in(core_->step);
}
bool Player::can_back() const
{
    return core_->step > 0;
}
bool Player::can_next() const
{
    return core_->step + 1 < core_->source.steps.size() && blocked_by().empty();
}

std::string Player::blocked_by() const
{
    const std::size_t open = open_blocks();
    if (open == 0) return "";
    const Block& last = core_->blocks()[open - 1];
    return core_->step == core_->furthest && core_->is_open_question(last) ? last.id : "";
}

bool Player::has_run(const Block& console) const
{
    const std::optional<std::size_t> index = core_->index_of(console);
    return index && *index < core_->story.played(core_->step);
}

std::string Player::echo(const Block& console) const
{
    const std::optional<std::size_t> index = core_->index_of(console);
    return index ? core_->story.echo(core_->step, *index) : std::string();
}

std::string Player::take_echo()
{
    return core_->story.take_echo();
}

std::string Player::picture() const
{
    for (std::size_t step = core_->step + 1; step-- > 0;) {
        const std::vector<Block>& blocks = core_->source.steps[step].blocks;
        for (std::size_t i = std::min(core_->open_in(step), blocks.size()); i-- > 0;)
            if (const auto* console = std::get_if<Console>(&blocks[i].content))
                if (!console->show.empty() && console->mode != Console::Mode::Show) return console->show;
    }
    return "";
}

std::string Player::next()
{
    if (core_->step + 1 >= core_->source.steps.size()) return "this is the last step";
    if (!blocked_by().empty()) return "answer the question first";
    core_->go(core_->step + 1);
    return "";
}

std::string Player::back()
{
    if (core_->step == 0) return "this is the first step";
    core_->go(core_->step - 1);
    return "";
}

std::string Player::go_to(std::string_view step_id)
{
    const std::vector<Step>& steps = core_->source.steps;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i].id == step_id) {
            core_->go(i);
            return "";
        }
    return "this lesson has no step '" + std::string(step_id) + "'";
}

std::string Player::answer(std::string_view quiz_id, std::size_t choice)
{
    std::string why;
    const Quiz* quiz = core_->find_block<Quiz>(quiz_id, why);
    if (!quiz) return why;
    if (choice < 1 || choice > quiz->choices.size())
        return format("this question has %zu choices", quiz->choices.size());
    QuizProgress& progress = core_->quizzes[std::string(quiz_id)];
    const bool first = !progress.answered();
    if (std::find(progress.chosen.begin(), progress.chosen.end(), choice - 1) == progress.chosen.end())
        progress.chosen.push_back(choice - 1);
    ++core_->changes;
    if (first && core_->open_in(core_->step) > core_->story.played(core_->step)) core_->go(core_->step);
    return "";
}

std::string Player::check_task(std::string_view task_id)
{
    std::string why;
    const Task* task = core_->find_block<Task>(task_id, why);
    if (!task) return why;
    TaskProgress& progress = core_->tasks[std::string(task_id)];
    const bool goal = core_->holds(task->goal);
    progress.done = progress.done || core_->is_done(*task);
    progress.report.clear();
    if (!progress.done)
        progress.report = explain(goal ? task->limit : task->goal, core_->story.facts(core_->step));
    ++core_->changes;
    return "";
}

std::string Player::hint(std::string_view task_id)
{
    std::string why;
    const Task* task = core_->find_block<Task>(task_id, why);
    if (!task) return why;
    TaskProgress& progress = core_->tasks[std::string(task_id)];
    if (progress.hints_shown >= task->hints.size()) return "there are no more hints";
    ++progress.hints_shown;
    ++core_->changes;
    return "";
}

std::string Player::show_solution(std::string_view task_id)
{
    std::string why;
    const Task* task = core_->find_block<Task>(task_id, why);
    if (!task) return why;
    core_->tasks[std::string(task_id)].solution_shown = true;
    core_->go(core_->step);
    core_->story.play(jobs_of(task->solution, core_->step, 0));
    return "";
}

std::string Player::reset()
{
    Core& core = *core_;
    core.quizzes.clear();
    core.tasks.clear();
    core.furthest = 0;
    core.story.start_over(core.source);
    core.go(0);
    return "";
}

bool Player::pump(std::uint64_t steps)
{
    const bool more = core_->story.pump(core_->source, steps);
    if (!more) core_->notice_tasks();
    return more;
}

bool Player::busy() const
{
    return core_->story.busy();
}

void Player::finish()
{
    core_->story.finish(core_->source);
    core_->notice_tasks();
}

const QuizProgress& Player::progress_of(const Block& quiz) const
{
    return core_->progress(quiz.id);
}

const TaskProgress& Player::progress_of_task(const Block& task) const
{
    const auto at = core_->tasks.find(task.id);
    return at == core_->tasks.end() ? core_->untouched_task : at->second;
}

Answer Player::ask(const Expression& expression) const
{
    return evaluate(expression, core_->story.facts(core_->step));
}

std::string Player::value_text(const Span& value) const
{
    const Answer answer = ask(value.expression);
    return answer.value ? render(*answer.value) : "…";
}

const std::vector<Mismatch>& Player::mismatches() const
{
    return core_->story.mismatches();
}

const std::vector<FailedFact>& Player::failed_facts() const
{
    return core_->story.failed_facts();
}

std::uint64_t Player::revision() const
{
    return core_->changes + core_->story.changes() + core_->story.session().revision();
}

}  // namespace fl::lesson
