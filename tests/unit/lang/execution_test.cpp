#include "lang/bare_machine.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::lang;
using namespace fl::lang::test;

namespace {

// The value main returns (8 bits, as an exit status).
int status_of(const std::string& body)
{
    const Ending ending = run_source("int main(void) { " + body + " }");
    INFO(ending.output);
    return ending.exited ? ending.status : -1;
}

}  // namespace

TEST_CASE("arithmetic wraps, converts and promotes as on x86-64")
{
    CHECK(status_of("int x = 2147483647; return x + 1 == -2147483647 - 1;") == 1);
    CHECK(status_of("unsigned char c = 255; c++; return c;") == 0);
    CHECK(status_of("char c = 200; return c < 0;") == 1);
    CHECK(status_of("return -1 > 0u;") == 1);
    CHECK(status_of("long a = -1, b = 0xffffffff; return a == -1 && b == 4294967295;") == 1);
    CHECK(status_of("unsigned u = -1; long l = u; return l == 4294967295;") == 1);
    CHECK(status_of("return (-7 / 2 == -3) + (-7 % 2 == -1) + (-7 >> 1 == -4);") == 3);
    CHECK(status_of("int n = 33; return (1 << n) == 2;") == 1);
    CHECK(status_of("double d = 1e10; return (int)d == -2147483647 - 1;") == 1);
    CHECK(status_of("float f = 0.1f; return f == 0.1;") == 0);
    CHECK(status_of("struct { unsigned a : 3; int b : 5; } s = {9, -3}; return s.a == 1 && s.b == -3;") == 1);
}

TEST_CASE("operands are evaluated in the order of gcc -O0")
{
    CHECK(run_source(
              std::string(prelude) +
              "int g; int f(void) { g = 10; return 1; } int three(int a, int b, int c) { return a * 100 + b "
              "* 10 + c; }\n"
              "int table[20]; int at = 1; int move(void) { at = 3; return 7; }\n"
              "int main(void) { g = 1; g += f(); print(g); g = 1; print(g + f()); g = 1; print(g - f());\n"
              "int x = 1; print(x - x++); x = 1; print(x++ - x); x = 1; print(x + x++);\n"
              "table[at] = move(); print(table[1]); int i = 1; print(three(i++, i++, i)); return 0; }")
              .output == "11\n11\n0\n1\n-1\n3\n7\n213\n");
}

TEST_CASE("a fault leaves the processor as before the instruction")
{
    const CompileResult result =
        compile({"demo.c", "int main(void) { int *p = (int *)0x1234; *p = 5; return 0; }"}, {});
    BareMachine machine(result.program);
    machine.start();
    RunLimits limits;
    limits.instructions = 1000;
    const RunResult first = machine.run_some(limits);
    CHECK(first.reason == StopReason::Fault);
    CHECK(first.fault.address == VirtAddr{0x1234});
    CHECK(first.fault.kind == hw::AccessKind::Write);
    const hw::Cpu before = machine.cpu;
    CHECK(machine.run_some(limits).reason == StopReason::Fault);
    CHECK(machine.cpu == before);
    machine.map(VirtAddr{0x1000}, 4096, true, false);
    limits.announced = true;
    machine.run_some(limits);
    std::uint8_t byte = 0;
    CHECK(machine.read(VirtAddr{0x1234}, std::span<std::uint8_t>(&byte, 1)));
    CHECK(byte == 5);
}

TEST_CASE("a block operation goes on where it faulted")
{
    const CompileResult result =
        compile({"demo.c", "int main(void) { __builtin_memset((void *)0x10000, 7, 8192); return 0; }"}, {});
    BareMachine machine(result.program);
    machine.map(VirtAddr{0x10000}, 4096, true, false);
    machine.start();
    RunLimits limits;
    limits.instructions = 1000;
    const RunResult stopped = machine.run_some(limits);
    CHECK(stopped.reason == StopReason::Fault);
    CHECK(stopped.fault.address == VirtAddr{0x11000});
    machine.map(VirtAddr{0x11000}, 4096, true, false);
    machine.run_some(limits);
    std::uint8_t ends[2];
    machine.read(VirtAddr{0x10000}, std::span<std::uint8_t>(ends, 1));
    machine.read(VirtAddr{0x11fff}, std::span<std::uint8_t>(ends + 1, 1));
    CHECK(ends[0] == 7);
    CHECK(ends[1] == 7);
}

TEST_CASE("division by zero, runaway recursion and wild jumps end in a stop, never in harm")
{
    CHECK(run_source("int main(void) { int z = 0; return 10 / z; }").stop.reason == StopReason::DivideError);
    CHECK(run_source("int main(void) { int m = -2147483647 - 1, n = -1; return m % n; }").stop.reason ==
          StopReason::DivideError);
    CHECK(run_source("int f(int n) { return f(n + 1) + 1; } int main(void) { return f(0); }").stop.reason ==
          StopReason::Fault);
    CHECK(run_source("int main(void) { int (*f)(void) = (int (*)(void))0x5555555550001; return f(); }")
              .stop.reason == StopReason::Fault);
    CHECK(run_source("int main(void) { long a[1]; a[2] = (long)main + 8; a[3] = (long)main + 12; return 0; }")
              .stop.reason != StopReason::LimitReached);
    CHECK(
        run_source("int f(int a, int b, int c) { return c; } int main(void) { return ((int (*)(void))f)(); }")
            .exited);
    CHECK(run_source("int main(void) { for (;;) ; }", 10000).stop.reason == StopReason::LimitReached);
}

TEST_CASE("run never retires more than it may, and adds up to the same end")
{
    const std::string text =
        std::string(prelude) +
        "int main(void) { int s = 0; for (int i = 0; i < 100; i++) s += i; print(s); return 0; }";
    const CompileResult result = compile({"demo.c", text}, {});
    BareMachine whole(result.program);
    const Ending expected = whole.run();
    BareMachine pieces(result.program);
    pieces.start();
    for (int i = 0; i < 100000 && pieces.output.empty(); ++i) {
        RunLimits limits;
        limits.instructions = 1;
        const RunResult one = pieces.run_some(limits);
        REQUIRE(one.retired <= 1);
        if (one.reason != StopReason::LimitReached) break;
    }
    CHECK(pieces.output == expected.output);
}

TEST_CASE("frames lie where gcc -O0 puts them")
{
    // Scalars never pointed at first, then arrays and the like; parameters below, aligned.
    const CompileResult result =
        compile({"demo.c", "int f(int a, char **b) { char buffer[16]; int x; long y; int *p = &x; return 0; "
                           "} int main(void) { return 0; }"},
                {});
    REQUIRE(result.program);
    const auto offset = [&](std::string_view name) {
        for (const Variable& v : result.program->functions[0].variables)
            if (v.name == name) return v.offset;
        return std::int64_t{0};
    };
    CHECK(offset("y") == -8);
    CHECK(offset("p") == -16);
    CHECK(offset("buffer") == -32);
    CHECK(offset("x") == -36);
    CHECK(offset("a") == -52);
    CHECK(offset("b") == -64);
}
