#include "lesson/terminal.h"

#include "base/text.h"
#include "lesson/player.h"
#include "shell/session.h"

#include <algorithm>

namespace fl::lesson {
namespace {

class Reader {
public:
    Reader(const Lesson& lesson, const TerminalIo& io) : player_(lesson), io_(io) {}

    std::size_t run()
    {
        const Lesson& lesson = player_.lesson();
        say(lesson.title + "\n");
        for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
            if (i > 0) player_.next();
            player_.finish();
            say("\n== " + plain_text(lesson.steps[i].title) + " ==\n");
            for (std::size_t shown = 0; shown < player_.open_blocks(); ++shown)
                block(lesson.steps[i].blocks[shown]);
            if (i + 1 < lesson.steps.size()) ask("\n[Enter] ");
        }
        return player_.mismatches().size() + player_.failed_facts().size();
    }

private:
    void say(std::string_view text) { io_.write(text); }

    std::optional<std::string> ask(std::string_view prompt)
    {
        if (at_end_) return std::nullopt;
        std::optional<std::string> line = io_.read_line(prompt);
        at_end_ = !line;
        return line;
    }

    std::string words_of(const Spans& spans) const
    {
        std::string text;
        for (const Span& span : spans) {
            if (span.kind == Span::Kind::Value)
                text += player_.value_text(span);
            else if (span.kind == Span::Kind::LineBreak)
                text += '\n';
            else if (span.kind == Span::Kind::Code)
                text += "`" + span.text + "`";
            else
                text += span.text;
        }
        return text;
    }

    void block(const Block& block)
    {
        std::visit([&](const auto& content) { show(content, block); }, block.content);
    }

    void show(const Paragraph& paragraph, const Block&) { say("\n" + words_of(paragraph.spans) + "\n"); }
    void show(const Heading& heading, const Block&) { say("\n-- " + words_of(heading.spans) + " --\n"); }
    void show(const Check&, const Block&) {}

    void show(const List& list, const Block&)
    {
        say("\n");
        for (std::size_t i = 0; i < list.items.size(); ++i)
            say((list.ordered ? format("%zu. ", list.first + i) : std::string("- ")) +
                words_of(list.items[i]) + "\n");
    }

    void show(const Table& table, const Block&)
    {
        say("\n");
        row(table.header);
        for (const std::vector<Spans>& cells : table.rows)
            row(cells);
    }

    void row(const std::vector<Spans>& cells)
    {
        std::string line;
        for (const Spans& cell : cells)
            (line += line.empty() ? "" : " | ") += words_of(cell);
        say(line + "\n");
    }

    void show(const Code& code, const Block&)
    {
        say("\n" + (code.name.empty() ? std::string() : code.name + ":\n"));
        int number = 0;
        std::string_view text = code.text;
        if (text.ends_with('\n')) text.remove_suffix(1);
        for (const std::string_view line : split(text, '\n'))
            say(format("%4d  ", ++number) + std::string(line) + "\n");
    }

    void show(const Console& console, const Block& block)
    {
        if (console.mode == Console::Mode::Setup) return;
        say("\n");
        if (console.mode == Console::Mode::Run) return say(player_.echo(block));
        for (const ConsoleLine& line : console.lines)
            say(prompt_of(line) + line.text + "\n");
    }

    static std::string prompt_of(const ConsoleLine& line)
    {
        if (line.kind == ConsoleLine::Kind::Expected) return "";
        return line.kind == ConsoleLine::Kind::Shell ? "$ " : "(gdb) ";
    }

    void show(const Note& note, const Block&)
    {
        const Note::Flavour flavour = note.flavour;
        say(flavour == Note::Flavour::Myth  ? "\n[MYTH]"
            : flavour == Note::Flavour::Tip ? "\n[TIP]"
                                            : "\n[NOTE]");
        for (const Block& inner : note.blocks)
            block(inner);
    }

    // One answer is enough to go on; at the end of input the right one is given.
    void show(const Quiz& quiz, const Block& block)
    {
        say("\n? " + words_of(quiz.question) + "\n");
        for (std::size_t i = 0; i < quiz.choices.size(); ++i)
            say(format("   %zu) ", i + 1) + words_of(quiz.choices[i].spans) + "\n");
        while (!player_.progress_of(block).answered()) {
            const std::optional<std::string> line = ask("> ");
            const auto number = line ? parse_unsigned(trim(*line)) : std::nullopt;
            if (!line) return answer(quiz, block, right_choice(quiz));
            if (number && *number >= 1 && *number <= quiz.choices.size())
                answer(quiz, block, static_cast<std::size_t>(*number - 1));
        }
    }

    static std::size_t right_choice(const Quiz& quiz)
    {
        const auto right =
            std::find_if(quiz.choices.begin(), quiz.choices.end(), [](const Choice& c) { return c.right; });
        return static_cast<std::size_t>(right - quiz.choices.begin());
    }

    void answer(const Quiz& quiz, const Block& block, std::size_t index)
    {
        const Choice& choice = quiz.choices[index];
        player_.answer(block.id, index + 1);
        player_.finish();
        say(format("   %zu ", index + 1) + (choice.right ? "✓" : "✗"));
        say(choice.explanation.empty() ? "\n" : " " + words_of(choice.explanation) + "\n");
    }

    // The learner types commands until the goal is reached or an empty line gives up; then the solution is
    // played.
    void show(const Task& task, const Block& block)
    {
        say("\n! " + task.goal.text + "\n");
        for (std::size_t hints = 0; !player_.progress_of_task(block).done;) {
            const std::optional<std::string> line = ask(player_.session().prompt());
            if (!line || trim(*line).empty()) {
                if (line && hints < task.hints.size()) {
                    say("  " + words_of(task.hints[hints++]) + "\n");
                    continue;
                }
                return play_solution(block);
            }
            say(player_.session().run_line(*line, command_step_limit));
            player_.finish();
        }
        say("✓\n");
    }

    void play_solution(const Block& block)
    {
        player_.take_echo();
        player_.show_solution(block.id);
        player_.finish();
        say(player_.take_echo());
        say(player_.progress_of_task(block).done ? "✓\n" : "✗\n");
    }

    Player player_;
    const TerminalIo& io_;
    bool at_end_ = false;
};

}  // namespace

std::size_t run_in_terminal(const Lesson& lesson, const TerminalIo& io)
{
    return Reader(lesson, io).run();
}

}  // namespace fl::lesson
