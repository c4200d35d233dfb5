// lessons/AUTHORING.md says what the code does, and nothing else.
#include "support.h"

#include "base/text.h"
#include "lesson/callout.h"
#include "lesson/fence.h"
#include "lesson/front_matter.h"
#include "lesson/names.h"

#include <fstream>
#include <sstream>

using namespace fl;
using namespace fl::lesson;

namespace {

std::string authoring()
{
    std::ifstream file(FAULTLINE_SOURCE_DIR "/lessons/AUTHORING.md");
    std::stringstream text;
    text << file.rdbuf();
    REQUIRE(text.str().size() > 1000);
    return text.str();
}

std::string spelled(const NameRow& row)
{
    const std::string name(row.name);
    if (row.form == Form::Called) return name + "(demo)";
    return row.form == Form::Field ? "demo." + name : name;
}

}  // namespace

TEST_CASE("AUTHORING.md documents every key, block, option and kind of quote")
{
    const std::string text = authoring();
    const auto documented = [&](const std::string& word) {
        CAPTURE(word);
        CHECK(text.find("`" + word) != std::string::npos);
    };
    for (const std::string& key : front_matter_keys())
        documented(key + "`");
    for (const std::string& key : machine_keys())
        documented(key + "`");
    for (const std::string& word : fence_words())
        documented(word);
    for (const std::string& word : callout_words())
        documented("[!" + word + "]`");
    documented("many`");
}

TEST_CASE("AUTHORING.md lists every name of an expression with its meaning, and no other")
{
    const std::string text = authoring();
    const std::size_t begin = text.find("### Names"), end = text.find("\n## ", begin);
    REQUIRE(begin != std::string::npos);
    const std::string_view names = std::string_view(text).substr(begin, end - begin);
    std::size_t documented = 0, own = 0;
    for (const std::string_view line : split(names, '\n'))
        if (line.starts_with("| `")) ++documented;
    for (const NameRow& row : name_rows()) {
        if (row.meaning.empty()) continue;
        ++own;
        const std::string expected = "| `" + spelled(row) + "` | " + std::string(row.meaning) + " |";
        CAPTURE(expected);
        CHECK(names.find(expected) != std::string_view::npos);
    }
    CHECK(documented == own);
}

TEST_CASE("the complete example of AUTHORING.md is a lesson")
{
    const std::string text = authoring();
    const std::string_view fence = "````markdown\n";
    const std::size_t begin = text.find(fence) + fence.size();
    const ParseResult result = parse("AUTHORING.md", text.substr(begin, text.find("````\n", begin) - begin));
    for (const Diagnostic& diagnostic : result.diagnostics)
        MESSAGE(render(diagnostic));
    CHECK(result.lesson);
}
