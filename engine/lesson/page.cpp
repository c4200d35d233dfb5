#include "lesson/page.h"

#include "lesson/json_text.h"

#include <algorithm>

namespace fl::lesson {
namespace {

class Writer : private JsonText {
public:
    explicit Writer(const Player& player) : player_(player) {}

    using JsonText::take;

    void page()
    {
        const Lesson& lesson = player_.lesson();
        const Step& step = lesson.steps[player_.step()];
        json_ += '{';
        text("id", lesson.id);
        text("lang", lesson.language);
        text("source_lang", player_.source().language);
        text("title", lesson.title);
        number("minutes", lesson.minutes);
        languages();
        steps(lesson);
        text("step", step.id);
        flag("can_next", player_.can_next());
        flag("can_back", player_.can_back());
        flag("busy", player_.busy());
        text("blocked_by", player_.blocked_by());
        text("picture", player_.picture());
        key("blocks");
        blocks(step.blocks, player_.open_blocks());
        json_ += '}';
    }

private:
    void languages()
    {
        key("languages");
        json_ += '[';
        for (const std::string& language : player_.languages()) {
            comma();
            json_ += json_string(language);
        }
        json_ += ']';
    }

    void steps(const Lesson& lesson)
    {
        key("steps");
        json_ += '[';
        for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
            comma();
            json_ += '{';
            text("id", lesson.steps[i].id);
            text("title", plain_text(lesson.steps[i].title));
            flag("current", i == player_.step());
            flag("done", i < player_.furthest());
            json_ += '}';
        }
        json_ += ']';
    }

    void blocks(const std::vector<Block>& all, std::size_t count)
    {
        json_ += '[';
        for (std::size_t i = 0; i < std::min(count, all.size()); ++i) {
            const bool unseen = is_unseen(all[i]);
            if (!unseen) block(all[i]);
        }
        json_ += ']';
    }

    // Checks are for the tests, set-up commands for the machine.
    static bool is_unseen(const Block& block)
    {
        const auto* console = std::get_if<Console>(&block.content);
        return std::holds_alternative<Check>(block.content) ||
               (console && console->mode == Console::Mode::Setup);
    }

    void block(const Block& block)
    {
        comma();
        json_ += '{';
        text("id", block.id);
        flag("stale", block.stale);
        flag("missing", block.missing);
        std::visit([&](const auto& content) { write(content, block); }, block.content);
        json_ += '}';
    }

    void spans(std::string_view name, const Spans& all)
    {
        key(name);
        spans(all);
    }

    void spans(const Spans& all)
    {
        json_ += '[';
        for (const Span& span : all) {
            comma();
            json_ += '{';
            write(span);
            json_ += '}';
        }
        json_ += ']';
    }

    void write(const Span& span)
    {
        switch (span.kind) {
        case Span::Kind::Text:
            text("text", span.text);
            break;
        case Span::Kind::Code:
            text("code", span.text);
            break;
        case Span::Kind::Emphasis:
            text("em", span.text);
            break;
        case Span::Kind::Strong:
            text("strong", span.text);
            break;
        case Span::Kind::Strike:
            text("strike", span.text);
            break;
        case Span::Kind::LineBreak:
            flag("break", true);
            break;
        case Span::Kind::Link:
            text("link", span.text);
            text("href", span.href);
            break;
        case Span::Kind::Value:
            text("value", player_.value_text(span));
            text("expr", span.text);
            break;
        }
    }

    void list_of(std::string_view name, const std::vector<Spans>& all)
    {
        key(name);
        json_ += '[';
        for (const Spans& one : all) {
            comma();
            spans(one);
        }
        json_ += ']';
    }

    void write(const Paragraph& paragraph, const Block&)
    {
        text("kind", "paragraph");
        spans("spans", paragraph.spans);
    }

    void write(const Heading& heading, const Block&)
    {
        text("kind", "heading");
        number("level", static_cast<std::size_t>(heading.level));
        spans("spans", heading.spans);
    }

    void write(const List& list, const Block&)
    {
        text("kind", "list");
        flag("ordered", list.ordered);
        number("first", list.first);
        list_of("items", list.items);
    }

    void write(const Table& table, const Block&)
    {
        text("kind", "table");
        list_of("header", table.header);
        key("rows");
        json_ += '[';
        for (const std::vector<Spans>& row : table.rows) {
            comma();
            json_ += '[';
            for (const Spans& cell : row) {
                comma();
                spans(cell);
            }
            json_ += ']';
        }
        json_ += ']';
    }

    void write(const Code& code, const Block&)
    {
        text("kind", "code");
        text("lang", code.language);
        text("name", code.name);
        text("text", code.text);
    }

    void lines(std::string_view name, const std::vector<ConsoleLine>& all)
    {
        key(name);
        json_ += '[';
        for (const ConsoleLine& line : all) {
            comma();
            json_ += '{';
            if (line.kind == ConsoleLine::Kind::Expected)
                text("output", line.text);
            else {
                text("prompt", line.kind == ConsoleLine::Kind::Shell ? "$ " : "(gdb) ");
                text("text", line.text);
            }
            json_ += '}';
        }
        json_ += ']';
    }

    void write(const Console& console, const Block& block)
    {
        const bool shown = console.mode == Console::Mode::Show;
        text("kind", "console");
        text("state", shown ? "show" : player_.has_run(block) ? "done" : "pending");
        text("show", console.show);
        lines("lines", console.lines);
    }

    void write(const Check&, const Block&) { text("kind", "check"); }

    void write(const Quiz& quiz, const Block& block)
    {
        const std::vector<std::size_t>& chosen = player_.progress_of(block).chosen;
        text("kind", "quiz");
        spans("spans", quiz.question);
        flag("many", quiz.many);
        flag("answered", !chosen.empty());
        key("choices");
        json_ += '[';
        for (std::size_t i = 0; i < quiz.choices.size(); ++i) {
            const bool picked = std::find(chosen.begin(), chosen.end(), i) != chosen.end();
            comma();
            json_ += '{';
            spans("spans", quiz.choices[i].spans);
            flag("chosen", picked);
            if (picked) {
                flag("correct", quiz.choices[i].right);
                spans("explanation", quiz.choices[i].explanation);
            } else {
                key("correct");
                json_ += "null";
            }
            json_ += '}';
        }
        json_ += ']';
    }

    void write(const Task& task, const Block& block)
    {
        const TaskProgress& progress = player_.progress_of_task(block);
        const std::size_t shown = std::min(progress.hints_shown, task.hints.size());
        text("kind", "task");
        text("goal", task.goal.text);
        text("limit", task.limit.text);
        flag("done", progress.done);
        text("report", progress.report);
        list_of("hints", {task.hints.begin(), task.hints.begin() + static_cast<std::ptrdiff_t>(shown)});
        number("more_hints", task.hints.size() - shown);
        if (progress.solution_shown) lines("solution", task.solution);
    }

    void write(const Note& note, const Block&)
    {
        const Note::Flavour flavour = note.flavour;
        text("kind", "note");
        text("flavour", flavour == Note::Flavour::Myth  ? "MYTH"
                        : flavour == Note::Flavour::Tip ? "TIP"
                                                        : "NOTE");
        key("blocks");
        blocks(note.blocks, note.blocks.size());
    }

    const Player& player_;
};

}  // namespace

std::string page_json(const Player& player)
{
    Writer writer(player);
    writer.page();
    return writer.take();
}

}  // namespace fl::lesson
