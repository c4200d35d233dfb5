// The transcript as lines of the terminal's width.
#include "panels/terminal_panel.h"

namespace fl::web {
namespace {

using shell::TranscriptEntry;

Tone tone_of(TranscriptEntry::Kind kind)
{
    switch (kind) {
    case TranscriptEntry::Error:
        return Tone::Bad;
    case TranscriptEntry::Expected:
        return Tone::InkSoft;
    case TranscriptEntry::Prompt:
    case TranscriptEntry::Output:
        break;
    }
    return Tone::Ink;
}

// Adds text that has no line break to the last line, going on in new lines where it is full.
void add_text(std::vector<TextLine>& lines, std::string_view text, Tone tone, std::size_t columns)
{
    while (!text.empty()) {
        const std::size_t used = column_count(lines.back().text);
        const std::size_t room = used < columns ? columns - used : 0;
        const std::size_t fits = byte_at_column(text, room);
        lines.back().text += text.substr(0, fits);
        if (fits > 0) lines.back().runs.push_back({lines.back().text.size(), tone});
        text.remove_prefix(fits);
        if (!text.empty()) lines.push_back({.text = {}, .runs = {}, .joined = true});
    }
}

void add_entry(std::vector<TextLine>& lines, const TranscriptEntry& entry, std::size_t columns)
{
    std::string_view text = entry.text;
    Tone tone = tone_of(entry.kind);
    if (entry.kind == TranscriptEntry::Prompt) {
        if (!lines.back().text.empty()) lines.emplace_back();
        const std::size_t prompt = text.substr(0, 2) == "$ " ? 2 : text.substr(0, 6) == "(gdb) " ? 6 : 0;
        add_text(lines, text.substr(0, prompt), Tone::Accent, columns);
        text.remove_prefix(prompt);
    }
    for (;;) {
        const std::size_t end = text.find('\n');
        add_text(lines, text.substr(0, end), tone, columns);
        if (end == std::string_view::npos) break;
        lines.emplace_back();
        text.remove_prefix(end + 1);
    }
    if (entry.kind == TranscriptEntry::Prompt && !lines.back().text.empty()) lines.emplace_back();
}

}  // namespace

std::vector<TextLine> wrap_transcript(const std::vector<TranscriptEntry>& transcript, std::size_t columns)
{
    std::vector<TextLine> lines(1);
    for (const TranscriptEntry& entry : transcript)
        add_entry(lines, entry, std::max<std::size_t>(columns, 8));
    if (lines.back().text.empty()) lines.pop_back();
    return lines;
}

std::string common_beginning(const std::vector<std::string>& words)
{
    if (words.empty()) return {};
    std::string common = words.front();
    for (const std::string& word : words) {
        std::size_t same = 0;
        while (same < common.size() && same < word.size() && common[same] == word[same])
            ++same;
        common.resize(same);
    }
    return common;
}

}  // namespace fl::web
