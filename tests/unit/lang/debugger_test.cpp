#include "lang/bare_machine.h"
#include "lang/debug.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::lang;
using fl::lang::test::BareMachine;

namespace {

constexpr const char* demo = R"(struct node { int value; struct node *next; };
enum colour { RED, GREEN, BLUE };
int counter = 7;
char text[16] = "hi";
static int twice(int n)
{
    int result = n * 2;
    return result;
}
int main(void)
{
    int numbers[4] = {1, 2, 3, 4};
    struct node last = {9, 0};
    struct node first = {8, &last};
    char letter = 'x';
    double half = 0.5;
    enum colour c = BLUE;
    for (int i = 0; i < 3; i++)
        counter += twice(i);
    return counter;
}
)";

constexpr const char* variable_arrays = R"(int sum(int r, int c, int m[r][c])
{
    int s = m[1][1];
    return s + m[r - 1][c - 1];
}
int main(void)
{
    int n = 3;
    int v[n], m[2][n];
    _Alignas(64) int wide = 5;
    for (int i = 0; i < n; i++)
        v[i] = m[0][i] = i, m[1][i] = 10 + i;
    return sum(2, n, m);
}
)";

struct Debugged {
    BareMachine machine;

    explicit Debugged(const char* source = demo) : machine(compile({"demo.c", source}, {}).program)
    {
        machine.start();
    }

    const Image& image() const { return machine.images.images.front(); }
    void run_to(std::uint32_t line)
    {
        const BreakpointSet set{*address_of_line(image(), "demo.c", line)};
        RunLimits limits;
        limits.instructions = 100000;
        limits.breakpoints = &set;
        CHECK(machine.run_some(limits).reason == StopReason::Breakpoint);
    }
    std::uint32_t next_line(VirtAddr floor = {})
    {
        RunLimits limits;
        limits.instructions = 100000;
        limits.stop_at_statement = true;
        limits.frame_floor = floor;
        limits.announced = true;
        machine.run_some(limits);
        return place_of(image(), machine.cpu.pc)->line;
    }
    ReadMemory reader()
    {
        return [this](VirtAddr at, std::span<std::uint8_t> bytes) { return machine.read(at, bytes); };
    }
    std::string print(std::string_view expression)
    {
        const Snippet snippet =
            compile_expression(machine.images, {machine.cpu.pc, machine.cpu.fp}, reader(), expression);
        if (!snippet.program) return snippet.error;
        const hw::Cpu saved = machine.cpu;
        const VirtAddr base{0x10000};
        machine.images.images.push_back({snippet.program, base, true});
        machine.cpu.pc = base + snippet.program->text_offset;
        machine.cpu.sp -= 256;
        machine.cpu.depth = 0;
        RunLimits limits;
        limits.instructions = 100000;
        const RunResult result = machine.run_some(limits);
        std::string shown = "did not return";
        if (result.reason == StopReason::DebugReturn) shown = render(snippet, machine.cpu.operands[0]);
        machine.images.images.pop_back();
        machine.cpu = saved;
        return shown;
    }
    std::string render(const Snippet& snippet, std::uint64_t operand)
    {
        std::vector<std::uint8_t> bytes(snippet.program->types.at(snippet.type).size);
        if (snippet.address)
            machine.read(VirtAddr{operand}, bytes);
        else
            for (std::size_t i = 0; i < bytes.size() && i < 8; ++i)
                bytes[i] = static_cast<std::uint8_t>(operand >> (8 * i));
        return render_top_value(snippet.program->types, snippet.type, bytes, reader(), &machine.images);
    }
};

}  // namespace

TEST_CASE_FIXTURE(Debugged, "a breakpoint on a function stops behind its prologue")
{
    const auto place = place_of(image(), *address_of_function(image(), "main"));
    REQUIRE(place);
    CHECK(place->line == 12);
    CHECK(place->function == "main");
    CHECK(place_of(image(), *address_of_line(image(), "demo.c", 10))->line == 12);
}

