#include "machine/journal.h"

#include "base/text.h"

#include <array>
#include <utility>

namespace fl::machine {
namespace {

constexpr std::array<std::pair<Goal, std::string_view>, 8> goals{{{Goal::Continue, "continue"},
                                                                  {Goal::Statement, "statement"},
                                                                  {Goal::Next, "next"},
                                                                  {Goal::Finish, "finish"},
                                                                  {Goal::Instruction, "instruction"},
                                                                  {Goal::Fault, "fault"},
                                                                  {Goal::SystemCall, "syscall"},
                                                                  {Goal::Kernel, "kernel"}}};

struct Writer {
    std::string operator()(const WriteFile& c) const
    {
        const std::string mode = c.mode == WriteFile{}.mode ? "" : format("mode %u ", c.mode);
        return "write " + mode + json_string(c.path) + " " + json_string(c.text);
    }
    std::string operator()(const CompileProgram& c) const
    {
        return "compile " + json_string(c.source) + " " + json_string(c.output);
    }
    std::string operator()(const StartProcess& c) const
    {
        std::string line = c.traced ? "trace" : "start";
        if (!c.path.empty()) line += " path " + json_string(c.path);
        if (c.input) line += " in " + json_string(*c.input);
        if (!c.output_path.empty()) line += " out " + json_string(c.output_path);
        if (!c.error_path.empty()) line += " err " + json_string(c.error_path);
        for (const std::string& variable : c.environment)
            line += " env " + json_string(variable);
        for (const auto& [letter, value] : c.limits)
            line += format(" limit %c %llu", letter, static_cast<unsigned long long>(value));
        for (const std::string& argument : c.arguments)
            line += " " + json_string(argument);
        return line;
    }
    std::string operator()(const Run& c) const
    {
        return format("run %u ", c.pid) + std::string(name_of(c.goal));
    }
    std::string operator()(const SetBreakpoint& c) const
    {
        return format("%s 0x%llx", c.temporary ? "tbreak" : "break",
                      static_cast<unsigned long long>(c.at.value));
    }
    std::string operator()(const SetWatch& c) const
    {
        return format("watch %u 0x%llx %u 0x%llx", c.pid, static_cast<unsigned long long>(c.at.value), c.size,
                      static_cast<unsigned long long>(c.scope.value));
    }
    std::string operator()(const DeleteBreakpoint& c) const { return format("delete %u", c.number); }
    std::string operator()(const SendSignal& c) const
    {
        return format("kill %u %u", c.pid, unsigned{c.signal});
    }
    std::string operator()(const ForkShell&) const { return "fork"; }
    std::string operator()(const WriteProc& c) const
    {
        return "proc " + json_string(c.path) + " " + json_string(c.text);
    }
    std::string operator()(const Evaluate& c) const
    {
        const std::string frame = c.frame == 0 ? "" : format("%u ", c.frame);
        return format("evaluate %u ", c.pid) + frame + json_string(c.expression);
    }
    std::string operator()(const EnactProgram& c) const
    {
        return format("program %u ", c.pid) + json_string(c.path);
    }
    std::string operator()(const EnactCall& c) const
    {
        std::string line = format("call %u %u", c.pid, unsigned{c.number});
        for (const std::uint64_t argument : c.arguments)
            line += format(" 0x%llx", static_cast<unsigned long long>(argument));
        if (c.file.empty()) return line;
        return line + format(" %llu ", static_cast<unsigned long long>(c.file_bytes)) + json_string(c.file);
    }
    std::string operator()(const EnactArea& c) const
    {
        return format("area %u 0x%llx 0x%llx %u %u 0x%llx ", c.pid,
                      static_cast<unsigned long long>(c.begin.value),
                      static_cast<unsigned long long>(c.end.value), c.protection, unsigned{c.shared},
                      static_cast<unsigned long long>(c.offset)) +
               json_string(c.name);
    }
    std::string operator()(const EnactTouch& c) const
    {
        return format("touch %u 0x%llx %llu %u", c.pid, static_cast<unsigned long long>(c.at.value),
                      static_cast<unsigned long long>(c.pages), unsigned{c.write});
    }
    std::string operator()(const Wait& c) const
    {
        return format("wait %llu", static_cast<unsigned long long>(c.duration.value));
    }
};

}  // namespace

std::string_view name_of(Goal goal)
{
    for (const auto& [known, name] : goals)
        if (known == goal) return name;
    return "idle";
}

std::string render(const Command& command)
{
    return std::visit(Writer{}, command);
}

}  // namespace fl::machine
