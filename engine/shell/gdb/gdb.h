// The debugger's command line: gdb's commands and wording over the machine's stepping.
#pragma once

#include "inspect/source.h"
#include "lang/image.h"
#include "shell/desk.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl::shell {

inline constexpr std::uint8_t sig_int = 2;

class Gdb {
public:
    explicit Gdb(Desk& desk) : desk_(desk) {}

    void begin(std::string_view line);
    // Goes on with `goal` as if a command had asked for it (a button of the interface).
    void begin_run(machine::Goal goal);
    bool busy() const { return doing_ != Doing::Nothing; }
    bool wants_to_leave() const { return leave_; }
    void on_stopped();  // what the command started has come to its end
    void interrupt();   // Ctrl-C
    void abandon();     // a new branch of the story: forgets what it was doing
    void left() { leave_ = false; }

    static std::vector<std::string> command_names();

private:
    enum class Doing : std::uint8_t { Nothing, Running, Finishing, Calling, Assigning };
    struct Command {
        std::string_view name;
        void (Gdb::*run)(const std::string& arguments);
        std::string_view what;
    };
    struct Alias {
        std::string_view name, command;
    };
    static const std::vector<Command>& commands_of(std::vector<Command>& storage);
    static const Command* find_command(std::string_view word, std::vector<Command>& storage,
                                       std::string& error);

    // lifecycle: run.cpp
    void do_run(const std::string& arguments);
    void do_start(const std::string& arguments);
    void do_kill(const std::string& arguments);
    void do_quit(const std::string& arguments);
    void do_continue(const std::string& arguments);
    void do_step(const std::string& arguments);
    void do_next(const std::string& arguments);
    void do_stepi(const std::string& arguments);
    void do_finish(const std::string& arguments);
    void do_until(const std::string& arguments);
    void do_advance(const std::string& arguments);
    void do_signal(const std::string& arguments);
    // breakpoints.cpp
    void do_break(const std::string& arguments);
    void do_tbreak(const std::string& arguments);
    void do_delete(const std::string& arguments);
    void do_disable(const std::string& arguments);
    void do_enable(const std::string& arguments);
    void do_clear(const std::string& arguments);
    // data.cpp, examine.cpp
    void do_print(const std::string& arguments);
    void do_call(const std::string& arguments);
    void do_set(const std::string& arguments);
    void do_display(const std::string& arguments);
    void do_undisplay(const std::string& arguments);
    void do_whatis(const std::string& arguments);
    void do_examine(const std::string& arguments);
    // stack.cpp
    void do_backtrace(const std::string& arguments);
    void do_frame(const std::string& arguments);
    void do_up(const std::string& arguments);
    void do_down(const std::string& arguments);
    void do_list(const std::string& arguments);
    // info.cpp
    void do_info(const std::string& arguments);
    void do_help(const std::string& arguments);
    void do_show(const std::string& arguments);
    void do_file(const std::string& arguments);
    void do_echo(const std::string& arguments);
    void do_ptype(const std::string& arguments);
    // watch.cpp
    void do_watch(const std::string& arguments);
    bool report_watch(const machine::StopReport& report);
    std::string watched_value(const GdbBreakpoint& point);

    GdbState& gdb() { return *desk_.shell.gdb; }
    void say(std::string_view text) { desk_.print(text); }
    void complain(std::string_view text) { desk_.print_error(text); }
    bool runs();           // the process exists
    bool needs_process();  // complains when it does not
    const kernel::Process* process();

    void resume(machine::Goal goal, unsigned times);
    void go(machine::Goal goal);
    void stopped_by(const machine::StopReport& report);
    bool condition_fails(const GdbBreakpoint& point);
    void report_exit(const machine::StopReport& report);
    void program_is_gone();
    std::string lost_place();
    void info_symbol(const std::string& expression);
    void print_stop_place();
    void show_displays();
    void note_place();
    void finish_value();

    // The program on its own (base 0 before it runs), or where it lies in the process.
    std::optional<lang::Image> program_image();
    struct Location {
        lang::Image image;
        VirtAddr at;
        inspect::SourcePlace place;
        bool pending = false;  // a function of the C library, which is not loaded yet
    };
    std::optional<Location> find_location(const std::string& text);
    std::optional<VirtAddr> line_address(const lang::Image& image, int line, const std::string& file);
    Location make_location(const lang::Image& image, VirtAddr at);
    void add_breakpoint(const std::string& arguments, bool temporary);
    GdbBreakpoint* find_breakpoint(std::uint32_t number);
    void insert_breakpoint(GdbBreakpoint& point);
    void remove_breakpoint(GdbBreakpoint& point);
    void insert_all();
    void drop_temporary(std::uint32_t machine_number);

    struct Value {
        std::string text, error;
        std::optional<std::uint64_t> number;  // when it is a number or pointer
        std::string type_name, layout;
    };
    Value evaluate(const std::string& expression);
    Value evaluate_in(const std::string& expression, unsigned frame);
    std::string with_registers(const std::string& expression);
    std::size_t take_signal_info(const std::string& expression, std::size_t begin, std::size_t end,
                                 std::string& text);
    std::string in_format(const std::string& expression, char letter, Value& value);
    void record_value(const std::string& text);
    bool read_memory(VirtAddr at, void* to, std::size_t length);

    std::vector<inspect::StackFrame> frames();
    std::string frame_words(const inspect::StackFrame& frame, bool with_address);
    std::string source_line(const inspect::SourcePlace& place);
    void select_frame(unsigned number);

    void info_breakpoints();
    void info_locals(bool arguments);
    void info_registers(const std::string& names);
    std::string code_symbol(VirtAddr at);
    void info_mappings();
    void info_frame();
    void info_source();
    void info_line();
    void info_display();
    void info_program();

    Desk& desk_;
    Doing doing_ = Doing::Nothing;
    machine::Goal goal_ = machine::Goal::Idle;
    unsigned times_ = 0;  // how often the goal is still to be reached
    int until_line_ = 0;  // until: go on while not beyond this line
    bool leave_ = false;
    bool announce_ = true;  // print the frame although the function is the same (a breakpoint, a signal)
};

}  // namespace fl::shell
