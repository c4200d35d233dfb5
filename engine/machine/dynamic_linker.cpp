#include "machine/dynamic_linker.h"

#include "kernel/fault/user_memory.h"
#include "lang/execute.h"
#include "machine/elf_image.h"
#include "machine/linker_calls.h"
#include "machine/procfs_host.h"

#include <span>
#include <string>

namespace fl::machine {
namespace {

class DynamicLinker {
public:
    DynamicLinker(MachineState& state, Pid pid, trace::Recorder& record)
        : state_(state), pid_(pid), record_(record), host_(state, record),
          space_(state.kernel.processes.at(pid).space), linking_(*state.programs.linking(space_)),
          memory_(state.kernel, state.hardware, pid, record, kernel::OnDisk::Wait)
    {
    }

    bool step();

private:
    LinkStep at() const { return static_cast<LinkStep>(linking_.step); }
    void go_to(LinkStep step) { linking_.step = static_cast<std::uint8_t>(step); }
    const lang::Program& library() const { return *state_.c_library->program; }
    LinkerCalls calls() const
    {
        return {linking_, state_.programs.images(space_)->images.front(), library()};
    }
    void take(std::int64_t result);
    void take_error(LinkStep failed);
    void fail(const char* why);
    bool store(VirtAddr at, std::uint64_t value) { return memory_.put(at, value) == kernel::Reach::Ok; }
    bool fill_in(const lang::ImageMap& images);
    bool start_thread_values(const lang::Image& image);
    bool relocate();
    void enter();

