// lessons/index.txt: which lessons there are, in order, and in which languages. One line each:
// "01-memory-on-demand en zh-CN".
#pragma once

#include "base/diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace fl::lesson {

struct CatalogueRow {
    std::string folder;                  // "01-memory-on-demand"
    std::string id;                      // "memory-on-demand"
    std::vector<std::string> languages;  // the first is the source's: "en"
    int line = 0;
};

struct Catalogue {
    std::vector<CatalogueRow> rows;
    std::vector<Diagnostic> diagnostics;
};

Catalogue parse_catalogue(std::string_view file, std::string_view text);

const CatalogueRow* find(const Catalogue& catalogue, std::string_view id);

// "01-memory-on-demand/lesson.md", ".../lesson.zh-CN.md": below lessons/.
std::string lesson_path(const CatalogueRow& row, std::string_view language);

}  // namespace fl::lesson
