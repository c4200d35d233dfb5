#include "source_tree.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fl::tidy {

namespace fs = std::filesystem;

namespace {

// In a second work tree of git, .git is a file.
constexpr std::array skipped_names{"build", ".git", ".deps", "node_modules", "assets"};
constexpr std::array not_functions{"namespace", "struct", "class",        "enum",
                                   "union",     "extern", "export const", "const"};

bool is_text(const fs::path& path)
{
    constexpr std::array endings{".h",   ".cpp", ".c",   ".js",   ".mjs",   ".css", ".html",
                                 ".txt", ".md",  ".svg", ".json", ".cmake", ".yml", ""};
    const std::string ending = path.extension().string();
    return std::any_of(endings.begin(), endings.end(), [&](const char* each) { return ending == each; });
}

std::vector<std::string> read_lines(const fs::path& path)
{
    std::vector<std::string> lines;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);)
        lines.push_back(std::move(line));
    return lines;
}

std::size_t indent_of(const std::string& line)
{
    return std::min(line.find_first_not_of(' '), line.size());
}

bool opens_function(const std::vector<std::string>& lines, std::size_t at)
{
    const std::string& line = lines[at];
    const std::size_t indent = indent_of(line);
    if (line.empty() || line.back() != '{') return false;
    // A brace of its own belongs to the signature above it.
    const bool alone = line.size() == indent + 1;
    const std::string& head = alone && at > 0 ? lines[at - 1] : line;
    const std::string words = head.substr(indent_of(head));
    if (words.find('(') == std::string::npos && !alone) return false;
    if (!alone && words.find("= {") != std::string::npos) return false;
    return std::none_of(not_functions.begin(), not_functions.end(),
                        [&](const std::string& word) { return words.rfind(word + " ", 0) == 0; }) &&
           words.find(')') != std::string::npos;
}

}  // namespace

bool SourceFile::ends_with(const std::string& ending) const
{
    return path.size() >= ending.size() &&
           path.compare(path.size() - ending.size(), ending.size(), ending) == 0;
}

std::vector<SourceFile> read_tree(const std::string& root)
{
    std::vector<SourceFile> files;
    for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator();
         ++entry) {
        const std::string name = entry->path().filename().string();
        const bool skipped = std::any_of(skipped_names.begin(), skipped_names.end(),
                                         [&](const char* each) { return name == each; });
        if (entry->is_directory()) {
            if (skipped) entry.disable_recursion_pending();
        } else if (!skipped && is_text(entry->path())) {
            files.push_back({fs::relative(entry->path(), root).generic_string(), read_lines(entry->path())});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

std::vector<std::string> split_words(const std::string& text)
{
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

std::vector<Function> functions_of(const SourceFile& file)
{
    std::vector<Function> found;
    for (std::size_t at = 0; at < file.lines.size(); ++at) {
        const std::size_t indent = indent_of(file.lines[at]);
        if (indent > 4 || !opens_function(file.lines, at)) continue;
        const std::string closing = std::string(indent, ' ') + "}";
        for (std::size_t end = at + 1; end < file.lines.size(); ++end) {
            if (file.lines[end].rfind(closing, 0) != 0) continue;
            found.push_back({at + 1, end - at + 1});
            break;
        }
    }
    return found;
}

}  // namespace fl::tidy
