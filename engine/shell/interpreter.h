// Runs a shell line: one small thing at a time, so that a program it starts can run in between.
#pragma once

#include "shell/desk.h"
#include "shell/strace.h"
#include "shell/syntax.h"
#include "shell/tool.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fl::shell {

class Interpreter {
public:
    explicit Interpreter(Desk& desk) : desk_(desk) {}

    void begin(std::string_view line);
    bool busy() const { return !frames_.empty(); }
    bool waits_for_debugger() const { return waiting_.what == Waiting::Debugger; }
    bool waits_for_machine() const
    {
        return waiting_.what == Waiting::Program || waiting_.what == Waiting::Time;
    }
    // Does the next small thing. The machine runs afterwards, or not; nothing is left when busy() is false.
    void step();
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
    bool wants_short_runs() const { return waiting_.what == Waiting::Program && waiting_.run.traced; }

private:
    // A line, or the inside of a $( ).
    struct Frame {
        ParsedLine line;
        std::size_t pipeline = 0, command = 0;
        std::vector<std::string> substitutions;  // finished ones of the present command
        std::string piped;                       // what the last command of the pipeline handed on
        std::string captured;                    // of a $( )
        bool capturing = false;
        int status_before = 0;  // $? of the present command, whatever its $( ) leave behind
    };
    struct Waiting {
        enum What : std::uint8_t { Nothing, Program, Time, Debugger };
        What what = Nothing;
        Pid pid = 0;
        RunRequest run;
        std::string text;  // the command, for the list of jobs
        std::vector<CallCount> counts;
    };
    struct Destination {
        enum Kind : std::uint8_t { Terminal, Pipe, Capture, File };
        Kind kind = Terminal;
        std::string path;
    };
    struct Expanded {
        std::vector<std::string> words;
        std::vector<std::pair<std::string, std::string>> assignments;
        std::vector<std::pair<Redirection, std::string>> redirections;
        std::optional<std::string> missing;
    };

    Frame& frame() { return frames_.back(); }
    const Pipeline& pipeline() { return frame().line.pipelines[frame().pipeline]; }
    bool skip_pipeline();
    void finish_frame();
    void run_command(const SimpleCommand& command);
    Expanded expand(const SimpleCommand& command);
    void substitute(const std::string& source);
    bool open_streams(const Expanded& command, std::string& input);
    bool open_output(const Redirection& redirection, const std::string& target);
    void execute(const Expanded& command, std::string_view input);
    void run_tool(const Tool& tool, const std::vector<std::string>& words, std::string_view input);
    void ask(const Request& request, const std::string& name);
    void compile(const CompileRequest& request);
    void launch(const RunRequest& request);
    void refuse_launch(const std::string& path, Errno error);
    void start_background(Pid pid);
    bool traces(const trace::Event& event) const;
    void finish_program();
    void foreground(Pid pid, const std::string& text);
    Job* find_job(unsigned number);
    void finish_command(int status);
    void write_files(int& status);
    void put(const Destination& destination, std::string_view text, TranscriptEntry::Kind kind,
             machine::Moment at);
    void output(std::string_view text);
    void errors(std::string_view text);

    Desk& desk_;
    std::vector<Frame> frames_;
    Waiting waiting_;
    Destination out_, err_;
    std::map<std::string, std::string> files_;  // being written by the present command
    std::string name_;                          // of the present command
};

}  // namespace fl::shell
