// Real files, damaged at random by a seed: nothing crashes, hangs or breaks a rule of the kernel.
#include "stage.h"

#include "kernel/invariants.h"

#include <random>

using namespace fl;
using namespace fl::import;

namespace {

constexpr unsigned rounds = 60;

struct Random {
    explicit Random(unsigned seed) : numbers(seed) {}
    std::size_t below(std::size_t limit) { return numbers() % limit; }
    std::mt19937 numbers;
};

std::string damaged(std::string text, Random& random)
{
    const auto place = [&] { return static_cast<std::size_t>(random.below(text.size())); };
    const std::size_t wounds = 1 + random.below(30);
    for (std::size_t i = 0; i < wounds && text.size() > 2; ++i) {
        const std::size_t at = place(), length = std::min<std::size_t>(random.below(200), text.size() - at);
        switch (random.below(6)) {
        case 0:
            text[at] = static_cast<char>(random.below(256));
            break;
        case 1:
            text.erase(at, length);
            break;
        case 2:
            text.insert(at, text.substr(place(), length));
            break;
        case 3:
            text[at] = "0123456789abcdef"[random.below(16)];
            break;
        case 4:
            text.insert(at, std::string(random.below(3000), "([{<\"f7 ,|"[random.below(10)]));
            break;
        default:
            std::swap(text[at], text[place()]);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("damaged files are refused or played, and the kernel stays whole")
{
    for (const char* name : {"fork.strace", "threads.strace", "fork-tt-T-yy.strace", "shared.smaps",
                             "shared.maps", "cgroup-v1.dmesg", "system-6.1.dmesg"}) {
        const std::string whole = test_file(name);
        for (unsigned seed = 1; seed <= rounds; ++seed) {
            INFO(std::string(name), " seed ", seed);
            Random random(seed);
            const std::string text = damaged(whole, random);
            Replay replay(text);
            if (!replay.problem().empty()) continue;
            TestStage stage(replay.machine());
            while (replay.step(stage)) {
            }
            CHECK(stage.broken() == "");
        }
    }
}

TEST_CASE("any bytes at all are looked at in bounded time")
{
    for (unsigned seed = 1; seed <= rounds; ++seed) {
        Random random(seed);
        std::string text(random.below(200'000), ' ');
        for (char& c : text)
            c = random.below(4) == 0 ? static_cast<char>(random.below(256))
                                     : "mmap(0x)=\n -,[]"[random.below(15)];
        Replay replay(text);
        CHECK((replay.kind() == Kind::Nothing) <= !replay.problem().empty());
    }
    const std::string long_line = "7 mmap(" + std::string(8u << 20, '(') + ") = 0\n";
    const std::string text = long_line + "7 brk(NULL) = 0x1000\n";
    CHECK(Replay(text).problem().empty());
}
