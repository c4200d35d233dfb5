// From words as typed to words as a command gets them: variables, $( ), $(( )), splitting, file name
// patterns.
#pragma once

#include "shell/syntax.h"
#include "shell/world.h"

#include <map>
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
    // The same as a pattern: what was quoted stands for itself.
    std::string pattern(const Word& word);
    std::int64_t arithmetic(const std::string& expression);

    // The source of the first $( ) that has not run yet: run it, then expand the whole command again.
    const std::optional<std::string>& missing() const { return missing_; }
    // What ${x:=word} and $((x = 1)) have set.
    const std::map<std::string, std::string>& assigned() const { return assigned_; }
    // What <( ) has printed, to be put into files: path and text.
    const std::vector<std::pair<std::string, std::string>>& files() const { return files_; }
    // name or name[subscript] as variables are kept; "" and an error when it cannot be.
    std::string key_of(const std::string& name, const std::string& subscript);
    // "$((1/0)): division by 0 ...", or ""
    const std::string& error() const { return error_; }

private:
    struct Piece {
        std::string text;
        bool exists = false, pattern = false;
    };

    std::string value_of(const WordPart& part);
    std::string parameter(const WordPart& part);
    std::string variable(const std::string& name) const;
    bool is_set(const std::string& name) const;
    static std::string cut_or_replace(const std::string& value, const std::string& operation,
                                      std::string argument);
    void add_arguments(std::vector<Piece>& pieces, const std::vector<std::string>& arguments);
    void add_split(std::vector<Piece>& pieces, const std::string& value) const;
    static bool is_list(const WordPart& part);
    std::vector<std::string> list_of(const WordPart& part);
    std::vector<std::pair<std::string, std::string>> elements(const std::string& name) const;
    std::string changed(const std::string& value, const WordPart& part);
    std::string separators() const;
    bool range_of(const WordPart& part, std::size_t size, std::size_t& from, std::size_t& length);

    const World& world_;
    const std::vector<std::string>& substitutions_;
    int status_;
    std::size_t used_ = 0;
    std::optional<std::string> missing_;
    std::map<std::string, std::string> assigned_;
    std::vector<std::pair<std::string, std::string>> files_;
    std::string error_;
    unsigned depth_ = 0;
};

}  // namespace fl::shell
