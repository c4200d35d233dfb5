// A processor with memory and nothing else: programs run at once, with write and exit as their only system
// calls.
#pragma once

#include "hw/hardware.h"
#include "lang/compile.h"
#include "lang/execute.h"
#include "lang/operation_list.h"

#include <string>

namespace fl::lang::test {

struct Ending {
    std::string output;
    bool exited = false;
    int status = 0;
    RunResult stop;  // when not exited

    friend bool operator==(const Ending& a, const Ending& b)
    {
        return a.output == b.output && a.exited == b.exited && a.status == b.status;
    }
};

class BareMachine {
public:
    static constexpr VirtAddr executable_base{0x555555554000};
    static constexpr VirtAddr library_base{0x7ffff7dd6000};
    static constexpr VirtAddr stack_top{0x7ffffffff000};

    explicit BareMachine(ProgramPtr program);
    void add_image(ProgramPtr program, VirtAddr base);
    void map(VirtAddr begin, std::uint64_t bytes, bool writable, bool executable);
    void write(VirtAddr at, const std::uint8_t* bytes, std::size_t count);
    bool read(VirtAddr at, std::span<std::uint8_t> bytes);

    void start();  // relocates all images and enters main, or the library's _start
    // Runs main() until it returns or something stops it.
    Ending run(std::uint64_t limit = 200'000'000);
    RunResult run_some(const RunLimits& limits);  // services write and exit, passes everything else on

    hw::Cpu cpu;
    ImageMap images;
    std::string output;
    bool exited = false;
    int status = 0;
    hw::Hardware hardware;

private:
    FrameNumber take_frame();
    bool service(const SystemCall& call, std::int64_t& result);
    void load(const Image& image);
    void relocate(const Image& image);

    FrameNumber next_frame_{1};
    FrameNumber root_;
    VirtAddr break_{0x555555600000};
    VirtAddr mapped_{0x7ffff7000000};
};

// Compiles and runs a single source; a failed compilation is reported as output.
Ending run_source(const std::string& text, std::uint64_t limit = 200'000'000);
std::string errors_of(const std::string& text);  // rendered diagnostics, one per line
// Prints numbers: the same text for gcc and for us.
extern const char* const prelude;

}  // namespace fl::lang::test
