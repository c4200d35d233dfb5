#include "machine/loader.h"

#include "kernel/files/store.h"
#include "kernel/files/writeback.h"
#include "kernel/process/as_current.h"
#include "kernel/process/execute.h"
#include "machine/dynamic_linker.h"
#include "machine/elf_image.h"

#include <cstring>

namespace fl::machine {
namespace {

constexpr std::uint32_t executable_mode = 0100755;
constexpr std::string_view cache_path = "/etc/ld.so.cache";
constexpr std::uint64_t cache_bytes = 44855;  // with some seven hundred libraries, as on a small Debian

}  // namespace

void install_libraries(MachineState& state, trace::Recorder& record)
{
    check(bool(install_program(state, c_library_path, state.c_library->program, record)),
          "a fresh machine has room for the C library");
    check(bool(kernel::put_file(state.kernel, state.hardware, loader_path, interpreter::elf_file(),
                                executable_mode, record)),
          "a fresh machine has room for the loader");
    const std::vector<std::byte> cache(cache_bytes);
    check(bool(kernel::put_file(state.kernel, state.hardware, cache_path, cache, 0100644, record)),
          "a fresh machine has room for the names of libraries");
    kernel::settle_files(state.kernel, state.hardware);
}

Status install_program(MachineState& state, std::string_view path, const lang::ProgramPtr& program,
                       trace::Recorder& record)
{
    const auto inode =
        kernel::put_file(state.kernel, state.hardware, path, elf_file(*program), executable_mode, record);
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
    const kernel::Inode* loader = files.lookup(loader_path);
    if (!file || !loader) return Errno::NoEntry;
    if (file->kind != kernel::InodeKind::Regular || (file->mode & 0111) == 0) return Errno::Access;
    lang::ProgramPtr program = state.programs.find(file->id);
    if (!program) {  // a copy of one has its bytes
        const std::string text = kernel::file_text(state.kernel, state.hardware, launch.path);
        program = state.programs.find_bytes([&](const lang::Program& known) {
            const std::vector<std::byte> bytes = elf_file(known);
            return bytes.size() == text.size() && std::memcmp(bytes.data(), text.data(), bytes.size()) == 0;
        });
        if (program) state.programs.add(file->id, program);
    }
    if (!program) return Errno::NoExec;

    const kernel::ImageLayout layout = layout_of(*program, file->id);
    const kernel::ImageLayout linker = interpreter::layout(loader->id);
    const std::uint32_t old_space = state.kernel.processes.at(pid).space;
    const kernel::AsCurrent in_its_name(state.kernel, pid);
    const auto executed = kernel::execute(state.kernel, state.hardware, pid,
                                          {.image = layout,
                                           .arguments = launch.arguments,
                                           .environment = launch.environment,
                                           .path = launch.path,
                                           .interpreter = &linker},
                                          record);
    if (!executed) return executed.error();

    lang::ImageMap images;
    images.images.push_back({.program = program, .base = executed->base, .snippet = false});
    if (old_space != state.kernel.processes.at(pid).space) state.programs.unload(old_space);
    state.programs.load(state.kernel.processes.at(pid).space, std::move(images));
    begin_linking(state, pid, executed->interpreter_base, executed->stack);
    return Done{};
}

}  // namespace fl::machine
