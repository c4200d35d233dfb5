#include "shell/transcript.h"

#include <algorithm>

namespace fl::shell {

void Transcript::add(TranscriptEntry::Kind kind, std::string_view text, machine::Moment at)
{
    if (text.empty() && kind != TranscriptEntry::Prompt) return;
    ++revision_;
    if (size_ + text.size() > text_limit) {
        if (size_ <= text_limit)
            entries_.push_back(
                {TranscriptEntry::Error, "[the terminal is full: more output is not kept]\n", at});
        size_ = text_limit + 1;
        return;
    }
    size_ += text.size();
    const bool joins = !entries_.empty() && kind != TranscriptEntry::Prompt && entries_.back().kind == kind &&
                       entries_.back().at == at;
    if (joins) entries_.back().text += text;
    else entries_.push_back({kind, std::string(text), at});
}

void Transcript::forget_after(machine::Moment at)
{
    while (!entries_.empty() && entries_.back().at > at) {
        size_ -= std::min(size_, entries_.back().text.size());
        entries_.pop_back();
    }
    ++revision_;
}

void Transcript::clear()
{
    entries_.clear();
    size_ = 0;
    ++revision_;
}

std::vector<TranscriptEntry> Transcript::until(machine::Moment at) const
{
    std::vector<TranscriptEntry> shown;
    for (const TranscriptEntry& entry : entries_)
        if (entry.at <= at) shown.push_back(entry);
    return shown;
}

std::string Transcript::text_from(std::size_t entry, std::size_t offset) const
{
    std::string text;
    for (std::size_t i = entry == 0 ? 0 : entry - 1; i < entries_.size(); ++i) {
        if (entries_[i].kind == TranscriptEntry::Prompt) continue;
        const bool partly = entry > 0 && i == entry - 1;
        text +=
            partly ? entries_[i].text.substr(std::min(offset, entries_[i].text.size())) : entries_[i].text;
    }
    return text;
}

}  // namespace fl::shell
