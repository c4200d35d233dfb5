#include "fixture.h"

#include "kernel/invariants.h"

using namespace fl;
using namespace fl::machine;

namespace {

constexpr const char* story =
    "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
    "int main(void)\n{\n    char *p = malloc(300 * 1024);\n    for (int i = 0; i < 40; i++)\n        p[i * "
    "4096] = i;\n"
    "    printf(\"%d\\n\", p[8192]);\n    free(p);\n    p[0] = 1;\n    return 0;\n}\n";

struct WithStory : WithProgram {
    WithStory()
    {
        compile(story);
        start(true);
        go(Goal::Continue);
    }
};

}  // namespace

TEST_CASE_FIXTURE(WithStory, "any moment can be returned to, and is exactly what it was")
{
    const MachineState last = timeline.state();
    std::vector<std::pair<Moment, MachineState>> seen;
    timeline.seek(Moment{});
    while (const auto next = timeline.after(Stride::Event)) {
        if (*next == timeline.now()) break;
        timeline.seek(*next);
        if (seen.size() < 40) seen.emplace_back(timeline.now(), timeline.state());
    }
    REQUIRE(seen.size() == 40);
    CHECK(timeline.state() == last);
    for (auto at = seen.rbegin(); at != seen.rend(); ++at) {
        timeline.seek(at->first);
        CHECK(timeline.now() == at->first);
        CHECK(timeline.state() == at->second);
        CHECK(kernel::broken_invariants(timeline.state().kernel, timeline.state().hardware).empty());
    }
}

TEST_CASE_FIXTURE(WithStory, "stepping back by statements visits the lines in reverse")
{
    timeline.seek(timeline.end());
    std::vector<Moment> back;
    for (int i = 0; i < 20; ++i) {
        const auto earlier = timeline.before(Stride::Statement);
        REQUIRE(earlier.has_value());
        CHECK(*earlier < timeline.now());
        timeline.seek(*earlier);
        back.push_back(timeline.now());
    }
    for (auto at = back.rbegin() + 1; at != back.rend(); ++at) {
        const auto later = timeline.after(Stride::Statement);
        REQUIRE(later.has_value());
        timeline.seek(*later);
        CHECK(timeline.now() == *at);
    }
}

TEST_CASE_FIXTURE(WithStory, "a command in the past begins a new branch and forgets the old future")
{
    const auto old_end = timeline.end();
    std::vector<Moment> faults;
    for (const trace::Event& event : timeline.log().events())
        if (event.at.pid == pid && std::holds_alternative<trace::PageFaulted>(event.what))
            faults.push_back(moment_of(event.at));
    REQUIRE(faults.size() > 20);
    timeline.seek(faults[faults.size() / 2]);
    const std::size_t kept = timeline.events_until_now();
    REQUIRE(timeline.apply(SendSignal{pid, 9}).ok());
    CHECK(timeline.at_end());
    CHECK(timeline.log().events().size() >= kept);
    CHECK(go(Goal::Continue).why == Stop::Killed);
    CHECK(timeline.state().debugger.last_stop.signal == 9);
    CHECK(timeline.end() < Moment{old_end.command + 2, old_end.step});
}

TEST_CASE("pumping in small pieces or in one go makes the same machine")
{
    const auto play = [](std::uint64_t piece) {
        WithProgram machine;
        machine.compile(story);
        machine.start(false);
        machine.timeline.apply(Run{machine.pid, Goal::Continue});
        while (machine.timeline.pump(piece)) {
        }
        return machine.timeline.state();
    };
    const MachineState whole = play(100'000'000);
    CHECK(play(777) == whole);
    CHECK(play(50'000) == whole);
}

TEST_CASE_FIXTURE(WithStory, "the commands of a story, given again, make the same machine")
{
    Timeline again(MachineConfig{.ram = 64_MiB, .swap = {}, .console = Console::File}, shared_c_library());
    for (const Command& command : timeline.commands()) {
        again.apply(command);
        again.pump(100'000'000);
    }
    CHECK(again.state() == timeline.state());
}

TEST_CASE_FIXTURE(WithProgram, "a program that changes all its memory again and again leaves the host some")
{
    compile("static char p[32 << 20];\n"
            "int main(void)\n{\n    for (int i = 0; i < 30; i++)\n"
            "        for (int j = 0; j < sizeof p; j += 4096)\n"
            "            p[j] = i + 1;\n    return 0;\n}\n");
    start(false);
    const std::uint64_t began = timeline.now().step;
    go(Goal::Continue);
    const MachineState last = timeline.state();
    const std::uint64_t changed = (timeline.now().step - began) / (64 * 1024) * (32u << 20);
    CHECK(changed > 2 * (384ull << 20));  // what keeping everything would take
    CHECK(timeline.kept() <= 384_MiB);
    timeline.seek({timeline.end().command, (began + timeline.end().step) / 2});
    CHECK(timeline.state() != last);
    timeline.seek(timeline.end());
    CHECK(timeline.state() == last);
}

TEST_CASE("the oldest events of a story without end go, with their text")
{
    trace::Recorder recorder;
    recorder.record_console(1, "first ");
    recorder.record(trace::PageDirtied{{1}});
    recorder.record_console(1, "second");
    recorder.forget_oldest(2);
    REQUIRE(recorder.events().size() == 1);
    CHECK(recorder.forgotten() == 2);
    CHECK(recorder.text(std::get<trace::ConsoleWritten>(recorder.events()[0].what)) == "second");
    recorder.record_console(1, " third");
    CHECK(recorder.text(std::get<trace::ConsoleWritten>(recorder.events()[1].what)) == " third");
}
