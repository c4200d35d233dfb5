// Paragraphs, lists and tables.
#include "lesson/callout.h"
#include "lesson/inline.h"

#include <iterator>

namespace fl::lesson {
namespace {

using Kind = Node::Kind;

bool is_block(const Node& node)
{
    return node.kind < Kind::Text;
}

// The inline nodes of an item or a cell; paragraphs in it are joined by line breaks.
std::vector<Node> flatten(Source& source, std::vector<Node> children)
{
    std::vector<Node> flat;
    for (Node& child : children) {
        if (child.kind == Kind::Paragraph) {
            if (!flat.empty()) {
                flat.emplace_back();
                flat.back().kind = Kind::HardBreak;
            }
            std::move(child.children.begin(), child.children.end(), std::back_inserter(flat));
        } else if (is_block(child)) {
            source.error(child.offset, "a list in a lesson has one level and holds only text");
        } else {
            flat.push_back(std::move(child));
        }
    }
    return flat;
}

}  // namespace

Block read_paragraph(Source& source, Node paragraph)
{
    const Mark mark = take_mark(source, paragraph.children);
    Block block;
    block.id = mark.id;
    block.made_from = mark.made_from;
    block.at = source.position(paragraph.offset);
    block.content = Paragraph{read_spans(source, paragraph.children)};
    return block;
}

// The list's mark stands at the end of its last item.
Block read_list(Source& source, Node list)
{
    List result{list.ordered, list.ordered ? list.number : 1, {}};
    Block block;
    block.at = source.position(list.offset);
    for (std::size_t i = 0; i < list.children.size(); ++i) {
        if (list.children[i].task)
            source.error(list.children[i].offset, "boxes belong into a quiz: > [!QUIZ] id=q-name");
        std::vector<Node> nodes = flatten(source, std::move(list.children[i].children));
        if (i + 1 == list.children.size()) {
            const Mark mark = take_mark(source, nodes);
            block.id = mark.id;
            block.made_from = mark.made_from;
        }
        result.items.push_back(read_spans(source, nodes));
    }
    block.content = std::move(result);
    return block;
}

// In a table a bar needs a backslash even within `code`, where backslashes otherwise stand for themselves.
void unescape_bars(Spans& cell)
{
    for (Span& span : cell) {
        if (span.kind != Span::Kind::Code) continue;
        std::string& text = span.text;
        for (std::size_t at = text.find("\\|"); at != std::string::npos; at = text.find("\\|", at + 1))
            text.erase(at, 1);
    }
}

// The table's mark stands at the end of its last cell.
Block read_table(Source& source, Node table)
{
    Table result;
    Block block;
    block.at = source.position(table.offset);
    for (std::size_t r = 0; r < table.children.size(); ++r) {
        Node& row = table.children[r];
        std::vector<Spans> cells;
        for (std::size_t c = 0; c < row.children.size(); ++c) {
            Node& cell = row.children[c];
            if (r + 1 == table.children.size() && c + 1 == row.children.size()) {
                const Mark mark = take_mark(source, cell.children);
                block.id = mark.id;
                block.made_from = mark.made_from;
            }
            cells.push_back(read_spans(source, cell.children));
            unescape_bars(cells.back());
        }
        const bool header = !row.children.empty() && row.children[0].header;
        if (header)
            result.header = std::move(cells);
        else
            result.rows.push_back(std::move(cells));
    }
    block.content = std::move(result);
    return block;
}

}  // namespace fl::lesson
