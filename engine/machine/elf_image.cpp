#include "machine/elf_image.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <string_view>

namespace fl::machine {
namespace {

using namespace kernel;

// elf.h: Elf64_Ehdr and Elf64_Phdr.
struct ElfHeader {
    std::uint8_t ident[16] = {0x7f, 'E', 'L', 'F', 2, 1, 1};
    std::uint16_t type = 3, machine = 62;  // ET_DYN, EM_X86_64
    std::uint32_t version = 1;
    std::uint64_t entry = 0, program_headers = 64, section_headers = 0;
    std::uint32_t flags = 0;
    std::uint16_t header_size = 64, program_header_size = 56, program_header_count = 0;
    std::uint16_t section_header_size = 64, section_header_count = 0, section_names = 0;
};
static_assert(sizeof(ElfHeader) == 64);

struct ProgramHeader {
    std::uint32_t type = 1, flags = 0;  // PT_LOAD; PF_R 4, PF_W 2, PF_X 1
    std::uint64_t offset = 0, address = 0, physical = 0, file_size = 0, memory_size = 0, align = page_size;
};
static_assert(sizeof(ProgramHeader) == 56);

template <class T>
void put(std::vector<std::byte>& file, std::uint64_t at, const T& value)
{
    std::memcpy(file.data() + at, &value, sizeof value);
}

std::uint32_t flags_of(std::uint32_t protection)
{
    return (protection & ProtRead ? 4u : 0) | (protection & ProtWrite ? 2u : 0) |
           (protection & ProtExec ? 1u : 0);
}

void put_headers(std::vector<std::byte>& file, const ImageLayout& layout, std::uint8_t system)
{
    ElfHeader header;
    header.ident[7] = system;
    header.entry = layout.entry.value;
    header.program_header_count = static_cast<std::uint16_t>(layout.segments.size() + 1);
    put(file, 0, header);
    ProgramHeader self{.type = 6, .flags = 4, .offset = 64, .address = 64, .physical = 64, .align = 8};
    self.file_size = self.memory_size = header.program_header_count * sizeof(ProgramHeader);
    put(file, 64, self);
    std::uint64_t at = 64 + sizeof self;
    for (const Segment& segment : layout.segments) {
        ProgramHeader load{.flags = flags_of(segment.protection)};
        load.offset = segment.file_offset.value;
        load.address = load.physical = segment.memory_offset.value;
        load.file_size = segment.size.value;
        load.memory_size = segment.size.value + segment.zeros.value;
        put(file, at, load);
        at += sizeof load;
    }
}

void add_segment(ImageLayout& layout, std::uint64_t begin, std::uint64_t end, std::uint32_t protection,
                 std::uint64_t shift = 0)
{
    layout.segments.push_back({.file_offset = {begin - shift},
                               .memory_offset = {begin},
                               .size = {end - begin},
                               .zeros = {0},
                               .protection = protection});
}

// Behind the data lie the symbol table and the section headers, which nobody maps.
std::uint64_t file_size(const lang::Program& program)
{
    constexpr std::uint64_t c_library_bytes = 1926232, symbols_and_headers = 0xec0;
    const std::uint64_t data_end = end_of_data(program) - program.file_shift;
    return program.file_shift ? data_end + symbols_and_headers : std::max(data_end, c_library_bytes);
}

}  // namespace

std::uint64_t end_of_data(const lang::Program& program)
{
    return program.data_offset + program.data.size;
}

kernel::ImageLayout layout_of(const lang::Program& program, kernel::InodeId inode)
{
    ImageLayout layout;
    layout.inode = inode;
    add_segment(layout, 0, program.text_offset, ProtRead);
    add_segment(layout, program.text_offset, program.rodata_offset, ProtRead | ProtExec);
    add_segment(layout, program.rodata_offset, program.relro_offset, ProtRead);
    const std::uint64_t data_end = end_of_data(program);
    const std::uint64_t data_pages_end = align_up(data_end, page_size);
    // Read-only up to data_offset once ld.so has filled in the addresses (RELRO).
    add_segment(layout, program.relro_offset, data_end, ProtRead | ProtWrite, program.file_shift);
    if (program.image_size > data_pages_end)
        layout.segments.back().zeros = {program.image_size - data_pages_end};
    layout.image_size = {program.image_size};
    layout.align = {program.align};
    layout.entry = {program.text_offset};
    layout.code_begin = {program.text_offset};
    layout.code_end = {program.text_offset + program.text.size};
    layout.data_begin = {program.data_offset};
    layout.data_end = {data_end};
    return layout;
}

std::vector<std::byte> elf_file(const lang::Program& program)
{
    constexpr std::uint8_t gnu = 3, system_v = 0;  // e_ident[EI_OSABI]
    std::vector<std::byte> file(file_size(program));
    const auto add = [&](const lang::Segment& segment, std::uint64_t shift) {
        std::memcpy(file.data() + segment.offset - shift, segment.bytes.data(), segment.bytes.size());
    };
    add(program.text, 0);
    add(program.rodata, 0);
    add(program.data, program.file_shift);
    put_headers(file, layout_of(program, 0), program.file_shift ? system_v : gnu);
    return file;
}

namespace interpreter {

kernel::ImageLayout layout(kernel::InodeId inode)
{
    ImageLayout layout;
    layout.inode = inode;
    add_segment(layout, 0, 0x1000, ProtRead);
    add_segment(layout, 0x1000, constants, ProtRead | ProtExec);
    add_segment(layout, constants, variables_begin.value, ProtRead);
    add_segment(layout, variables_begin.value, 0x35000, ProtRead | ProtWrite);
    layout.image_size = {0x35000};
    layout.entry = {0x1000};
    return layout;
}

std::vector<std::byte> elf_file()
{
    constexpr std::uint64_t bytes = 215000;
    std::vector<std::byte> file(bytes);
    put_headers(file, layout(0), 0);
    const auto name = [&](std::uint64_t at, std::string_view text) {
        std::memcpy(file.data() + at, text.data(), text.size());
    };
    name(preload_name, "/etc/ld.so.preload");
    name(cache_name, "/etc/ld.so.cache");
    name(library_name, "/lib/x86_64-linux-gnu/libc.so.6");
    return file;
}

}  // namespace interpreter
}  // namespace fl::machine
