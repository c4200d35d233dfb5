// From words as typed to words as a command gets them: variables, $( ), splitting, file name patterns.
#pragma once

#include "shell/syntax.h"
#include "shell/world.h"

#include <optional>
#include <string>
#include <vector>

namespace fl::shell {

class Expander {
public:
    // `substitutions`: what the $( ) of this command have printed so far, in order.
    Expander(const World& world, const std::vector<std::string>& substitutions, int status)
        : world_(world), substitutions_(substitutions), status_(status)
    {
    }

    // Splits at blanks outside quotes and replaces patterns by the names that match.
    std::vector<std::string> words(const Word& word);
    // One word, whatever is in it: the value of an assignment, the target of a redirection.
    std::string text(const Word& word);

    // The source of the first $( ) that has not run yet: run it, then expand the whole command again.
    const std::optional<std::string>& missing() const { return missing_; }

private:
    std::string value_of(const WordPart& part);
    std::string variable(const std::string& name) const;

    const World& world_;
    const std::vector<std::string>& substitutions_;
    int status_;
    std::size_t used_ = 0;
    std::optional<std::string> missing_;
};

}  // namespace fl::shell
