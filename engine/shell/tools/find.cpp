// findutils: find with the tests and actions of everyday. -exec puts lines together for the shell.
#include "base/text.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

struct Place {
    std::string path;
    DirectoryEntry entry;
    unsigned depth = 0;
};

std::string shell_word(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

// One file against the expression: tests joined by "and" and -o, actions among them.
class Search {
public:
    Search(const std::vector<std::string>& words, std::size_t first) : words_(words), first_(first)
    {
        for (std::size_t i = first; i < words.size(); ++i)
            for (const std::string_view action : {"-print", "-print0", "-exec", "-delete", "-printf", "-ls"})
                acts_ = acts_ || words[i] == action;
    }

    void look_at(const Place& place)
    {
        at_ = first_;
        place_ = &place;
        const bool yes = either(true, 0);
        if (yes && !acts_ && error_.empty()) output_ += place.path + "\n";
    }
    bool pruned = false;
    unsigned least = 0, most = 1000;
    std::string error_, output_, line_;  // line_: what -exec and -delete ask the shell to do
    std::vector<std::string> gathered;   // of -exec ... +
    std::string gather;

private:
    bool more() const { return at_ < words_.size() && error_.empty(); }
    std::string value(const std::string& option)
    {
        if (more()) return words_[at_++];
        error_ = "missing argument to `" + option + "'";
        return "";
    }
    bool either(bool live, unsigned depth)
    {
        bool yes = both(live, depth);
        while (more() && (words_[at_] == "-o" || words_[at_] == "-or")) {
            ++at_;
            const bool other = both(live && !yes, depth);
            yes = yes || other;
        }
        return yes;
    }
    bool both(bool live, unsigned depth)
    {
        bool yes = true;
        while (more() && words_[at_] != "-o" && words_[at_] != "-or" && words_[at_] != ")") {
            if (words_[at_] == "-a" || words_[at_] == "-and")
                ++at_;
            else
                yes = single(live && yes, depth) && yes;
        }
        return yes;
    }
    bool single(bool live, unsigned depth)
    {
        const std::string word = words_[at_++];
        if (word == "!" || word == "-not") return more() && !single(live, depth + 1);
        if (word == "(") {
            const bool yes = depth < 32 && either(live, depth + 1);
            if (more()) ++at_;
            return yes;
        }
        const DirectoryEntry& entry = place_->entry;
        const std::string name = place_->path.substr(place_->path.rfind('/') + 1);
        if (word == "-name") return matches(value(word), name);
        if (word == "-iname") return matches(lower(value(word)), lower(name));
        if (word == "-path") return matches(value(word), place_->path);
        if (word == "-type") return value(word) == std::string(1, entry.letter == '-' ? 'f' : entry.letter);
        if (word == "-empty") return entry.directory ? entry.number == 0 : entry.size == 0;
        if (word == "-size") return size(value(word));
        if (word == "-perm") return value(word) == format("%o", entry.mode);
        if (word == "-maxdepth" || word == "-mindepth")
            return (word[2] == 'a' ? most : least) =
                       static_cast<unsigned>(parse_unsigned(value(word)).value_or(0)),
                                            true;
        if (word == "-prune") return pruned = pruned || live, true;
        return action(word, live);
    }
    bool action(const std::string& word, bool live)
    {
        const std::string& path = place_->path;
        if (word == "-print" || word == "-print0") {
            if (live) output_ += path + (word == "-print" ? "\n" : std::string(1, '\0'));
            return true;
        }
        if (word == "-delete") {
            if (live) line_ = (place_->entry.directory ? "rmdir " : "rm ") + shell_word(path) + "\n" + line_;
            return true;
        }
        if (word == "-exec") {
            std::string line;
            for (; more() && words_[at_] != ";" && words_[at_] != "+"; ++at_)
                line += (line.empty() ? "" : " ") + (words_[at_] != "{}" ? shell_word(words_[at_])
                                                     : at_ + 1 < words_.size() && words_[at_ + 1] == "+"
                                                         ? std::string()
                                                         : shell_word(path));
            if (!more()) return error_ = "missing argument to `-exec'", false;
            if (words_[at_++] == "+") {
                gather = line;
                if (live) gathered.push_back(shell_word(path));
            } else if (live)
                line_ += line + "\n";
            return true;
        }
        error_ = word[0] == '-' ? "unknown predicate `" + word + "'"
                                : "paths must precede expression: `" + word + "'";
        return false;
    }
    static std::string lower(std::string text)
    {
        for (char& c : text)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        return text;
    }
    // +1M, -4k, 10c: rounded up to the unit.
    bool size(std::string text)
    {
        const char sign = text.empty() ? '\0' : text[0];
        if (sign == '+' || sign == '-') text.erase(0, 1);
        std::uint64_t unit = 512;
        const char letter = text.empty() ? '\0' : text.back();
        if (letter == 'c') unit = 1;
        if (letter == 'k') unit = 1024;
        if (letter == 'M') unit = 1 << 20;
        if (letter == 'G') unit = 1 << 30;
        if (letter < '0' || letter > '9') text.resize(text.empty() ? 0 : text.size() - 1);
        const auto wanted = parse_unsigned(text);
        if (!wanted) return error_ = "invalid -size type", false;
        const std::uint64_t have = (place_->entry.size + unit - 1) / unit;
        return sign == '+' ? have > *wanted : sign == '-' ? have < *wanted : have == *wanted;
    }

    const std::vector<std::string>& words_;
    std::size_t first_, at_ = 0;
    const Place* place_ = nullptr;
    bool acts_ = false;
};

}  // namespace

