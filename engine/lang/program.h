// What a compilation yields: an executable or shared library as ELF would lay it out, plus what a debugger
// needs.
//
//   image base + 0              header page   r--   one page, nothing in it that we read
//   + text_offset               text          r-x   8 bytes per instruction
//   + rodata_offset             rodata        r--   string literals, const objects
//   + relro_offset              relro         r--   the GOT: 8 bytes per import, filled in by the loader
//   + data_offset               data          rw-   what crt1.o brings, initialised objects, directly
//   followed by
//   + bss_offset                bss           rw-   zeroes
// All offsets but bss_offset are page aligned. In an executable's file relro and data lie `file_shift` bytes
// lower than in memory: ld lets them begin in the page where rodata ends. Immutable once built.
#pragma once

#include "base/address.h"
#include "lang/instruction.h"
#include "lang/type.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace fl::lang {

struct Segment {
    std::uint64_t offset = 0;  // from the image base, page aligned
    std::uint64_t size = 0;    // bytes; at least bytes.size(), the rest is zero
    std::vector<std::uint8_t> bytes;
};

struct Export {
    std::string name;
    bool function = false;
    std::uint64_t offset = 0;  // from the image base
    std::uint64_t size = 0;    // bytes
    TypeId type = 0;
};

struct Import {
    std::string name;
    std::uint64_t got_offset = 0;  // from the image base: store the address of the symbol there
    bool function = false;
    std::string first_user;  // function that refers to it first, for "undefined reference"
};

// Store (image base or import's address) + addend at image base + at: 8 bytes.
struct DataRelocation {
    std::uint64_t at = 0;
    std::int32_t import = -1;  // index into Program::imports; -1 = this image's base
    std::int64_t addend = 0;
};

enum class Place : std::uint8_t {
    Frame,
    Image,
    Import
};  // offset from fp; from the image base; index of an import

struct Variable {
    std::string name;
    TypeId type = 0;
    Place place = Place::Frame;
    std::int64_t offset = 0;
    std::uint32_t scope_begin = 0,
                  scope_end = 0;  // instruction indices where the name means this; [begin, end)
    bool parameter = false;
    bool by_address = false;  // what lies at the offset is its address
    std::uint32_t line = 0;
};

struct Function {
    std::string name;
    TypeId type = 0;
    std::uint32_t begin = 0, end = 0;  // instruction indices [begin, end)
    std::uint32_t body = 0;            // first instruction after the prologue: where `break NAME` stops
    std::uint32_t line = 0;
    std::uint16_t file = 0;
    std::uint64_t frame_size = 0;     // bytes below fp
    std::vector<Variable> variables;  // parameters first; inner scopes after outer ones
};

struct LineEntry {
    std::uint32_t line = 0;  // 0 = none
    std::uint16_t file = 0;
    bool statement = false;  // a statement starts here: stepping and breakpoints stop before it
};

struct SourceFile {
    std::string name;
    std::vector<std::string> lines;
};

struct Program {
    std::string name;  // "demo.c" or "libc.so.6"
    std::uint64_t text_offset = 0, rodata_offset = 0, relro_offset = 0, data_offset = 0, bss_offset = 0;
    Segment text, rodata, relro, data;
    std::uint64_t file_shift = 0;
    std::uint64_t bss_size = 0;
    std::uint64_t align = 0;       // bytes: of the base
    std::uint64_t image_size = 0;  // bytes from the base to the end of bss
    // First values of __thread variables. Each thread has its own directly below fs.
    std::uint64_t thread_offset = 0, thread_size = 0;

    std::vector<Instruction> code;            // the same as text.bytes
    std::vector<std::uint8_t> operand_depth;  // per instruction: operands in use before it; see execute.h
    std::vector<Export> exports;              // sorted by name
    std::vector<Import> imports;
    std::vector<DataRelocation> data_relocations;

    std::vector<LineEntry> lines;     // per instruction
    std::vector<SourceFile> sources;  // headers are not kept
    std::vector<Function> functions;  // sorted by begin
    std::vector<Variable> globals;    // of all files, also static ones
    TypeTable types;

    const Export* find_export(std::string_view symbol) const;
    const Import* find_import(std::string_view symbol) const;
    const Function* function_at(std::uint32_t instruction) const;
    const Function* find_function(std::string_view function) const;
    // The offset of an instruction from the image base, and back (only for offsets inside code).
    std::uint64_t offset_of(std::uint32_t instruction) const
    {
        return text_offset + instruction * std::uint64_t{8};
    }
    std::uint32_t index_of(std::uint64_t offset) const
    {
        return static_cast<std::uint32_t>((offset - text_offset) / 8);
    }
    bool contains(std::uint64_t offset) const
    {
        return offset >= text_offset && (offset - text_offset) / 8 < code.size() && offset % 8 == 0;
    }
};

using ProgramPtr = std::shared_ptr<const Program>;

}  // namespace fl::lang
