#include "shell/options.h"

namespace fl::shell {
namespace {

bool takes_value(std::string_view letters, std::size_t at)
{
    return at + 1 < letters.size() && letters[at + 1] == ':';
}

// --name, --name=value, --name value; a name may be cut short as long as only one option begins so.
void read_long(const std::vector<std::string>& arguments, std::size_t& i,
               const std::vector<LongOption>& known, Options& options)
{
    const std::string_view word = std::string_view(arguments[i]).substr(2);
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    const LongOption* chosen = nullptr;
    for (const LongOption& option : known) {
        const std::string_view full = option.name.substr(0, option.name.find('='));
        if (full.substr(0, name.size()) == name && (!chosen || full == name)) chosen = &option;
        if (full == name) break;
    }
    const auto refuse = [&](const std::string& why) {
        if (options.bad.empty()) options.bad = why;
    };
    if (!chosen) return refuse("unrecognized option '--" + std::string(name) + "'");
    std::string value(equals == std::string_view::npos ? "" : word.substr(equals + 1));
    if (chosen->name.back() == '=' && equals == std::string_view::npos) {
        if (i + 1 >= arguments.size())
            return refuse("option '--" + std::string(name) + "' requires an argument");
        value = arguments[++i];
    }
    options.given.push_back({chosen->letter, std::move(value)});
}

}  // namespace

bool Options::has(char letter) const
{
    for (const Option& option : given)
        if (option.letter == letter) return true;
    return false;
}

std::string Options::value(char letter, std::string_view otherwise) const
{
    std::string found(otherwise);
    for (const Option& option : given)
        if (option.letter == letter) found = option.value;
    return found;
}

Options parse_options(const std::vector<std::string>& arguments, std::string_view letters,
                      const std::vector<LongOption>& long_options)
{
    Options options;
    bool only_operands = false;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (only_operands || word.size() < 2 || word[0] != '-') {
            options.operands.push_back(word);
            continue;
        }
        if (word == "--") {
            only_operands = true;
            continue;
        }
        if (word[1] == '-') {
            read_long(arguments, i, long_options, options);
            continue;
        }
        for (std::size_t c = 1; c < word.size(); ++c) {
            const std::size_t at = word[c] == ':' ? std::string_view::npos : letters.find(word[c]);
            if (at == std::string_view::npos) {
                if (options.bad.empty()) options.bad = "invalid option -- '" + std::string(1, word[c]) + "'";
                continue;
            }
            Option option{word[c], ""};
            const bool valued = takes_value(letters, at);
            if (valued && c + 1 < word.size()) option.value = word.substr(c + 1);
            else if (valued && i + 1 < arguments.size()) option.value = arguments[++i];
            else if (valued && options.bad.empty())
                options.bad = "option requires an argument -- '" + std::string(1, word[c]) + "'";
            options.given.push_back(option);
            if (valued) break;
        }
    }
    return options;
}

}  // namespace fl::shell
