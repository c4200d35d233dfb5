// A lesson as a value: what lesson.md says, taken apart into steps and blocks. Nothing here runs.
#pragma once

#include "base/diagnostic.h"
#include "lesson/expression.h"
#include "machine/config.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fl::lesson {

// A piece of running text. Styles do not nest: the innermost wins.
struct Span {
    enum class Kind : std::uint8_t { Text, Code, Emphasis, Strong, Strike, Link, Value, LineBreak };
    Kind kind = Kind::Text;
    std::string text;       // Value: the expression as written
    std::string href;       // Link
    Expression expression;  // Value
};
using Spans = std::vector<Span>;

std::string plain_text(const Spans& spans);  // without style; a live value as {expr}

struct Heading {
    int level = 3;  // 3 to 6; level 2 is a Step
    Spans spans;
};

struct Paragraph {
    Spans spans;
};

struct List {
    bool ordered = false;
    unsigned first = 1;  // number of the first item
    std::vector<Spans> items;
};

struct Table {
    std::vector<Spans> header;
    std::vector<std::vector<Spans>> rows;
};

// A C program for the learner's home directory when it has a name; else only to be read.
struct Code {
    std::string language;  // "c"
    std::string name;      // "demo.c" or ""
    std::string text;
};

struct ConsoleLine {
    enum class Kind : std::uint8_t { Shell, Debugger, Expected };
    Kind kind = Kind::Shell;
    std::string text;  // without the prompt
    SourcePosition at;

    friend bool operator==(const ConsoleLine& a, const ConsoleLine& b)
    {
        return a.kind == b.kind && a.text == b.text;
    }
};

struct Console {
    enum class Mode : std::uint8_t { Run, Show, Setup };
    Mode mode = Mode::Run;
    std::string show;  // "address-space:demo": the picture to open and what to point at; "" = leave it
    std::vector<ConsoleLine> lines;
};

// Facts that must hold; the learner never sees them.
struct Check {
    std::vector<Expression> facts;
};

struct Choice {
    Spans spans;
    Spans explanation;
    bool right = false;
    SourcePosition at;
};

struct Quiz {
    Spans question;
    std::vector<Choice> choices;
    bool many = false;  // several right answers, all to be found
};

struct Task {
    Expression goal;
    Expression limit;  // empty: none
    std::vector<Spans> hints;
    std::vector<ConsoleLine> solution;
};

struct Block;

struct Note {
    enum class Flavour : std::uint8_t { Note, Tip, Myth };
    Flavour flavour = Flavour::Note;
    std::vector<Block> blocks;  // paragraphs, lists, tables and code
};

using BlockContent = std::variant<Paragraph, Heading, List, Table, Code, Console, Check, Quiz, Task, Note>;

struct Block {
    std::string id;         // "" when the author gave none
    std::string made_from;  // of a translation: the hash of the source block, "3f2a91c0"
    SourcePosition at;
    bool stale = false;    // the source has changed since this was translated
    bool missing = false;  // not translated: this is the source's text
    std::string verbatim;  // of a machine block: its fence as written, without hints; equal in every language
    BlockContent content;
};

struct Step {
    std::string id;
    std::string made_from;
    Spans title;
    SourcePosition at;
    bool stale = false;
    std::vector<Block> blocks;
};

inline constexpr std::string_view opening_step = "start";  // the id of what comes before the first ## heading

struct Lesson {
    std::string file;  // as given to parse(), for messages
    std::string id;
    std::string title;
    std::string language = "en";
    std::string made_from;  // of a translation: the hash of the source's title
    unsigned minutes = 0;
    std::vector<std::string> needs;
    machine::MachineConfig machine;
    std::vector<Step> steps;  // never empty in a lesson that parsed
};

inline constexpr std::size_t largest_lesson = 256 * 1024;  // bytes
inline constexpr int deepest_nesting = 16;                 // quotes, lists, emphasis
inline constexpr std::size_t most_blocks = 2000;
inline constexpr std::size_t most_commands = 500;  // in a whole lesson

struct ParseResult {
    std::optional<Lesson> lesson;  // none when there is any error
    std::vector<Diagnostic> diagnostics;
};

ParseResult parse(std::string_view file, std::string_view text);

// The hash of a block's words, whatever their line breaks: what a translation quotes after @.
std::string hash_of(const Block& block);
std::string hash_of(const Spans& spans);
std::string hash_of_title(const Lesson& lesson);

// Every piece of running text in a block, in order.
void for_each_spans(const Block& block, const std::function<void(const Spans&)>& visit);

// Blocks that are words for a reader: they are translated. The others must be byte-identical in every
// language.
bool is_prose(const Block& block);

}  // namespace fl::lesson