TEST_CASE_FIXTURE(Debugged, "stepping enters functions, next passes over them")
{
    run_to(19);
    CHECK(next_line() == 7);
    CHECK(next_line() == 8);
    CHECK(next_line() == 9);
    run_to(19);
    CHECK(next_line(machine.cpu.fp) == 18);
}

TEST_CASE_FIXTURE(Debugged, "values are printed as gdb prints them")
{
    run_to(18);
    CHECK(print("counter") == "7");
    CHECK(print("numbers") == "{1, 2, 3, 4}");
    CHECK(print("numbers[1] + 5") == "7");
    CHECK(print("letter") == "120 'x'");
    CHECK(print("half") == "0.5");
    CHECK(print("c") == "BLUE");
    CHECK(print("last") == "{value = 9, next = 0x0}");
    CHECK(print("*first.next") == "{value = 9, next = 0x0}");
    CHECK(print("text") == "\"hi\", '\\000' <repeats 13 times>");
    CHECK(print("&counter").substr(0, 10) == "(int *) 0x");
    CHECK(print("&counter").find("<counter>") != std::string::npos);
    CHECK(print("(char)65") == "65 'A'");
    CHECK(print("sizeof(struct node)") == "16");
    CHECK(print("twice").find("<twice>") != std::string::npos);
}

// What gdb 13 prints of the same program.
TEST_CASE("variable arrays have the sizes of the frame that is looked at")
{
    Debugged debugged(variable_arrays);
    debugged.run_to(13);
    CHECK(debugged.print("v") == "{0, 1, 2}");
    CHECK(debugged.print("m") == "{{0, 1, 2}, {10, 11, 12}}");
    CHECK(debugged.print("m[1]") == "{10, 11, 12}");
    CHECK(debugged.print("sizeof(m)") == "24");
    CHECK(debugged.print("wide") == "5");
    CHECK(debugged.print("(long)&wide % 64") == "0");
    debugged.run_to(4);
    CHECK(debugged.print("s") == "11");
    CHECK(debugged.print("*m") == "{0, 1, 2}");
    CHECK(debugged.print("m").substr(0, 26) == "(int (*)[variable length])");
    CHECK(debugged.print("m[1]").substr(0, 34) == "Cannot perform pointer math on inc");
}

TEST_CASE_FIXTURE(Debugged, "expressions may call functions and assign")
{
    run_to(18);
    CHECK(print("twice(21)") == "42");
    CHECK(print("counter = 100") == "100");
    CHECK(print("counter") == "100");
    CHECK(print("numbers[2] = twice(numbers[3])") == "8");
    CHECK(print("numbers") == "{1, 2, 8, 4}");
}

TEST_CASE_FIXTURE(Debugged, "mistakes are answered in gdb's words")
{
    run_to(18);
    CHECK(print("nothing") == "No symbol \"nothing\" in current context.");
    CHECK(print("1 +") == "A syntax error in expression, near `'.");
    CHECK(print("first.missing") == "There is no member named missing.");
    CHECK(print("*counter") == "Attempt to take contents of a non-pointer value.");
}

TEST_CASE_FIXTURE(Debugged, "the stack is walked from the innermost frame out")
{
    run_to(7);
    const ReadMemory read = [this](VirtAddr at, std::span<std::uint8_t> bytes) {
        return machine.read(at, bytes);
    };
    const std::vector<Frame> frames =
        backtrace(machine.images, machine.cpu.pc, machine.cpu.fp, machine.cpu.sp, read, 10);
    REQUIRE(frames.size() == 2);
    CHECK(place_of(image(), frames[0].pc)->function == "twice");
    CHECK(place_of(image(), frames[1].pc)->function == "main");
    CHECK(place_of(image(), frames[1].pc)->line == 19);
    CHECK(source_line(*image().program, "demo.c", 7) == "7\t    int result = n * 2;");
}

TEST_CASE_FIXTURE(Debugged, "variables are those in scope")
{
    run_to(7);
    const std::vector<Variable> visible = variables_at(image(), machine.cpu.pc, false);
    REQUIRE(visible.size() == 2);
    CHECK(visible[0].name == "result");
    CHECK(visible[1].name == "n");
}
