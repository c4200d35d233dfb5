#include "base/diagnostic.h"
#include "base/errno.h"
#include "base/text.h"

#include <doctest/doctest.h>

using namespace fl;

TEST_CASE("numbers are read whole or not at all")
{
    CHECK(parse_unsigned("42") == 42u);
    CHECK(parse_unsigned("0x1F") == 31u);
    CHECK(parse_unsigned("18446744073709551615") == ~0ull);
    for (const char* wrong : {"", "0x", "4 2", "-1", "18446744073709551616", "12a", " 1"})
        CHECK_FALSE(parse_unsigned(wrong));
    CHECK(parse_signed("-17") == -17);
    CHECK_FALSE(parse_signed("1e3"));
}

TEST_CASE("sizes take the suffixes people type, and refuse what does not fit 64 bits")
{
    CHECK(parse_size("64M") == 64u << 20);
    CHECK(parse_size("1g") == 1u << 30);
    CHECK(parse_size("300KiB") == 300u << 10);
    CHECK(parse_size("512") == 512u);
    for (const char* wrong : {"", "M", "12Q", "99999999999T", "-1M"})
        CHECK_FALSE(parse_size(wrong));
}

TEST_CASE("splitting keeps empty parts, words do not")
{
    CHECK(split("a,,b", ',').size() == 3);
    CHECK(split("", ',').size() == 1);
    CHECK(words("  two   words ").size() == 2);
    CHECK(words(" \n ").empty());
    CHECK(trim("\t x y \n") == "x y");
}

TEST_CASE("text becomes a JSON string that cannot end early")
{
    CHECK(json_string("a\"b\\c\nd\x01") == "\"a\\\"b\\\\c\\nd\\u0001\"");
    CHECK(json_string("页") == "\"页\"");
}

TEST_CASE("a diagnostic reads as gcc prints it")
{
    CHECK(render({"demo.c", {6, 5}, Severity::Error, "expected ';'"}) == "demo.c:6:5: error: expected ';'");
    CHECK(render({"lesson.md", {41, 0}, Severity::Warning, "stale"}) == "lesson.md:41: warning: stale");
    CHECK(render({"lesson.md", {}, Severity::Error, "empty"}) == "lesson.md: error: empty");
}

TEST_CASE("a misspelt word is answered with the nearest known one, a foreign word with nothing")
{
    const std::vector<std::string> known{"web", "database", "sshd"};
    CHECK(nearest("wbe", known) == "web");
    CHECK(nearest("w", known) == "");
    CHECK(nearest("wb", known) == "web");
    CHECK(nearest("databse", known) == "database");
    CHECK(nearest("kernel", known) == "");
    CHECK(nearest(std::string(10'000, 'x'), known) == "");
}

TEST_CASE("errors have Linux's names, numbers and messages")
{
    CHECK(static_cast<int>(Errno::NoMemory) == 12);
    CHECK(name_of(Errno::NoMemory) == "ENOMEM");
    CHECK(message_of(Errno::NoMemory) == "Cannot allocate memory");
    CHECK(message_of(Errno::Invalid) == "Invalid argument");
}
