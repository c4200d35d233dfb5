#include "machine/linker_calls.h"

#include "kernel/syscall/numbers.h"
#include "machine/elf_image.h"

#include <utility>

namespace fl::machine {
namespace {

using kernel::SystemCall;

constexpr std::uint64_t read_only = kernel::ProtRead, writable = kernel::ProtRead | kernel::ProtWrite;
constexpr std::uint64_t is_private = 2, is_fixed = 0x10, is_anonymous = 0x20, denies_write = 0x800;  // MAP_*
constexpr std::uint64_t no_file = ~std::uint64_t{0};
constexpr std::uint64_t here = static_cast<std::uint64_t>(-100);  // AT_FDCWD
constexpr std::uint64_t close_on_exec = 02000000, empty_path = 0x1000;
// The thread's control block and variables, and where in them the tid, the list of locks and rseq's area lie.
constexpr std::uint64_t thread_bytes = 0x3000, tid_at = 0xa10, locks_at = 0xa20, rseq_at = 0x1060;

kernel::Call call(SystemCall number, std::array<std::uint64_t, 6> arguments = {})
{
    return {static_cast<std::uint16_t>(number), arguments};
}

}  // namespace

VirtAddr LinkerCalls::answer(LinkStep step) const
{
    constexpr std::pair<LinkStep, std::uint64_t> places[] = {
        {LinkStep::ReadHeader, 0},      {LinkStep::ReadSegments, 0x400}, {LinkStep::ReadSegmentsAgain, 0x800},
        {LinkStep::StatCache, 0xc00},   {LinkStep::StatLibrary, 0xd00},  {LinkStep::AskStackLimit, 0xe00},
        {LinkStep::Complain, page_size}};
    for (const auto& [asked, place] : places)
        if (asked == step) return linking_.own_memory + place;
    return {};
}

// The calls that map the library: a part each, over the whole that was mapped first.
kernel::Call LinkerCalls::library_call(const kernel::ImageLayout& layout) const
{
    const auto file = static_cast<std::uint64_t>(linking_.file);
    if (at() == LinkStep::MapLibrary)
        return call(SystemCall::Mmap,
                    {0, layout.image_size.value, read_only, is_private | denies_write, file, 0});
    const kernel::Segment& data = layout.segments.back();
    if (at() == LinkStep::MapZeros) {
        const VirtAddr begin = page_ceil(linking_.library + data.memory_offset.value + data.size.value);
        return call(SystemCall::Mmap, {begin.value, data.zeros.value, writable,
                                       is_private | is_fixed | is_anonymous, no_file, 0});
    }
    const std::size_t part = linking_.step - static_cast<std::size_t>(LinkStep::MapText) + 1;
    const kernel::Segment& segment = layout.segments[part];
    return call(SystemCall::Mmap, {(linking_.library + segment.memory_offset.value).value,
                                   align_up(segment.size.value, page_size), segment.protection,
                                   is_private | is_fixed | denies_write, file, segment.file_offset.value});
}

// Opening, reading and closing: the cache of names, then the library.
kernel::Call LinkerCalls::file_call() const
{
    const auto file = static_cast<std::uint64_t>(linking_.file);
    const std::uint64_t names = linking_.interpreter.value, to = answer(at()).value;
    switch (at()) {
    case LinkStep::Preload:
        return call(SystemCall::Access, {names + interpreter::preload_name, 4});
    case LinkStep::OpenCache:
        return call(SystemCall::Openat, {here, names + interpreter::cache_name, close_on_exec});
    case LinkStep::OpenLibrary:
        return call(SystemCall::Openat, {here, names + interpreter::library_name, close_on_exec});
    case LinkStep::StatCache:
    case LinkStep::StatLibrary:
        return call(SystemCall::Newfstatat, {file, names + interpreter::empty_name, to, empty_path});
    case LinkStep::ReadHeader:
        return call(SystemCall::Read, {file, to, 832});
    case LinkStep::ReadSegments:
    case LinkStep::ReadSegmentsAgain:
        return call(SystemCall::Pread64, {file, to, 784, 64});
    case LinkStep::Complain:
        return call(SystemCall::Write, {2, to, linking_.complaint});
    default:
        return call(SystemCall::Close, {file});
    }
}

// What has been filled in is written no more (RELRO).
kernel::Call LinkerCalls::seal_call() const
{
    const auto seal = [](VirtAddr base, const lang::Program& program) {
        return call(SystemCall::Mprotect, {(base + program.relro_offset).value,
                                           program.data_offset - program.relro_offset, read_only});
    };
    if (at() == LinkStep::SealLibrary) return seal(linking_.library, library_);
    if (at() == LinkStep::SealProgram) return seal(own_.base, *own_.program);
    return call(SystemCall::Mprotect, {(linking_.interpreter + interpreter::variables_begin.value).value,
                                       interpreter::variables_sealed.value, read_only});
}

kernel::Call LinkerCalls::next() const
{
    const auto file = static_cast<std::uint64_t>(linking_.file);
    const VirtAddr thread = linking_.thread - thread_block;
    const auto anonymous = [](std::uint64_t size) {
        return call(SystemCall::Mmap, {0, size, writable, is_private | is_anonymous, no_file, 0});
    };
    switch (at()) {
    case LinkStep::AskBreak:
        return call(SystemCall::Brk);
    case LinkStep::OwnMemory:
        return anonymous(2 * page_size);
    case LinkStep::MapCache:
        return call(SystemCall::Mmap, {0, linking_.cache_size, read_only, is_private, file, 0});
    case LinkStep::MapLibrary:
    case LinkStep::MapText:
    case LinkStep::MapConstants:
    case LinkStep::MapData:
    case LinkStep::MapZeros:
        return library_call(layout_of(library_, 0));
    case LinkStep::MapThread:
        return anonymous(align_up(thread_bytes + below_thread(*own_.program) - thread_block, page_size));
    case LinkStep::SetThread:
        return call(SystemCall::ArchPrctl, {0x1002, linking_.thread.value});  // ARCH_SET_FS
    case LinkStep::SetTid:
        return call(SystemCall::SetTidAddress, {(thread + tid_at).value});
    case LinkStep::SetRobustList:
        return call(SystemCall::SetRobustList, {(thread + locks_at).value, 24});
    case LinkStep::RegisterRseq:
        return call(SystemCall::Rseq, {(thread + rseq_at).value, 0x20, 0, 0x53053053});
    case LinkStep::SealLibrary:
    case LinkStep::SealProgram:
    case LinkStep::SealLoader:
        return seal_call();
    case LinkStep::AskStackLimit:
        return call(SystemCall::Prlimit64, {0, 3, 0, answer(at()).value});  // RLIMIT_STACK
    case LinkStep::UnmapCache:
        return call(SystemCall::Munmap, {linking_.cache.value, linking_.cache_size});
    case LinkStep::GiveUp:
        return call(SystemCall::ExitGroup, {127});
    default:
        return file_call();
    }
}

}  // namespace fl::machine
