// What a session does: lines begun, carried on piece by piece, and undone. Private to session*.cpp.
#pragma once

#include "shell/desk.h"
#include "shell/gdb/gdb.h"
#include "shell/interpreter.h"
#include "shell/session.h"

namespace fl::shell {

class Session::Core {
public:
    Core(const machine::MachineConfig& config, const machine::CLibraryPtr& c_library);

    void begin(std::string_view line, bool for_shell);
    void begin_run(machine::Goal goal);
    bool pump(std::uint64_t steps);
    void interrupt();
    void seek(machine::Moment to);
    void add_file(std::string_view path, std::string_view text);
    machine::Outcome enact(const machine::Command& command);
    std::string run(std::string_view line, std::uint64_t limit, bool for_shell);

    bool idle() const;
    std::string prompt() const;
    Desk& desk() { return desk_; }
    const Desk& desk() const { return desk_; }

private:
    struct Remembered {
        machine::Moment at;
        ShellState shell;
    };

    struct RunningBehind {
        Pid pid = 0;
        std::unique_ptr<Interpreter> interpreter;
        ShellState shell;  // its own
    };

    void start_branch();
    void adopt(Interpreter& parent);
    bool run_piece(std::uint64_t steps);
    void go_on_behind();
    bool go_on(RunningBehind& behind);
    void remember();
    void collect_events();
    void after_stop();
    bool advance();
    Interpreter& talking() { return side_.busy() ? side_ : interpreter_; }
    Interpreter& listener(Pid pid);

    Desk desk_;
    Interpreter interpreter_{desk_}, side_{desk_};  // side_: lines for the shell while gdb is in front
    Gdb gdb_{desk_};
    std::vector<RunningBehind> behind_;
    std::vector<Remembered> remembered_;
    std::size_t seen_events_ = 0;
    std::size_t line_began_ = 0;    // in remembered_
    std::uint64_t actions_ = 0;     // small things done since the front end last called pump()
};

}  // namespace fl::shell
