#include "base/stable_order.h"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("equal items stay as they came, and many of them")
{
    std::vector<std::string> words = {"pear", "fig", "plum", "date", "kiwi", "nut", "a"};
    fl::sort_stably(words, [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    CHECK(words == std::vector<std::string>{"a", "fig", "nut", "pear", "plum", "date", "kiwi"});

    std::vector<int> numbers;
    for (int i = 0; i < 1000; ++i)
        numbers.push_back(i * 7919 % 1000);
    fl::sort_stably(numbers, [](int a, int b) { return a / 100 < b / 100; });
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        const int last = numbers[i - 1], here = numbers[i];
        CHECK(last / 100 <= here / 100);
        if (last / 100 == here / 100) {  // find where each stood before
            int before = 0, after = 0;
            while (before * 7919 % 1000 != last) ++before;
            while (after * 7919 % 1000 != here) ++after;
            CHECK(before < after);
        }
    }
}

TEST_CASE("nothing and one item are in order")
{
    std::vector<int> none, one = {3};
    fl::sort_stably(none, [](int a, int b) { return a < b; });
    fl::sort_stably(one, [](int a, int b) { return a < b; });
    CHECK(none.empty());
    CHECK(one == std::vector<int>{3});
}
