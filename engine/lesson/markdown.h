// CommonMark text as a tree. The only door to md4c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fl::lesson {

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

struct Node {
    enum class Kind : std::uint8_t {
        Document,
        Heading,
        Paragraph,
        List,
        Item,
        Quote,
        Code,
        Table,
        Row,
        Cell,
        Rule,
        Text,
        SoftBreak,
        HardBreak,
        CodeSpan,
        Emphasis,
        Strong,
        Strike,
        Link,
        Image,
    };
    Kind kind = Kind::Document;
    unsigned number = 0;                    // Heading: level; ordered List: its first number
    bool ordered = false;                   // List
    bool task = false;                      // Item: has a box
    bool marked = false;                    // Item: the box is ticked
    bool header = false;                    // Cell
    std::string text;                       // Text, CodeSpan, Code: the words; Link: where to
    std::string info;                       // Code: what stands after the fence
    std::size_t offset = nowhere;           // of its first word in the file
    std::vector<std::size_t> line_offsets;  // Code: of each line of text; nowhere for an empty one
    std::vector<Node> children;
};

struct Markdown {
    Node root;
    bool too_deep = false;
    std::size_t stopped_at = nowhere;  // where it was too deep
};

// `base` is added to every offset: where `text` begins in its file.
Markdown parse_markdown(std::string_view text, std::size_t base);

}  // namespace fl::lesson
