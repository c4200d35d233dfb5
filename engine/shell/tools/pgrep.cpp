// procps-ng 4.0.2: pgrep, pkill and pidof.
#include "base/text.h"
#include "shell/options.h"
#include "shell/regex.h"
#include "shell/tools/meminfo.h"
#include "shell/tools/tools.h"
#include "trace/names.h"

namespace fl::shell {
namespace {

std::string comm_of(const World& world, Pid pid)
{
    const Result<std::string> comm = world.read(format("/proc/%u/comm", pid));
    return comm ? std::string(trim(*comm)) : "";
}

// "-9" and "-TERM" of pkill become an option of their own.
std::vector<std::string> take_signal(const std::vector<std::string>& arguments, unsigned& signal)
{
    std::vector<std::string> rest;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        const bool may = i > 0 && word.size() > 1 && word[0] == '-' && word[1] != '-' &&
                         !(word[1] >= 'a' && word[1] <= 'z');
        const unsigned number = may ? trace::signal_number(word.substr(1)) : 0;
        if (number != 0)
            signal = number;
        else if (word == "--signal" && i + 1 < arguments.size())
            signal = trace::signal_number(arguments[++i]);
        else
            rest.push_back(word);
    }
    return rest;
}

bool is_chosen(const ProcessFacts& facts, const Options& options, const Regex& regex)
{
    if (options.has('P') && options.value('P', "") != format("%u", facts.parent)) return false;
    if (options.has('u') && options.value('u', "") != facts.user &&
        options.value('u', "") != format("%u", facts.uid))
        return false;
    if (options.operands.empty()) return true;
    const std::string& name = options.has('f') ? facts.command : facts.comm;
    const Regex::Match match = regex.find(name, 0);
    return match.found && (!options.has('x') || (match.begin == 0 && match.end == name.size()));
}

}  // namespace

ToolResult run_pgrep(const ToolCall& call)
{
    const bool kills = call.arguments[0] == "pkill";
    const std::string& name = call.arguments[0];
    unsigned signal = 15;
    const Options options =
        parse_options(kills ? take_signal(call.arguments, signal) : call.arguments, "lxafcvinod:P:u:e",
                      {{"list-name", 'l'},
                       {"exact", 'x'},
                       {"list-full", 'a'},
                       {"full", 'f'},
                       {"count", 'c'},
                       {"newest", 'n'},
                       {"oldest", 'o'},
                       {"ignore-case", 'i'},
                       {"inverse", 'v'}});
    const std::string hint = "Try `" + name + " --help' for more information.\n";
    if (!options.bad.empty()) return usage_error(name + ": " + options.bad + "\n" + hint, 2);
    if (options.operands.size() > 1)
        return usage_error(name + ": only one pattern can be provided\n" + hint, 2);
    if (options.operands.empty() && !options.has('P') && !options.has('u'))
        return usage_error(name + ": no matching criteria specified\n" + hint, 2);
    const Regex regex(options.operands.empty() ? "" : options.operands[0], true, options.has('i'));
    std::vector<ProcessFacts> found;
    for (const ProcessFacts& facts : read_processes(call.world))
        if (is_chosen(facts, options, regex) != options.has('v')) found.push_back(facts);
    if (options.has('n') && !found.empty()) found = {found.back()};
    if (options.has('o') && found.size() > 1) found.resize(1);
    ToolResult result;
    result.status = found.empty() ? 1 : 0;
    if (kills) {
        for (const ProcessFacts& facts : found)
            result.commands.push_back(machine::SendSignal{facts.pid, static_cast<std::uint8_t>(signal)});
        if (!found.empty()) result.commands.push_back(machine::Wait{Tick{1'000'000}});
        return result;
    }
    if (options.has('c')) {
        result.output = format("%zu\n", found.size());
        return result;
    }
    const std::string between = options.value('d', "\n");
    for (const ProcessFacts& facts : found)
        result.output += (result.output.empty() ? "" : between) + format("%u", facts.pid) +
                         (options.has('a')   ? " " + facts.command
                          : options.has('l') ? " " + facts.comm
                                             : "");
    if (!found.empty()) result.output += "\n";
    return result;
}

ToolResult run_pidof(const ToolCall& call)
{
    ToolResult result;
    const Options options = parse_options(call.arguments, "sx", {{"single-shot", 's'}});
    const std::vector<Pid> pids = call.world.processes();
    for (std::size_t i = pids.size(); i-- > 0;)  // newest first
        for (const std::string& name : options.operands)
            if (comm_of(call.world, pids[i]) == name.substr(name.rfind('/') + 1) &&
                !(options.has('s') && !result.output.empty()))
                result.output += (result.output.empty() ? "" : " ") + format("%u", pids[i]);
    result.status = result.output.empty() ? 1 : 0;
    if (!result.output.empty()) result.output += "\n";
    return result;
}

}  // namespace fl::shell
