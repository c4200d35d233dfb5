// The picture of reclaim over a machine that runs short.
#include "base/text.h"
#include "scene_keeper.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

using namespace fl;
using namespace fl::web;

namespace {

constexpr std::uint64_t step_limit = 100'000'000;

// 64 MiB of memory, as much swap, and a program that touches 56 MiB twice.
shell::Session short_of_memory()
{
    machine::MachineConfig config;
    config.ram = {64ull << 20};
    config.swap = {64ull << 20};
    shell::Session session(config);
    session.run_line("memhog 56m", step_limit);
    return session;
}

Selection choosing(Picture picture)
{
    Selection selection;
    selection.picture = picture;
    return selection;
}

std::uint64_t meminfo_pages(shell::Session& session, const std::string& name)
{
    const std::string text = session.run_line("grep '^" + name + ":' /proc/meminfo", step_limit);
    const std::vector<std::string_view> parts = words(text);
    REQUIRE(parts.size() >= 2);
    return parse_unsigned(parts[1]).value_or(0) / 4;
}

}  // namespace

TEST_CASE("the lists of the picture are those of /proc/meminfo")
{
    shell::Session session = short_of_memory();
    const std::array<std::uint64_t, 5> expected{
        meminfo_pages(session, "Inactive.anon."), meminfo_pages(session, "Active.anon."),
        meminfo_pages(session, "Inactive.file."), meminfo_pages(session, "Active.file."),
        meminfo_pages(session, "Unevictable")};
    SceneKeeper keeper;
    keeper.update(session, nullptr, choosing(Picture::Reclaim), 0);
    const ReclaimScene& reclaim = keeper.scene().reclaim;
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(reclaim.group.pages[i].value == expected[i]);
    for (std::size_t i = 0; i < reclaim.next.size(); ++i)
        CHECK(reclaim.next[i].size() == std::min<std::uint64_t>(expected[i], listed_limit));
}

TEST_CASE("what the last round decided adds up to what it looked at and freed")
{
    shell::Session session = short_of_memory();
    SceneKeeper keeper;
    keeper.update(session, nullptr, choosing(Picture::Reclaim), 0);
    const ReclaimScene& reclaim = keeper.scene().reclaim;
    REQUIRE(reclaim.round);
    CHECK_FALSE(reclaim.looking);
    const auto count = [&](trace::Verdict verdict) {
        std::uint32_t sum = 0;
        for (const Verdicts& list : reclaim.decided) sum += list[static_cast<std::size_t>(verdict)];
        return sum;
    };
    CHECK(count(trace::Verdict::SwappedOut) + count(trace::Verdict::Evicted) +
              count(trace::Verdict::Discarded) <=
          reclaim.round->taken);
    std::uint32_t looked_at = 0;
    for (const Verdicts& list : reclaim.decided) looked_at += std::accumulate(list.begin(), list.end(), 0u);
    CHECK(looked_at >= reclaim.round->scanned);
    CHECK(reclaim.areas.size() == 1);
    CHECK(reclaim.areas[0].used.value > 0);
}

TEST_CASE("other pictures ask nothing of reclaim")
{
    shell::Session session = short_of_memory();
    SceneKeeper keeper;
    keeper.update(session, nullptr, choosing(Picture::Heap), 0);
    CHECK(keeper.scene().reclaim.view.groups.empty());
}
