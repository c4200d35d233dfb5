// Runs a shell line: one small thing at a time, so that a program it starts can run in between. No recursion:
// loops, functions and $( ) are frames on a stack of its own.
#pragma once

#include "shell/desk.h"
#include "shell/perf.h"
#include "shell/strace.h"
#include "shell/streams.h"
#include "shell/syntax.h"
#include "shell/tool.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fl::shell {

class Expander;

// What a line has put behind the shell with &: commands that need a shell of their own.
struct Behind {
    Pid pid = 0;  // of the process that stands for it
    ScriptPtr script;
    Streams streams;
};

class Interpreter {
public:
    // `behind`: of a script that runs behind the shell; never lets the machine run itself.
    explicit Interpreter(Desk& desk, bool behind = false) : desk_(desk), behind_(behind) {}

    void begin(std::string_view line);
    bool busy() const { return !frames_.empty(); }
    bool waits_for_debugger() const { return waiting_.what == Waiting::Debugger; }
    bool waits_for_machine() const
    {
        return waiting_.what == Waiting::Program || waiting_.what == Waiting::Time;
    }
    // Does the next small thing. The machine runs afterwards, or not; nothing is left when busy() is false.
    void step();
    void begin(const Behind& script) { push_script(script.script, script.streams); }
    // Behind: what it waited for has ended, or it waits for nothing.
    bool can_go_on() const;
    // Behind: the next small thing, or the end of what it waited for.
    void go_on();
    // Behind: this process is one that it has started.
    bool owns(Pid pid) const;
    // What has been put behind the shell since this was last asked.
    std::vector<Behind> take_started() { return std::exchange(started_, {}); }
    // Something happened in the machine while the line waits.
    void on_event(const trace::Event& event);
    // What the line started has come to its end.
    void on_stopped();
    void debugger_finished();
    // Ctrl-C: SIGINT for the program in front, or the rest of the line is forgotten.
    void interrupt();
    // Forgets the line; a program in front is suspended, as Ctrl-Z does.
    void abandon();
    // Tells of background programs that have ended, as a shell does before its prompt.
    void report_jobs();
    // A traced program is watched call by call: the machine should run in short pieces.
    bool wants_short_runs() const { return waiting_.run.traced; }

private:
    struct Expanded {
        std::vector<std::string> words;
        std::vector<SetVariable> assignments;
        std::vector<std::pair<Redirection, std::string>> redirections;
        ScriptPtr branch;  // of a case
    };
    struct Frame {
        // List: a script; Pipe: one pipeline of it; Capture: the inside of $( ); Call: of a function.
        enum Kind : std::uint8_t { List, Pipe, If, While, For, Count, Capture, Subshell, Call };
        Kind kind = List;
        Streams streams = {};
        ScriptPtr script = {};               // List
        const Pipeline* pipeline = nullptr;  // Pipe
        const Command* command = nullptr;    // If, While, For, Count
        std::size_t at = 0;                  // the next pipeline, command or item
        unsigned phase = 0;
        int status = 0;                           // Pipe: $? before the command; loops: of the last round
        std::vector<std::string> items = {};      // For: what it goes through. Pipe: finished $( )
        std::shared_ptr<std::string> piped = {};  // Pipe: from the command before. Capture: all
        std::vector<std::shared_ptr<OutputFile>> opened = {};           // Pipe
        std::shared_ptr<ShellState> saved = {};                         // Subshell, Call
        std::map<std::string, std::optional<std::string>> locals = {};  // Call: what they hid
        Tick began = {}, user = {}, system = {};                        // Pipe: for time
        std::vector<int> statuses = {};                                 // Pipe: of each command
        std::size_t ran = 0;                 // List: the pipeline that ran last, from 1
        bool replaces = false;               // Pipe: exec, the shell ends with it
        bool tested = false;                 // List: of a condition, where set -e does not count
        std::string group = {}, score = {};  // Subshell: cgroup and oom_score_adj to return to
    };
    struct Waiting {
        enum What : std::uint8_t { Nothing, Program, Time, Debugger };
        What what = Nothing;
        Pid pid = 0;
        RunRequest run = {};
        std::string text = {};  // the command, for the list of jobs
        std::vector<CallCount> counts = {};
        PerfStart began = {};
        Destination trace = {};              // of strace -o
        std::optional<RunAgain> again = {};  // Time: the tool to call again
        bool all = false;                    // wait: for the other jobs too
    };
    using Builtin = void (Interpreter::*)(const Expanded&);

