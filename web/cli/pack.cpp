// faultline pack: lessons as one HTML file that opens from anywhere, or as the package of a course system.
#include "cli/pack.h"

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/places.h"

#include "base/text.h"
#include "lesson/lesson.h"

#include <algorithm>
#include <cstdio>

namespace fl::cli {
namespace {

int fail(int status, const std::string& why)
{
    std::fprintf(stderr, "faultline: %s\n", why.c_str());
    return status;
}

struct IndexEntry {
    std::string folder, id;
    std::vector<std::string> languages;
};

std::vector<IndexEntry> read_index(const std::string& text)
{
    std::vector<IndexEntry> entries;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        const std::string line = text.substr(from, end - from);
        from = end + 1;
        IndexEntry entry;
        for (const std::string_view word : words(std::string_view(line).substr(0, line.find('#'))))
            if (entry.folder.empty())
                entry.folder = word;
            else
                entry.languages.emplace_back(word);
        if (entry.folder.empty()) continue;
        entry.id =
            entry.folder.substr(std::min(entry.folder.find_first_not_of("0123456789-"), entry.folder.size()));
        entries.push_back(std::move(entry));
    }
    return entries;
}

// Reads `folder`/lesson.md and its translations; what is wrong with them goes to standard error.
int read_lesson(const std::string& folder, PackedLesson& lesson)
{
    for (const std::string& language : lesson.languages) {
        const std::string file = language == "en" ? "lesson.md" : "lesson." + language + ".md";
        std::string text;
        if (!read_file(folder + "/" + file, text))
            return fail(InputOutput, "cannot read '" + folder + "/" + file + "'");
        if (language == "en") {
            const lesson::ParseResult parsed = lesson::parse(folder + "/" + file, text);
            for (const Diagnostic& diagnostic : parsed.diagnostics)
                std::fprintf(stderr, "%s\n", render(diagnostic).c_str());
            if (!parsed.lesson) return BadInput;
            lesson.id = parsed.lesson->id;
            lesson.title = parsed.lesson->title;
        }
        lesson.files.emplace_back("lessons/" + lesson.folder + "/" + file, std::move(text));
    }
    return Fine;
}

// A lesson of the course by its id, or a folder of the author's own that holds lesson.md.
int find_lesson(const std::string& wanted, const std::vector<IndexEntry>& index, PackedLesson& lesson)
{
    for (const IndexEntry& entry : index) {
        if (wanted != entry.id && wanted != entry.folder) continue;
        lesson.folder = entry.folder;
        lesson.languages = entry.languages;
        return read_lesson(lessons_folder() + "/" + entry.folder, lesson);
    }
    std::string folder = wanted;
    if (folder.ends_with("/lesson.md")) folder.resize(folder.size() - std::string_view("/lesson.md").size());
    while (folder.ends_with('/'))
        folder.pop_back();
    std::string text;
    if (read_file(folder + "/lesson.md", text)) {
        lesson.folder = folder.substr(folder.rfind('/') + 1);
        lesson.languages = {"en"};
        if (read_file(folder + "/lesson.zh-CN.md", text)) lesson.languages.emplace_back("zh-CN");
        return read_lesson(folder, lesson);
    }
    std::vector<std::string> names;
    for (const IndexEntry& entry : index)
        names.push_back(entry.id);
    const std::string_view near = nearest(wanted, names);
    return fail(BadInput, "no lesson '" + wanted + "', and no folder with a lesson.md of that name" +
                              (near.empty() ? "" : " (did you mean '" + std::string(near) + "'?)"));
}

int find_lessons(const Options& options, std::vector<PackedLesson>& lessons)
{
    std::string text;
    const std::string path = lessons_folder() + "/index.txt";
    if (!read_file(path, text)) return fail(InputOutput, "cannot read '" + path + "'");
    const std::vector<IndexEntry> index = read_index(text);
    std::vector<std::string> wanted = options.operands;
    if (wanted.size() == 1 && wanted[0] == "all") {
        wanted.clear();
        for (const IndexEntry& entry : index)
            wanted.push_back(entry.id);
    }
    for (const std::string& name : wanted) {
        PackedLesson lesson;
        if (const int status = find_lesson(name, index, lesson); status != Fine) return status;
        for (const PackedLesson& other : lessons)
            if (other.id == lesson.id) return fail(Usage, "'" + lesson.id + "' is named twice");
        lessons.push_back(std::move(lesson));
    }
    return Fine;
}

bool write_file(const std::string& path, const std::string& text)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return false;
    const bool good = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    return std::fclose(file) == 0 && good;
}

// The machine, most of a page, is one script that the pages of a package share.
std::string take_machine(std::string& page)
{
    const std::string begin = "<script id=\"wasm\">", end = "</script>";
    const std::size_t at = page.find(begin);
    if (at == std::string::npos) return "";
    const std::size_t from = at + begin.size(), to = page.find(end, from);
    const std::string machine = page.substr(from, to - from);
    page.replace(at, to - at, "<script src=\"machine.js\">");
    return machine;
}

std::string write_package(const std::string& path, std::string page, const std::string& course,
                          const std::vector<PackedLesson>& lessons, bool edition_2004)
{
    std::vector<Member> members{{"imsmanifest.xml", scorm_manifest(lessons, edition_2004)}};
    members.push_back({"machine.js", take_machine(page)});
    for (const PackedLesson& lesson : lessons)
        members.push_back({page_name(lesson, lessons.size()),
                           packed_page(page, course, {lesson}, edition_2004 ? "2004" : "1.2")});
    return write_zip(path, members);
}

}  // namespace

int pack(const Options& options)
{
    const int formats = !options.html.empty() + !options.scorm.empty() + !options.scorm_2004.empty();
    if (formats != 1) return fail(Usage, "'pack' takes one of --html FILE, --scorm FILE, --scorm2004 FILE");
    std::vector<PackedLesson> lessons;
    if (const int status = find_lessons(options, lessons); status != Fine) return status;
    const std::string site = options.site.empty() ? site_folder() : options.site;
    std::string page, course;
    if (!read_file(site + "/single.html", page) || !read_file(site + "/lessons/course.json", course))
        return fail(InputOutput, "no built page in '" + site +
                                     "': build it (web/serve --build-only), or name it with --site");
    const bool edition_2004 = !options.scorm_2004.empty();
    const std::string path =
        options.html.empty() ? edition_2004 ? options.scorm_2004 : options.scorm : options.html;
    std::string problem;
    if (options.html.empty())
        problem = write_package(path, page, course, lessons, edition_2004);
    else if (!write_file(path, packed_page(page, course, lessons, "")))
        problem = "cannot be written";
    if (!problem.empty()) return fail(InputOutput, path + ": " + problem);
    std::printf("%s: %zu %s\n", path.c_str(), lessons.size(), lessons.size() == 1 ? "lesson" : "lessons");
    return Fine;
}

}  // namespace fl::cli
