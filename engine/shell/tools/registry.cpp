#include "shell/tools/tools.h"

#include "base/text.h"

namespace fl::shell {
namespace {

constexpr Tool all_tools[] = {
    {"[", "[ EXPRESSION ]", "test a condition", run_test},
    {"[[", "[[ EXPRESSION ]]", "test a condition", run_test},
    {"test", "test EXPRESSION", "test a condition", run_test},
    {"printf", "printf FORMAT [ARGUMENT...]", "print with a format", run_printf},
    {"awk", "awk [-F SEP] [-v NAME=VALUE] PROGRAM [FILE...]", "process lines by patterns", run_awk},
    {"bash", "bash FILE | bash -c TEXT", "run a script", run_bash},
    {"sh", "sh FILE | sh -c TEXT", "run a script", run_bash},
    {"basename", "basename PATH [SUFFIX]", "the last part of a path", run_basename},
    {"dirname", "dirname PATH", "a path without its last part", run_basename},
    {"date", "date [+FORMAT]", "the simulated time", run_date},
    {"dmesg", "dmesg [-T] [-t]", "the kernel's messages", run_dmesg},
    {"man", "man COMMAND", "what a command does here", run_man},
    {"nproc", "nproc", "how many processors", run_nproc},
    {"perf", "perf stat [-e EVENT,...] COMMAND", "count page faults and misses of the TLB", run_perf},
    {"pkill", "pkill [-SIGNAL] [-f] [-x] PATTERN", "send a signal to processes by name", run_pgrep},
    {"sed", "sed [-n] [-E] [-i] SCRIPT [FILE...]", "edit lines", run_sed},
    {"seq", "seq [-s SEP] [-w] [FIRST [STEP]] LAST", "print numbers", run_seq},
    {"stat", "stat [-L] [-c FORMAT] [--printf=FORMAT] FILE...", "what is known of a file", run_stat},
    {"tac", "tac [FILE...]", "print lines backwards", run_tac},
    {"tee", "tee [-a] FILE...", "copy what passes into files", run_tee},
    {"top", "top -b [-n COUNT] [-d SECONDS] [-o FIELD] [-p PIDS]", "processes and memory", run_top},
    {"tr", "tr [-d] [-s] [-c] SET [SET]", "replace characters", run_tr},
    {"ulimit", "ulimit [-a]", "limits of processes", run_ulimit},
    {"uname", "uname [-a]", "name of the system", run_uname},
    {"uptime", "uptime [-p]", "how long the machine has run", run_uptime},
    {"vmstat", "vmstat [-a] [-s] [-w] [-S UNIT] [DELAY [COUNT]]", "memory, swap and processor over time",
     run_vmstat},
    {"watch", "watch [-n SECONDS] [-t] COMMAND", "the same command again and again, ten times at most here",
     run_watch},
    {"which", "which COMMAND...", "where a command is", run_which},
    {"xargs", "xargs [-n COUNT] [-I WORD] COMMAND", "run a command with words from input", run_xargs},
    {"bg", "bg [JOB]", "let a stopped program go on in the background", run_bg},
    {"cat", "cat [-n] [FILE...]", "print files", run_cat},
    {"arch", "arch", "the machine's architecture", run_identity},
    {"cmp", "cmp [-s] FILE FILE", "compare two files byte by byte", run_diff},
    {"diff", "diff [-u] [-q] FILE FILE", "compare two files line by line", run_diff},
    {"du", "du [-s] [-h] [-b] [-m] [FILE...]", "room that files take on the disk", run_du},
    {"expr", "expr EXPRESSION", "compute and compare", run_expr},
    {"find", "find [PATH...] [-name PATTERN] [-type d|f] [-size [+-]N] [-exec COMMAND ;] ...",
     "look for files", run_find},
    {"hexdump", "hexdump [-C] [-n LENGTH] [-s OFFSET] [FILE...]", "bytes as numbers", run_hexdump},
    {"hostname", "hostname", "the machine's name", run_identity},
    {"id", "id [-u|-g|-un]", "who you are", run_identity},
    {"mount", "mount", "the file systems", run_mount},
    {"nm", "nm [-ngupD] PROGRAM...", "functions and variables of a program, and where they are", run_nm},
    {"nl", "nl [-b a] [FILE...]", "number lines", run_nl},
    {"od", "od [-A BASE] [-t TYPE] [-j SKIP] [-N LENGTH] [-v] [-c] [-x] [FILE...]", "bytes as numbers",
     run_od},
    {"paste", "paste [-s] [-d LIST] [FILE...]", "lines side by side", run_paste},
    {"readlink", "readlink [-f|-e|-m] [-n] FILE...", "where a link leads", run_realpath},
    {"realpath", "realpath [-e|-m|-s] FILE...", "absolute names", run_realpath},
    {"rev", "rev [FILE...]", "lines backwards", run_rev},
    {"tty", "tty", "the terminal's name", run_identity},
    {"whoami", "whoami", "your name", run_identity},
    {"xxd", "xxd [-l LENGTH] [-s OFFSET] [FILE]", "bytes as numbers", run_hexdump},
    {"yes", "yes [WORD...]", "a line again and again, for a pipe", run_yes},
    {"chmod", "chmod MODE FILE...", "change who may do what with files", nullptr},
    {"time", "time [-pv] [-f FORMAT] [-o FILE] COMMAND...", "what a program used: /usr/bin/time -v", nullptr},
    {"timeout", "timeout [-s SIGNAL] SECONDS COMMAND...", "end a program after some time", nullptr},
    {"cd", "cd [DIRECTORY]", "change the working directory", run_cd},
    {"clear", "clear", "empty the terminal", run_clear},
    {"cp", "cp SOURCE... DEST", "copy files", nullptr},
    {"dd", "dd if=FILE of=FILE bs=N count=N", "copy bytes in blocks", nullptr},
    {"comm", "comm [-123] [--total] FILE FILE", "lines that two sorted files share or not", nullptr},
    {"file", "file [-bL] FILE...", "what kind of file it is", nullptr},
    {"getconf", "getconf NAME | -a", "limits of the system: PAGE_SIZE and others", nullptr},
    {"ldd", "ldd FILE...", "the libraries that a program needs", nullptr},
    {"lscpu", "lscpu", "the processors", nullptr},
    {"mkfifo", "mkfifo [-m MODE] NAME...", "make named pipes", nullptr},
    {"readelf", "readelf [-h] [-l] [-S] [-W] FILE...", "headers and segments of a program", nullptr},
    {"slabtop", "slabtop -o [-s CRITERION]", "the kernel's caches of objects", nullptr},
    {"fallocate", "fallocate -l LENGTH FILE", "make a file of a size", nullptr},
    {"memhog", "memhog [-r N] [-s SECONDS] SIZE", "use memory", nullptr},
    {"ln", "ln [-sfnv] TARGET... NAME", "another name for a file, or a link to it", nullptr},
    {"mkdir", "mkdir [-pv] [-m MODE] DIRECTORY...", "make directories", nullptr},
    {"mkswap", "mkswap FILE", "make a swap area", nullptr},
    {"mv", "mv SOURCE... DEST", "rename files", nullptr},
    {"rm", "rm [-f] [-r] [-v] FILE...", "remove files", nullptr},
    {"rmdir", "rmdir DIRECTORY...", "remove empty directories", nullptr},
    {"sleep", "sleep SECONDS", "let simulated time pass", nullptr},
    {"swapoff", "swapoff -a | FILE...", "stop swapping", nullptr},
    {"swapon", "swapon [--show] [-a] [-p PRIORITY] [FILE]", "begin to swap", nullptr},
    {"sync", "sync [FILE...]", "write cached data to the disk", nullptr},
    {"touch", "touch FILE...", "make empty files", nullptr},
    {"truncate", "truncate -s SIZE FILE...", "set the size of files", nullptr},
    {"cut", "cut -d CHAR -f LIST [FILE...]", "print columns of each line", run_cut},
    {"echo", "echo [-n] [WORD...]", "print words", run_echo},
    {"exit", "exit [STATUS]", "set $? (the terminal stays open)", run_exit},
    {"export", "export NAME=VALUE", "set a variable", run_export},
    {"false", "false", "fail", run_false},
    {"fg", "fg [JOB]", "bring a program back to the front", run_fg},
    {"free", "free [-b|-k|-m|-g|-h] [--si] [-l] [-t] [-v] [-w] [-s SECONDS] [-c COUNT]",
     "how much memory is free and used", run_free},
    {"gcc", "gcc FILE.c [-o PROGRAM]", "compile a C program", run_gcc},
    {"cc", "cc FILE.c [-o PROGRAM]", "compile a C program", run_gcc},
    {"gdb", "gdb [-q] [--args] PROGRAM [ARGUMENT...]", "run a program under the debugger", run_gdb},
    {"grep", "grep [-c|-i|-n|-v|-w|-q|-E|-o] PATTERN [FILE...]", "print lines that match", run_grep},
    {"head", "head [-n LINES] [FILE...]", "print the first lines", run_head},
    {"help", "help [COMMAND]", "what can be typed here", run_help},
    {"history", "history [-c]", "the lines typed so far", run_history},
    {"jobs", "jobs", "programs in the background", run_jobs},
    {"kill", "kill [-SIGNAL] PID...", "send a signal to a process", run_kill},
    {"ls", "ls [-l] [-a] [-1] [-L] [FILE...]", "list files", run_ls},
    {"pgrep", "pgrep [-l] [-a] [-c] [-f] [-x] [-n] [-o] [-P PPID] PATTERN", "pids of processes by name",
     run_pgrep},
    {"pidof", "pidof NAME...", "pids of processes with this name", run_pidof},
    {"pmap", "pmap [-x|-X|-d] [-q] [-p] PID...", "the memory map of a process", run_pmap},
    {"ps", "ps [aux|-e|-ef|-o COLUMNS|-p PID|--sort COLUMN]", "list processes", run_ps},
    {"pwd", "pwd", "print the working directory", run_pwd},
    {"size", "size PROGRAM...", "sizes of a program's segments", run_size},
    {"sort", "sort [-n] [-r] [-u] [-k FIELD] [FILE...]", "sort lines", run_sort},
    {"strace", "strace [-c] [-f] [-o FILE] [-e trace=CALLS] PROGRAM [ARGUMENT...] | -p PID",
     "run a program and print its system calls", run_strace},
    {"sysctl", "sysctl NAME | sysctl [-w] NAME=VALUE", "read or set a kernel setting", run_sysctl},
    {"tail", "tail [-n LINES] [FILE...]", "print the last lines", run_tail},
    {"true", "true", "succeed", run_true},
    {"uniq", "uniq [-c] [-d] [FILE]", "leave out repeated lines", run_uniq},
    {"unset", "unset NAME", "forget a variable", run_unset},
    {"wait", "wait [PID]", "wait for programs in the background", run_wait},
    {"wc", "wc [-l] [-w] [-c] [FILE...]", "count lines, words and bytes", run_wc},
};

}  // namespace

std::span<const Tool> tools()
{
    return all_tools;
}

const Tool* find_tool(std::string_view name)
{
    for (const Tool& tool : all_tools)
        if (tool.name == name) return &tool;
    return nullptr;
}

bool is_shell_word(const Tool& tool)
{
    for (const std::string_view word :
         {"bg",   "cd",     "clear", "echo", "exit", "export", "false", "fg",     "help",  "history", "jobs",
          "kill", "printf", "pwd",   "test", "[",    "[[",     "true",  "ulimit", "unset", "wait"})
        if (tool.name == word) return true;
    return false;
}

std::string complaint(std::string_view tool, std::string_view what, Errno error)
{
    std::string text(tool);
    if (!what.empty()) text += ": " + std::string(what);
    return text + ": " + std::string(message_of(error)) + "\n";
}

ToolResult usage_error(std::string text, int status)
{
    ToolResult result;
    result.errors = std::move(text);
    result.status = status;
    return result;
}

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines = split(text, '\n');
    if (!lines.empty() && lines.back().empty()) lines.pop_back();
    return lines;
}

std::string read_inputs(const ToolCall& call, std::size_t first, ToolResult& result)
{
    if (first >= call.arguments.size()) return std::string(call.input);
    std::string all;
    for (std::size_t i = first; i < call.arguments.size(); ++i) {
        if (call.arguments[i] == "-") {
            all += call.input;
            continue;
        }
        const Result<std::string> text = call.world.read(call.arguments[i]);
        if (text)
            all += *text;
        else {
            result.errors += complaint(call.arguments[0], call.arguments[i], text.error());
            result.status = 1;
        }
    }
    return all;
}

}  // namespace fl::shell
