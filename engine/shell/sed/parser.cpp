#include "shell/sed/sed.h"

#include <cctype>
#include <map>

namespace fl::shell::sed {
namespace {

class Parser {
public:
    Parser(std::string_view text, bool extended) : text_(text), extended_(extended) {}

    Script parse()
    {
        Script script;
        std::vector<std::size_t> open;
        for (skip(); at_ < text_.size() && error_.empty(); skip()) {
            Command command;
            addresses(command);
            if (at_ >= text_.size()) {
                fail("missing command");
                break;
            }
            command.letter = text_[at_++];
            if (command.letter == '}') {
                if (open.empty())
                    fail("unexpected `}'");
                else {
                    script.commands[open.back()].block_end = script.commands.size();
                    open.pop_back();
                }
                continue;
            }
            if (command.letter == '{')
                open.push_back(script.commands.size());
            else
                rest(command);
            script.commands.push_back(std::move(command));
        }
        if (!open.empty()) fail("unmatched `{'");
        find_labels(script);
        script.error = error_;
        return script;
    }

private:
    void fail(std::string why)
    {
        if (error_.empty()) error_ = "-e expression #1, char " + std::to_string(at_) + ": " + why;
    }
    // Where b, t and T go on: at their label, or behind all commands.
    void find_labels(Script& script)
    {
        std::map<std::string, std::size_t> labels;
        for (std::size_t i = 0; i < script.commands.size(); ++i)
            if (script.commands[i].letter == ':') labels[script.commands[i].text] = i;
        for (Command& command : script.commands) {
            if (command.letter != 'b' && command.letter != 't' && command.letter != 'T') continue;
            command.block_end = script.commands.size();
            if (command.text.empty()) continue;
            if (const auto label = labels.find(command.text); label != labels.end())
                command.block_end = label->second;
            else if (error_.empty())
                error_ = "can't find label for jump to `" + command.text + "'";
        }
    }
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void blanks()
    {
        while (peek() == ' ' || peek() == '\t')
            ++at_;
    }
    void skip()
    {
        while (at_ < text_.size() && (std::isspace(static_cast<unsigned char>(peek())) || peek() == ';'))
            ++at_;
        if (peek() != '#') return;
        while (at_ < text_.size() && peek() != '\n')
            ++at_;
        if (at_ < text_.size()) skip();
    }
    std::size_t number()
    {
        std::size_t value = 0;
        while (std::isdigit(static_cast<unsigned char>(peek())))
            value =
                std::min<std::size_t>(1u << 30, value * 10 + static_cast<std::size_t>(text_[at_++] - '0'));
        return value;
    }
    // Up to the delimiter; \n stays for the regular expression, \DELIMITER becomes it.
    std::string part(char delimiter, bool pattern)
    {
        std::string found;
        bool in_set = false;
        while (at_ < text_.size() && (peek() != delimiter || in_set)) {
            if (peek() == '\\' && at_ + 1 < text_.size() && !in_set) {
                if (text_[at_ + 1] != delimiter) found += '\\';
                ++at_;
            } else if (pattern && peek() == '[')
                in_set = true;
            else if (pattern && peek() == ']' && in_set && found.back() != '[')
                in_set = false;
            found += text_[at_++];
        }
        if (at_ >= text_.size()) fail(pattern ? "unterminated address regex" : "unterminated `s' command");
        ++at_;
        return found;
    }
    Regex regex(const std::string& pattern, bool ignore_case)
    {
        Regex compiled(pattern, extended_, ignore_case);
        if (!compiled.error().empty()) fail(compiled.error());
        return compiled;
    }

    bool address(Address& address)
    {
        if (std::isdigit(static_cast<unsigned char>(peek()))) {
            address.kind = Address::Line;
            address.line = number();
            if (peek() == '~') {
                ++at_;
                address.kind = Address::Step;
                address.step = number();
            }
        } else if (peek() == '$') {
            ++at_;
            address.kind = Address::Last;
        } else if (peek() == '/' || peek() == '\\') {
            if (peek() == '\\') ++at_;
            const char delimiter = text_[std::min(at_++, text_.size() - 1)];
            const std::string pattern = part(delimiter, true);
            const bool ignore = peek() == 'I';
            if (ignore) ++at_;
            address.kind = Address::Pattern;
            address.pattern = regex(pattern, ignore);
        } else
            return false;
        return true;
    }
    void addresses(Command& command)
    {
        if (address(command.first)) {
            blanks();
            if (peek() == ',') {
                ++at_;
                blanks();
                if (peek() == '+') {
                    ++at_;
                    command.second.kind = Address::Count;
                    command.second.line = number();
                } else if (!address(command.second))
                    fail("unexpected `,'");
            }
        }
        blanks();
        while (peek() == '!') {
            command.inverted = true;
            ++at_;
            blanks();
        }
    }

    void rest(Command& command)
    {
        switch (command.letter) {
        case 's':
            substitution(command);
            break;
        case 'y': {
            const char delimiter = peek();
            ++at_;
            command.text = part(delimiter, false);
            command.other = part(delimiter, false);
            if (command.text.size() != command.other.size())
                fail("strings for `y' command are different lengths");
            break;
        }
        case 'a':
        case 'i':
        case 'c':
            blanks();
            if (peek() == '\\') ++at_;
            if (peek() == '\n')
                ++at_;
            else
                blanks();
            while (at_ < text_.size() && peek() != '\n')
                command.text += text_[at_++];
            return;
        case 'd':
        case 'p':
        case '=':
        case 'n':
        case 'N':
        case 'D':
        case 'P':
        case 'g':
        case 'G':
        case 'h':
        case 'H':
        case 'x':
            break;
        case ':':
        case 'b':
        case 't':
        case 'T':
            blanks();
            while (at_ < text_.size() && peek() != ';' && peek() != '\n' && peek() != '}')
                command.text += text_[at_++];
            while (!command.text.empty() && command.text.back() == ' ')
                command.text.pop_back();
            if (command.letter == ':' && command.text.empty()) fail("\":\" lacks a label");
            break;
        case 'Q':
        case 'q':
            blanks();
            command.occurrence = number();
            break;
        default:
            fail(std::string("unknown command: `") + command.letter + "'");
            return;
        }
        blanks();
        if (at_ < text_.size() && peek() != ';' && peek() != '\n' && peek() != '}' && peek() != '#') {
            ++at_;
            fail(command.letter == 's' ? "unknown option to `s'" : "extra characters after command");
        }
    }

    void substitution(Command& command)
    {
        const char delimiter = peek();
        ++at_;
        const std::string pattern = part(delimiter, true);
        command.text = part(delimiter, false);
        bool ignore = false;
        for (;; ++at_) {
            if (peek() == 'g')
                command.global = true;
            else if (peek() == 'p')
                command.prints = true;
            else if (peek() == 'i' || peek() == 'I')
                ignore = true;
            else if (std::isdigit(static_cast<unsigned char>(peek()))) {
                command.occurrence = number();
                --at_;
            } else
                break;
        }
        command.pattern = regex(pattern, ignore);
    }

    std::string_view text_;
    bool extended_;
    std::size_t at_ = 0;
    std::string error_;
};

}  // namespace

Script parse(std::string_view text, bool extended)
{
    return Parser(text, extended).parse();
}

}  // namespace fl::shell::sed
