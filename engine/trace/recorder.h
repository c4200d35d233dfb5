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
        if (!muted_) events_.emplace_back(stamp_, std::in_place_type<T>, what);
    }
    // For what is put together piece by piece: null, or where to fill it in.
    template <class T>
    T* begin()
    {
        if (muted_) return nullptr;
        return std::get_if<T>(&events_.emplace_back(stamp_, std::in_place_type<T>, T{}).what);
    }
    void record_console(std::uint8_t fd, std::string_view text)
    {
        if (muted_) return;
        record(ConsoleWritten{fd, forgotten_text_ + text_.size(), static_cast<std::uint32_t>(text.size())});
        text_ += text;
    }

    void record_call(std::uint16_t number, const CallArguments& arguments, std::int64_t result)
    {
        if (muted_) return;
        record(SystemCalled{number, forgotten_calls_ + static_cast<std::uint32_t>(calls_.size()), result});
        calls_.push_back(arguments);
    }

    const std::vector<Event>& events() const { return events_; }
    std::string_view text(const ConsoleWritten& written) const
    {
        return written.offset < forgotten_text_
                   ? std::string_view()
                   : std::string_view(text_).substr(written.offset - forgotten_text_, written.length);
    }
    CallArguments arguments(const SystemCalled& call) const
    {
        return call.which < forgotten_calls_ ? CallArguments{} : calls_[call.which - forgotten_calls_];
    }
    // Forgets everything from event number `count` on: a new branch of the story starts there.
    void truncate(std::size_t count)
    {
        if (count < events_.size()) events_.resize(count, Event{});
    }
    // The oldest go for good, and with them the console's text and the arguments of calls.
    void forget_oldest(std::size_t count)
    {
        std::uint64_t text_end = forgotten_text_;
        std::uint32_t calls_end = forgotten_calls_;
        for (std::size_t i = 0; i < count; ++i) {
            if (const auto* written = std::get_if<ConsoleWritten>(&events_[i].what))
                text_end = written->offset + written->length;
            if (const auto* call = std::get_if<SystemCalled>(&events_[i].what)) calls_end = call->which + 1;
        }
        text_.erase(0, static_cast<std::size_t>(text_end - forgotten_text_));
        forgotten_text_ = text_end;
        const auto calls = static_cast<std::ptrdiff_t>(calls_end - forgotten_calls_);
        calls_.erase(calls_.begin(), calls_.begin() + calls);
        forgotten_calls_ = calls_end;
        events_.erase(events_.begin(), events_.begin() + static_cast<std::ptrdiff_t>(count));
        forgotten_ += count;
    }
    std::size_t forgotten() const { return forgotten_; }  // events
    void clear()
    {
        forgotten_ = 0;
        forgotten_text_ = 0;
        forgotten_calls_ = 0;
        events_.clear();
        text_.clear();
        calls_.clear();
    }

private:
    std::vector<Event> events_;
    std::string text_;
    std::vector<CallArguments> calls_;
    std::size_t forgotten_ = 0;
    std::uint64_t forgotten_text_ = 0;  // bytes
    std::uint32_t forgotten_calls_ = 0;
    Stamp stamp_;
    bool muted_ = false;
};

}  // namespace fl::trace
