#include "trace/describe.h"
#include "trace/names.h"

#include <doctest/doctest.h>

using namespace fl;
using trace::FaultStep;

namespace {

trace::Event event_of(trace::What what)
{
    trace::Event event;
    event.at.pid = 402;
    event.what = what;
    return event;
}

trace::Event fault(std::uint8_t access, trace::FaultOutcome outcome, std::initializer_list<FaultStep> steps)
{
    trace::PageFaulted what{{0x7ffff7d83000}, access, outcome, {}, {4711}};
    for (const FaultStep step : steps)
        what.path.add(step);
    return event_of(what);
}

}  // namespace

TEST_CASE("a first write says what was asked and what was given")
{
    const trace::Event event = fault(1, trace::FaultOutcome::Minor,
                                     {FaultStep::Anonymous, FaultStep::Write, FaultStep::NewZeroedPage});
    CHECK(trace::describe(event) ==
          "Page fault: write to 0x7ffff7d83000, no page yet; a zeroed frame 4711 was mapped (minor).");
}

TEST_CASE("a first read maps the zero page")
{
    const trace::Event event =
        fault(0, trace::FaultOutcome::Minor, {FaultStep::Anonymous, FaultStep::Read, FaultStep::ZeroPage});
    CHECK(trace::describe(event) ==
          "Page fault: read of 0x7ffff7d83000, no page yet; the shared zero page was mapped (minor).");
}

TEST_CASE("a fault that cannot be served says why")
{
    CHECK(trace::describe(fault(1, trace::FaultOutcome::Segv,
                                {FaultStep::FindVma, FaultStep::NoVma, FaultStep::SegvMapErr})) ==
          "Page fault: write to 0x7ffff7d83000, no area covers it; SIGSEGV.");
    CHECK(trace::describe(fault(1, trace::FaultOutcome::Segv,
                                {FaultStep::FindVma, FaultStep::AccessDenied, FaultStep::SegvAccErr})) ==
          "Page fault: write to 0x7ffff7d83000, the area does not allow it; SIGSEGV.");
}

TEST_CASE("system calls are told by their names and errors")
{
    CHECK(trace::describe(event_of(trace::SystemCalled{9, 0, 0x7ffff7d83000})) ==
          "System call mmap returned 0x7ffff7d83000.");
    CHECK(trace::describe(event_of(trace::SystemCalled{9, 0, -12})) ==
          "System call mmap refused: Cannot allocate memory (ENOMEM).");
}

TEST_CASE("the break moves up and down by an amount")
{
    CHECK(trace::describe(event_of(trace::BreakMoved{{0x555555559000}, {0x55555557a000}})) ==
          "The break moved up by 132 KiB to 0x55555557a000.");
}

TEST_CASE("every step of the fault handler has a label")
{
    for (int i = 0; i <= static_cast<int>(FaultStep::Done); ++i)
        CHECK_FALSE(trace::name_of(static_cast<FaultStep>(i)).empty());
}

TEST_CASE("signals are found by number and by name")
{
    CHECK(trace::signal_name(11) == "SIGSEGV");
    CHECK(trace::signal_meaning(9) == "Killed");
    CHECK(trace::signal_number("SEGV") == 11);
    CHECK(trace::signal_number("SIGKILL") == 9);
    CHECK(trace::signal_number("15") == 15);
    CHECK(trace::signal_number("nonsense") == 0);
}
