// Stack frames and source lines.
#include "base/text.h"
#include "kernel/kernel.h"
#include "lang/debug.h"
#include "shell/gdb/gdb.h"

#include <algorithm>

namespace fl::shell {
namespace {

using ull = unsigned long long;

constexpr int lines_shown = 10;

}  // namespace

// From the innermost out, ending with main: what called main is no concern of the learner.
std::vector<inspect::StackFrame> Gdb::frames()
{
    std::vector<inspect::StackFrame> stack = inspect::backtrace(desk_.view(), gdb().pid);
    for (std::size_t i = 0; i < stack.size(); ++i)
        if (stack[i].place.function == "main") stack.resize(i + 1);
    return stack;
}

// "#0  0x0000555555555151 in main () at demo.c:6"
std::string Gdb::frame_words(const inspect::StackFrame& frame, bool with_address)
{
    std::string text = format("#%-2u ", frame.number);
    if (with_address) text += format("0x%016llx in ", static_cast<ull>(frame.pc.value));
    text += (frame.place.function.empty() ? "??" : frame.place.function) + " (";
    bool first = true;
    for (const inspect::VariableRow& row : inspect::locals(desk_.view(), gdb().pid, frame.number)) {
        if (!row.parameter) continue;
        text += (first ? "" : ", ") + row.name + "=" + (row.readable ? row.value : "<error>");
        first = false;
    }
    text += ")";
    if (frame.place.line > 0)
        text += format(" at %s:%d", frame.place.file.c_str(), frame.place.line);
    else if (!frame.place.image.empty())
        text += " from " + frame.place.image;
    return text;
}

std::string Gdb::source_line(const inspect::SourcePlace& place)
{
    const lang::ImageMap* images = inspect::images_of(desk_.view(), gdb().pid);
    const lang::Image* image = images ? images->find(place.pc) : nullptr;
    if (!image || place.line <= 0) return "";
    const std::string line =
        lang::source_line(*image->program, place.file, static_cast<std::uint32_t>(place.line));
    return line.empty() ? "" : line.back() == '\n' ? line : line + "\n";
}

void Gdb::select_frame(unsigned number)
{
    const std::vector<inspect::StackFrame> stack = frames();
    if (number >= stack.size()) return complain("No frame at level " + format("%u", number) + ".\n");
    gdb().frame = number;
    gdb().list_line = 0;
    const inspect::StackFrame& frame = stack[number];
    say(frame_words(frame, number > 0 || !frame.place.statement_start) + "\n" + source_line(frame.place));
}

void Gdb::do_frame(const std::string& arguments)
{
    if (!runs()) return complain("No stack.\n");
    select_frame(static_cast<unsigned>(
        std::min<std::uint64_t>(parse_unsigned(arguments).value_or(gdb().frame), 100000)));
}

void Gdb::do_up(const std::string&)
{
    if (!runs()) return complain("No stack.\n");
    if (gdb().frame + 1 >= frames().size()) return complain("Initial frame selected; you can't go up.\n");
    select_frame(gdb().frame + 1);
}

void Gdb::do_down(const std::string&)
{
    if (!runs()) return complain("No stack.\n");
    if (gdb().frame == 0) return complain("Bottom (innermost) frame selected; you can't go down.\n");
    select_frame(gdb().frame - 1);
}

void Gdb::do_backtrace(const std::string& arguments)
{
    if (!runs()) return complain("No stack.\n");
    const std::vector<inspect::StackFrame> stack = frames();
    if (stack.empty()) return say("#0  " + lost_place());
    const std::int64_t count = parse_signed(arguments).value_or(static_cast<std::int64_t>(stack.size()));
    const auto asked = static_cast<std::uint64_t>(count < 0 ? -count : count);
    const std::uint64_t limit = count < 0 ? stack.size() : asked;
    const std::size_t first = count < 0 ? stack.size() - std::min<std::size_t>(stack.size(), asked) : 0;
    for (std::size_t i = first; i < stack.size() && i < limit; ++i)
        say(frame_words(stack[i], i > 0 || !stack[i].place.statement_start) + "\n");
    if (limit < stack.size()) say("(More stack frames follow...)\n");
}

// list · list N · list A,B · list FUNCTION: ten lines at a time.
void Gdb::do_list(const std::string& arguments)
{
    const auto image = program_image();
    if (!image || image->program->sources.empty())
        return complain("No symbol table is loaded.  Use the \"file\" command.\n");
    lang::SourceFile source = image->program->sources.front();
    int first = gdb().list_line + 1, last = 0;
    const std::size_t comma = arguments.find(',');
    const auto number = parse_unsigned(trim(std::string_view(arguments).substr(0, comma)));
    if (number) {
        first = static_cast<int>(std::min<std::uint64_t>(*number, 1u << 20));
        if (comma == std::string::npos)
            first = std::max(1, first - 5);
        else
            last = static_cast<int>(std::min<std::uint64_t>(
                parse_unsigned(trim(std::string_view(arguments).substr(comma + 1))).value_or(0), 1u << 20));
    } else if (!arguments.empty() && arguments != "-") {
        const auto location = find_location(arguments);
        if (!location) return;
        first = std::max(1, location->place.line - 5);
        for (const lang::SourceFile& other : location->image.program->sources)
            if (other.name == location->place.file) source = other;
    } else if (gdb().list_line == 0) {
        int middle = 0;
        const std::vector<inspect::StackFrame> stack = runs() ? frames() : std::vector<inspect::StackFrame>{};
        if (gdb().frame < stack.size())
            middle = stack[gdb().frame].place.line;
        else if (const auto main_at = lang::address_of_function(*image, "main"))
            middle = make_location(*image, *main_at).place.line;
        first = std::max(1, middle - 5);
    } else if (arguments == "-")
        first = std::max(1, first - 2 * lines_shown);
    const int total = static_cast<int>(source.lines.size());
    if (first > total)
        return complain(
            format("Line number %d out of range; %s has %d lines.\n", first, source.name.c_str(), total));
    if (last == 0) last = first + lines_shown - 1;
    last = std::min(last, total);
    for (int line = first; line <= last; ++line)
        say(format("%d\t", line) + source.lines[static_cast<std::size_t>(line - 1)] + "\n");
    gdb().list_line = last;
    gdb().last_command = "list";
}

// After finish: what the function left in rax.
void Gdb::finish_value()
{
    const kernel::Process* traced = process();
    const lang::ImageMap* images = inspect::images_of(desk_.view(), gdb().pid);
    if (!traced || !images || traced->cpu.depth == 0) return;
    for (const lang::Image& image : images->images) {
        const lang::Function* function = image.program->find_function(gdb().function);
        if (!function) continue;
        const lang::TypeTable& types = image.program->types;
        const lang::TypeId result = types.at(function->type).of;
        const lang::Type& shape = types.at(result);
        if (shape.kind == lang::TypeKind::Void || shape.size > 8) return;
        const std::uint64_t operand = traced->cpu.operands[traced->cpu.depth - 1];
        std::vector<std::uint8_t> bytes(8);
        std::copy_n(reinterpret_cast<const std::uint8_t*>(&operand), 8, bytes.begin());
        bytes.resize(static_cast<std::size_t>(shape.size));
        const inspect::View view = desk_.view();
        const auto read = [&](VirtAddr at, std::span<std::uint8_t> to) {
            return inspect::peek(view, gdb().pid, at, to.data(), to.size());
        };
        gdb().values.push_back(format("%llu", static_cast<ull>(operand)));
        say(format("Value returned is $%zu = ", gdb().values.size()) +
            lang::render_top_value(types, result, bytes, read, images) + "\n");
        return;
    }
}

}  // namespace fl::shell
