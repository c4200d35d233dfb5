// Appends stamped events. Lives beside the machine, never in it: a replay runs with the recorder muted.
#pragma once

#include "trace/event.h"

#include <string>
#include <vector>

namespace fl::trace {

class Recorder {
public:
    void set_stamp(const Stamp& stamp) { stamp_ = stamp; }
    const Stamp& stamp() const { return stamp_; }
    void mute(bool on) { muted_ = on; }
    bool muted() const { return muted_; }

    template <class T>
    void record(const T& what)
    {
        if (!muted_) events_.push_back(Event{stamp_, What{what}});
    }
    void record_console(std::uint8_t fd, std::string_view text)
    {
        if (muted_) return;
        record(ConsoleWritten{fd, static_cast<std::uint32_t>(text_.size()),
                              static_cast<std::uint32_t>(text.size())});
        text_ += text;
    }

    const std::vector<Event>& events() const { return events_; }
    std::string_view text(const ConsoleWritten& written) const
    {
        return std::string_view(text_).substr(written.offset, written.length);
    }
    // Forgets everything from event number `count` on: a new branch of the story starts there.
    void truncate(std::size_t count)
    {
        if (count < events_.size()) events_.resize(count, Event{});
    }
    void clear()
    {
        events_.clear();
        text_.clear();
    }

private:
    std::vector<Event> events_;
    std::string text_;
    Stamp stamp_;
    bool muted_ = false;
};

}  // namespace fl::trace
