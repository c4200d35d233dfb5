// Where a process stands in its C source, and what its variables hold.
#pragma once

#include "base/address.h"
#include "inspect/view.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fl::inspect {

struct SourcePlace {
    VirtAddr pc;
    std::string image;     // "demo", "libc.so.6"
    std::string file;      // "demo.c"
    int line = 0;          // from 1; 0 = no line known
    std::string function;  // "main"
    bool statement_start = false;
};
std::optional<SourcePlace> source_position(const View& view, Pid pid);
std::optional<SourcePlace> place_of(const View& view, Pid pid, VirtAddr pc);

struct StackFrame {
    unsigned number = 0;  // 0 = innermost
    VirtAddr pc, fp;
    SourcePlace place;
};
std::vector<StackFrame> backtrace(const View& view, Pid pid);  // at most 1024 frames
// The innermost frame of the program itself: whoever waits in pause() stands, for his reader, at its call.
std::optional<StackFrame> frame_of_program(const View& view, Pid pid);

struct VariableRow {
    std::string name;
    std::string type;   // "char *"
    std::string value;  // as gdb prints it
    VirtAddr address;
    std::uint64_t size = 0;
    bool global = false, parameter = false;
    bool readable = true;  // false: its page is not there
};
// Parameters and locals in scope in stack frame `frame_number`, then the program's globals when asked.
std::vector<VariableRow> locals(const View& view, Pid pid, unsigned frame_number);
std::vector<VariableRow> globals(const View& view, Pid pid);
std::vector<VariableRow> variables(const View& view, Pid pid, unsigned frame_number);  // both

// Bytes of a process as they lie in its memory, without disturbing it: no fault, no accessed bit, no TLB.
// False when any byte of the range has no frame (a page cached but not mapped counts as not there).
bool peek(const View& view, Pid pid, VirtAddr address, void* to, std::size_t length);
// The same as a debugger sees it: a page that was promised but not touched yet reads as the zeros it will
// hold, a file's page is read from the page cache. False for what is not mapped, not cached or swapped out.
bool peek_promised(const View& view, Pid pid, VirtAddr address, void* to, std::size_t length);
std::optional<std::uint64_t> peek64(const View& view, Pid pid, VirtAddr address);

}  // namespace fl::inspect
