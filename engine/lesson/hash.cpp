// The hash of a block's words: FNV-1a over a canonical text in which line breaks and runs of blanks are one
// blank.
#include "lesson/lesson.h"

#include "base/text.h"

namespace fl::lesson {
namespace {

class Canonical {
public:
    void operator()(const Paragraph& paragraph) { add(paragraph.spans); }
    void operator()(const Heading& heading) { add(heading.spans); }
    void operator()(const Code& code) { add_text(code.text); }
    void operator()(const Console&) {}
    void operator()(const Check&) {}
    void operator()(const List& list)
    {
        for (const Spans& item : list.items) {
            add_text(list.ordered ? "\n1. " : "\n- ");
            add(item);
        }
    }
    void operator()(const Table& table)
    {
        add_row(table.header);
        for (const std::vector<Spans>& row : table.rows)
            add_row(row);
    }
    void operator()(const Quiz& quiz)
    {
        add(quiz.question);
        for (const Choice& choice : quiz.choices) {
            add_text(choice.right ? "\n- [x] " : "\n- [ ] ");
            add(choice.spans);
            add_text(" — ");
            add(choice.explanation);
        }
    }
    void operator()(const Task& task)
    {
        for (const Spans& hint : task.hints) {
            add_text("\nhint: ");
            add(hint);
        }
    }
    void operator()(const Note& note)
    {
        for (const Block& block : note.blocks) {
            add_text("\n");
            std::visit(*this, block.content);
        }
    }

    void add(const Spans& spans)
    {
        for (const Span& span : spans) {
            add_text(opening(span.kind));
            add_text(span.text);
            if (span.kind == Span::Kind::Link)
                add_text("](" + span.href + ")");
            else
                add_text(closing(span.kind));
        }
    }

    // The text with every run of blanks as one, eight hexadecimal digits of its hash.
    std::string hash() const
    {
        std::uint64_t hash = 0xcbf29ce484222325;
        std::string normal;
        for (const std::string_view word : words(text_))
            (normal += word) += ' ';
        for (const char c : normal)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        return format("%08x", static_cast<unsigned>(hash >> 32 ^ (hash & 0xffffffff)));
    }

private:
    void add_text(std::string_view text) { text_ += text; }

    void add_row(const std::vector<Spans>& row)
    {
        add_text("\n|");
        for (const Spans& cell : row) {
            add(cell);
            add_text(" | ");
        }
    }

    static std::string_view opening(Span::Kind kind)
    {
        switch (kind) {
        case Span::Kind::Code:
            return "`";
        case Span::Kind::Emphasis:
            return "*";
        case Span::Kind::Strong:
            return "**";
        case Span::Kind::Strike:
            return "~~";
        case Span::Kind::Link:
            return "[";
        case Span::Kind::Value:
            return "`{";
        case Span::Kind::LineBreak:
            return "\n";
        case Span::Kind::Text:
            break;
        }
        return "";
    }

    static std::string_view closing(Span::Kind kind)
    {
        if (kind == Span::Kind::Value) return "}`";
        return kind == Span::Kind::LineBreak ? "" : opening(kind);
    }

    std::string text_;
};

}  // namespace

std::string hash_of(const Block& block)
{
    Canonical canonical;
    std::visit(canonical, block.content);
    return canonical.hash();
}

std::string hash_of(const Spans& spans)
{
    Canonical canonical;
    canonical.add(spans);
    return canonical.hash();
}

std::string hash_of_title(const Lesson& lesson)
{
    Span title;
    title.text = lesson.title;
    return hash_of(Spans{title});
}

bool is_prose(const Block& block)
{
    if (const auto* task = std::get_if<Task>(&block.content)) return !task->hints.empty();
    return !std::holds_alternative<Code>(block.content) && !std::holds_alternative<Console>(block.content) &&
           !std::holds_alternative<Check>(block.content);
}

}  // namespace fl::lesson
