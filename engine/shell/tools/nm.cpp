// binutils: nm, from what the compiler knows of a program. What gcc's start files add is not among it.
#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

#include <algorithm>

namespace fl::shell {
namespace {

struct ProgramSymbol {
    std::string name;
    char letter = 'U';
    std::uint64_t value = 0;
};

bool exports_symbol(const lang::Program& program, const std::string& name)
{
    return program.find_export(name) != nullptr;
}

// b: begins as zeroes, d: has a value, r: never written to; in capitals when other files see it.
char symbol_letter(const lang::Program& program, std::uint64_t offset)
{
    if (offset >= program.bss_offset) return 'b';
    if (offset >= program.relro_offset) return 'd';
    return offset >= program.rodata_offset ? 'r' : 't';
}

std::vector<ProgramSymbol> program_symbols(const lang::Program& program)
{
    std::vector<ProgramSymbol> symbols;
    const auto add = [&](const std::string& name, char letter, std::uint64_t value) {
        const bool seen = exports_symbol(program, name);
        symbols.push_back({name, static_cast<char>(seen ? letter - 32 : letter), value});
    };
    for (const lang::Function& function : program.functions)
        add(function.name, 't', program.offset_of(function.begin));
    for (const lang::Variable& global : program.globals) {
        if (global.place != lang::Place::Image) continue;
        const auto offset = static_cast<std::uint64_t>(global.offset);
        add(global.name, symbol_letter(program, offset), offset);
    }
    for (const lang::Import& import : program.imports)
        symbols.push_back({import.name + "@GLIBC_2.2.5"});
    return symbols;
}

void list_symbols(const lang::Program& program, const Options& options, ToolResult& result)
{
    std::vector<ProgramSymbol> symbols = program_symbols(program);
    if (!options.has('p'))
        std::sort(symbols.begin(), symbols.end(), [&](const ProgramSymbol& a, const ProgramSymbol& b) {
            return options.has('n') && a.value != b.value ? a.value < b.value : a.name < b.name;
        });
    if (options.has('r')) std::reverse(symbols.begin(), symbols.end());
    for (const ProgramSymbol& symbol : symbols) {
        const bool undefined = symbol.letter == 'U', local = symbol.letter >= 'a';
        if (options.has('u') && !undefined) continue;
        if (options.has('U') && undefined) continue;
        if ((options.has('g') || options.has('D')) && local) continue;
        result.output += undefined ? std::string(16, ' ')
                                   : format("%016llx", static_cast<unsigned long long>(symbol.value));
        result.output += format(" %c %s\n", symbol.letter, symbol.name.c_str());
    }
}

}  // namespace

ToolResult run_nm(const ToolCall& call)
{
    Options options = parse_options(call.arguments, "nvgupDUr",
                                    {{"numeric-sort", 'n'}, {"undefined-only", 'u'}, {"defined-only", 'U'}});
    if (!options.bad.empty()) return usage_error("nm: " + options.bad + "\n", 1);
    if (options.operands.empty()) options.operands.push_back("a.out");
    ToolResult result;
    for (const std::string& name : options.operands) {
        const lang::ProgramPtr program = program_named(call, "nm", name, result);
        if (!program) continue;
        if (options.operands.size() > 1) result.output += "\n" + name + ":\n";
        list_symbols(*program, options, result);
    }
    return result;
}

}  // namespace fl::shell
