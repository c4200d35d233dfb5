// What a Player holds; only the files of the player look in here.
#pragma once

#include "lesson/player.h"
#include "lesson/story.h"
#include "shell/session.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fl::lesson {

class Player::Core {
public:
    Core(Lesson lesson, std::optional<Lesson> merged)
        : source(std::move(lesson)), translated(std::move(merged)), story(source)
    {
    }

    const Lesson& shown() const { return in_translation ? *translated : source; }
    const std::vector<Block>& blocks() const { return source.steps[step].blocks; }

    // An unanswered question closes what stands behind it, unless the learner has already been further on.
    std::size_t open_in(std::size_t index) const
    {
        const std::vector<Block>& all = source.steps[index].blocks;
        if (index < furthest) return all.size();
        for (std::size_t i = 0; i < all.size(); ++i)
            if (is_open_question(all[i])) return i + 1;
        return all.size();
    }

    // A machine block of the present step; it has its source place in every language.
    std::optional<std::size_t> index_of(const Block& block) const
    {
        for (std::size_t i = 0; i < blocks().size(); ++i)
            if (blocks()[i].at == block.at && blocks()[i].verbatim == block.verbatim) return i;
        return std::nullopt;
    }

    bool is_open_question(const Block& block) const
    {
        return std::holds_alternative<Quiz>(block.content) && !progress(block.id).answered();
    }

    const QuizProgress& progress(const std::string& id) const
    {
        const auto at = quizzes.find(id);
        return at == quizzes.end() ? untouched_quiz : at->second;
    }

    void go(std::size_t target)
    {
        step = target;
        furthest = std::max(furthest, target);
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < source.steps.size(); ++i)
            open.push_back(open_in(i));
        story.go(source, target, open);
        ++changes;
    }

    template <class Content>
    const Content* find_block(std::string_view id, std::string& why) const
    {
        const std::size_t open = open_in(step);
        for (std::size_t i = 0; i < open; ++i)
            if (blocks()[i].id == id)
                if (const auto* found = std::get_if<Content>(&blocks()[i].content)) return found;
        why = "this step has nothing of the name '" + std::string(id) + "'";
        return nullptr;
    }

    bool holds(const Expression& expression) const
    {
        const Answer answer = evaluate(expression, story.facts(step));
        return answer.value && answer.value->number != 0;
    }

    bool is_done(const Task& task) const
    {
        return holds(task.goal) && (task.limit.empty() || holds(task.limit));
    }

    // Whenever the machine has come to rest somewhere new: has the learner done a task?
    void notice_tasks()
    {
        if (story.session().revision() == noticed) return;
        noticed = story.session().revision();
        for (std::size_t i = 0; i < open_in(step); ++i) {
            const auto* task = std::get_if<Task>(&blocks()[i].content);
            if (!task || tasks[blocks()[i].id].done || !is_done(*task)) continue;
            tasks[blocks()[i].id].done = true;
            ++changes;
        }
    }

    Lesson source;
    std::optional<Lesson> translated;  // merged
    bool in_translation = false;
    Story story;
    std::size_t step = 0, furthest = 0;
    std::map<std::string, QuizProgress> quizzes;
    std::map<std::string, TaskProgress> tasks;
    std::uint64_t changes = 0, noticed = 0;
    QuizProgress untouched_quiz;
    TaskProgress untouched_task;
};

}  // namespace fl::lesson
