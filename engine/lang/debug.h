// What a debugger asks of a program: places, names, lines, values and expressions. Wording and formats are
// gdb's.
#pragma once

#include "base/diagnostic.h"
#include "lang/image.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fl::lang {

// Reads simulated memory without side effects; false when an address cannot be read.
using ReadMemory = std::function<bool(VirtAddr, std::span<std::uint8_t>)>;

struct Frame {
    VirtAddr pc, fp;
};

struct SourcePlace {
    std::string file;
    std::uint32_t line = 0;
    std::string function;
    bool statement = false;  // pc is where a statement starts
};

std::optional<SourcePlace> place_of(const Image& image, VirtAddr pc);
// Where a breakpoint on a line goes: the first statement on that line, or on the next line that has one.
std::optional<VirtAddr> address_of_line(const Image& image, std::string_view file, std::uint32_t line);
// Where `break NAME` goes: after the prologue.
std::optional<VirtAddr> address_of_function(const Image& image, std::string_view name);
// "6\t    p[0] = 't';" as gdb prints a line; "" when there is no such line.
std::string source_line(const Program& program, std::string_view file, std::uint32_t line);

// The program's types as the frame at fp knows them: its variable arrays have sizes. Nothing when there are
// none.
std::optional<TypeTable> types_in_frame(const Program& program, VirtAddr fp, const ReadMemory& read);
// Variables visible at pc: innermost scope first, parameters last; then globals when asked for.
std::vector<Variable> variables_at(const Image& image, VirtAddr pc, bool with_globals);

// Frames from the innermost out, following the fp chain as far as pcs are in known images. Bounded by
// `limit`.
std::vector<Frame> backtrace(const ImageMap& images, VirtAddr pc, VirtAddr fp, VirtAddr sp,
                             const ReadMemory& read, unsigned limit);

// A value as gdb prints it: 5, 0x5555555592a0 "text", {a = 1, b = 2}, 97 'a'. `bytes` is the object's memory.
std::string render_value(const TypeTable& types, TypeId type, std::span<const std::uint8_t> bytes,
                         const ReadMemory& read);
// The same at top level of `print`: pointers are preceded by their type, "(int *) 0x7ffe…".
std::string render_top_value(const TypeTable& types, TypeId type, std::span<const std::uint8_t> bytes,
                             const ReadMemory& read, const ImageMap* images = nullptr);

// A compiled debugger expression.
struct Snippet {
    ProgramPtr program;    // map it as Image{program, somewhere unused, .snippet = true} and start at base +
                           // text_offset
    TypeId type = 0;       // in program->types
    bool address = false;  // the operand left by DebugReturn is the value's address, not the value
    std::string error;     // gdb's message when there is no program: No symbol "x" in current context.
};
// Evaluates C in the scope of a frame. Run it with fp of that frame and sp below everything live. Calls and
// assignments work.
Snippet compile_expression(const ImageMap& images, Frame frame, const ReadMemory& read,
                           std::string_view text);

}  // namespace fl::lang
