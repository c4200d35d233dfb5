#include "libc/libc.h"

#include <cctype>

namespace fl::libc {

// After a mark: "\2name\ntext" for each file, and "\2" with the mark of the end.
extern const char extra_texts[];

namespace {

// The first file for which `wanted(name, text)` holds.
template <class Wanted>
TextFile find_extra(const Wanted& wanted)
{
    std::string_view rest(extra_texts);
    while (true) {
        rest.remove_prefix(rest.find('\2') + 1);
        const std::size_t end = rest.find('\2');
        if (end == std::string_view::npos) return {};
        const std::size_t name_end = rest.find('\n');
        const TextFile file{rest.substr(0, name_end), rest.substr(name_end + 1, end - name_end - 1)};
        if (wanted(file)) return file;
    }
}

bool is_source(const TextFile& file) { return file.name.substr(file.name.size() - 2) == ".c"; }

bool in_name(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0; }

// A definition of a function begins at the left edge, and its line does not end with a semicolon.
bool defines(std::string_view text, std::string_view name)
{
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if (at == 0 || in_name(text[at - 1]) || end >= text.size() || text[end] != '(') continue;
        const std::size_t begin = text.rfind('\n', at) + 1;
        const std::size_t line_end = text.find('\n', at);
        const char first = text[begin];
        if (in_name(first) && text[line_end - 1] != ';') return true;
    }
    return false;
}

}  // namespace

TextFile extra_source(std::string_view function)
{
    return find_extra([&](const TextFile& file) { return is_source(file) && defines(file.text, function); });
}

void add_extra_headers(lang::Headers& headers)
{
    static_cast<void>(find_extra([&](const TextFile& file) {
        if (!is_source(file)) headers.emplace(file.name, file.text);
        return false;
    }));
    for (const TextFile& file : internal_files())
        headers.emplace(file.name.substr(file.name.rfind('/') + 1), file.text);
}

}  // namespace fl::libc
