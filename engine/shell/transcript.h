// Everything the terminal has shown, each piece with the moment at which it appeared.
#pragma once

#include "shell/session.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace fl::shell {

class Transcript {
public:
    void add(TranscriptEntry::Kind kind, std::string_view text, machine::Moment at);
    void forget_after(machine::Moment at);  // a new branch of the story begins there
    void clear();                           // clear(1)
    std::vector<TranscriptEntry> until(machine::Moment at) const;
    std::string text_from(std::size_t entry,
                          std::size_t offset) const;  // what was printed from there on, without prompts
    std::size_t entries() const { return entries_.size(); }
    std::size_t length_of_last() const { return entries_.empty() ? 0 : entries_.back().text.size(); }
    std::uint64_t revision() const { return revision_; }
    void touch() { ++revision_; }

private:
    static constexpr std::size_t text_limit = 8u << 20;  // bytes kept

    std::vector<TranscriptEntry> entries_;  // by rising moment
    std::size_t size_ = 0;
    std::uint64_t revision_ = 0;
};

}  // namespace fl::shell
