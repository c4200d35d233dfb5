// The kernel's log of one or more OOM kills, as dmesg, journalctl or syslog show it. Formats of 4.19 to 6.x.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl::import {

// A row of "Tasks state (memory values in pages)".
struct OomTask {
    std::uint32_t line = 0;
    std::uint32_t pid = 0, uid = 0;
    std::uint64_t total_vm = 0, rss = 0, swapents = 0;  // pages
    std::uint64_t table_bytes = 0;
    std::int32_t score_adj = 0;
    std::string name;
};

struct OomKill {
    std::uint32_t line = 0;  // where it begins
    std::string invoker;     // whose request could not be met; "" = the log begins later
    std::string constraint;  // "CONSTRAINT_NONE", "CONSTRAINT_MEMCG"; "" before 5.0
    bool of_group = false;   // a memory cgroup at its limit
    std::string group;
    bool allocating_task = false;  // oom_kill_allocating_task: no choice was made
    bool whole_group = false;      // memory.oom.group: the others of its cgroup went too
    bool may_take_child = false;   // before 5.1: "or sacrifice child"
    std::vector<OomTask> tasks;
    std::optional<std::uint64_t> ram_pages, reserved_pages, swap_kb;      // of the machine
    std::optional<std::uint64_t> limit_kb, swap_limit_kb, both_limit_kb;  // of the cgroup
    std::vector<std::uint32_t> killed;                                    // [0] is the victim
    std::string victim;                                                   // its name
};

struct OomLog {
    std::vector<OomKill> kills;
    std::uint32_t lines = 0, unread_rows = 0;
};

OomLog read_oom_log(std::string_view text);

bool looks_like_oom_log(std::string_view text);

// The kernel's own words in a line: without what dmesg, journalctl or syslog put before them.
std::string_view kernel_message(std::string_view line);

}  // namespace fl::import
