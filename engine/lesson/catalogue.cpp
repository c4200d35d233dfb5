#include "lesson/catalogue.h"

#include "base/text.h"
#include "lesson/lesson.h"

#include <algorithm>

namespace fl::lesson {
namespace {

constexpr std::size_t most_lessons = 500;

// "01-memory-on-demand": two digits or more, a hyphen, the lesson's id. No separators: it names a folder of
// ours.
std::string id_of_folder(std::string_view folder)
{
    const std::size_t digits = std::min(folder.find_first_not_of("0123456789"), folder.size());
    if (digits == 0 || digits == folder.size() || folder[digits] != '-') return {};
    const std::string_view id = folder.substr(digits + 1);
    const bool fine = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    return fine ? std::string(id) : std::string();
}

bool is_language(std::string_view word)
{
    return word.size() >= 2 && word.size() <= 12 && std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
           });
}

void read_line(Catalogue& catalogue, std::string_view file, std::string_view line, int number)
{
    const std::vector<std::string_view> parts = words(line);
    if (parts.empty() || parts[0].starts_with('#')) return;
    const auto error = [&](std::string message) {
        catalogue.diagnostics.push_back(
            {std::string(file), {number, 1}, Severity::Error, std::move(message)});
    };
    CatalogueRow row{std::string(parts[0]), id_of_folder(parts[0]), {}, number};
    if (row.id.empty()) return error("expected a folder such as 01-memory-on-demand");
    if (find(catalogue, row.id)) return error("the lesson '" + row.id + "' is listed twice");
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (!is_language(parts[i]))
            error("expected a language such as en or zh-CN, not '" + std::string(parts[i]) + "'");
        else
            row.languages.push_back(std::string(parts[i]));
    }
    if (row.languages.empty()) row.languages.push_back("en");
    catalogue.rows.push_back(std::move(row));
}

}  // namespace

Catalogue parse_catalogue(std::string_view file, std::string_view text)
{
    Catalogue catalogue;
    int number = 0;
    for (const std::string_view line : split(text.substr(0, largest_lesson), '\n')) {
        if (catalogue.rows.size() >= most_lessons) break;
        read_line(catalogue, file, line, ++number);
    }
    return catalogue;
}

const CatalogueRow* find(const Catalogue& catalogue, std::string_view id)
{
    const auto at = std::find_if(catalogue.rows.begin(), catalogue.rows.end(),
                                 [&](const CatalogueRow& row) { return row.id == id; });
    return at == catalogue.rows.end() ? nullptr : &*at;
}

std::string lesson_path(const CatalogueRow& row, std::string_view language)
{
    const bool source = !row.languages.empty() && row.languages[0] == language;
    return row.folder + (source ? "/lesson.md" : "/lesson." + std::string(language) + ".md");
}

}  // namespace fl::lesson
