// Plays an strace log: each call is an event of a simulated process. Addresses are the log's. What execve
// itself maps, and every page fault, is not in such a log.
#pragma once

#include "import/call_log.h"
#include "import/stage.h"
#include "inspect/memory_map.h"

#include <memory>
#include <string>
#include <vector>

namespace fl::import {

machine::MachineConfig machine_for(const CallLog& log);

class CallPlayer {
public:
    CallPlayer(const CallLog& log, Stage& stage) : log_(log), stage_(stage) {}

    void begin();
    bool step();  // the next entry; false when all have been played
    void end();   // says what it came to
    machine::Moment worth_seeing() const { return worth_seeing_; }  // when most memory was mapped

private:
    struct File {
        std::uint64_t number = 0;
        std::string path;
        bool close_on_exec = false;
    };
    using Files = std::vector<File>;
    // A thread of the log. `memory` is shared by those that share it.
    struct Memory {
        std::string program;
        bool executed = false;  // the log tells of its execve
        bool break_known = false;
        std::uint64_t break_base = 0, break_now = 0;
        bool loader_seen = false;
        std::uint64_t peak = 0, last = 0;  // pages of total_vm
        std::uint32_t peak_line = 0;
        std::size_t areas = 0;
        std::uint32_t pid = 0;  // of the log
    };
    struct Thread {
        std::uint32_t known_as = 0;  // in the log
        machine::Pid pid = 0;        // here
        std::uint32_t leader = 0;    // the log's number of its first thread
        bool ended = false;
        std::shared_ptr<Files> files;
        std::shared_ptr<Memory> memory;
    };

    Thread* known(std::uint32_t pid) const;  // null: the log has not told of it
    Thread& thread_of(const LogEntry& entry);
    void play(const LogEntry& entry, Thread& thread);
    void play_call(const LogEntry& entry, Thread& thread);
    void play_file_call(const LogEntry& entry, Thread& thread);
    void play_map(const LogEntry& entry, Thread& thread);
    void play_change(const LogEntry& entry, Thread& thread);
    void play_break(const LogEntry& entry, Thread& thread);
    void play_shared(const LogEntry& entry, Thread& thread);
    void play_program(const LogEntry& entry, Thread& thread);
    void play_fork(const LogEntry& entry, Thread& thread);
    void play_end(const LogEntry& entry, Thread& thread);
    void play_wait(const LogEntry& entry, Thread& thread);
    void enact(const LogEntry& entry, Thread& thread, const machine::EnactCall& call);
    void make_known(Thread& thread, std::uint64_t begin, std::uint64_t length);
    std::string file_of(const Thread& thread, std::string_view descriptor) const;
    void differs(const std::string& how);
    void say_entry(const LogEntry& entry);
    void say_change(Thread& thread, const std::vector<inspect::AreaRow>& before, std::uint64_t vm_before);
    std::vector<inspect::AreaRow> areas_of(const Thread& thread) const;
    std::uint64_t total_of(const Thread& thread) const;  // pages

    const CallLog& log_;
    Stage& stage_;
    std::size_t next_ = 0;
    std::vector<std::unique_ptr<Thread>> threads_;
    struct Played {
        std::string_view name;
        std::uint32_t count = 0;
    };
    std::vector<Played> played_;
    struct Segment {  // of System V shared memory
        std::uint64_t id = 0, size = 0, at = 0;
    };
    std::vector<Segment> segments_;
    std::vector<std::shared_ptr<Memory>> programs_;
    std::vector<std::string> remarks_;  // of the entry being played
    machine::Moment worth_seeing_;
    std::uint64_t most_mapped_ = 0;
    std::uint32_t failed_ = 0, never_returned_ = 0, differing_ = 0, inferred_ = 0, signals_ = 0;
};

}  // namespace fl::import
