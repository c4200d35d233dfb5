#include "lesson/markdown.h"

#include "base/text.h"
#include "lesson/lesson.h"

#include <md4c.h>

#include <utility>

namespace fl::lesson {
namespace {

using Kind = Node::Kind;

// Collects md4c's callbacks into a tree; the stack holds the open nodes, outermost first.
struct Builder {
    std::string_view text;
    std::size_t base = 0;
    std::vector<Node> open;
    Markdown result;
    std::size_t last_offset = nowhere;

    std::size_t offset_of(const MD_CHAR* at) const
    {
        const auto from = reinterpret_cast<std::uintptr_t>(text.data());
        const auto here = reinterpret_cast<std::uintptr_t>(at);
        return here >= from && here < from + text.size() ? here - from + base : nowhere;
    }

    int enter(Node node)
    {
        if (open.size() > static_cast<std::size_t>(deepest_nesting)) {
            result.too_deep = true;
            result.stopped_at = last_offset;
            return 1;
        }
        open.push_back(std::move(node));
        return 0;
    }

    int leave()
    {
        Node node = std::move(open.back());
        open.pop_back();
        if (open.empty()) {
            result.root = std::move(node);
            return 0;
        }
        Node& parent = open.back();
        if (parent.offset == nowhere) parent.offset = node.offset;
        parent.children.push_back(std::move(node));
        return 0;
    }

    void note_offset(std::size_t offset)
    {
        if (offset == nowhere) return;
        last_offset = offset;
        if (open.back().offset == nowhere) open.back().offset = offset;
    }

    // Neighbouring pieces of plain text become one, so that later readers need not care how md4c cut it.
    void add_text(std::string_view piece, std::size_t offset)
    {
        std::vector<Node>& siblings = open.back().children;
        if (siblings.empty() || siblings.back().kind != Kind::Text) {
            Node node;
            node.kind = Kind::Text;
            node.offset = offset;
            siblings.push_back(std::move(node));
        }
        siblings.back().text += piece;
    }

    void add_break(Kind kind)
    {
        Node node;
        node.kind = kind;
        open.back().children.push_back(std::move(node));
    }

    void add_code(std::string_view piece, std::size_t offset)
    {
        Node& block = open.back();
        const bool line_start = block.text.empty() || block.text.back() == '\n';
        if (block.kind == Kind::Code && line_start) block.line_offsets.push_back(offset);
        if (block.kind == Kind::Code && !line_start && block.line_offsets.back() == nowhere && piece != "\n")
            block.line_offsets.back() = offset;
        block.text += piece;
    }
};

Builder& builder(void* user)
{
    return *static_cast<Builder*>(user);
}

std::string text_of(const MD_ATTRIBUTE& attribute)
{
    return attribute.text ? std::string(attribute.text, attribute.size) : std::string();
}

Node code_block(const MD_BLOCK_CODE_DETAIL& detail, const Builder& build)
{
    Node node;
    node.kind = Kind::Code;
    node.info = text_of(detail.info);
    node.offset = detail.info.text ? build.offset_of(detail.info.text) : nowhere;
    return node;
}

Node list_item(const MD_BLOCK_LI_DETAIL& detail)
{
    Node node;
    node.kind = Kind::Item;
    node.task = detail.is_task != 0;
    node.marked = node.task && detail.task_mark != ' ';
    return node;
}

Node plain_block(MD_BLOCKTYPE type)
{
    Node node;
    switch (type) {
    case MD_BLOCK_DOC:
        node.kind = Kind::Document;
        break;
    case MD_BLOCK_QUOTE:
        node.kind = Kind::Quote;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        node.kind = Kind::List;
        break;
    case MD_BLOCK_HR:
        node.kind = Kind::Rule;
        break;
    case MD_BLOCK_H:
        node.kind = Kind::Heading;
        break;
    case MD_BLOCK_TABLE:
        node.kind = Kind::Table;
        break;
    case MD_BLOCK_TR:
        node.kind = Kind::Row;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        node.kind = Kind::Cell;
        break;
    default:
        node.kind = Kind::Paragraph;
        break;
    }
    node.ordered = type == MD_BLOCK_OL;
    node.header = type == MD_BLOCK_TH;
    return node;
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* user)
{
    Builder& build = builder(user);
    if (type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) return 0;
    if (type == MD_BLOCK_CODE)
        return build.enter(code_block(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail), build));
    if (type == MD_BLOCK_LI) return build.enter(list_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail)));
    Node node = plain_block(type);
    if (type == MD_BLOCK_OL) node.number = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
    if (type == MD_BLOCK_H) node.number = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
    return build.enter(std::move(node));
}

int leave_block(MD_BLOCKTYPE type, void*, void* user)
{
    if (type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) return 0;
    return builder(user).leave();
}

int enter_span(MD_SPANTYPE type, void* detail, void* user)
{
    Node node;
    switch (type) {
    case MD_SPAN_EM:
        node.kind = Kind::Emphasis;
        break;
    case MD_SPAN_STRONG:
        node.kind = Kind::Strong;
        break;
    case MD_SPAN_DEL:
        node.kind = Kind::Strike;
        break;
    case MD_SPAN_CODE:
        node.kind = Kind::CodeSpan;
        break;
    case MD_SPAN_IMG:
        node.kind = Kind::Image;
        break;
    case MD_SPAN_A:
        node.kind = Kind::Link;
        node.text = text_of(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
        break;
    default:
        node.kind = Kind::Emphasis;
        break;
    }
    return builder(user).enter(std::move(node));
}

int leave_span(MD_SPANTYPE, void*, void* user)
{
    return builder(user).leave();
}

// The few named characters an author may need; others stay as written.
std::string entity(std::string_view name)
{
    if (name == "&amp;") return "&";
    if (name == "&lt;") return "<";
    if (name == "&gt;") return ">";
    if (name == "&quot;") return "\"";
    if (name == "&nbsp;") return "\u00a0";
    return std::string(name);
}

int take_text(MD_TEXTTYPE type, const MD_CHAR* at, MD_SIZE size, void* user)
{
    Builder& build = builder(user);
    const std::string_view piece(at, size);
    const std::size_t offset = build.offset_of(at);
    build.note_offset(offset);
    switch (type) {
    case MD_TEXT_BR:
        build.add_break(Kind::HardBreak);
        break;
    case MD_TEXT_SOFTBR:
        build.add_break(Kind::SoftBreak);
        break;
    case MD_TEXT_CODE:
        build.add_code(piece, offset);
        break;
    case MD_TEXT_ENTITY:
        build.add_text(entity(piece), offset);
        break;
    case MD_TEXT_NULLCHAR:
        build.add_text("\ufffd", offset);
        break;
    default:
        build.add_text(piece, offset);
        break;
    }
    return 0;
}

}  // namespace

Markdown parse_markdown(std::string_view text, std::size_t base)
{
    Builder build;
    build.text = text;
    build.base = base;
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS |
                   MD_FLAG_NOHTML;
    parser.enter_block = enter_block;
    parser.leave_block = leave_block;
    parser.enter_span = enter_span;
    parser.leave_span = leave_span;
    parser.text = take_text;
    md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &build);
    return std::move(build.result);
}

}  // namespace fl::lesson
