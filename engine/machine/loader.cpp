#include "machine/loader.h"

#include "kernel/address_space/change.h"
#include "kernel/address_space/map.h"
#include "kernel/fault/user_memory.h"
#include "kernel/files/store.h"
#include "kernel/process/as_current.h"
#include "kernel/process/execute.h"
#include "lang/execute.h"

#include <algorithm>

namespace fl::machine {
namespace {

constexpr std::uint32_t executable_mode = 0100755;
// Room for the thread control block and the thread's variables, as ld.so maps it for a small program.
constexpr ByteCount tls_bytes = 12_KiB;
constexpr std::uint64_t tls_offset = 0x740;  // where in it fs points

std::uint64_t end_of_data(const lang::Program& program)
{
    return program.data_offset + program.data.size;
}

// The file is the image as it lies in memory, up to the end of data: offsets in file and memory agree.
std::vector<std::byte> file_bytes(const lang::Program& program)
{
    std::vector<std::byte> bytes(end_of_data(program));
    for (const lang::Segment* segment : {&program.text, &program.rodata, &program.relro, &program.data})
        std::transform(segment->bytes.begin(), segment->bytes.end(),
                       bytes.begin() + static_cast<std::ptrdiff_t>(segment->offset),
                       [](std::uint8_t b) { return std::byte{b}; });
    return bytes;
}

void add_segment(kernel::ImageLayout& layout, std::uint64_t begin, std::uint64_t end,
                 std::uint32_t protection)
{
    if (begin < end)
        layout.segments.push_back({.file_offset = {begin},
                                   .memory_offset = {begin},
                                   .size = {end - begin},
                                   .zeros = {0},
                                   .protection = protection});
}

kernel::ImageLayout layout_of(const lang::Program& program, kernel::InodeId inode)
{
    using namespace kernel;
    ImageLayout layout;
    layout.inode = inode;
    add_segment(layout, 0, program.text_offset, ProtRead);
    add_segment(layout, program.text_offset, program.rodata_offset, ProtRead | ProtExec);
    add_segment(layout, program.rodata_offset, program.relro_offset, ProtRead);
    add_segment(layout, program.relro_offset, program.data_offset,
                ProtRead | ProtWrite);  // read-only after relocation
    const std::uint64_t data_end = end_of_data(program);
    const std::uint64_t data_pages_end = align_up(data_end, page_size);
    const std::uint64_t bss_end = align_up(program.image_size, page_size);
    add_segment(layout, program.data_offset, data_end, ProtRead | ProtWrite);
    if (bss_end > data_pages_end) {
        if (data_end == program.data_offset)
            layout.segments.push_back({.file_offset = {0},
                                       .memory_offset = {program.data_offset},
                                       .size = {0},
                                       .zeros = {0},
                                       .protection = ProtRead | ProtWrite});
        layout.segments.back().zeros = {bss_end - data_pages_end};
    }
    layout.image_size = {bss_end};
    layout.entry = {program.text_offset};
    layout.code_begin = {program.text_offset};
    layout.code_end = {program.text_offset + program.text.size};
    layout.data_begin = {program.data_offset};
    layout.data_end = {data_end};
    return layout;
}

// ld.so itself is only mapped, never run: what it would do, install_links() does. Sizes are Debian 12's.
kernel::ImageLayout interpreter_layout(kernel::InodeId inode)
{
    using namespace kernel;
    ImageLayout layout;
    layout.inode = inode;
    add_segment(layout, 0, 0x1000, ProtRead);
    add_segment(layout, 0x1000, 0x26000, ProtRead | ProtExec);
    add_segment(layout, 0x26000, 0x30000, ProtRead);
    add_segment(layout, 0x31000, 0x33000, ProtRead);
    add_segment(layout, 0x33000, 0x35000, ProtRead | ProtWrite);
    layout.image_size = {0x35000};
    return layout;
}

// Carries the loader's work through one process.
class Loader {
public:
    Loader(MachineState& state, Pid pid, trace::Recorder& record)
        : state_(state), pid_(pid), record_(record),
          memory_(state.kernel, state.hardware, pid, record, kernel::OnDisk::Wait)
    {
    }

    Status map_c_library(kernel::InodeId inode, lang::ImageMap& images);
    Status link(const lang::ImageMap& images);
    Status enter(const lang::ImageMap& images, VirtAddr stack);

private:
    Status store(VirtAddr at, std::uint64_t value);
    Status seal(const lang::Image& image);

