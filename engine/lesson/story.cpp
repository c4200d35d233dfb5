#include "lesson/story.h"

#include "machine/timeline.h"
#include "shell/session.h"

#include <algorithm>

namespace fl::lesson {

Story::Story(const Lesson& lesson)
{
    start_over(lesson);
}

Story::~Story() = default;

void Story::start_over(const Lesson& lesson)
{
    session_ = std::make_unique<shell::Session>(lesson.machine);
    script_ = Script{};
    settled_.assign(lesson.steps.size(), Settled{});
    moments_.clear();
    name_moment(NamedMoment::Kind::Step, std::string(opening_step));
    ++changes_;
}

StatePtr Story::state_now()
{
    return std::make_shared<const machine::MachineState>(session_->state());
}

void Story::name_moment(NamedMoment::Kind kind, const std::string& id)
{
    const auto same = [&](const NamedMoment& moment) { return moment.kind == kind && moment.id == id; };
    moments_.erase(std::remove_if(moments_.begin(), moments_.end(), same), moments_.end());
    if (!id.empty()) moments_.push_back({kind, id, state_now(), session_->process_in_focus()});
}

// True when the machine stands again as the step left it; false when another branch of the story has replaced
// that moment.
bool Story::return_to(std::size_t step)
{
    const Settled& settled = settled_[step];
    if (!settled.reached || settled.at > session_->timeline().end()) return false;
    if (session_->timeline().now() != settled.at) session_->seek(settled.at);
    return session_->state() == *settled.state;
}

void Story::queue_blocks(const Lesson& lesson, std::size_t step, std::size_t from, std::size_t to)
{
    const std::vector<Block>& blocks = lesson.steps[step].blocks;
    for (std::size_t i = from; i < std::min(to, blocks.size()); ++i) {
        const auto* code = std::get_if<Code>(&blocks[i].content);
        const auto* console = std::get_if<Console>(&blocks[i].content);
        if (code && !code->name.empty())
            script_.add({Job::Kind::WriteFile,
                         step,
                         i,
                         {ConsoleLine::Kind::Shell, code->name, blocks[i].at},
                         code->text,
                         {}});
        if (std::holds_alternative<Check>(blocks[i].content))
            script_.add({Job::Kind::Facts, step, i, {}, "", {}});
        if (!console || console->mode == Console::Mode::Show) continue;
        for (Job& job : jobs_of(console->lines, step, i))
            script_.add(std::move(job));
        script_.add({Job::Kind::EndBlock, step, i, {}, "", {}});
    }
    script_.add({Job::Kind::Settle, step, to, {}, "", {}});
}

void Story::go(const Lesson& lesson, std::size_t target, const std::vector<std::size_t>& open)
{
    stop();
    std::size_t next = target + 1;  // the first step to be played from its beginning
    while (next > 0 && !return_to(next - 1))
        --next;
    if (next == 0)
        start_over(lesson);
    else
        settled_[next - 1].played = settled_[next - 1].blocks;
    if (next > 0 && settled_[next - 1].blocks < open[next - 1])
        queue_blocks(lesson, next - 1, settled_[next - 1].blocks, open[next - 1]);
    for (; next <= target; ++next) {
        settled_[next] = Settled{};
        script_.add({Job::Kind::EnterStep, next, 0, {}, "", {}});
        queue_blocks(lesson, next, 0, open[next]);
    }
    ++changes_;
}

void Story::play(const std::vector<Job>& jobs)
{
    for (const Job& job : jobs)
        script_.add(job);
    ++changes_;
}

void Story::reach(const Lesson& lesson, const Job& job)
{
    const Step& step = lesson.steps[job.step];
    switch (job.kind) {
    case Job::Kind::EnterStep:
        name_moment(NamedMoment::Kind::Step, step.id);
        break;
    case Job::Kind::WriteFile:
        session_->add_file(job.command.text, job.text);
        break;
    case Job::Kind::EndBlock:
        name_moment(NamedMoment::Kind::Console, step.blocks[job.block].id);
        echoes_[{job.step, job.block}] = script_.take_echo();
        settled_[job.step].played = job.block + 1;
        break;
    case Job::Kind::Settle:
        settled_[job.step] = {true,      session_->timeline().now(),   state_now(), job.block,
                              job.block, session_->transcript().size()};
        break;
    case Job::Kind::Facts:
        check_facts(std::get<Check>(step.blocks[job.block].content), job.step);
        break;
    case Job::Kind::Command:
        break;
    }
    ++changes_;
}

void Story::check_facts(const Check& check, std::size_t step)
{
    const MachineFacts now = facts(step);
    for (const Expression& fact : check.facts) {
        const Answer answer = evaluate(fact, now);
        if (answer.value && answer.value->number != 0) continue;
        failed_facts_.push_back({step, fact.at, fact.text, answer.value ? explain(fact, now) : answer.why});
    }
}

std::string Story::echo(std::size_t step, std::size_t block) const
{
    const auto at = echoes_.find({step, block});
    return at == echoes_.end() ? std::string() : at->second;
}

bool Story::pump(const Lesson& lesson, std::uint64_t steps)
{
    constexpr int most_jobs_at_once = 64;  // so that a frame stays short
    if (script_.empty()) return session_->pump(steps);
    for (int i = 0; i < most_jobs_at_once; ++i) {
        Job job;
        const Script::Progress progress = script_.pump(*session_, steps, job);
        if (progress == Script::Progress::Idle) return false;
        if (progress == Script::Progress::Running) return true;
        reach(lesson, job);
    }
    return true;
}

void Story::finish(const Lesson& lesson)
{
    while (!script_.empty())
        pump(lesson, command_step_limit);
    if (!session_->idle()) session_->pump(command_step_limit);
}

bool Story::busy() const
{
    return !script_.empty() || !session_->idle();
}

void Story::stop()
{
    script_.clear();
    if (!session_->idle()) session_->interrupt();
}

std::int64_t Story::commands_since(std::size_t step) const
{
    const std::vector<shell::TranscriptEntry> transcript = session_->transcript();
    const std::size_t from = std::min(settled_[step].transcript, transcript.size());
    return std::count_if(
        transcript.begin() + static_cast<std::ptrdiff_t>(from), transcript.end(),
        [](const shell::TranscriptEntry& entry) { return entry.kind == shell::TranscriptEntry::Prompt; });
}

MachineFacts Story::facts(std::size_t step) const
{
    return MachineFacts(session_->state(), session_->process_in_focus(), moments_, commands_since(step));
}

}  // namespace fl::lesson
