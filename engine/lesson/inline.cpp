#include "lesson/inline.h"

#include "base/text.h"

#include <algorithm>

namespace fl::lesson {
namespace {

using Kind = Node::Kind;

// Chinese and Japanese text has no blanks: a line break between two such characters is nothing.
constexpr unsigned char first_wide_lead = 0xe2;  // lead byte of U+2E80 and up, and of the dashes before it

bool begins_wide(std::string_view text)
{
    return !text.empty() && static_cast<unsigned char>(text.front()) >= first_wide_lead;
}

bool ends_wide(std::string_view text)
{
    if (text.size() < 3) return false;
    return static_cast<unsigned char>(text[text.size() - 3]) >= first_wide_lead &&
           static_cast<unsigned char>(text.back()) >= 0x80;
}

void add(Spans& spans, Span::Kind kind, std::string_view text)
{
    if (!spans.empty() && spans.back().kind == kind && kind == Span::Kind::Text) {
        spans.back().text += text;
        return;
    }
    Span span;
    span.kind = kind;
    span.text = text;
    spans.push_back(std::move(span));
}

Span code_or_value(Source& source, std::string_view text, SourcePosition at)
{
    Span span;
    span.text = text;
    span.kind = Span::Kind::Code;
    if (text.size() >= 2 && text.front() == '{' && text.back() == '}') {
        span.kind = Span::Kind::Value;
        span.text = trim(text.substr(1, text.size() - 2));
        span.expression =
            parse_expression(text.substr(1, text.size() - 2), {at.line, at.column + 1}, source.problems());
    }
    return span;
}

class SpanReader {
public:
    SpanReader(Source& source, Spans& spans) : source_(source), spans_(spans) {}

    void read(const std::vector<Node>& nodes, Span::Kind style)
    {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            read_node(nodes[i], i + 1 < nodes.size() ? &nodes[i + 1] : nullptr, style);
    }

private:
    void read_node(const Node& node, const Node* next, Span::Kind style)
    {
        switch (node.kind) {
        case Kind::Text:
            add(spans_, style, node.text);
            break;
        case Kind::SoftBreak:
            soft_break(next);
            break;
        case Kind::HardBreak:
            add(spans_, Span::Kind::LineBreak, "");
            break;
        case Kind::CodeSpan:
            spans_.push_back(code_or_value(source_, node.text, source_.position(node.offset)));
            break;
        case Kind::Emphasis:
            read(node.children, Span::Kind::Emphasis);
            break;
        case Kind::Strong:
            read(node.children, Span::Kind::Strong);
            break;
        case Kind::Strike:
            read(node.children, Span::Kind::Strike);
            break;
        case Kind::Link:
            read_link(node);
            break;
        case Kind::Image:
            source_.error(node.offset, "a lesson has no images: show= opens a picture of the machine");
            break;
        default:
            source_.error(node.offset, "this does not belong into running text");
            break;
        }
    }

    void soft_break(const Node* next)
    {
        const bool wide = !spans_.empty() && ends_wide(spans_.back().text) && next && begins_wide(next->text);
        if (!wide) add(spans_, Span::Kind::Text, " ");
    }

    void read_link(const Node& node)
    {
        const bool safe = node.text.starts_with("https://") || node.text.starts_with("http://") ||
                          node.text.starts_with("#");
        if (!safe) source_.error(node.offset, "a link must begin with https://, http:// or #");
        Spans inner;
        SpanReader(source_, inner).read(node.children, Span::Kind::Text);
        add(spans_, Span::Kind::Link, plain_text(inner));
        spans_.back().href = node.text;
    }

    Source& source_;
    Spans& spans_;
};

void trim_ends(Spans& spans)
{
    while (!spans.empty() && spans.back().kind == Span::Kind::Text) {
        std::string& text = spans.back().text;
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
            text.pop_back();
        if (!text.empty()) break;
        spans.pop_back();
    }
    if (!spans.empty() && spans.front().kind == Span::Kind::Text)
        spans.front().text.erase(
            0, std::min(spans.front().text.find_first_not_of(" \t"), spans.front().text.size()));
}

}  // namespace

bool is_id(std::string_view text)
{
    if (text.empty() || text.size() > 64 || text[0] < 'a' || text[0] > 'z') return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool is_hash(std::string_view text)
{
    return text.size() == 8 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

Mark take_mark(Source& source, std::vector<Node>& nodes)
{
    if (nodes.empty() || nodes.back().kind != Kind::Text) return {};
    std::string& text = nodes.back().text;
    const std::string_view trimmed = trim(text);
    const std::size_t begin = text.rfind("{#");
    if (begin == std::string::npos || trimmed.empty() || trimmed.back() != '}') return {};
    const std::string inside = text.substr(begin + 2, text.rfind('}') - begin - 2);
    const std::vector<std::string_view> parts = words(inside);
    Mark mark;
    if (!parts.empty()) mark.id = parts[0];
    if (parts.size() == 2 && parts[1].starts_with("@")) mark.made_from = parts[1].substr(1);
    const std::size_t at = nodes.back().offset == nowhere ? nowhere : nodes.back().offset + begin;
    if (!is_id(mark.id))
        source.error(at, "an id has small letters, digits and hyphens: {#p-intro}");
    else if (parts.size() > 2 || (parts.size() == 2 && !is_hash(mark.made_from)))
        source.error(at, "after the id only the source block's hash may follow: {#p-intro @3f2a91c0}");
    text.resize(begin);
    return mark;
}

Spans read_spans(Source& source, const std::vector<Node>& nodes)
{
    Spans spans;
    SpanReader(source, spans).read(nodes, Span::Kind::Text);
    trim_ends(spans);
    return spans;
}

Spans read_plain_line(Source& source, std::string_view text, SourcePosition at)
{
    Spans spans;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t open = std::min(text.find('`', begin), text.size());
        const std::size_t close = text.find('`', open + 1);
        if (close == std::string_view::npos) {
            add(spans, Span::Kind::Text, text.substr(begin));
            break;
        }
        if (open > begin) add(spans, Span::Kind::Text, text.substr(begin, open - begin));
        const SourcePosition here{at.line, at.column + static_cast<int>(open) + 1};
        spans.push_back(code_or_value(source, text.substr(open + 1, close - open - 1), here));
        begin = close + 1;
    }
    return spans;
}

std::string plain_text(const Spans& spans)
{
    std::string text;
    for (const Span& span : spans) {
        if (span.kind == Span::Kind::LineBreak)
            text += '\n';
        else if (span.kind == Span::Kind::Value)
            text += "{" + span.text + "}";
        else
            text += span.text;
    }
    return text;
}

}  // namespace fl::lesson
