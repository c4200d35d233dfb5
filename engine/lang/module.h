// Code and data of an image while it is being made, and the linker that turns them into a Program.
#pragma once

#include "lang/compile.h"
#include "lang/operation_list.h"

#include <map>

namespace fl::lang {

enum class Section : std::uint8_t {
    Undefined,
    Text,
    Rodata,
    Data,
    Bss,
    Thread /* first values of __thread variables */,
    Image /* offset from the base: ld's own symbols */
};

struct ModuleSymbol {
    std::string name;
    bool global = false;
    bool function = false;
    Section section = Section::Undefined;
    std::uint64_t offset = 0;  // in its section; of Text: index of an instruction
    std::uint64_t size = 0;
    TypeId type = 0;
    bool needs_got = false;
    std::string first_user;
    std::uint64_t got_offset = 0;
};

using SymbolIndex = std::uint32_t;

enum class FixupKind : std::uint8_t {
    Address,   // imm += offset of the symbol from the image base
    Function,  // imm = index of the function's first instruction
    Got,       // imm = offset of the symbol's GOT slot
    Thread,    // imm += offset of the symbol from the thread's base
};

struct Fixup {
    std::uint32_t instruction = 0;
    FixupKind kind = FixupKind::Address;
    SymbolIndex symbol = 0;
};

// 8 bytes of data that hold an address.
struct DataFixup {
    Section section = Section::Data;
    std::uint64_t offset = 0;
    SymbolIndex symbol = 0;
    std::int64_t addend = 0;
};

// A variable whose place is only known when everything is laid out.
struct PendingVariable {
    std::size_t function = 0;  // index into functions; SIZE_MAX = a global
    std::size_t variable = 0;
    SymbolIndex symbol = 0;
};

struct Module {
    std::vector<Instruction> code;
    std::vector<std::uint8_t> depth;
    std::vector<LineEntry> lines;
    std::vector<std::uint8_t> rodata, data, thread;
    std::uint64_t bss_size = 0;
    std::uint32_t bss_align = 1, data_align = 1, rodata_align = 1;
    std::vector<ModuleSymbol> symbols;
    std::map<std::string, SymbolIndex, std::less<>> globals;
    std::map<std::string, SymbolIndex, std::less<>> strings;
    std::vector<Fixup> fixups;
    std::vector<DataFixup> data_fixups;
    std::vector<Function> functions;
    std::vector<Variable> variables;  // globals of all files
    std::vector<PendingVariable> pending;
    std::vector<SourceFile> sources;

    SymbolIndex add_symbol(ModuleSymbol symbol);
    SymbolIndex global(const std::string& name);  // known or new, undefined
    SymbolIndex string_literal(const std::string& bytes, std::uint32_t align);
    // Room in a section; returns the offset.
    std::uint64_t place(Section section, std::uint64_t size, std::uint64_t align);
    std::vector<std::uint8_t>& bytes(Section section) 
    {
        return section == Section::Rodata ? rodata : section == Section::Thread ? thread : data;
    }
};

std::shared_ptr<Program> link(Module&& module, TypeTable&& types, const CompileOptions& options);

}  // namespace fl::lang
