// The repository's own text files, read once.
#pragma once

#include <string>
#include <vector>

namespace fl::tidy {

struct SourceFile {
    std::string path;  // from the repository's root, with /
    std::vector<std::string> lines;

    bool is_under(const std::string& folder) const { return path.rfind(folder + "/", 0) == 0; }
    bool ends_with(const std::string& ending) const;
    bool is_cpp() const { return ends_with(".h") || ends_with(".cpp"); }
    bool is_script() const { return ends_with(".js") || ends_with(".mjs"); }
};

std::vector<SourceFile> read_tree(const std::string& root);
std::vector<std::string> split_words(const std::string& text);

// A function that begins in the first column, or in a class one level deeper.
struct Function {
    std::size_t line;    // of its opening brace, from 1
    std::size_t length;  // lines from the opening to the closing brace
};
std::vector<Function> functions_of(const SourceFile& file);

}  // namespace fl::tidy
