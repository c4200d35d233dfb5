#include "base/cow.h"

#include <doctest/doctest.h>

#include <string>

using fl::Cow;

TEST_CASE("copies share until one is written, then both keep what they had")
{
    Cow<std::string> first(std::string("one"));
    Cow<std::string> second = first;
    CHECK(first.same_as(second));
    second.write() += " two";
    CHECK_FALSE(first.same_as(second));
    CHECK(*first == "one");
    CHECK(*second == "one two");
}

TEST_CASE("the only owner writes in place")
{
    Cow<std::string> only(std::string("x"));
    const std::string* before = &*only;
    only.write() += "y";
    CHECK(&*only == before);
    {
        const Cow<std::string> guest = only;
    }
    only.write() += "z";
    CHECK(&*only == before);
    CHECK(*only == "xyz");
}

TEST_CASE("an empty one has nothing until it is written")
{
    Cow<int> nothing;
    CHECK_FALSE(bool(nothing));
    CHECK(nothing == Cow<int>());
    nothing.write() = 4;
    CHECK(*nothing == 4);
    CHECK_FALSE(nothing == Cow<int>());
    CHECK(nothing == Cow<int>(4));
}
