#include "lesson/check.h"

#include "base/text.h"
#include "lesson/catalogue.h"
#include "lesson/player.h"
#include "lesson/translation.h"

#include <algorithm>

namespace fl::lesson {
namespace {

// Besides English. A course names its lessons' languages in index.txt; a single folder is asked for these.
constexpr std::string_view interface_languages[] = {"zh-CN"};

// The first lines of an output, on one line.
std::string brief(std::string_view printed)
{
    constexpr std::size_t most = 160;  // characters, enough to recognise it
    std::string text;
    for (const std::string_view line : split(trim(printed), '\n'))
        (text += text.empty() ? "" : " | ") += trim(line);
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

// Plays a lesson from its first step to its last, as a learner who always knows the answer.
class Rehearsal {
public:
    Rehearsal(const Lesson& source, const std::vector<Lesson>& translations, std::vector<Diagnostic>& found)
        : source_(source), translations_(translations), player_(source), found_(found)
    {
    }

    void play()
    {
        for (std::size_t i = 0; i < source_.steps.size(); ++i) {
            if (i > 0) enter_next(i);
            player_.finish();
            answer_questions();
            check_values();
            play_tasks(i);
        }
        report_mismatches();
        report_facts();
    }

private:
    void add(const std::string& file, SourcePosition at, std::string message)
    {
        Diagnostic diagnostic{file, at, Severity::Error, std::move(message)};
        if (std::find(found_.begin(), found_.end(), diagnostic) == found_.end())
            found_.push_back(std::move(diagnostic));
    }

    void enter_next(std::size_t index)
    {
        const std::string why = player_.next();
        if (!why.empty()) add(source_.file, source_.steps[index].at, "this step cannot be reached: " + why);
        if (!why.empty()) player_.go_to(source_.steps[index].id);
    }

    void answer_questions()
    {
        for (std::string id = player_.blocked_by(); !id.empty(); id = player_.blocked_by()) {
            check_values();
            for (const Block& block : source_.steps[player_.step()].blocks) {
                const auto* quiz = std::get_if<Quiz>(&block.content);
                if (!quiz || block.id != id) continue;
                for (std::size_t i = 0; i < quiz->choices.size(); ++i)
                    if (quiz->choices[i].right) player_.answer(id, i + 1);
            }
            player_.finish();
        }
    }

    // Every live value that the learner can see now must have a value, in every language.
    void check_values()
    {
        const std::size_t step = player_.step(), open = player_.open_blocks();
        const std::vector<Block>& blocks = source_.steps[step].blocks;
        for (std::size_t i = 0; i < open; ++i)
            check_block(source_.file, blocks[i]);
        for (const Lesson& translation : translations_)
            for (const Step& other : translation.steps)
                if (other.id == source_.steps[step].id)
                    for (const Block& block : other.blocks)
                        if (is_open(block, blocks, open)) check_block(translation.file, block);
    }

    static bool is_open(const Block& block, const std::vector<Block>& blocks, std::size_t open)
    {
        return std::any_of(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(open),
                           [&](const Block& other) { return !block.id.empty() && other.id == block.id; });
    }

    void check_block(const std::string& file, const Block& block)
    {
        for_each_spans(block, [&](const Spans& spans) {
            for (const Span& span : spans) {
                if (span.kind != Span::Kind::Value) continue;
                const Answer answer = player_.ask(span.expression);
                if (!answer.value)
                    add(file, span.expression.at, "`{" + span.text + "}` has no value here: " + answer.why);
            }
        });
    }

    void play_tasks(std::size_t step)
    {
        for (const Block& block : source_.steps[step].blocks) {
            const auto* task = std::get_if<Task>(&block.content);
            if (!task) continue;
            const Answer before = player_.ask(task->goal);
            if (!before.value)
                add(source_.file, task->goal.at,
                    "the goal of '" + block.id + "' has no value: " + before.why);
            else if (before.value->number != 0)
                add(source_.file, task->goal.at,
                    "the goal of '" + block.id + "' is true before the learner has done anything");
            player_.show_solution(block.id);
            player_.finish();
            const TaskProgress& progress = player_.progress_of_task(block);
            if (!progress.done) player_.check_task(block.id);
            if (!progress.done)
                add(source_.file, block.at,
                    "the solution of '" + block.id + "' does not reach its goal: " + progress.report);
            player_.go_to(source_.steps[step].id);
            player_.finish();
        }
    }

    void report_mismatches()
    {
        for (const Mismatch& mismatch : player_.mismatches())
            add(source_.file, mismatch.at,
                "expected '" + mismatch.expected + "', got '" + brief(mismatch.printed) + "'");
    }

    void report_facts()
    {
        for (const FailedFact& failed : player_.failed_facts())
            add(source_.file, failed.at, "not true: " + failed.fact + " (" + failed.report + ")");
    }

    const Lesson& source_;
    const std::vector<Lesson>& translations_;
    Player player_;
    std::vector<Diagnostic>& found_;
};

void append(std::vector<Diagnostic>& to, std::vector<Diagnostic> more)
{
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// A folder of one lesson, as an author has it before it joins the course.
CheckReport check_folder(const std::string& prefix, const ReadFile& read)
{
    CheckReport report;
    std::vector<LessonFile> translations;
    for (const std::string_view language : interface_languages) {
        const std::string path = "lesson." + std::string(language) + ".md";
        if (auto text = read(path)) translations.push_back({prefix + path, std::move(*text)});
    }
    report.lessons = 1;
    report.languages = 1 + translations.size();
    report.diagnostics = check_lesson({prefix + "lesson.md", read("lesson.md").value_or("")}, translations);
    return report;
}

}  // namespace

std::vector<Diagnostic> check_lesson(const LessonFile& source, const std::vector<LessonFile>& translations)
{
    ParseResult parsed = parse(source.path, source.text);
    std::vector<Diagnostic> found = std::move(parsed.diagnostics);
    std::vector<Lesson> others;
    for (const LessonFile& file : translations) {
        ParseResult other = parse(file.path, file.text);
        append(found, std::move(other.diagnostics));
        if (!other.lesson) continue;
        if (parsed.lesson) append(found, check_translation(*parsed.lesson, *other.lesson));
        others.push_back(std::move(*other.lesson));
    }
    if (parsed.lesson) Rehearsal(*parsed.lesson, others, found).play();
    return found;
}

CheckReport check_catalogue(std::string_view folder, const ReadFile& read)
{
    CheckReport report;
    const std::string prefix(folder);
    const auto index = read("index.txt");
    if (!index && read("lesson.md")) return check_folder(prefix, read);
    if (!index) {
        report.diagnostics.push_back({prefix + "index.txt", {}, Severity::Error, "there is no such file"});
        return report;
    }
    Catalogue catalogue = parse_catalogue(prefix + "index.txt", *index);
    append(report.diagnostics, std::move(catalogue.diagnostics));
    for (const CatalogueRow& row : catalogue.rows) {
        std::vector<LessonFile> files;
        for (const std::string& language : row.languages) {
            const std::string path = lesson_path(row, language);
            auto text = read(path);
            if (!text)
                report.diagnostics.push_back({prefix + path, {}, Severity::Error, "there is no such file"});
            else
                files.push_back({prefix + path, std::move(*text)});
        }
        if (files.empty()) continue;
        report.lessons += 1;
        report.languages += files.size();
        append(report.diagnostics, check_lesson(files[0], {files.begin() + 1, files.end()}));
    }
    return report;
}

bool has_errors(const std::vector<Diagnostic>& diagnostics)
{
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; });
}

}  // namespace fl::lesson
