#include "lesson/lesson.h"

namespace fl::lesson {
namespace {

class SpanVisitor {
public:
    explicit SpanVisitor(const std::function<void(const Spans&)>& visit) : visit_(visit) {}

    void operator()(const Paragraph& paragraph) const { visit_(paragraph.spans); }
    void operator()(const Heading& heading) const { visit_(heading.spans); }
    void operator()(const Code&) const {}
    void operator()(const Console&) const {}
    void operator()(const Check&) const {}
    void operator()(const List& list) const { all(list.items); }
    void operator()(const Table& table) const
    {
        all(table.header);
        for (const std::vector<Spans>& row : table.rows)
            all(row);
    }
    void operator()(const Quiz& quiz) const
    {
        visit_(quiz.question);
        for (const Choice& choice : quiz.choices) {
            visit_(choice.spans);
            visit_(choice.explanation);
        }
    }
    void operator()(const Task& task) const { all(task.hints); }
    void operator()(const Note& note) const
    {
        for (const Block& block : note.blocks)
            std::visit(*this, block.content);
    }

private:
    void all(const std::vector<Spans>& list) const
    {
        for (const Spans& one : list)
            visit_(one);
    }

    const std::function<void(const Spans&)>& visit_;
};

}  // namespace

void for_each_spans(const Block& block, const std::function<void(const Spans&)>& visit)
{
    std::visit(SpanVisitor(visit), block.content);
}

}  // namespace fl::lesson
