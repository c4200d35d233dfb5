#include "property/random_actions.h"

#include "hw/mmu.h"
#include "kernel/address_space/switch_space.h"
#include "kernel/cgroup/change.h"
#include "kernel/cgroup/groups.h"
#include "kernel/compaction/compaction.h"
#include "kernel/fault/handle_fault.h"
#include "kernel/fault/user_memory.h"
#include "kernel/files/drop.h"
#include "kernel/huge/collapse.h"
#include "kernel/huge/pool.h"
#include "kernel/oom/oom.h"
#include "kernel/process/kernel_thread.h"
#include "kernel/process/lifecycle.h"
#include "kernel/process/send_signal.h"
#include "kernel/process/threads.h"
#include "kernel/slab/shrink.h"
#include "kernel/syscall/dispatch.h"

namespace fl::kernel::test {
namespace {

constexpr VirtAddr playground{0x200000000000};
constexpr std::uint64_t playground_pages = 3 * 512;
constexpr std::size_t most_processes = 5;

}  // namespace

Pid RandomActions::somebody()
{
    std::vector<Pid> living;
    for (const auto& [pid, process] : kernel_.processes)
        if (pid > kernel_.shell && process.space != 0) living.push_back(pid);
    return living.empty() ? 0 : living[dice_.below(living.size())];
}

VirtAddr RandomActions::somewhere(Pid who)
{
    const AddressSpace& space = space_of(kernel_, who);
    switch (dice_.below(8)) {
        case 0: return {dice_.next()};
        case 1: return space.brk - dice_.below(8 * page_size);
        case 2: return process_of(kernel_, who).cpu.sp - dice_.below(3ull << 20);
        case 3: {
            const Vma& area = space.areas[dice_.below(space.areas.size())];
            return area.begin + dice_.below(area.end - area.begin);
        }
        default: return playground + dice_.below(playground_pages) * page_size;
    }
}

std::uint64_t RandomActions::some_length()
{
    switch (dice_.below(12)) {
        case 0: return dice_.next();
        case 1: return (2ull << 20) * (1 + dice_.below(3));
        case 2: return dice_.below(page_size * 3);
        default: return (1 + dice_.below(24)) * page_size;
    }
}

std::int64_t RandomActions::call(Pid who, SystemCall number, std::initializer_list<std::uint64_t> arguments)
{
    Call request;
    request.number = static_cast<std::uint16_t>(number);
    std::size_t i = 0;
    for (const std::uint64_t argument : arguments) request.arguments[i++] = argument;
    std::int64_t result = 0;
    constexpr int most_waits = 1000;  // of one call
    for (int waits = 0; waits < most_waits; ++waits) {
        if (dispatch(kernel_, hardware_, who, request, result, host_, record_) != CallResult::Retry) break;
        const Process* caller = kernel_.processes.find(who);
        if (!caller || caller->waiting != WaitReason::Disk) break;
        if (!let_run(kernel_, hardware_, who, record_)) break;
    }
    return result;
}

void RandomActions::touch(Pid who)
{
    VirtAddr at = somewhere(who);
    const auto kind = dice_.one_in(3) ? hw::AccessKind::Read : hw::AccessKind::Write;
    for (std::uint64_t pages = 1 + dice_.below(12); pages-- > 0; at += page_size) {
        const AddressSpace& in = space_of(kernel_, who);
        hw::PageFault fault;
        bool done = false;
        {
            hw::Mmu mmu(hardware_.memory, hardware_.tlb,
                        load_space(kernel_, hardware_, in.id, record_));
            std::uint64_t value = 0;
            done = kind == hw::AccessKind::Read ? mmu.load(at, 1, value, fault) : mmu.store(at, 1, 7, fault);
        }
        if (done) continue;
        const FaultResult result = handle_fault(kernel_, hardware_, who, fault, record_);
        if (result == FaultResult::Handled) continue;
        if (result == FaultResult::Wait && let_run(kernel_, hardware_, who, record_)) continue;
        if (process_of(kernel_, who).signals.pending & signal_bit(SigKill)) deliver(who);
        else process_of(kernel_, who).signals = {};
        return;
    }
}

void RandomActions::change_memory(Pid who)
{
    const std::uint64_t at = dice_.one_in(4) ? somewhere(who).value : page_floor(somewhere(who)).value,
                        length = some_length();
    constexpr std::uint64_t kinds[] = {0x22, 0x22,   0x21,   0x32,  0x31,     0x4022,
                                       0x8022, 0x2022, 0x122, 0x100022, 0x40022,
                                       0x40021, 0x44022};
    constexpr std::uint64_t advices[] = {0,  1,  2,  3,  4,  4,  4,  8,  9,  9,  10, 11, 14, 24,
                                         14, 15, 25, 18, 19, 20, 21, 20, 21, 22, 23, 99};
    if (dice_.one_in(40)) kernel_.tunables.huge_pages = static_cast<HugePages>(dice_.below(3));
    if (dice_.one_in(60)) set_pool_size(kernel_, dice_.below(6));
    if (dice_.one_in(60)) kernel_.huge_pool.overcommit = dice_.below(3);
    if (dice_.one_in(60)) static_cast<void>(run_khugepaged(kernel_, hardware_, record_));
    switch (dice_.below(12)) {
        case 0: case 1: case 2:
            call(who, SystemCall::Mmap,
                 {at, length, dice_.below(8), kinds[dice_.below(std::size(kinds))], ~0ull, 0});
            break;
        case 3: {  // one throw a statement: the order of operands is each compiler's own
            const std::uint64_t rights = dice_.below(4), fixed = dice_.one_in(2) ? 0x10 : 0;
            call(who, SystemCall::Mmap,
                 {at, length, rights, 1 + dice_.below(2) + fixed, 3 + dice_.below(4),
                  dice_.below(4) * page_size});
            break;
        }
        case 4: case 5: call(who, SystemCall::Munmap, {at, length}); break;
        case 6: case 7: call(who, SystemCall::Mprotect, {at, length, dice_.below(8)}); break;
        case 8: call(who, SystemCall::Madvise, {at, length, advices[dice_.below(std::size(advices))]}); break;
        case 9:
            call(who, SystemCall::Mremap,
                 {at, length, some_length(), dice_.below(8), page_floor(somewhere(who)).value});
            break;
        case 10:
            call(who, SystemCall::Brk,
                 {space_of(kernel_, who).start_brk.value + dice_.below(64 * page_size)});
            break;
        default: call(who, dice_.one_in(2) ? SystemCall::Mlock : SystemCall::Munlock, {at, length}); break;
    }
}

void RandomActions::use_files(Pid who)
{
    const std::uint64_t fd = dice_.below(8);
    const VirtAddr buffer = somewhere(who);
    const std::string directory = dice_.one_in(3) ? "/dev/shm/" : "/tmp/";
    const std::string path = directory + static_cast<char>('a' + dice_.below(4));
    if (dice_.one_in(3)) return use_the_disk(who, fd);
    switch (dice_.below(10)) {
        case 0: case 1: {
            UserMemory memory(kernel_, hardware_, who, record_);
            const VirtAddr at = kernel_.layout.executable_base + 0x3000;
            if (memory.write(at, std::as_bytes(std::span(path.c_str(), path.size() + 1))) != Reach::Ok) break;
            const std::uint64_t access = dice_.below(3), truncate = dice_.one_in(4) ? OpenTruncate : 0u;
            const std::uint64_t flags = access | OpenCreate | truncate;
            const bool removes = dice_.one_in(5), in_memory = dice_.one_in(6);
            if (in_memory) call(who, SystemCall::MemfdCreate, {at.value, dice_.one_in(3) ? 0u : 4u});
            else call(who, removes ? SystemCall::Unlink : SystemCall::Open, {at.value, flags, 0600});
            break;
        }
        case 2: call(who, SystemCall::Read, {fd, buffer.value, dice_.below(6 * page_size)}); break;
        case 3: case 4: call(who, SystemCall::Write, {fd, buffer.value, dice_.below(6 * page_size)}); break;
        case 5: {
            const std::uint64_t size = dice_.one_in(4) ? dice_.below(3) << 21 : dice_.below(40 * page_size);
            call(who, SystemCall::Ftruncate, {fd, size});
            break;
        }
        case 6: call(who, SystemCall::Close, {fd}); break;
        case 7: call(who, SystemCall::Lseek, {fd, dice_.below(20 * page_size), dice_.below(4)}); break;
        case 8: call(who, SystemCall::Dup2, {fd, dice_.below(8)}); break;
        default: call(who, SystemCall::Pipe, {buffer.value}); break;
    }
}

// What was written goes to the disk, and what is there leaves memory.
void RandomActions::use_the_disk(Pid who, std::uint64_t fd)
{
    const std::uint64_t from = dice_.below(20 * page_size), length = dice_.below(12 * page_size);
    const std::uint64_t area = page_floor(somewhere(who)).value;
    switch (dice_.below(9)) {
        case 0: call(who, SystemCall::Fsync, {fd}); break;
        case 1: call(who, SystemCall::Sync, {}); break;
        case 2: call(who, SystemCall::Msync, {area, some_length(), dice_.below(8)}); break;
        case 3: call(who, SystemCall::SyncFileRange, {fd, from, length, dice_.below(8)}); break;
        case 4: case 5: call(who, SystemCall::Fadvise64, {fd, from, length, dice_.below(6)}); break;
        case 6: drop_page_cache(kernel_, hardware_, record_); break;
        default: call(who, SystemCall::Fallocate, {fd, dice_.below(4), from, length}); break;
    }
}

void RandomActions::deliver(Pid who)
{
    if (deliver_signal(kernel_, hardware_, who, record_) != Delivered::Killed) return;
    if (kernel_.processes.find(who) && kernel_.processes.at(who).parent == kernel_.shell)
        reap(kernel_, hardware_, who, record_);
}

void RandomActions::live_and_die(Pid who)
{
    std::size_t alive = 0;
    for (const auto& [pid, process] : kernel_.processes) alive += pid > kernel_.shell;
    switch (dice_.below(4)) {
        case 0: case 1:
            if (alive < most_processes) call(who, SystemCall::Fork, {});
            break;
        case 2: call(who, SystemCall::Wait4, {~0ull, 0, 1, 0}); break;
        default:
            if (alive < 2) break;
            call(who, SystemCall::ExitGroup, {dice_.below(256)});
            if (kernel_.processes.find(who) && kernel_.processes.at(who).parent == kernel_.shell)
                reap(kernel_, hardware_, who, record_);
            break;
    }
}

// Memory cgroups come and go, processes move, limits tighten; sometimes somebody is killed for memory.
void RandomActions::change_groups(Pid who)
{
    constexpr const char* paths[] = {"/a", "/b", "/a/c"};
    const char* path = paths[dice_.below(std::size(paths))];
    const auto found = find_group(kernel_, path);
    const GroupId group = found.value_or(0);
    switch (dice_.below(12)) {
        case 0: case 1: static_cast<void>(make_group(kernel_, path)); break;
        case 2: static_cast<void>(remove_group(kernel_, path)); break;
        case 3: case 4: case 5: static_cast<void>(move_process(kernel_, who, group)); break;
        case 6:
            if (group) set_limit(kernel_, hardware_, group, 60 + dice_.below(800), record_);
            break;
        case 7:
            if (group) kernel_.groups.at(group).limit = dice_.one_in(2) ? no_limit : 200 + dice_.below(800);
            break;
        case 8:
            if (group) set_high(kernel_, hardware_, group, 50 + dice_.below(500), record_);
            break;
        case 9:
            if (group) kernel_.groups.at(group).kill_together = dice_.one_in(2);
            break;
        case 10: {
            const int adj = static_cast<int>(dice_.below(2000)) - 1000;
            each_thread(kernel_, process_of(kernel_, who).tgid,
                        [adj](Process& thread) { thread.oom_score_adj = adj; });
            break;
        }
        default:
            if (dice_.one_in(8)) out_of_memory(kernel_, hardware_, {.order = -1}, record_);
            else reap_victims(kernel_, hardware_, record_);
            break;
    }
}

// Blocks of all sizes are asked for and given back; memory is compacted, by force or by kcompactd.
void RandomActions::want_large_blocks()
{
    kernel_.tunables.huge_defrag = static_cast<HugeDefrag>(dice_.below(5));
    const std::uint64_t what = dice_.below(8);
    if (what == 0) compact_memory(kernel_, hardware_, record_);
    if (what == 1) wake_kcompactd(kernel_, 1 + static_cast<unsigned>(dice_.below(9)));
    if (what < 2) return;
    PageRequest request;
    request.use = dice_.one_in(2) ? FrameUse::Vmalloc : FrameUse::HugePool;  // unmovable, movable
    request.order = static_cast<unsigned>(dice_.below(10));
    request.effort = request.order > 3 ? PageRequest::Effort::Direct : PageRequest::Effort::NoReclaim;
    if (const auto block = allocate_pages(kernel_, hardware_, request, record_))
        free_pages(kernel_, hardware_, *block, request.order, record_);
}

void RandomActions::act()
{
    kernel_.now += Tick{dice_.below(200'000)};
    complete_requests(kernel_, hardware_, record_);
    const Pid who = somebody();
    if (who == 0) return;
    Process& process = process_of(kernel_, who);
    process.state = ProcessState::Running;  // whatever it waited for, it goes on
    process.waiting = WaitReason::None;
    kernel_.current = who;
    // Sometimes the kernel's own threads come first.
    if (dice_.one_in(4) && !let_run(kernel_, hardware_, who, record_)) return;
    if (dice_.one_in(12)) want_large_blocks();
    const std::uint64_t what = dice_.below(21);
    if (what == 20) change_groups(who);
    else if (what == 19 && dice_.one_in(8)) drop_slab(kernel_, hardware_, record_);
    else if (what < 7) touch(who);
    else if (what < 14) change_memory(who);
    else if (what < 18) use_files(who);
    else live_and_die(who);
    if (Process* still = kernel_.processes.find(who); still && still->space && still->signals.pending)
        deliver(who);
}

}  // namespace fl::kernel::test
