#include "shell/sed/sed.h"

#include <cctype>
#include <utility>

namespace fl::shell::sed {
namespace {

constexpr std::size_t largest_output = 4u << 20;  // bytes
constexpr std::size_t most_jumps = 1'000'000;     // a line; a script that never ends is ended here

class Machine {
public:
    Machine(const Script& script, std::string_view input, bool quiet)
        : script_(script), rest_(input), quiet_(quiet), ranges_(script.commands.size())
    {
    }

    Result run()
    {
        while (!quit_ && (std::exchange(keeps_space_, false) || next_line())) {
            deleted_ = substituted_ = false;
            commands();
            end_cycle();
            if (result_.output.size() > largest_output) break;
        }
        return std::move(result_);
    }

private:
    // What is left of a range that has begun.
    struct Range {
        bool inside = false;
        std::size_t last = 0;
    };

    bool next_line()
    {
        if (rest_.empty()) return false;
        const std::size_t end = rest_.find('\n');
        ends_in_newline_ = end != std::string_view::npos;
        space_ = std::string(rest_.substr(0, end));
        rest_.remove_prefix(ends_in_newline_ ? end + 1 : rest_.size());
        ++line_;
        return true;
    }
    void print(std::string_view text)
    {
        result_.output += std::string(text) + (ends_in_newline_ || !rest_.empty() ? "\n" : "");
    }
    void end_cycle()
    {
        if (!quiet_ && !deleted_) print(space_);
        result_.output += appended_;
        appended_.clear();
    }

    bool is_at(const Address& address) const
    {
        switch (address.kind) {
        case Address::Line:
            return line_ == address.line;
        case Address::Last:
            return rest_.empty();
        case Address::Pattern:
            return address.pattern->find(space_, 0).found;
        case Address::Step:
            return address.step == 0 ? line_ == address.line
                                     : line_ >= address.line && (line_ - address.line) % address.step == 0;
        default:
            return true;
        }
    }
    bool is_chosen(const Command& command, Range& range) const
    {
        if (command.second.kind == Address::None) return is_at(command.first);
        if (range.inside) {
            const bool by_line =
                command.second.kind == Address::Line || command.second.kind == Address::Count;
            if (by_line ? line_ >= range.last : is_at(command.second)) range.inside = false;
            return !(by_line && line_ > range.last);
        }
        if (!is_at(command.first)) return false;
        range.inside = true;
        if (command.second.kind == Address::Line) range.last = command.second.line;
        if (command.second.kind == Address::Count) range.last = line_ + command.second.line;
        const bool numbered = command.second.kind == Address::Line || command.second.kind == Address::Count;
        if ((numbered && range.last <= line_) || (command.second.kind == Address::Last && rest_.empty()))
            range.inside = false;
        return true;
    }

    void commands()
    {
        std::size_t jumps = 0;
        for (std::size_t i = 0; i < script_.commands.size() && !deleted_ && !quit_; ++i) {
            const Command& command = script_.commands[i];
            const bool chosen = is_chosen(command, ranges_[i]) != command.inverted;
            const bool jumps_here = chosen && jumps_at(command);
            if (jumps_here && ++jumps > most_jumps) quit_ = true;
            if (jumps_here || (command.letter == '{' && !chosen))
                i = command.block_end - 1;
            else if (command.letter != '{' && chosen)
                execute(command, ranges_[i].inside);
        }
    }

    // b always; t when something was substituted since the line came or the last t; T otherwise.
    bool jumps_at(const Command& command)
    {
        if (command.letter == 'b') return true;
        if (command.letter != 't' && command.letter != 'T') return false;
        return std::exchange(substituted_, false) == (command.letter == 't');
    }

