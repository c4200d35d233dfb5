// From the Markdown tree to steps and blocks; then everything that only the whole lesson can tell: ids and
// names.
#include "lesson/lesson.h"

#include "base/text.h"
#include "lesson/callout.h"
#include "lesson/fence.h"
#include "lesson/front_matter.h"
#include "lesson/inline.h"
#include "lesson/scope.h"

#include <algorithm>

namespace fl::lesson {
namespace {

using Kind = Node::Kind;

// The first byte that is not UTF-8, or nowhere.
std::size_t find_broken_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80                   ? 1
                                   : lead >= 0xc2 && lead < 0xe0 ? 2
                                   : lead >= 0xe0 && lead < 0xf0 ? 3
                                   : lead >= 0xf0 && lead < 0xf5 ? 4
                                                                 : 0;
        if (length == 0 || i + length > text.size()) return i;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return i;
        i += length;
    }
    return nowhere;
}

class StepReader {
public:
    StepReader(Source& source, Lesson& lesson) : source_(source), lesson_(lesson) {}

    void read(Node node)
    {
        if (node.kind == Kind::Rule) return;
        if (node.kind == Kind::Heading && node.number <= 2) return begin_step(std::move(node));
        if (lesson_.steps.empty()) begin_opening();
        if (++blocks_ > most_blocks) {
            if (blocks_ == most_blocks + 1)
                source_.error(node.offset, format("a lesson has at most %zu blocks", most_blocks));
            return;
        }
        lesson_.steps.back().blocks.push_back(read_block(std::move(node)));
    }

private:
    void begin_opening()
    {
        Step step;
        step.id = opening_step;
        Span title;
        title.text = lesson_.title;
        step.title = {title};
        step.made_from = lesson_.made_from;
        step.at = {1, 1};
        lesson_.steps.push_back(std::move(step));
    }

    void begin_step(Node heading)
    {
        Step step;
        const Mark mark = take_mark(source_, heading.children);
        step.id = mark.id;
        step.made_from = mark.made_from;
        step.title = read_spans(source_, heading.children);
        step.at = source_.position(heading.offset);
        if (heading.number == 1)
            source_.error(heading.offset, "the title belongs into the head; a step begins with ##");
        else if (step.id.empty())
            source_.error(heading.offset, "a step needs an id: ## " + plain_text(step.title) + " {#id}");
        lesson_.steps.push_back(std::move(step));
    }

    Block read_block(Node node)
    {
        switch (node.kind) {
        case Kind::Heading:
            return read_heading(std::move(node));
        case Kind::List:
            return read_list(source_, std::move(node));
        case Kind::Quote:
            return read_callout(source_, std::move(node));
        case Kind::Code:
            return read_fence(source_, node);
        case Kind::Table:
            return read_table(source_, std::move(node));
        default:
            return read_paragraph(source_, std::move(node));
        }
    }

    Block read_heading(Node node)
    {
        const int level = static_cast<int>(node.number);
        Block block = read_paragraph(source_, std::move(node));
        Spans spans = std::move(std::get<Paragraph>(block.content).spans);
        block.content = Heading{level, std::move(spans)};
        return block;
    }

    Source& source_;
    Lesson& lesson_;
    std::size_t blocks_ = 0;
};

void check_ids(Source& source, const Lesson& lesson)
{
    std::vector<std::string> steps, blocks;
    const auto add = [&](std::vector<std::string>& seen, const std::string& id, SourcePosition at) {
        if (id.empty()) return;
        if (std::find(seen.begin(), seen.end(), id) != seen.end())
            source.error(at, "the id '" + id + "' is used twice");
        seen.push_back(id);
    };
    for (const Step& step : lesson.steps) {
        add(steps, step.id, step.at);
        for (const Block& block : step.blocks)
            add(blocks, block.id, block.at);
    }
}

std::size_t commands_in(const std::vector<ConsoleLine>& lines)
{
    return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const ConsoleLine& line) {
        return line.kind != ConsoleLine::Kind::Expected;
    }));
}

void check_amount(Source& source, const Lesson& lesson)
{
    std::size_t commands = 0;
    for (const Step& step : lesson.steps)
        for (const Block& block : step.blocks) {
            if (const auto* console = std::get_if<Console>(&block.content))
                commands += commands_in(console->lines);
            if (const auto* task = std::get_if<Task>(&block.content)) commands += commands_in(task->solution);
        }
    if (commands > most_commands)
        source.error(SourcePosition{},
                     format("a lesson has at most %zu commands, this one %zu", most_commands, commands));
}

void read_body(Source& source, Lesson& lesson, std::size_t body)
{
    Markdown markdown = parse_markdown(source.text().substr(body), body);
    if (markdown.too_deep) {
        source.error(markdown.stopped_at, format("this is nested more than %d deep", deepest_nesting));
        return;
    }
    StepReader reader(source, lesson);
    for (Node& node : markdown.root.children)
        reader.read(std::move(node));
    if (lesson.steps.empty()) source.error(SourcePosition{}, "this lesson has no step: ## Title {#id}");
    check_ids(source, lesson);
    check_amount(source, lesson);
    check_names(source, lesson);
}

}  // namespace

ParseResult parse(std::string_view file, std::string_view text)
{
    ParseResult result;
    Source source(file, text);
    Lesson lesson;
    lesson.file = file;
    const std::size_t broken = text.size() > largest_lesson ? nowhere : find_broken_utf8(text);
    if (text.size() > largest_lesson)
        source.error(SourcePosition{}, format("a lesson has at most %zu KiB, this one %zu",
                                              largest_lesson / 1024, text.size() / 1024));
    else if (broken != nowhere)
        source.error(broken, "this is not UTF-8");
    else
        read_body(source, lesson, read_front_matter(source, lesson));
    if (!source.failed()) result.lesson = std::move(lesson);
    result.diagnostics = source.take_problems();
    return result;
}

}  // namespace fl::lesson
