// A machine with one C program, run to wherever a test wants it.
#pragma once

#include "machine/timeline.h"

#include <doctest/doctest.h>

#include <string>

namespace fl::machine {

inline const CLibraryPtr& shared_c_library()
{
    static const CLibraryPtr library =
        make_c_library();  // compiling it anew for each test would cost seconds
    return library;
}

struct WithProgram {
    Timeline timeline{MachineConfig{.ram = 64_MiB, .swap = {}, .console = Console::File}, shared_c_library()};
    Pid pid = 0;

    void compile(const std::string& text)
    {
        REQUIRE(timeline.apply(WriteFile{"/home/learner/demo.c", text}).ok());
        const Outcome compiled = timeline.apply(CompileProgram{.source = "demo.c", .output = "demo"});
        for (const Diagnostic& diagnostic : compiled.diagnostics)
            MESSAGE(render(diagnostic));
        REQUIRE(compiled.ok());
    }
    void start(bool traced)
    {
        const Outcome started = timeline.apply(StartProcess{.arguments = {"./demo"}, .traced = traced});
        REQUIRE(started.ok());
        pid = started.pid;
    }
    const StopReport& go(Goal goal)
    {
        REQUIRE(timeline.apply(Run{pid, goal}).ok());
        constexpr std::uint64_t limit = 50'000'000;  // steps; no test program needs as many
        timeline.pump(limit);
        REQUIRE_FALSE(timeline.running());
        return timeline.state().debugger.last_stop;
    }
    std::string output() const
    {
        std::string text;
        for (const trace::Event& event : timeline.log().events())
            if (const auto* written = std::get_if<trace::ConsoleWritten>(&event.what))
                text += timeline.log().text(*written);
        return text;
    }
};

}  // namespace fl::machine
