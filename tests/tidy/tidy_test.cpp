// The house rules that a machine can check: include directions, limits, and words that have no place in the
// repository.
#include "source_tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>

namespace fl::tidy {
namespace {

constexpr std::size_t longest_file = 300;
constexpr std::size_t longest_function = 50;
constexpr std::size_t longest_line = 110;
constexpr std::size_t longest_script_line = 140;

const std::vector<SourceFile>& tree()
{
    static const std::vector<SourceFile> files = read_tree(FAULTLINE_SOURCE_DIR);
    return files;
}

const SourceFile& file_at(const std::string& path)
{
    const auto found =
        std::find_if(tree().begin(), tree().end(), [&](const SourceFile& file) { return file.path == path; });
    REQUIRE_MESSAGE(found != tree().end(), path);
    return *found;
}

// "path: what: why" lines.
bool is_excused(const std::string& path, const std::string& what)
{
    const auto& lines = file_at("tests/tidy/exceptions.txt").lines;
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
        return line.rfind(path + ": " + what + ": ", 0) == 0;
    });
}

std::map<std::string, std::set<std::string>> read_rooms()
{
    std::map<std::string, std::set<std::string>> rooms;
    for (const std::string& line : file_at("tests/tidy/rooms.txt").lines) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t colon = line.find(':');
        auto& allowed = rooms[line.substr(0, colon)];
        for (const std::string& word : split_words(line.substr(colon + 1)))
            allowed.insert(word);
    }
    return rooms;
}

// What stands between the quotes or angle brackets of an include line, or "".
std::string included(const std::string& line)
{
    if (line.rfind("#include ", 0) != 0 || line.size() < 11) return {};
    const char closing = line[9] == '<' ? '>' : '"';
    return line.substr(10, line.find(closing, 10) - 10);
}

bool is_standard(const std::string& header)
{
    return header.find('/') == std::string::npos && header.find('.') == std::string::npos;
}

void check_includes(const SourceFile& file, const std::string& room, const std::set<std::string>& allowed)
{
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string header = included(file.lines[i]);
        if (header.empty() || is_standard(header)) continue;
        const std::string top = header.substr(0, header.find('/'));
        const bool fine = top == room || allowed.count(top) != 0 ||
                          (header.find('/') == std::string::npos && file.lines[i][9] == '"');
        CHECK_MESSAGE(fine, file.path << ":" << i + 1 << ": " << room << " may not include " << header);
    }
}

// Character count of UTF-8 text.
std::size_t width_of(const std::string& line)
{
    return static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool is_code(const SourceFile& file)
{
    return file.is_cpp() || file.is_script();
}

bool has_forbidden_word(const std::string& line, std::string& word)
{
    constexpr std::array words{"TODO", "FIXME", "XXX", "std::cout <<"};
    for (const char* each : words) {
        if (line.find(each) == std::string::npos) continue;
        word = each;
        return true;
    }
    return false;
}

}  // namespace

TEST_CASE("an include points only to the left")
{
    const auto rooms = read_rooms();
    for (const SourceFile& file : tree()) {
        // The headers of engine/libc belong to the simulated C library, not to this program.
        const bool simulated = file.is_under("engine/libc") && !file.ends_with(".cpp");
        if (!file.is_under("engine") || !file.is_cpp() || simulated) continue;
        const std::string inner = file.path.substr(7);
        const std::string room = inner.substr(0, inner.find('/'));
        const auto found = rooms.find(room);
        REQUIRE_MESSAGE(found != rooms.end(), file.path << ": no such room in rooms.txt");
        check_includes(file, room, found->second);
    }
}

TEST_CASE("files, functions and lines stay within the limits")
{
    for (const SourceFile& file : tree()) {
        if (!is_code(file)) continue;
        if (!is_excused(file.path, "lines")) {
            CHECK_MESSAGE(file.lines.size() <= longest_file,
                          file.path << ": " << file.lines.size() << " lines");
        }
        const std::size_t limit = file.is_cpp() ? longest_line : longest_script_line;
        for (std::size_t i = 0; i < file.lines.size() && !is_excused(file.path, "width"); ++i) {
            CHECK_MESSAGE(width_of(file.lines[i]) <= limit, file.path << ":" << i + 1 << ": line too long");
        }
        for (const Function& function : functions_of(file)) {
            if (is_excused(file.path, "function")) break;
            CHECK_MESSAGE(function.length <= longest_function, file.path << ":" << function.line
                                                                         << ": function of "
                                                                         << function.length << " lines");
        }
    }
}

TEST_CASE("every header is guarded and brings no names along")
{
    for (const SourceFile& file : tree()) {
        if (!file.ends_with(".h") || file.is_under("engine/libc")) continue;
        const auto is = [](const std::string& wanted) {
            return [wanted](const std::string& line) { return line.rfind(wanted, 0) == 0; };
        };
        CHECK_MESSAGE(std::any_of(file.lines.begin(), file.lines.end(), is("#pragma once")),
                      file.path << ": no #pragma once");
        CHECK_MESSAGE(std::none_of(file.lines.begin(), file.lines.end(), is("using namespace")),
                      file.path << ": using namespace in a header");
    }
}

TEST_CASE("no postponed work, machine paths or package hosts")
{
    for (const SourceFile& file : tree()) {
        if (file.is_under("tests/tidy") || is_excused(file.path, "words")) continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            std::string word;
            CHECK_MESSAGE(!has_forbidden_word(file.lines[i], word),
                          file.path << ":" << i + 1 << ": contains " << word);
        }
    }
}

TEST_CASE("the top level holds only what the house plan names")
{
    const std::set<std::string> plan{"CMakeLists.txt",
                                     "CMakePresets.json",
                                     "README.md",
                                     "LICENSE",
                                     ".clang-format",
                                     ".gitignore",
                                     ".ci",
                                     ".github",
                                     "engine",
                                     "web",
                                     "lessons",
                                     "assets",
                                     "tests"};
    for (const SourceFile& file : tree()) {
        const std::string top = file.path.substr(0, file.path.find('/'));
        CHECK_MESSAGE(plan.count(top) != 0, top << " is not part of the top level");
    }
}

}  // namespace fl::tidy
