#include "lesson/callout.h"

#include "base/text.h"
#include "lesson/fence.h"
#include "lesson/inline.h"
#include "lesson/names.h"

#include <algorithm>

namespace fl::lesson {
namespace {

using Kind = Node::Kind;

std::string_view trim_right(std::string_view text)
{
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// The dash between a choice and its explanation: "—", "——" or "-"; gone with the blanks around it.
bool take_dash(std::string& text)
{
    std::string_view rest = trim_right(text);
    const std::size_t before = rest.size();
    while (rest.ends_with("—"))
        rest.remove_suffix(std::string_view("—").size());
    while (rest.ends_with('-'))
        rest.remove_suffix(1);
    const bool taken = rest.size() < before;
    if (taken) text.resize(trim_right(rest).size());
    return taken;
}

// "- [ ] none — *the store needs somewhere to go*"
Choice read_choice(Source& source, Node item)
{
    Choice choice;
    choice.right = item.marked;
    choice.at = source.position(item.offset);
    if (!item.task) source.error(item.offset, "a choice begins with a box: - [ ] or - [x]");
    std::vector<Node> nodes = std::move(item.children);
    if (nodes.size() == 1 && nodes[0].kind == Kind::Paragraph) {
        std::vector<Node> inner = std::move(nodes[0].children);
        nodes = std::move(inner);
    }
    while (nodes.size() > 1 && nodes.back().kind == Kind::Text && trim(nodes.back().text).empty())
        nodes.pop_back();
    const bool tail = nodes.size() >= 2 && nodes.back().kind == Kind::Emphasis;
    std::size_t before = nodes.size() - (tail ? 2 : 0);
    if (tail && nodes[before].kind == Kind::SoftBreak && before > 0) --before;
    if (tail && nodes[before].kind == Kind::Text && take_dash(nodes[before].text)) {
        choice.explanation = read_spans(source, nodes.back().children);
        nodes.resize(before + 1);
    }
    choice.spans = read_spans(source, nodes);
    if (!choice.right && choice.explanation.empty())
        source.error(item.offset, "this wrong choice has no explanation: end it with — *why it is wrong*");
    return choice;
}

void check_quiz(Source& source, const Node& quote, const Quiz& quiz)
{
    const auto right =
        std::count_if(quiz.choices.begin(), quiz.choices.end(), [](const Choice& c) { return c.right; });
    if (quiz.choices.size() < 2)
        source.error(quote.offset, "a quiz has at least two choices");
    else if (right == 0)
        source.error(quote.offset, "this quiz has no right choice: mark it with - [x]");
    else if (right > 1 && !quiz.many)
        source.error(quote.offset, "this quiz has several right choices: say so with [!QUIZ] id=… many");
    if (quiz.question.empty()) source.error(quote.offset, "this quiz asks nothing");
}

Quiz read_quiz(Source& source, Node quote, bool many)
{
    Quiz quiz;
    quiz.many = many;
    for (Node& child : quote.children) {
        if (child.kind == Kind::Paragraph && quiz.choices.empty()) {
            Spans spans = read_spans(source, child.children);
            if (!quiz.question.empty() && !spans.empty())
                quiz.question.push_back({Span::Kind::LineBreak, "", "", {}});
            quiz.question.insert(quiz.question.end(), spans.begin(), spans.end());
        } else if (child.kind == Kind::List && quiz.choices.empty()) {
            for (Node& item : child.children)
                quiz.choices.push_back(read_choice(source, std::move(item)));
        } else {
            source.error(child.offset, "a quiz is a question and one list of choices");
        }
    }
    check_quiz(source, quote, quiz);
    return quiz;
}

Note read_note(Source& source, Node quote, Note::Flavour flavour)
{
    Note note;
    note.flavour = flavour;
    for (Node& child : quote.children) {
        if (child.kind == Kind::Paragraph)
            note.blocks.push_back(read_paragraph(source, std::move(child)));
        else if (child.kind == Kind::List)
            note.blocks.push_back(read_list(source, std::move(child)));
        else if (child.kind == Kind::Table)
            note.blocks.push_back(read_table(source, std::move(child)));
        else if (child.kind == Kind::Code)
            note.blocks.push_back(read_fence(source, child));
        else
            source.error(child.offset, "a note holds paragraphs, lists, tables and code");
        if (!note.blocks.empty() && note.blocks.back().content.index() > BlockContent(Code{}).index())
            source.error(child.offset, "commands, checks and tasks stand in a step, not in a note");
    }
    note.blocks.erase(std::remove_if(note.blocks.begin(), note.blocks.end(),
                                     [](const Block& block) {
                                         const auto* paragraph = std::get_if<Paragraph>(&block.content);
                                         return paragraph && paragraph->spans.empty();
                                     }),
                      note.blocks.end());
    if (note.blocks.empty()) source.error(quote.offset, "this note is empty");
    return note;
}

// The first line of the quote, "[!QUIZ] id=q-touch", is for us; the nodes it is made of are dropped.
std::string_view take_first_line(Source& source, Node& quote)
{
    if (quote.children.empty() || quote.children[0].kind != Kind::Paragraph) return {};
    std::vector<Node>& nodes = quote.children[0].children;
    const std::string_view line = nodes.empty() ? std::string_view() : source.line_at(nodes[0].offset);
    if (!line.starts_with("[!")) return {};
    auto end = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) {
        return node.kind == Kind::SoftBreak || node.kind == Kind::HardBreak;
    });
    if (end != nodes.end()) ++end;
    nodes.erase(nodes.begin(), end);
    return line;
}

}  // namespace

std::vector<std::string> callout_words()
{
    return {"QUIZ", "NOTE", "TIP", "MYTH"};
}

Block read_callout(Source& source, Node quote)
{
    Block block;
    block.at = source.position(quote.offset);
    const std::string_view line = take_first_line(source, quote);
    const std::size_t close = line.find(']');
    const std::string flavour(close == std::string_view::npos ? "" : line.substr(2, close - 2));
    const std::vector<std::string> flavours = callout_words();
    const auto known = std::find(flavours.begin(), flavours.end(), flavour);
    if (known == flavours.end()) {
        source.error(quote.offset, flavour.empty()
                                       ? "a quote begins with its kind: > [!QUIZ], [!NOTE], [!TIP] or [!MYTH]"
                                       : "unknown kind '" + flavour + "'" + suggestion(flavour, flavours));
        return block;
    }
    const bool quiz = flavour == "QUIZ";
    const std::string_view rest = line.substr(close + 1);
    const std::size_t rest_at = quote.offset == nowhere ? nowhere : quote.offset + close + 1;
    const Options options = read_options(
        source, rest, rest_at, quiz ? std::vector<std::string>{"many"} : std::vector<std::string>{});
    block.id = options.id;
    block.made_from = options.made_from;
    if (quiz && block.id.empty()) source.error(quote.offset, "a quiz needs an id: > [!QUIZ] id=q-name");
    if (quiz)
        block.content = read_quiz(source, std::move(quote), !options.words.empty());
    else if (flavour == "MYTH")
        block.content = read_note(source, std::move(quote), Note::Flavour::Myth);
    else if (flavour == "TIP")
        block.content = read_note(source, std::move(quote), Note::Flavour::Tip);
    else
        block.content = read_note(source, std::move(quote), Note::Flavour::Note);
    return block;
}

}  // namespace fl::lesson
