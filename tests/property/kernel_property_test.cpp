// Whatever programs do, the invariants hold. FAULTLINE_SEED=n replays one sequence, FAULTLINE_ACTIONS=n sets
// its length.
#include "property/random_actions.h"
#include "unit/kernel/small_machine.h"

#include <cstdlib>

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

std::uint64_t from_environment(const char* name, std::uint64_t otherwise)
{
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 0) : otherwise;
}

// True while all invariants hold; says how to get there again when they do not.
bool holds(const SmallMachine& machine, std::uint64_t seed, std::uint64_t action)
{
    const auto broken = broken_invariants(machine.kernel, machine.hardware);
    for (const std::string& line : broken)
        MESSAGE(line << "   (replay: FAULTLINE_SEED=" << seed << " FAULTLINE_ACTIONS=" << action + 1 << ")");
    CHECK(broken.empty());
    return broken.empty();
}

struct Scenario {
    ByteCount ram = 64_MiB, swap = 1_MiB;
    std::uint64_t first_seed = 1, seeds = 200;
};

void play(const Scenario& scenario, std::uint64_t seed, std::uint64_t actions)
{
    SmallMachine machine(scenario.ram, scenario.swap, {}, seed % 4 != 0);  // every fourth without PCIDs
    machine.record.mute(true);
    RandomActions random(machine.kernel, machine.hardware, machine.record, seed);
    for (std::uint64_t i = 0; i < actions; ++i) {
        random.act();
        if (!holds(machine, seed, i)) return;
    }
}

constexpr std::uint64_t shards = 4;

// This program's share of the seeds, or the one seed that is asked for.
void play_share(const Scenario& scenario)
{
    const std::uint64_t actions = from_environment("FAULTLINE_ACTIONS", 500);
    const std::uint64_t shard = from_environment("FAULTLINE_SHARD", 1);
    const std::uint64_t only = from_environment("FAULTLINE_SEED", 0);
    for (std::uint64_t i = 0; i < scenario.seeds; ++i) {
        const std::uint64_t seed = scenario.first_seed + i;
        if (only == 0 ? i % shards == shard % shards : seed == only) play(scenario, seed, actions);
    }
}

}  // namespace

TEST_CASE("random actions of several processes never break an invariant") { play_share({}); }

TEST_CASE("nor do they when memory is short")
{
    play_share({.ram = 24_MiB, .swap = 8_MiB, .first_seed = 1001, .seeds = 40});
}

TEST_CASE("nor without any swap")
{
    play_share({.ram = 20_MiB, .swap = {0}, .first_seed = 2001, .seeds = 20});
}

TEST_CASE("the same seed makes the same kernel, and a copy taken on the way goes on alike")
{
    for (std::uint64_t seed = 100; seed < 105; ++seed) {
        SmallMachine one(64_MiB, 1_MiB), two(64_MiB, 1_MiB);
        RandomActions act_one(one.kernel, one.hardware, one.record, seed),
            act_two(two.kernel, two.hardware, two.record, seed);
        for (int i = 0; i < 200; ++i) {
            act_one.act();
            act_two.act();
        }
        CHECK(one.kernel == two.kernel);
        CHECK(one.hardware == two.hardware);

        const Kernel kernel_then = one.kernel;
        const hw::Hardware hardware_then = one.hardware;
        RandomActions on_one(one.kernel, one.hardware, one.record, seed + 1000);
        for (int i = 0; i < 200; ++i) on_one.act();
        CHECK(two.kernel == kernel_then);  // nothing done to the original reaches the copy
        CHECK(two.hardware == hardware_then);

        two.kernel = kernel_then;
        two.hardware = hardware_then;
        RandomActions on_two(two.kernel, two.hardware, two.record, seed + 1000);
        for (int i = 0; i < 200; ++i) on_two.act();
        CHECK(one.kernel == two.kernel);
        CHECK(one.hardware == two.hardware);
    }
}