    MachineState& state_;
    Pid pid_;
    trace::Recorder& record_;
    ProcfsHost host_;
    std::uint32_t space_;
    Linking linking_;  // a copy: a call may move what the machine keeps
    kernel::UserMemory memory_;
};

// Remembers what the calls after this one need, and goes on.
void DynamicLinker::take(std::int64_t result)
{
    const LinkStep done = at();
    const VirtAddr address{static_cast<std::uint64_t>(result)};
    ++linking_.step;
    if (result < 0) return take_error(done);
    switch (done) {
    case LinkStep::OwnMemory:
        linking_.own_memory = address;
        break;
    case LinkStep::OpenCache:
    case LinkStep::OpenLibrary:
        linking_.file = static_cast<int>(result);
        break;
    case LinkStep::StatCache:
        if (memory_.get(calls().answer(done) + 48, linking_.cache_size) != kernel::Reach::Ok)  // st_size
            fail("out of memory");
        break;
    case LinkStep::MapCache:
        linking_.cache = address;
        break;
    case LinkStep::MapLibrary:
        linking_.library = address;
        break;
    case LinkStep::MapThread:
        linking_.thread = address + below_thread(*state_.programs.images(space_)->images.front().program);
        break;
    case LinkStep::RegisterRseq:
        if (!relocate()) fail("out of memory");
        break;
    case LinkStep::AskStackLimit:
        if (linking_.cache == VirtAddr{}) go_to(LinkStep::Enter);
        break;
    case LinkStep::UnmapCache:
        go_to(LinkStep::Enter);
        break;
    default:
        break;
    }
}

// Without the cache of names the library is looked for in its usual place; most else cannot be done without.
void DynamicLinker::take_error(LinkStep failed)
{
    switch (failed) {
    case LinkStep::OwnMemory:
        return go_to(LinkStep::GiveUp);
    case LinkStep::OpenCache:
        return go_to(LinkStep::OpenLibrary);
    case LinkStep::OpenLibrary:
        return fail("cannot open shared object file: No such file or directory");
    case LinkStep::MapLibrary:
    case LinkStep::MapText:
    case LinkStep::MapConstants:
    case LinkStep::MapData:
    case LinkStep::MapZeros:
        return fail("failed to map segment from shared object");
    case LinkStep::MapThread:
        return fail("cannot allocate TLS data structures for initial thread");
    default:
        return;
    }
}

void DynamicLinker::fail(const char* why)
{
    const kernel::Process& process = state_.kernel.processes.at(pid_);
    const std::string text = (process.arguments.empty() ? process.comm : process.arguments.front()) +
                             ": error while loading shared libraries: libc.so.6: " + why + "\n";
    const std::string shown = text.substr(0, 0x300);
    linking_.complaint = shown.size();
    const bool told =
        memory_.write(calls().answer(LinkStep::Complain),
                      std::as_bytes(std::span(shown.data(), shown.size()))) == kernel::Reach::Ok;
    go_to(told ? LinkStep::Complain : LinkStep::GiveUp);
}

bool DynamicLinker::fill_in(const lang::ImageMap& images)
{
    for (const lang::Image& image : images.images) {
        const lang::Program& program = *image.program;
        for (const lang::Import& import : program.imports) {
            if (import.got_offset == 0) continue;  // named by first values of variables only
            if (!store(image.base + import.got_offset, images.find_symbol(import.name).value)) return false;
        }
        for (const lang::DataRelocation& relocation : program.data_relocations) {
            const VirtAddr target =
                relocation.import < 0
                    ? image.base
                    : images.find_symbol(program.imports[static_cast<std::size_t>(relocation.import)].name);
            if (!store(image.base + relocation.at,
                       target.value + static_cast<std::uint64_t>(relocation.addend)))
                return false;
        }
    }
    return true;
}

bool DynamicLinker::start_thread_values(const lang::Image& image)
{
    const std::uint64_t size = image.program->thread_size;
    for (std::uint64_t at = 0; at < size; at += 8) {
        std::uint64_t word = 0;
        if (memory_.get(image.base + image.program->thread_offset + at, word) != kernel::Reach::Ok)
            return false;
        if (!store(linking_.thread - size + at, word)) return false;
    }
    return true;
}

// Addresses into both images, zeros behind the library's data, ld.so's own variables, and the thread's
// control block, where _start finds main and the initial stack.
bool DynamicLinker::relocate()
{
    lang::ImageMap images = *state_.programs.images(space_);
    images.images.push_back(
        {.program = state_.c_library->program, .base = linking_.library, .snippet = false});
    if (!fill_in(images)) return false;
    const VirtAddr data_end = linking_.library + end_of_data(library());
    const std::vector<std::byte> zeros(page_size - data_end.value % page_size);
    if (memory_.write(data_end, zeros) != kernel::Reach::Ok) return false;
    const VirtAddr variables = linking_.interpreter + interpreter::variables_begin.value;
    for (std::uint64_t page = 0; page < 4; ++page)
        if (!store(variables + page * page_size, 0)) return false;
    const lang::Image& own = images.images.front();
    if (!start_thread_values(own)) return false;
    const std::uint64_t words[] = {linking_.thread.value, images.find_symbol("main").value,
                                   linking_.stack.value, (own.base + own.program->thread_offset).value,
                                   own.program->thread_size};
    for (std::uint64_t i = 0; i < std::size(words); ++i)
        if (!store(linking_.thread + i * 8, words[i])) return false;
    if (!store(linking_.stack - 8, 0))
        return false;  // where a return address would lie: _start never returns
    state_.programs.load(space_, std::move(images));
    return true;
}

// The registers of a thread that is about to run the C library's _start.
void DynamicLinker::enter()
{
    hw::Cpu cpu;
    cpu.fs = linking_.thread;
    cpu.sp = linking_.stack - 8;
    lang::enter_function(cpu, state_.programs.images(space_)->find_symbol("_start"), {});
    state_.kernel.processes.at(pid_).cpu = cpu;
    state_.programs.end_linking(space_);
}

bool DynamicLinker::step()
{
    std::int64_t result = 0;
    const kernel::CallResult how =
        kernel::dispatch(state_.kernel, state_.hardware, pid_, calls().next(), result, host_, record_);
    if (how == kernel::CallResult::Exited) return true;
    if (how == kernel::CallResult::Retry) return false;
    take(result);
    if (at() == LinkStep::Enter)
        enter();
    else
        state_.programs.set_linking(space_, linking_);
    return false;
}

}  // namespace

void begin_linking(MachineState& state, Pid pid, VirtAddr interpreter, VirtAddr stack)
{
    Linking linking;
    linking.interpreter = interpreter;
    linking.stack = stack;
    state.programs.set_linking(state.kernel.processes.at(pid).space, linking);
}

bool link_step(MachineState& state, Pid pid, trace::Recorder& record)
{
    return DynamicLinker(state, pid, record).step();
}

}  // namespace fl::machine
