// The commands, one function each. Private to the shell.
#pragma once

#include "shell/tool.h"

namespace fl::shell {

ToolResult run_diff(const ToolCall& call);
ToolResult run_du(const ToolCall& call);
ToolResult run_expr(const ToolCall& call);
ToolResult run_find(const ToolCall& call);
ToolResult run_hexdump(const ToolCall& call);
ToolResult run_identity(const ToolCall& call);
ToolResult run_mount(const ToolCall& call);
ToolResult run_nl(const ToolCall& call);
ToolResult run_od(const ToolCall& call);
ToolResult run_paste(const ToolCall& call);
ToolResult run_realpath(const ToolCall& call);
ToolResult run_rev(const ToolCall& call);
ToolResult run_yes(const ToolCall& call);
ToolResult run_awk(const ToolCall& call);
ToolResult run_bash(const ToolCall& call);
ToolResult run_basename(const ToolCall& call);
ToolResult run_date(const ToolCall& call);
ToolResult run_dmesg(const ToolCall& call);
ToolResult run_man(const ToolCall& call);
ToolResult run_nproc(const ToolCall& call);
ToolResult run_perf(const ToolCall& call);
ToolResult run_sed(const ToolCall& call);
ToolResult run_seq(const ToolCall& call);
ToolResult run_stat(const ToolCall& call);
ToolResult run_tac(const ToolCall& call);
ToolResult run_tee(const ToolCall& call);
ToolResult run_top(const ToolCall& call);
ToolResult run_tr(const ToolCall& call);
ToolResult run_ulimit(const ToolCall& call);
ToolResult run_uname(const ToolCall& call);
ToolResult run_uptime(const ToolCall& call);
ToolResult run_vmstat(const ToolCall& call);
ToolResult run_watch(const ToolCall& call);
ToolResult run_which(const ToolCall& call);
ToolResult run_xargs(const ToolCall& call);
ToolResult run_bg(const ToolCall& call);
ToolResult run_cat(const ToolCall& call);
ToolResult run_cd(const ToolCall& call);
ToolResult run_clear(const ToolCall& call);
ToolResult run_cut(const ToolCall& call);
ToolResult run_echo(const ToolCall& call);
ToolResult run_exit(const ToolCall& call);
ToolResult run_export(const ToolCall& call);
ToolResult run_false(const ToolCall& call);
ToolResult run_fg(const ToolCall& call);
ToolResult run_free(const ToolCall& call);
ToolResult run_gcc(const ToolCall& call);
ToolResult run_gdb(const ToolCall& call);
ToolResult run_grep(const ToolCall& call);
ToolResult run_head(const ToolCall& call);
ToolResult run_help(const ToolCall& call);
ToolResult run_history(const ToolCall& call);
ToolResult run_jobs(const ToolCall& call);
ToolResult run_kill(const ToolCall& call);
ToolResult run_ls(const ToolCall& call);
ToolResult run_pgrep(const ToolCall& call);
ToolResult run_pidof(const ToolCall& call);
ToolResult run_pmap(const ToolCall& call);
ToolResult run_ps(const ToolCall& call);
ToolResult run_printf(const ToolCall& call);
ToolResult run_pwd(const ToolCall& call);
ToolResult run_size(const ToolCall& call);
ToolResult run_nm(const ToolCall& call);
ToolResult run_sort(const ToolCall& call);
ToolResult run_strace(const ToolCall& call);
ToolResult run_sysctl(const ToolCall& call);
ToolResult run_tail(const ToolCall& call);
ToolResult run_test(const ToolCall& call);
ToolResult run_true(const ToolCall& call);
ToolResult run_uniq(const ToolCall& call);
ToolResult run_unset(const ToolCall& call);
ToolResult run_wait(const ToolCall& call);
ToolResult run_wc(const ToolCall& call);

ToolResult usage_error(std::string text, int status);           // printed on standard error
std::vector<std::string_view> lines_of(std::string_view text);  // without newlines; none after the last one

// The program that a file holds; null, and what `tool` says of it in `result`, when it holds none.
lang::ProgramPtr program_named(const ToolCall& call, const char* tool, const std::string& file,
                               ToolResult& result);

}  // namespace fl::shell
