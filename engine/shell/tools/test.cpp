// test and [: bash's conditions on strings, numbers and files.
#include "base/text.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

class Test {
public:
    Test(const std::vector<std::string>& words, const World& world, std::string name)
        : words_(words), world_(world), name_(std::move(name))
    {
    }

    int run()
    {
        if (words_.empty()) return 1;
        const bool yes = either(0);
        if (error_.empty() && at_ < words_.size())
            error_ = words_.size() > 3    ? "too many arguments"
                     : words_.size() == 2 ? words_[0] + ": unary operator expected"
                                          : words_[at_] + ": binary operator expected";
        return !error_.empty() ? 2 : yes ? 0 : 1;
    }
    std::string complaint() const { return error_.empty() ? "" : "bash: " + name_ + ": " + error_ + "\n"; }

private:
    bool more() const { return at_ < words_.size() && error_.empty(); }
    const std::string& word(std::size_t ahead = 0) const
    {
        return at_ + ahead < words_.size() ? words_[at_ + ahead] : empty_;
    }

    bool either(unsigned depth)
    {
        bool yes = both(depth);
        while (more() && word() == "-o") {
            ++at_;
            const bool other = both(depth);
            yes = yes || other;
        }
        return yes;
    }
    bool both(unsigned depth)
    {
        bool yes = single(depth);
        while (more() && word() == "-a") {
            ++at_;
            const bool other = single(depth);
            yes = yes && other;
        }
        return yes;
    }

    static bool is_binary(std::string_view sign)
    {
        for (const std::string_view known :
             {"=", "==", "!=", "<", ">", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot"})
            if (sign == known) return true;
        return false;
    }

    bool single(unsigned depth)
    {
        constexpr unsigned deepest = 64;
        if (!more() || depth > deepest) {
            error_ = "argument expected";
            return false;
        }
        if (at_ + 2 < words_.size() && is_binary(word(1))) return binary();
        if (word() == "!" && at_ + 1 < words_.size()) {
            ++at_;
            return !single(depth + 1);
        }
        if (word() == "(" && at_ + 1 < words_.size()) {
            ++at_;
            const bool yes = either(depth + 1);
            if (word() != ")") error_ = "`)' expected";
            ++at_;
            return yes;
        }
        if (word().size() == 2 && word()[0] == '-' && at_ + 1 < words_.size()) return unary();
        return !words_[at_++].empty();
    }

    bool unary()
    {
        const char letter = word()[1];
        const std::string& subject = word(1);
        const std::string spelled = word();
        at_ += 2;
        if (letter == 'n') return !subject.empty();
        if (letter == 'z') return subject.empty();
        if (letter == 't') return true;
        if (letter == 'v') return world_.shell().variables.count(subject) != 0;
        const Result<DirectoryEntry> entry = world_.find(subject);
        switch (letter) {
        case 'a':
        case 'e':
            return bool(entry);
        case 'f':
            return entry && !entry->directory;
        case 'd':
            return entry && entry->directory;
        case 's':
            return entry && entry->size > 0;
        case 'x':
            return entry && (entry->directory || entry->executable);
        case 'r':
            return entry && (entry->mode & 0444) != 0;
        case 'w':
            return entry && (entry->mode & 0222) != 0;
        case 'c':
        case 'b':
        case 'p':
            return entry && entry->letter == letter;
        case 'L':
        case 'h': {
            const Result<DirectoryEntry> itself = world_.find(subject, false);
            return itself && itself->letter == 'l';
        }
        case 'S':
            return false;
        default:
            error_ = spelled + ": unary operator expected";
            return false;
        }
    }

    bool binary()
    {
        const std::string &left = word(), &sign = word(1), &right = word(2);
        at_ += 3;
        if (sign == "=" || sign == "==") return name_ == "[[" ? matches(right, left) : left == right;
        if (sign == "!=") return name_ == "[[" ? !matches(right, left) : left != right;
        if (sign == "<") return left < right;
        if (sign == ">") return left > right;
        if (sign == "-nt" || sign == "-ot") {
            const Result<DirectoryEntry> a = world_.find(left), b = world_.find(right);
            const std::uint64_t x = a ? a->changed + 1 : 0, y = b ? b->changed + 1 : 0;
            return sign == "-nt" ? x > y : x < y;
        }
        const auto a = parse_signed(trim(left)), b = parse_signed(trim(right));
        if (!a || !b) {
            error_ = (a ? right : left) + ": integer expression expected";
            return false;
        }
        if (sign == "-eq") return *a == *b;
        if (sign == "-ne") return *a != *b;
        if (sign == "-lt") return *a < *b;
        if (sign == "-le") return *a <= *b;
        if (sign == "-gt") return *a > *b;
        if (sign == "-ge") return *a >= *b;
        error_ = sign + ": this comparison is not available here";
        return false;
    }

    const std::vector<std::string>& words_;
    const World& world_;
    std::string name_, error_;
    std::string empty_;
    std::size_t at_ = 0;
};

}  // namespace

ToolResult run_test(const ToolCall& call)
{
    const std::string& name = call.arguments[0];
    std::vector<std::string> words(call.arguments.begin() + 1, call.arguments.end());
    const std::string closing = name == "[" ? "]" : name == "[[" ? "]]" : "";
    if (!closing.empty()) {
        if (words.empty() || words.back() != closing)
            return usage_error("bash: " + name + ": missing `" + closing + "'\n", 2);
        words.pop_back();
    }
    Test test(words, call.world, name);
    ToolResult result;
    result.status = test.run();
    result.errors = test.complaint();
    return result;
}

}  // namespace fl::shell
