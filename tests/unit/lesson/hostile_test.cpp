// A lesson from a stranger is data: whatever its bytes, reading it ends soon, with a lesson or with messages.
#include "support.h"

#include "lesson/translation.h"

using namespace fl;
using namespace fl::lesson;
using namespace fl::lesson::testing;

namespace {

// xorshift64*: the same mutations on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit)
    {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return static_cast<std::size_t>((state_ * 0x2545f4914f6cdd1dull) >> 32) % limit;
    }

private:
    std::uint64_t state_;
};

void mutate(std::string& text, Random& random)
{
    constexpr std::string_view pieces[] = {
        "```",    "> ",    "[!QUIZ]", "`{",   "}`",           "{#",   "}",   "- [x] ", "\n\n", "*", "|", "$ ",
        "(gdb) ", "---\n", "goal: ",  "((((", "\xe2\x80\xa6", "\x80", "## ", "since ", "&#0;", "\t"};
    const std::size_t at = random.below(text.size() + 1);
    switch (random.below(4)) {
    case 0:
        text.insert(at, pieces[random.below(std::size(pieces))]);
        break;
    case 1:
        text.erase(at, random.below(20));
        break;
    case 2:
        text.insert(at, text.substr(random.below(text.size()), random.below(200)));
        break;
    default:
        if (at < text.size()) text[at] = static_cast<char>(random.below(256));
    }
}

}  // namespace

TEST_CASE("mutated lessons never crash the reader, and what it accepts can be hashed and merged")
{
    const Lesson source = *parse("lesson.md", example).lesson;
    Random random(20260101);
    std::size_t accepted = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string text(example);
        for (std::size_t i = random.below(8); i > 0 && !text.empty(); --i)
            mutate(text, random);
        const ParseResult result = parse("mutated.md", text);
        CHECK(result.lesson.has_value() == result.diagnostics.empty());
        if (!result.lesson) continue;
        ++accepted;
        check_translation(source, *result.lesson);
        merge(source, *result.lesson);
    }
    CHECK(accepted > 100);
}

TEST_CASE("large hostile inputs end quickly")
{
    const std::size_t size = 200 * 1024;
    for (const char* piece : {"[", ">", "*a ", "`", "- ", "|", "![", "<", "&", "{#", "\n", "> [!QUIZ] id=a\n",
                              "```console run\n$ a\n```\n"}) {
        std::string body;
        while (body.size() < size)
            body += piece;
        parse_body(body);
    }
    CHECK(true);
}