    // compound.cpp
    void push(Frame frame);
    void push_script(const ScriptPtr& script, const Streams& streams);
    void step_list();
    void step_pipe();
    void step_if();
    void step_while();
    void step_for();
    void step_count();
    void leave_shell();
    void leave_capture();
    void enter(const Command& command, const Expanded& expanded);
    void pop();
    bool unwind_to(Frame::Kind kind);
    bool unwind_to_loop(unsigned levels);
    void leave_inner_shell();
    bool in_loop() const;
    void report_time(const Frame& frame);
    bool count(const std::string& expression, std::int64_t& value);

    // interpreter.cpp
    Frame& frame() { return frames_.back(); }
    void run_command(const Command& command);
    bool expand(const Command& command, Expanded& expanded);
    void expand_assignments(const Command& command, Expander& expander, Expanded& expanded);
    void set_variable(const SetVariable& set);
    void push_subshell();
    bool ends_list(const Frame& list) const;
    void show_command(const Expanded& command);
    void substitute(const std::string& source);
    bool open_streams(const Expanded& command);
    bool open_output(const Redirection& redirection, const std::string& target);
    bool open_input(const Redirection& redirection, const std::string& target);
    bool duplicate_input(const Redirection& redirection, const std::string& target);
    bool duplicate_output(const Redirection& redirection, const std::string& target);
    bool bad_descriptor(const std::string& target);
    void keep_streams();
    void execute(const Expanded& command);
    std::string tool_name(const std::string& word) const;
    bool reads_disk(const std::vector<std::string>& words) const;
    void run_c_tool(const Tool& tool, std::vector<std::string> words);
    void run_tool(const Tool& tool, const std::vector<std::string>& words);
    void finish_command(int status);
    void write_files(Frame& frame, int& status);
    void write_file(OutputFile& file, int& status);
    void put(const Destination& destination, std::string_view text, TranscriptEntry::Kind kind,
             machine::Moment at);
    void output(std::string_view text);
    void errors(std::string_view text);
    void complain(std::string_view what);  // "bash: WHAT\n"

    // builtins.cpp
    static Builtin find_builtin(std::string_view name);
    static bool is_identifier(std::string_view name);
    void do_break(const Expanded& command);
    void do_continue(const Expanded& command);
    void do_return(const Expanded& command);
    void do_exit(const Expanded& command);
    void do_local(const Expanded& command);
    void do_read(const Expanded& command);
    void do_set(const Expanded& command);
    void do_shift(const Expanded& command);
    void do_eval(const Expanded& command);
    void do_source(const Expanded& command);
    void do_let(const Expanded& command);
    void do_type(const Expanded& command);
    void do_colon(const Expanded& command);
    void do_exec(const Expanded& command);
    void show_environment();
    void do_export(const Expanded& command);
    void do_unset(const Expanded& command);
    void do_mapfile(const Expanded& command);
    void do_trap(const Expanded& command);
    void do_alias(const Expanded& command);
    void do_unalias(const Expanded& command);
    bool take_own_signal(std::uint8_t signal);
    bool run_traps();
    void do_ulimit(const Expanded& command);
    void do_umask(const Expanded& command);
    std::uint32_t mask() const;
    std::uint32_t mode_of_new_file() const { return 0666 & ~mask(); }
    void run_text(const std::string& text, const RunLine* apart);
    void call_function(const ScriptPtr& body, const std::vector<std::string>& words);

    // programs.cpp
    void ask(const Request& request, const Tool& tool, const std::vector<std::string>& words);
    bool ask_shell(const Request& request, const std::string& name, int& status);
    bool wait_for(Pid pid, int& status);
    void compile(const CompileRequest& request);
    bool install(const Tool& tool);
    void launch(RunRequest request);
    void attach(const RunRequest& request);
    void open_trace(const std::string& path);
    void put_trace(const std::string& text);
    void redirect(machine::StartProcess& start);
    void take_back_files();
    void refuse_launch(const std::string& path, Errno error);
    void run_file_as_script(const RunRequest& request);
    void start_background(Pid pid);
    bool traces(const trace::Event& event) const;
    void trace(const trace::Event& event);
    machine::StopReport end_of_program() const;
    void finish_program();
    void run_tool_again();
    bool needs_shell(const Pipeline& pipeline) const;
    void put_behind(const Pipeline& pipeline);
    void foreground(Pid pid, const std::string& text);
    unsigned next_job_number() const;
    std::string stop_job(Pid pid, const std::string& text);
    Job* find_job(unsigned number);

    Desk& desk_;
    bool behind_;
    std::vector<Behind> started_;
    std::vector<Frame> frames_;
    Waiting waiting_;
    Streams streams_;                            // of the present command
    std::string name_;                           // of the present command
    std::uint64_t actions_ = 0;                  // small things this line has done
    std::vector<std::uint8_t> signals_;          // for which there is a trap, and which it has not met yet
    std::map<std::string, std::string> prefix_;  // NAME=value before the present command
};

}  // namespace fl::shell
