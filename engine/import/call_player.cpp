#include "import/call_player.h"

#include "base/text.h"
#include "import/scan.h"
#include "import/trace_line.h"
#include "import/trace_value.h"
#include "kernel/syscall/numbers.h"

#include <algorithm>

namespace fl::import {
namespace {

using machine::EnactArea;

constexpr std::string_view loader = "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2";

}  // namespace

machine::MachineConfig machine_for(const CallLog& log)
{
    std::uint64_t populated = 0;  // what the log asks to have at once
    constexpr std::uint64_t most = sizeof(void*) == 8 ? 4ull << 30 : 256ull << 20;
    for (const LogEntry& entry : log.entries) {
        const bool maps = entry.name == "mmap" && entry.arguments.find("MAP_") != std::string_view::npos;
        const Arguments arguments = maps ? split_arguments(entry.arguments) : Arguments{};
        if (maps && (argument(arguments, 3) & (map_populate | map_locked)))
            populated = std::min(most, populated + std::min(most, argument(arguments, 1)));
    }
    machine::MachineConfig config;
    config.ram = ByteCount{align_up(populated + populated / 8, 64ull << 20) + (256ull << 20)};
    return config;
}

void CallPlayer::begin()
{
    // The log has what its own kernel answered: ours shall not refuse it for want of promises.
    stage_.apply(machine::WriteProc{"/proc/sys/vm/overcommit_memory", "1\n"});
    stage_.say(format("An strace log of %u lines: %u calls, of which %u do not concern memory and are left "
                      "out.\n",
                      log_.lines, log_.calls, log_.others));
    if (log_.unknown != 0)
        stage_.say(format("%u lines are not strace's and are skipped; the first: log:%u\n", log_.unknown,
                          log_.first_unknown));
    stage_.say("Such a log has no page faults: which pages were used it does not tell, so RES stays small, "
               "and neighbours that only used pages hold apart may show as one area. Nor has it what execve "
               "maps by itself: the segments of the program and of its loader show "
               "only where a call names them; the stack and the vdso lie where the simulated kernel puts "
               "them.\n");
}

CallPlayer::Thread* CallPlayer::known(std::uint32_t pid) const
{
    for (std::size_t i = threads_.size(); i-- > 0;)
        if (threads_[i]->known_as == pid) return threads_[i].get();
    return nullptr;
}

CallPlayer::Thread& CallPlayer::thread_of(const LogEntry& entry)
{
    Thread* const old = known(entry.pid);
    if (old && !old->ended) return *old;
    if (!old) threads_.push_back(std::make_unique<Thread>());
    Thread& thread = old ? *old : *threads_.back();
    thread = {};
    thread.known_as = entry.pid;
    thread.leader = entry.pid;
    thread.files = std::make_shared<Files>();
    thread.memory = std::make_shared<Memory>();
    thread.memory->pid = entry.pid;
    const bool begins = entry.name.starts_with("execve") && errno_of(entry.result).empty();
    const std::string name = begins ? quoted_text(entry.arguments) : format("/process-%u", entry.pid);
    thread.memory->program = name;
    programs_.push_back(thread.memory);
    thread.pid = stage_.apply(machine::EnactProgram{0, name}).pid;
    return thread;
}

std::vector<inspect::AreaRow> CallPlayer::areas_of(const Thread& thread) const
{
    return inspect::memory_areas(machine::view(stage_.state()), thread.pid);
}

std::uint64_t CallPlayer::total_of(const Thread& thread) const
{
    const kernel::Process* process = stage_.state().kernel.processes.find(thread.pid);
    return process && process->space != 0 ? stage_.state().kernel.spaces.at(process->space).total_vm : 0;
}

bool CallPlayer::step()
{
    if (next_ >= log_.entries.size()) return false;
    const LogEntry& entry = log_.entries[next_++];
    const bool ends = entry.kind == LogEntry::Kind::Exited || entry.kind == LogEntry::Kind::Killed;
    const Thread* const ending = ends ? known(entry.pid) : nullptr;
    if (ends && (!ending || ending->ended)) return true;
    Thread& thread = thread_of(entry);
    remarks_.clear();
    const std::vector<inspect::AreaRow> before = areas_of(thread);
    const std::uint64_t vm_before = total_of(thread);
    play(entry, thread);
    say_entry(entry);
    if (!thread.ended) say_change(thread, before, vm_before);
    for (const std::string& remark : remarks_)
        stage_.say("      " + remark + "\n");
    Memory& memory = *thread.memory;
    if (const std::uint64_t now = total_of(thread); now != 0) {
        memory.last = now;
        memory.areas = areas_of(thread).size();
        if (now >= most_mapped_) most_mapped_ = now, worth_seeing_ = stage_.state().moment;
        if (now > memory.peak) memory.peak = now, memory.peak_line = entry.line;
    }
    return true;
}

void CallPlayer::play(const LogEntry& entry, Thread& thread)
{
    if (entry.kind == LogEntry::Kind::Signal) {
        ++signals_;
        return;
    }
    if (entry.kind != LogEntry::Kind::Call) return play_end(entry, thread);
    const bool ends = entry.name == "exit" || entry.name == "exit_group";
    if (entry.result.empty() && !ends) {
        ++never_returned_;
        remarks_.emplace_back("never returned: not played");
        return;
    }
    if (!errno_of(entry.result).empty()) {
        ++failed_;
        remarks_.emplace_back("refused: nothing changes");
        return;
    }
    auto counted = std::find_if(played_.begin(), played_.end(),
                                [&](const Played& each) { return each.name == entry.name; });
    if (counted == played_.end()) counted = played_.insert(counted, Played{entry.name, 0});
    ++counted->count;
    play_call(entry, thread);
}

void CallPlayer::play_call(const LogEntry& entry, Thread& thread)
{
    const std::string_view name = entry.name;
    if (name == "mmap" || name == "mmap2") return play_map(entry, thread);
    if (name == "brk") return play_break(entry, thread);
    if (name.starts_with("shm")) return play_shared(entry, thread);
    if (name.starts_with("execve")) return play_program(entry, thread);
    if (name == "fork" || name == "vfork" || name.starts_with("clone")) return play_fork(entry, thread);
    if (name.starts_with("exit")) return play_end(entry, thread);
    if (name.starts_with("wait")) return play_wait(entry, thread);
    if (name.starts_with("m") && name != "memfd_create") return play_change(entry, thread);
    if (name == "pkey_mprotect") return play_change(entry, thread);
    play_file_call(entry, thread);
}

void CallPlayer::differs(const std::string& how)
{
    ++differing_;
    remarks_.push_back(how);
}

void CallPlayer::enact(const LogEntry& entry, Thread& thread, const machine::EnactCall& call)
{
    const machine::Outcome outcome = stage_.apply(call);
    const std::int64_t got = outcome.error ? -static_cast<std::int64_t>(*outcome.error) : outcome.result;
    const std::optional<std::uint64_t> wanted = returned(entry.result);
    if (got < 0 && got > -4096)
        differs("the simulated machine refuses this: " + std::string(fl::name_of(static_cast<Errno>(-got))));
    else if (wanted && call.number != static_cast<std::uint16_t>(kernel::SystemCall::Clone) &&
             *wanted != static_cast<std::uint64_t>(got))
        differs(format("the simulated machine answers 0x%llx", wide(static_cast<std::uint64_t>(got))));
    static_cast<void>(thread);
}

// Where the log speaks of memory it has not told of before, there must have been an area.
void CallPlayer::make_known(Thread& thread, std::uint64_t begin, std::uint64_t length)
{
    const std::uint64_t end = align_up(begin + length, page_size);
    std::uint64_t at = begin - begin % page_size;
    std::vector<inspect::AreaRow> rows = areas_of(thread);
    for (std::size_t i = 0; at < end && end > begin; ++i) {
        const std::uint64_t next = i < rows.size() ? rows[i].begin.value : ~0ull;
        if (at < next) {
            Memory& memory = *thread.memory;
            EnactArea area{.pid = thread.pid,
                           .begin = VirtAddr{at},
                           .end = VirtAddr{std::min(end, next)},
                           .protection = kernel::ProtRead | kernel::ProtWrite};
            const bool of_program = memory.break_known && at < memory.break_base;
            if (memory.executed && of_program)
                area.name = memory.program;
            else if (memory.executed && !memory.loader_seen)
                area.name = loader, memory.loader_seen = true;
            if (!stage_.apply(area).error) {
                ++inferred_;
                remarks_.emplace_back(memory.executed
                                          ? "of an area that execve made: shown as far as the log names it"
                                          : "of an area the log has not told of before");
            }
        }
        if (i >= rows.size()) break;
        at = std::max(at, rows[i].end.value);
    }
}

}  // namespace fl::import
