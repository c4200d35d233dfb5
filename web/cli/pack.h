// Lessons for other systems: one HTML file, or the package of a course system.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace fl::cli {

struct PackedLesson {
    std::string id, title, folder;
    std::vector<std::string> languages;                      // "en" first
    std::vector<std::pair<std::string, std::string>> files;  // "lessons/FOLDER/lesson.md" and its text
};

// The page that the web build left for packing, its {} filled in. `scorm`: "", "1.2" or "2004".
std::string packed_page(const std::string& page, const std::string& course,
                        const std::vector<PackedLesson>& lessons, const std::string& scorm);

std::string scorm_manifest(const std::vector<PackedLesson>& lessons, bool edition_2004);

// The name of a lesson's page in a package of several.
std::string page_name(const PackedLesson& lesson, std::size_t lessons);

struct Member {
    std::string name, bytes;
};

// "" or what went wrong. The same members give the same bytes.
std::string write_zip(const std::string& path, const std::vector<Member>& members);

}  // namespace fl::cli
