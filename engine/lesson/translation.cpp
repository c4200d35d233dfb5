#include "lesson/translation.h"

#include "base/text.h"

#include <algorithm>

namespace fl::lesson {
namespace {

// What a translation has to match, wherever it stands in the lesson.
struct Piece {
    std::string id, hash, made_from;
    SourcePosition at;
    const Block* block = nullptr;  // none: a step's title
};

Piece piece_of(const Step& step)
{
    return {step.id, hash_of(step.title), step.made_from, step.at, nullptr};
}
Piece piece_of(const Block& block)
{
    return {block.id, hash_of(block), block.made_from, block.at, &block};
}

std::vector<Piece> pieces_of(const Lesson& lesson)
{
    std::vector<Piece> pieces;
    for (const Step& step : lesson.steps) {
        pieces.push_back(piece_of(step));
        for (const Block& block : step.blocks)
            if (is_prose(block)) pieces.push_back(piece_of(block));
    }
    return pieces;
}

const Piece* find(const std::vector<Piece>& pieces, const Piece& like)
{
    const auto same = [&](const Piece& piece) {
        return !like.id.empty() && piece.id == like.id && (piece.block == nullptr) == (like.block == nullptr);
    };
    const auto at = std::find_if(pieces.begin(), pieces.end(), same);
    return at == pieces.end() ? nullptr : &*at;
}

// Whether the words of one can stand in the place of the other.
bool same_shape(const Block& a, const Block& b)
{
    if (a.content.index() != b.content.index()) return false;
    const auto* quiz = std::get_if<Quiz>(&a.content);
    if (!quiz) return true;
    const Quiz& other = std::get<Quiz>(b.content);
    return quiz->many == other.many &&
           std::equal(quiz->choices.begin(), quiz->choices.end(), other.choices.begin(), other.choices.end(),
                      [](const Choice& x, const Choice& y) { return x.right == y.right; });
}

std::vector<const Block*> machine_blocks(const Lesson& lesson)
{
    std::vector<const Block*> blocks;
    for (const Step& step : lesson.steps)
        for (const Block& block : step.blocks)
            if (!block.verbatim.empty()) blocks.push_back(&block);
    return blocks;
}

class Report {
public:
    explicit Report(const Lesson& source, const Lesson& translation)
        : source_(source), translation_(translation)
    {
    }

    void prose()
    {
        for (const TranslationRow& row : compare(source_, translation_)) {
            const std::string name = "'" + row.id + "'";
            const std::string hash = "@" + row.source_hash;
            if (row.freshness == Freshness::Stale)
                add(row.at, Severity::Warning,
                    name + " is stale: the source has changed; read it again, then end the block with " +
                        hash);
            if (row.freshness == Freshness::Extra)
                add(row.at, Severity::Error, name + " is extra: " + source_.file + " has no such block");
            if (row.freshness == Freshness::Missing && row.id.empty())
                add_to_source(row.at,
                              "this block has no id, so it cannot be translated: end it with {#p-name}");
            else if (row.freshness == Freshness::Missing)
                add({}, Severity::Error,
                    name + " is missing: translate " + source_.file + format(":%d (", row.at.line) + hash +
                        ")");
        }
    }

    void machine()
    {
        const std::vector<const Block*> ours = machine_blocks(source_), theirs = machine_blocks(translation_);
        const std::size_t both = std::min(ours.size(), theirs.size());
        for (std::size_t i = 0; i < both; ++i)
            if (ours[i]->verbatim != theirs[i]->verbatim)
                return add(theirs[i]->at, Severity::Error,
                           "this block must be byte for byte that of " + source_.file +
                               format(":%d", ours[i]->at.line));
        if (ours.size() > both)
            add({}, Severity::Error,
                "the block of " + source_.file + format(":%d is missing", ours[both]->at.line));
        if (theirs.size() > both)
            add(theirs[both]->at, Severity::Error,
                "this block is extra: " + source_.file + " has no such block");
    }

    void head()
    {
        if (source_.id != translation_.id)
            add({1, 1}, Severity::Error,
                "the id is '" + translation_.id + "', the source's is '" + source_.id + "'");
        if (!(source_.machine == translation_.machine))
            add({1, 1}, Severity::Error, "the machine is not the source's");
        if (source_.needs != translation_.needs || source_.minutes != translation_.minutes)
            add({1, 1}, Severity::Error, "needs and minutes must be the source's");
        const std::string hash = hash_of_title(source_);
        if (translation_.made_from != hash)
            add({1, 1}, translation_.made_from.empty() ? Severity::Error : Severity::Warning,
                "the title's source is not this one: put 'of: " + source_.language + " @" + hash +
                    "' into the head");
    }

    std::vector<Diagnostic> take() { return std::move(found_); }

private:
    void add(SourcePosition at, Severity severity, std::string message)
    {
        found_.push_back({translation_.file, at, severity, std::move(message)});
    }
    void add_to_source(SourcePosition at, std::string message)
    {
        found_.push_back({source_.file, at, Severity::Error, std::move(message)});
    }

    const Lesson& source_;
    const Lesson& translation_;
    std::vector<Diagnostic> found_;
};

void translate_block(Block& block, const std::vector<Piece>& pieces)
{
    const Piece* piece = find(pieces, piece_of(block));
    if (!piece || !same_shape(block, *piece->block)) {
        block.missing = true;
        return;
    }
    block.stale = piece->made_from != hash_of(block);
    if (auto* task = std::get_if<Task>(&block.content)) {
        const Task& other = std::get<Task>(piece->block->content);
        if (task->hints.size() == other.hints.size()) task->hints = other.hints;
        return;
    }
    block.content = piece->block->content;
}

}  // namespace

std::vector<TranslationRow> compare(const Lesson& source, const Lesson& translation)
{
    const std::vector<Piece> ours = pieces_of(source), theirs = pieces_of(translation);
    std::vector<TranslationRow> rows;
    for (const Piece& piece : ours) {
        if (!piece.block && piece.id == opening_step) continue;  // its title is the lesson's
        const Piece* other = find(theirs, piece);
        const bool fits = other && (!piece.block || same_shape(*piece.block, *other->block));
        if (!fits)
            rows.push_back({piece.id, Freshness::Missing, piece.at, piece.hash});
        else
            rows.push_back({piece.id, other->made_from == piece.hash ? Freshness::Current : Freshness::Stale,
                            other->at, piece.hash});
    }
    for (const Piece& piece : theirs)
        if (!find(ours, piece)) rows.push_back({piece.id, Freshness::Extra, piece.at, ""});
    return rows;
}

std::vector<Diagnostic> check_translation(const Lesson& source, const Lesson& translation)
{
    Report report(source, translation);
    report.head();
    report.prose();
    report.machine();
    return report.take();
}

Lesson merge(const Lesson& source, const Lesson& translation)
{
    Lesson merged = source;
    merged.file = translation.file;
    merged.title = translation.title;
    merged.language = translation.language;
    const std::vector<Piece> pieces = pieces_of(translation);
    for (Step& step : merged.steps) {
        const std::string hash = hash_of(step.title);
        const auto same = [&](const Step& other) { return other.id == step.id; };
        const auto other = std::find_if(translation.steps.begin(), translation.steps.end(), same);
        if (other != translation.steps.end()) {
            step.title = other->title;
            step.stale = step.id != opening_step && other->made_from != hash;
        }
        for (Block& block : step.blocks)
            if (is_prose(block)) translate_block(block, pieces);
    }
    return merged;
}

}  // namespace fl::lesson
