// umask, as bash has it: which rights new files do not get.
#include "base/text.h"
#include "machine/surroundings.h"
#include "shell/interpreter.h"

namespace fl::shell {
namespace {

// u=rwx,g+w,o-r: which rights stay. The letter that is wrong, or '\0'.
char change_rights(std::string_view text, std::uint32_t& rights)
{
    for (const std::string_view clause : split(text, ',')) {
        std::size_t at = clause.find_first_not_of("ugoa");
        if (at == std::string_view::npos || (clause[at] != '=' && clause[at] != '+' && clause[at] != '-'))
            return clause.empty() || at == std::string_view::npos ? ',' : clause[at];
        std::uint32_t who = 0, bits = 0;
        for (const char c : clause.substr(0, at))
            who |= c == 'u' ? 0700u : c == 'g' ? 0070u : c == 'o' ? 0007u : 0777u;
        if (who == 0) who = 0777;
        const char sign = clause[at];
        for (++at; at < clause.size(); ++at) {
            if (std::string_view("rwx").find(clause[at]) == std::string_view::npos) return clause[at];
            bits |= (clause[at] == 'r' ? 0444u : clause[at] == 'w' ? 0222u : 0111u) & who;
        }
        rights = sign == '+' ? rights | bits : sign == '-' ? rights & ~bits : (rights & ~who) | bits;
    }
    return '\0';
}

std::string rights_text(std::uint32_t rights)
{
    std::string text;
    for (const char who : {'u', 'g', 'o'}) {
        const unsigned shift = who == 'u' ? 6 : who == 'g' ? 3 : 0;
        text += text.empty() ? "" : ",";
        text += who + std::string("=");
        for (unsigned bit = 3; bit-- > 0;)
            if (rights >> shift >> bit & 1) text += "xwr"[bit];
    }
    return text;
}

}  // namespace

std::uint32_t Interpreter::mask() const
{
    const auto set = desk_.shell.limits.find(machine::mask_letter);
    return set == desk_.shell.limits.end() ? 022 : static_cast<std::uint32_t>(set->second);
}

void Interpreter::do_umask(const Expanded& command)
{
    bool symbolic = false, reusable = false;
    std::size_t at = 1;
    for (; at < command.words.size() && command.words[at].size() > 1 && command.words[at][0] == '-'; ++at) {
        const std::string& word = command.words[at];
        if (word != "-S" && word != "-p") {
            complain("umask: " + word + ": invalid option\numask: usage: umask [-p] [-S] [mode]");
            return finish_command(2);
        }
        (word == "-S" ? symbolic : reusable) = true;
    }
    if (at >= command.words.size()) {
        output((reusable ? symbolic ? "umask -S " : "umask " : "") +
               (symbolic ? rights_text(~mask()) : format("%04o", mask())) + "\n");
        return finish_command(0);
    }
    const std::string& word = command.words[at];
    std::uint32_t rights = ~mask() & 0777;
    if (word[0] >= '0' && word[0] <= '9') {
        std::uint64_t value = 0;
        for (const char c : word)
            value = c >= '0' && c <= '7' && value < 010000 ? value * 8 + static_cast<unsigned>(c - '0')
                                                           : 010000;
        if (value >= 010000) {
            complain("umask: " + word + ": octal number out of range");
            return finish_command(1);
        }
        rights = static_cast<std::uint32_t>(~value & 0777);
    } else if (const char wrong = change_rights(word, rights)) {
        complain(format("umask: `%c': invalid symbolic mode %s", wrong,
                        word.find_first_of("=+-") == std::string::npos ? "operator" : "character"));
        return finish_command(1);
    }
    desk_.shell.limits[machine::mask_letter] = ~rights & 0777;
    if (symbolic) output(rights_text(rights) + "\n");
    finish_command(0);
}

}  // namespace fl::shell