    MachineState& state_;
    Pid pid_;
    trace::Recorder& record_;
    kernel::UserMemory memory_;
};

Status Loader::store(VirtAddr at, std::uint64_t value)
{
    return memory_.put(at, value) == kernel::Reach::Ok ? Status(Done{}) : Status(Errno::NoMemory);
}

Status Loader::map_c_library(kernel::InodeId inode, lang::ImageMap& images)
{
    const lang::ProgramPtr& library = state_.c_library->program;
    const auto base =
        kernel::map_library(state_.kernel, state_.hardware, pid_, layout_of(*library, inode), record_);
    if (!base) return base.error();
    images.images.push_back({.program = library, .base = *base, .snippet = false});
    return Done{};
}

// Linux has these pages read-only once the addresses are in (RELRO).
Status Loader::seal(const lang::Image& image)
{
    const lang::Program& program = *image.program;
    if (program.data_offset == program.relro_offset) return Done{};
    const kernel::Span span{image.base + program.relro_offset, {program.data_offset - program.relro_offset}};
    return kernel::protect(state_.kernel, state_.hardware, pid_, span, kernel::ProtRead, record_);
}

Status Loader::link(const lang::ImageMap& images)
{
    for (const lang::Image& image : images.images) {
        const lang::Program& program = *image.program;
        for (const lang::Import& import : program.imports)
            if (const Status stored =
                    store(image.base + import.got_offset, images.find_symbol(import.name).value);
                !stored)
                return stored;
        for (const lang::DataRelocation& relocation : program.data_relocations) {
            const VirtAddr target =
                relocation.import < 0
                    ? image.base
                    : images.find_symbol(program.imports[static_cast<std::size_t>(relocation.import)].name);
            const std::uint64_t value = target.value + static_cast<std::uint64_t>(relocation.addend);
            if (const Status stored = store(image.base + relocation.at, value); !stored) return stored;
        }
        if (const Status sealed = seal(image); !sealed) return sealed;
    }
    return Done{};
}

// The registers of a thread that is about to run the C library's _start. It finds main and the
// initial stack in words 1 and 2 of the thread control block.
Status Loader::enter(const lang::ImageMap& images, VirtAddr stack)
{
    const auto area =
        kernel::map(state_.kernel, state_.hardware, pid_, {.hint = {}, .length = tls_bytes}, record_);
    if (!area) return area.error();
    const VirtAddr fs = *area + tls_offset;
    const std::uint64_t words[] = {fs.value, images.find_symbol("main").value, stack.value};
    for (std::uint64_t i = 0; i < 3; ++i)
        if (const Status stored = store(fs + i * 8, words[i]); !stored) return stored;

    hw::Cpu cpu;
    cpu.fs = fs;
    cpu.sp = stack - 8;  // where a return address would lie: _start never returns
    if (const Status stored = store(cpu.sp, 0); !stored) return stored;
    lang::enter_function(cpu, images.find_symbol("_start"), {});
    state_.kernel.processes.at(pid_).cpu = cpu;
    return Done{};
}

}  // namespace

void install_libraries(MachineState& state, trace::Recorder& record)
{
    check(bool(install_program(state, c_library_path, state.c_library->program, record)),
          "a fresh machine has room for the C library");
    const std::vector<std::byte> loader(0x35000);
    check(bool(kernel::put_file(state.kernel, state.hardware, loader_path, loader, executable_mode, record)),
          "a fresh machine has room for the loader");
}

Status install_program(MachineState& state, std::string_view path, const lang::ProgramPtr& program,
                       trace::Recorder& record)
{
    const auto inode =
        kernel::put_file(state.kernel, state.hardware, path, file_bytes(*program), executable_mode, record);
    if (!inode) return inode.error();
    state.programs.add(*inode, program);
    return Done{};
}

std::vector<std::string> default_environment(std::string_view directory)
{
    return {"SHELL=/bin/bash", "PWD=" + std::string(directory),     "HOME=/home/learner", "LANG=C.UTF-8",
            "USER=learner",    "PATH=/usr/local/bin:/usr/bin:/bin", "TERM=xterm-256color"};
}

Status execute_program(MachineState& state, Pid pid, const Launch& launch, trace::Recorder& record)
{
    const kernel::FileSystem& files = state.kernel.files;
    const kernel::Inode* file = files.lookup(launch.path);
    const kernel::Inode* library = files.lookup(c_library_path);
    const kernel::Inode* loader = files.lookup(loader_path);
    if (!file || !library || !loader) return Errno::NoEntry;
    if (file->kind != kernel::InodeKind::Regular || (file->mode & 0111) == 0) return Errno::Access;
    const lang::ProgramPtr program = state.programs.find(file->id);
    if (!program) return Errno::NoExec;

    const kernel::ImageLayout layout = layout_of(*program, file->id);
    const kernel::ImageLayout interpreter = interpreter_layout(loader->id);
    const std::uint32_t old_space = state.kernel.processes.at(pid).space;
    const kernel::AsCurrent in_its_name(state.kernel, pid);
    const auto executed = kernel::execute(state.kernel, state.hardware, pid,
                                          {.image = layout,
                                           .arguments = launch.arguments,
                                           .environment = launch.environment,
                                           .path = launch.path,
                                           .interpreter = &interpreter},
                                          record);
    if (!executed) return executed.error();

    lang::ImageMap images;
    images.images.push_back({.program = program, .base = executed->base, .snippet = false});
    Loader link(state, pid, record);
    Status status = link.map_c_library(library->id, images);
    if (status) status = link.link(images);
    if (status) status = link.enter(images, executed->stack);
    if (old_space != state.kernel.processes.at(pid).space) state.programs.unload(old_space);
    state.programs.load(state.kernel.processes.at(pid).space, std::move(images));
    return status;
}

}  // namespace fl::machine
