// Running an awk program: variables, fields, records. Private to awk.
#pragma once

#include "shell/awk/awk.h"
#include "shell/awk/value.h"
#include "shell/regex.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace fl::shell::awk {

class Machine {
public:
    Machine(const Program& program, const Run& run);
    Result go();

private:
    // What a statement asks of those around it.
    enum class Flow : unsigned char { On, Next, Exit, Break, Continue, Return };
    using Array = std::map<std::string, Value>;
    // A parameter: a value, or by this name an array of whoever called.
    struct Local {
        Value value;
        std::string array;
    };
    using Frame = std::map<std::string, Local>;
    struct Reader {
        std::string text;
        std::size_t at = 0;
        bool opened = false;
    };

    bool count_step();  // false when the program has run too long
    void stop(std::string message);

    void read_all(std::string_view text);
    void read_operands();
    bool record(std::string_view line);  // false: exit
    void set_record(std::string text);
    void rebuild_record();
    void set_field(std::size_t number, const Value& value);
    Value field(std::size_t number);
    void assign_operand(const std::string& name, const std::string& text);
    std::vector<std::string> split_text(const std::string& text, const std::string& separator);

    Flow execute(const Node& node);
    Flow block(const Node& node);
    Flow loop(const Node& node);
    Flow for_in(const Node& node);
    void print(const Node& node);
    void put_to(const Node& node, std::size_t file, const std::string& line);
    Value call_own(const Node& node);
    Value getline(const Node& node);
    bool next_line(std::string_view& text, std::string& line);
    std::string array_name(const std::string& name) const;
    Array& array(const std::string& name) { return arrays_[array_name(name)]; }
    Value value(const Node& node);
    Value binary(const Node& node);
    Value assign(const Node& node);
    Value increment(const Node& node);
    void store(const Node& place, const Value& what);
    bool matches(const Node& pattern, const std::string& text);
    const Regex& regex(const std::string& pattern);
    std::string pattern_of(const Node& node);
    std::string subscript(const Node& node) { return text(*node.parts[0]); }

    // functions.cpp
    Value call(const Node& node);
    Value mathematics(const Node& node);
    Value substitute(const Node& node, bool all);
    Value split(const Node& node);
    Value match(const Node& node);
    Value substr(const Node& node);
    std::string formatted(const Node& node, std::size_t first);

    Value variable(const std::string& name);
    void set_variable(const std::string& name, const Value& what);
    std::string text(const Node& node) { return to_text(value(node), number_format_); }
    double number(const Node& node) { return to_number(value(node)); }
    void put(std::string_view what);

    const Program& program_;
    const Run& run_;
    Result result_;
    std::map<std::string, Value> variables_;
    std::map<std::string, Array> arrays_;
    std::map<std::string, Regex> patterns_;
    std::vector<Frame> frames_;  // of the functions that run
    std::map<std::string, Reader> readers_;
    std::string_view left_;  // of the file being read
    Value returned_;
    std::uint64_t calls_ = 0;
    std::vector<std::string> fields_;  // [0] = $1
    std::string record_;
    std::string number_format_ = "%.6g";
    std::vector<bool> in_range_;
    std::uint64_t steps_ = 0, random_ = 1;
    bool stopped_ = false;
};

}  // namespace fl::shell::awk
