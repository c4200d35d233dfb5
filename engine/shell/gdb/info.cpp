// info SUBJECT.
#include "base/text.h"
#include "inspect/memory_map.h"
#include "lang/debug.h"
#include "shell/gdb/gdb.h"

namespace fl::shell {
namespace {

using ull = unsigned long long;

bool begins(std::string_view full, std::string_view word)
{
    return !word.empty() && full.substr(0, word.size()) == word;
}

}  // namespace

void Gdb::do_info(const std::string& arguments)
{
    const std::vector<std::string_view> parts = words(arguments);
    const std::string_view what = parts.empty() ? "" : parts[0];
    const std::string rest =
        parts.empty()
            ? ""
            : std::string(trim(std::string_view(arguments).substr(arguments.find(what) + what.size())));
    if (what == "b" || begins("breakpoints", what)) return info_breakpoints();
    if (begins("display", what)) return info_display();
    if (what == "watchpoints" || what == "symbol") {
        if (!runs()) return say("No watchpoints.\n");
        return what == "symbol" ? info_symbol(rest) : info_breakpoints();
    }
    if (begins("source", what) && what.size() > 1) return info_source();
    if (begins("functions", what) && what.size() > 1) {
        const auto image = program_image();
        if (!image) return complain("No symbol table is loaded.  Use the \"file\" command.\n");
        say("All defined functions:\n");
        for (const lang::Function& function : image->program->functions)
            say(format("%u:\t", function.line) + function.name + "\n");
        return;
    }
    if (what == "inferiors" || what == "inf")
        return say(format(
            "  Num  Description       Connection           Executable        \n* 1    %-17s %-20s %s \n",
            runs() ? format("process %u", gdb().pid).c_str() : "<null>", runs() ? "1 (native)" : "",
            desk_.world().absolute(gdb().program).c_str()));
    if (begins("program", what) && what.size() > 3) return info_program();
    if (begins("locals", what) || begins("args", what)) {
        if (!runs()) return complain("No frame selected.\n");
        return info_locals(begins("args", what));
    }
    if (begins("registers", what)) {
        if (!runs()) return complain("The program has no registers now.\n");
        return info_registers(rest);
    }
    if (begins("proc", what)) {
        if (!runs()) return complain("No current process: you must name one.\n");
        return info_mappings();
    }
    if (begins("frame", what) || begins("stack", what)) {
        if (!runs()) return complain("No stack.\n");
        return begins("frame", what) ? info_frame() : do_backtrace("");
    }
    if (begins("line", what)) return info_line();
    complain("Undefined info command: \"" + arguments + "\".  Try \"help info\".\n");
}

void Gdb::info_breakpoints()
{
    if (gdb().breakpoints.empty()) return say("No breakpoints or watchpoints.\n");
    say("Num     Type           Disp Enb Address            What\n");
    for (const GdbBreakpoint& point : gdb().breakpoints) {
        const VirtAddr at = runs() ? point.at : VirtAddr{point.offset};
        const auto hits = [&] {
            if (point.hits > 0)
                say(format("\tbreakpoint already hit %u time%s\n", point.hits, point.hits == 1 ? "" : "s"));
        };
        if (point.watch) {
            say(format("%-7u hw watchpoint  keep %c                      ", point.number,
                       point.enabled ? 'y' : 'n') +
                point.where + "\n");
            hits();
            continue;
        }
        say(format("%-7u breakpoint     %s %c   ", point.number, point.temporary ? "del " : "keep",
                   point.enabled ? 'y' : 'n'));
        if (point.at.value == 0)
            say("<PENDING>          " + point.where + "\n");
        else
            say(format("0x%016llx in %s at %s:%d\n", static_cast<ull>(at.value), point.function.c_str(),
                       point.file.c_str(), point.line));
        if (const std::size_t condition = (" " + point.where).find(" if "); condition != std::string::npos)
            say("\tstop only if " + point.where.substr(condition + 3) + "\n");
        hits();
    }
}

void Gdb::info_locals(bool arguments)
{
    bool any = false;
    for (const inspect::VariableRow& row : inspect::locals(desk_.view(), gdb().pid, gdb().frame)) {
        if (row.parameter != arguments) continue;
        any = true;
        say(row.name + " = " + (row.readable ? row.value : "<error: Cannot access memory>") + "\n");
    }
    if (!any) say(arguments ? "No arguments.\n" : "No locals.\n");
}

void Gdb::info_registers(const std::string& names)
{
    const hw::Cpu& cpu = process()->cpu;
    struct Register {
        std::string_view name, alias;
        VirtAddr value;
    };
    const Register all[] = {
        {"rbp", "fp", cpu.fp}, {"rsp", "sp", cpu.sp}, {"rip", "pc", cpu.pc}, {"fs_base", "", cpu.fs}};
    const auto show = [&](const Register& r) {
        const std::string hex = format("0x%llx", static_cast<ull>(r.value.value));
        const std::string symbol = r.name == "rip" ? " " + code_symbol(r.value) : "";
        say(format("%-15s%-19s", std::string(r.name).c_str(), hex.c_str()) + hex + symbol + "\n");
    };
    if (names.empty())
        for (const Register& r : all)
            show(r);
    for (std::string_view name : words(names)) {
        if (name[0] == '$') name.remove_prefix(1);
        bool known = false;
        for (const Register& r : all) {
            if (name != r.name && (r.alias.empty() || name != r.alias)) continue;
            show(r);
            known = true;
        }
        if (!known) complain("Invalid register `" + std::string(name) + "'\n");
    }
}

// "<main+76>": what a code address lies in; "" when no function is known there.
std::string Gdb::code_symbol(VirtAddr at)
{
    const lang::ImageMap* images = inspect::images_of(desk_.view(), gdb().pid);
    const lang::Image* image = images ? images->find(at) : nullptr;
    if (!image || !image->program->contains(at - image->base)) return "";
    const lang::Program& program = *image->program;
    const lang::Function* function = program.function_at(program.index_of(at - image->base));
    if (!function) return "";
    const std::uint64_t past = (at - image->base) - program.offset_of(function->begin);
    return past == 0 ? "<" + function->name + ">"
                     : format("<%s+%llu>", function->name.c_str(), static_cast<ull>(past));
}

void Gdb::info_mappings()
{
    say(format("process %u\nMapped address spaces:\n\n", gdb().pid));
    say("          Start Addr           End Addr       Size     Offset  Perms  objfile\n");
    for (const inspect::AreaRow& area : inspect::memory_areas(desk_.view(), gdb().pid)) {
        const auto hex = [](std::uint64_t value) { return format("0x%llx", static_cast<ull>(value)); };
        say(format("  %18s %18s %10s %10s  %s   %s\n", hex(area.begin.value).c_str(),
                   hex(area.end.value).c_str(), hex(area.end - area.begin).c_str(),
                   hex(area.file_offset).c_str(), inspect::permissions_of(area).c_str(), area.name.c_str()));
    }
}

void Gdb::info_frame()
{
    const std::vector<inspect::StackFrame> stack = frames();
    if (gdb().frame >= stack.size()) return complain("No stack.\n");
    const inspect::StackFrame& frame = stack[gdb().frame];
    const auto saved = inspect::peek64(desk_.view(), gdb().pid, frame.fp + 8);
    const auto hex = [](VirtAddr at) { return format("0x%llx", static_cast<ull>(at.value)); };
    say(format("Stack level %u, frame at %s:\n", frame.number, hex(frame.fp + 16).c_str()));
    say(" rip = " + hex(frame.pc) + " in " + frame.place.function +
        format(" (%s:%d)", frame.place.file.c_str(), frame.place.line) +
        "; saved rip = " + hex({saved.value_or(0)}) + "\n");
    if (gdb().frame + 1 < stack.size())
        say(" called by frame at " + hex(stack[gdb().frame + 1].fp + 16) + "\n");
    say(" source language c.\n Arglist at " + hex(frame.fp) + ", args: \n Locals at " + hex(frame.fp) +
        ", Previous frame's sp is " + hex(frame.fp + 16) + "\n Saved registers:\n  rbp at " + hex(frame.fp) +
        ", rip at " + hex(frame.fp + 8) + "\n");
}

void Gdb::info_source()
{
    const auto image = program_image();
    if (!image || image->program->sources.empty()) return say("No current source file.\n");
    const lang::SourceFile& source = image->program->sources.front();
    say("Current source file is " + source.name + "\nCompilation directory is " + desk_.shell.directory +
        "\n");
    say(format("Contains %zu lines.\nSource language is c.\n", source.lines.size()));
}

void Gdb::info_line()
{
    const auto place = runs() ? inspect::source_position(desk_.view(), gdb().pid) : std::nullopt;
    if (!place || place->line == 0) return say("No line number information available.\n");
    say(format("Line %d of \"%s\" is where 0x%llx <%s> belongs.\n", place->line, place->file.c_str(),
               static_cast<ull>(place->pc.value), place->function.c_str()));
}

void Gdb::info_display()
{
    if (gdb().displays.empty()) return say("There are no auto-display expressions now.\n");
    say("Auto-display expressions now in effect:\nNum Enb Expression\n");
    for (const GdbDisplay& display : gdb().displays)
        say(format("%u:   y  ", display.number) +
            (display.format != 0 ? std::string("/") + display.format + " " : "") + display.expression + "\n");
}

void Gdb::info_program()
{
    if (!runs()) return say("The program being debugged is not being run.\n");
    say(format("\tUsing the running image of child process %u.\nProgram stopped at 0x%llx.\n", gdb().pid,
               static_cast<ull>(process()->cpu.pc.value)));
}

}  // namespace fl::shell