ToolResult run_find(const ToolCall& call)
{
    constexpr std::size_t most_files = 20000;
    ToolResult result;
    std::size_t first = 1;
    while (first < call.arguments.size() && call.arguments[first][0] != '-' && call.arguments[first] != "!" &&
           call.arguments[first] != "(")
        ++first;
    std::vector<std::string> roots(call.arguments.begin() + 1,
                                   call.arguments.begin() + static_cast<std::ptrdiff_t>(first));
    if (roots.empty()) roots.emplace_back(".");
    Search search(call.arguments, first);
    for (const std::string& root : roots) {
        const Result<DirectoryEntry> entry = call.world.find(root, false);
        if (!entry) {
            result.errors += "find: '" + root + "': " + std::string(message_of(entry.error())) + "\n";
            result.status = 1;
            continue;
        }
        std::vector<Place> waiting{{root, *entry, 0}};
        for (std::size_t seen = 0; !waiting.empty() && seen < most_files && search.error_.empty(); ++seen) {
            Place place = waiting.back();
            waiting.pop_back();
            const auto below = place.entry.directory
                                   ? call.world.list(place.path)
                                   : Result<std::vector<DirectoryEntry>>(Errno::NotDirectory);
            place.entry.number = below ? below->size() : 0;  // what -empty asks of a directory
            search.pruned = false;
            const std::size_t printed = search.output_.size(), asked = search.line_.size();
            search.look_at(place);
            if (place.depth < search.least) {
                search.output_.resize(printed);
                search.line_.resize(asked);
            }
            for (std::size_t i = below ? below->size() : 0;
                 i-- > 0 && !search.pruned && place.depth < search.most;)
                waiting.push_back({place.path + (place.path.back() == '/' ? "" : "/") + (*below)[i].name,
                                   (*below)[i], place.depth + 1});
        }
    }
    if (!search.error_.empty()) return usage_error("find: " + search.error_ + "\n", 1);
    result.output = search.output_;
    for (const std::string& path : search.gathered)
        search.gather += " " + path;
    if (!search.gathered.empty()) search.line_ += search.gather + "\n";
    if (!search.line_.empty()) result.request = RunLine{search.line_, false, {}};
    return result;
}

}  // namespace fl::shell
