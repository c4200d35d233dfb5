// watch EXPRESSION: stops when the value changes, as gdb's hardware watchpoints do. Also: whatis, ptype, and
// what an address is.
#include "base/text.h"
#include "kernel/process/send_signal.h"
#include "shell/gdb/gdb.h"

#include <algorithm>

namespace fl::shell {

// Its value now, in the frame it was set in: another one may be the innermost.
std::string Gdb::watched_value(const GdbBreakpoint& point)
{
    unsigned frame = 0;
    for (const inspect::StackFrame& each : frames())
        if (point.scope.value != 0 && each.fp == point.scope) frame = each.number;
    const Value value = evaluate_in(point.where, frame);
    return value.error.empty() ? value.text : "<error: " + value.error + ">";
}

void Gdb::do_watch(const std::string& expression)
{
    if (expression.empty()) return complain("Argument required (expression to compute).\n");
    if (!runs()) return complain("No symbol table is loaded or the program does not run: start it first.\n");
    const Value value = evaluate(expression), address = evaluate("&(" + expression + ")");
    const Value size = evaluate("sizeof(" + expression + ")");
    if (!value.error.empty()) return complain(value.error + "\n");
    if (!address.number || !size.number)
        return complain("Cannot watch constant value `" + expression + "'.\n");
    GdbBreakpoint point;
    point.watch = true;
    point.where = expression;
    point.old_value = value.text;
    point.at = {*address.number};
    // On the stack it belongs to the selected frame, and ends with it.
    const std::vector<inspect::StackFrame> stack = frames();
    const bool on_stack = process() && point.at >= process()->cpu.sp && gdb().frame < stack.size();
    if (on_stack) point.scope = stack[gdb().frame].fp;
    const machine::Outcome outcome = desk_.timeline.apply(machine::SetWatch{
        gdb().pid, point.at, static_cast<std::uint32_t>(std::min<std::uint64_t>(*size.number, 1u << 20)),
        point.scope});
    if (outcome.error)
        return complain("Could not insert hardware watchpoint: too many, too wide, or no memory there.\n");
    point.number = gdb().next_breakpoint++;
    point.machine = outcome.number;
    gdb().breakpoints.push_back(point);
    say(format("Hardware watchpoint %u: ", point.number) + expression + "\n");
}

// False when the program goes on: a watch that fired without a change of the printed value.
bool Gdb::report_watch(const machine::StopReport& report)
{
    auto& points = gdb().breakpoints;
    const auto point = std::find_if(points.begin(), points.end(), [&](const GdbBreakpoint& each) {
        return each.watch && each.machine == report.breakpoint;
    });
    if (point == points.end()) return true;
    if (report.why == machine::Stop::WatchGone) {
        say(format("\nWatchpoint %u deleted because the program has left the block in\n"
                   "which its expression is valid.\n",
                   point->number));
        points.erase(point);
        return true;
    }
    const std::string value = watched_value(*point);
    if (value == point->old_value) return false;
    ++point->hits;
    say(format("\nHardware watchpoint %u: ", point->number) + point->where +
        "\n\nOld value = " + point->old_value + "\nNew value = " + value + "\n");
    point->old_value = value;
    return true;
}

// The program counter is in no function: "0x0000555555558040 in data ()".
std::string Gdb::lost_place()
{
    if (!process()) return "";
    const VirtAddr pc = process()->cpu.pc;
    std::string name = "??";
    for (const inspect::VariableRow& row : inspect::globals(desk_.view(), gdb().pid))
        if (row.address <= pc && pc - row.address < row.size) name = row.name;
    return format("0x%016llx in ", static_cast<unsigned long long>(pc.value)) + name + " ()\n";
}

// "main + 4 in section .text", "counter in section .data"
void Gdb::info_symbol(const std::string& expression)
{
    const Value value = evaluate(expression);
    if (!value.number)
        return complain((value.error.empty() ? "Argument required (address)." : value.error) + "\n");
    const VirtAddr at{*value.number};
    std::string symbol = code_symbol(at);  // "<main+4>"
    if (!symbol.empty()) {
        const std::size_t plus = symbol.find('+');
        if (plus != std::string::npos) symbol.replace(plus, 1, " + ");
        return say(symbol.substr(1, symbol.size() - 2) + " in section .text\n");
    }
    for (const inspect::VariableRow& row : inspect::globals(desk_.view(), gdb().pid))
        if (row.address <= at && at - row.address < row.size) {
            const auto past = static_cast<unsigned long long>(at - row.address);
            return say(row.name + (past > 0 ? format(" + %llu", past) : "") + " in section .data\n");
        }
    say("No symbol matches " + expression + ".\n");
}

void Gdb::do_whatis(const std::string& expression)
{
    const Value value = evaluate("(" + expression + ")");
    if (!value.type_name.empty()) return say("type = " + value.type_name + "\n");
    const Value named = evaluate("*(" + expression + " *)0");  // a type's name
    if (!named.type_name.empty()) return say("type = " + named.type_name + "\n");
    complain((value.error.empty() ? "No symbol \"" + expression + "\" in current context." : value.error) +
             "\n");
}

void Gdb::do_ptype(const std::string& expression)
{
    const Value value = evaluate("(" + expression + ")");
    if (!value.layout.empty()) return say("type = " + value.layout + "\n");
    const Value named = evaluate("*(" + expression + " *)0");
    if (!named.layout.empty()) return say("type = " + named.layout + "\n");
    complain((value.error.empty() ? "No symbol \"" + expression + "\" in current context." : value.error) +
             "\n");
}

// $_siginfo.si_signo, .si_code, ._sifields._sigfault.si_addr: what stopped the process. Answers where it
// ends.
std::size_t Gdb::take_signal_info(const std::string& expression, std::size_t begin, std::size_t end,
                                  std::string& text)
{
    const std::size_t stop =
        std::min(expression.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.", end), expression.size());
    const std::string member = expression.substr(end, stop - end);
    const auto signal = process() ? kernel::next_signal(*process()) : std::nullopt;
    if (signal && member == ".si_signo")
        text += format("%u", unsigned{signal->number});
    else if (signal && member == ".si_code")
        text += format("%d", static_cast<int>(signal->code));
    else if (signal && member.find("si_addr") != std::string::npos)
        text += format("((void *)0x%llx)", static_cast<unsigned long long>(signal->address.value));
    else
        text += expression.substr(begin, stop - begin);
    return stop;
}

}  // namespace fl::shell
