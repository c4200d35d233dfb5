// The texts of a package: the page with its lessons inside, and the manifest of a course system.
#include "cli/pack.h"

#include "base/text.h"

namespace fl::cli {
namespace {

constexpr std::string_view place = "<script type=\"application/json\" id=\"packed\">";

// A JSON string that may stand inside a script element.
std::string json_in_page(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += std::string("\\") + c;
        else if (c == '<' || static_cast<unsigned char>(c) < 0x20)
            out += format("\\u%04x", static_cast<unsigned>(c));
        else
            out += c;
    }
    return out + "\"";
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string contents(const std::string& course, const std::vector<PackedLesson>& lessons,
                     const std::string& scorm)
{
    std::string index, files;
    for (const PackedLesson& lesson : lessons) {
        index += lesson.folder;
        for (const std::string& language : lesson.languages)
            index += " " + language;
        index += "\n";
        for (const auto& [name, text] : lesson.files)
            files += ",\n" + json_in_page(name) + ":" + json_in_page(text);
    }
    std::string json = "{\"scorm\":" + json_in_page(scorm) + ",\"files\":{";
    json += "\"lessons/index.txt\":" + json_in_page(index);
    json += ",\n\"lessons/course.json\":" + json_in_page(course);
    return json + files + "}}";
}

}  // namespace

std::string packed_page(const std::string& page, const std::string& course,
                        const std::vector<PackedLesson>& lessons, const std::string& scorm)
{
    const std::size_t at = page.find(place);
    if (at == std::string::npos) return "";
    std::string out = page.substr(0, at + place.size()) + contents(course, lessons, scorm) +
                      page.substr(at + place.size() + 2);
    const std::string title = "<title>faultline</title>";
    const std::size_t head = out.find(title);
    if (head != std::string::npos)
        out.replace(head, title.size(), "<title>" + escaped(lessons.front().title) + " · faultline</title>");
    return out;
}

std::string page_name(const PackedLesson& lesson, std::size_t lessons)
{
    return lessons == 1 ? "index.html" : lesson.id + ".html";
}

std::string scorm_manifest(const std::vector<PackedLesson>& lessons, bool edition_2004)
{
    std::string items, resources;
    for (const PackedLesson& lesson : lessons) {
        const std::string page = page_name(lesson, lessons.size());
        items += "      <item identifier=\"item-" + lesson.id + "\" identifierref=\"sco-" + lesson.id +
                 "\" isvisible=\"true\">\n        <title>" + escaped(lesson.title) + "</title>\n" +
                 (edition_2004 ? "" : "        <adlcp:masteryscore>50</adlcp:masteryscore>\n") +
                 "      </item>\n";
        resources += "    <resource identifier=\"sco-" + lesson.id + "\" type=\"webcontent\" adlcp:scorm" +
                     (edition_2004 ? "Type" : "type") + "=\"sco\" href=\"" + page +
                     "\">\n      <file href=\"" + page +
                     "\"/>\n      <file href=\"machine.js\"/>\n    </resource>\n";
    }
    const std::string spaces = edition_2004 ? "xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" "
                                              "xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_v1p3\""
                                            : "xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" "
                                              "xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"";
    const std::string title = lessons.size() == 1 ? lessons.front().title : "faultline";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest identifier=\"faultline-" +
           lessons.front().id + "\" version=\"1.0\" " + spaces +
           ">\n  <metadata>\n    <schema>ADL SCORM</schema>\n    <schemaversion>" +
           (edition_2004 ? "2004 4th Edition" : "1.2") +
           "</schemaversion>\n  </metadata>\n  <organizations default=\"course\">\n    <organization "
           "identifier=\"course\">\n      <title>" +
           escaped(title) + "</title>\n" + items +
           "    </organization>\n  </organizations>\n  <resources>\n" + resources +
           "  </resources>\n</manifest>\n";
}

}  // namespace fl::cli