    void execute(const Command& command, bool goes_on)
    {
        switch (command.letter) {
        case 's':
            substitute(command);
            break;
        case 'd':
            deleted_ = true;
            break;
        case 'p':
            print(space_);
            break;
        case '=':
            result_.output += std::to_string(line_) + "\n";
            break;
        case 'a':
            appended_ += command.text + "\n";
            break;
        case 'i':
            result_.output += command.text + "\n";
            break;
        case 'c':
            if (!goes_on) result_.output += command.text + "\n";
            deleted_ = true;
            break;
        case 'Q':
            deleted_ = true;
            [[fallthrough]];
        case 'q':
            quit_ = true;
            result_.status = static_cast<int>(command.occurrence & 0xff);
            break;
        case 'n':
            if (rest_.empty())
                quit_ = true;
            else {
                end_cycle();
                next_line();
            }
            break;
        case 'N':
            join();
            break;
        case 'P':
            result_.output += space_.substr(0, space_.find('\n')) + "\n";
            break;
        case 'D':
            keeps_space_ = space_.find('\n') != std::string::npos;
            space_.erase(0, space_.find('\n') == std::string::npos ? space_.size() : space_.find('\n') + 1);
            deleted_ = true;
            break;
        case 'h':
            hold_ = space_;
            break;
        case 'H':
            hold_ += "\n" + space_;
            break;
        case 'g':
            space_ = hold_;
            break;
        case 'G':
            space_ += "\n" + hold_;
            break;
        case 'x':
            std::swap(space_, hold_);
            break;
        case 'y':
            for (char& c : space_)
                if (const std::size_t at = command.text.find(c); at != std::string::npos)
                    c = command.other[at];
            break;
        default:
            break;
        }
    }

    void join()
    {
        if (rest_.empty()) {
            quit_ = true;
            return;
        }
        const std::string before = space_;
        next_line();
        space_ = before + "\n" + space_;
    }

    static std::string replacement(const Command& command, const Regex::Match& found,
                                   std::string_view subject)
    {
        std::string text;
        for (std::size_t i = 0; i < command.text.size(); ++i) {
            const char c = command.text[i], next = i + 1 < command.text.size() ? command.text[i + 1] : '\0';
            if (c == '&')
                text += found.group(subject, 0);
            else if (c == '\\' && std::isdigit(static_cast<unsigned char>(next))) {
                text += found.group(subject, static_cast<std::size_t>(next - '0'));
                ++i;
            } else if (c == '\\' && next != '\0') {
                text += next == 'n' ? '\n' : next == 't' ? '\t' : next;
                ++i;
            } else
                text += c;
        }
        return text;
    }

    void substitute(const Command& command)
    {
        std::string changed;
        std::size_t at = 0, count = 0, copied = 0;
        const std::string subject = space_;
        bool any = false;
        while (at <= subject.size()) {
            const Regex::Match found = command.pattern->find(subject, at);
            if (!found.found) break;
            const bool empty_behind = found.begin == found.end && found.begin == copied && any;
            if (!empty_behind && ++count >= std::max<std::size_t>(command.occurrence, 1)) {
                changed +=
                    subject.substr(copied, found.begin - copied) + replacement(command, found, subject);
                copied = found.end;
                any = true;
                if (!command.global) break;
            }
            at = found.end > found.begin ? found.end : found.end + 1;
            if (changed.size() > largest_output) break;
        }
        if (!any) return;
        substituted_ = true;
        space_ = changed + subject.substr(std::min(copied, subject.size()));
        if (command.prints) print(space_);
    }

    const Script& script_;
    std::string_view rest_;
    bool quiet_;
    std::vector<Range> ranges_;
    std::string space_, hold_, appended_;
    std::size_t line_ = 0;
    bool keeps_space_ = false;  // D left something: the next cycle begins with it
    bool substituted_ = false;  // since the line came, or the last t
    bool deleted_ = false, quit_ = false, ends_in_newline_ = true;
    Result result_;
};

}  // namespace

Result run(const Script& script, std::string_view input, bool quiet)
{
    return Machine(script, input, quiet).run();
}

}  // namespace fl::shell::sed
