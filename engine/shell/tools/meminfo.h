// /proc files taken apart, as libproc2 does. Private to the shell.
#pragma once

#include "shell/world.h"

#include <map>
#include <string>
#include <vector>

namespace fl::shell {

class MeminfoFields {
public:
    explicit MeminfoFields(const World& world);
    unsigned long long operator[](std::string_view name) const;  // kB; 0 when there is no such line

private:
    std::map<std::string, unsigned long long, std::less<>> fields_;
};

// What /proc/PID/stat, statm, status and cmdline say of one process.
struct ProcessFacts {
    Pid pid = 0, parent = 0;
    std::string comm, command, user, waits_in;  // waits_in: wchan
    char state = '?';
    unsigned uid = 0;
    int nice = 0, priority = 20;
    bool session_leader = false, kernel_thread = false, of_terminal = false,
         in_front = false;  // Ctrl-C would reach it
    unsigned long long minflt = 0, majflt = 0, ticks = 0, start_ticks = 0;      // ticks of 1/100 s
    unsigned long long size = 0, resident = 0, shared = 0, text = 0, data = 0;  // KiB
    unsigned long long swap = 0, anon = 0, file = 0, shmem = 0, peak = 0, stack = 0, library = 0, pte = 0,
                       locked = 0, pss = 0, uss = 0;  // KiB
    unsigned long long threads = 1, group = 0, session = 0, flags = 0;
    int front_group = -1;  // TPGID
    int oom_score = 0, oom_adj = 0;
};

std::vector<ProcessFacts> read_processes(const World& world);
ProcessFacts read_process(const World& world, Pid pid);

}  // namespace fl::shell
