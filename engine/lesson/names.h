// The closed list of names an expression may use. AUTHORING.md lists the same; a test compares.
#pragma once

#include "lesson/expression.h"

#include <string>
#include <string_view>
#include <vector>

namespace fl::lesson {

enum class Form : std::uint8_t {
    Plain,   // MemFree
    Called,  // minflt(demo)
    Field,   // demo.VIRT
};

struct NameRow {
    std::string_view name;
    Form form = Form::Plain;
    std::string_view meaning;  // one phrase; "" for the fields of /proc/meminfo, whose meaning is Linux's
};

std::vector<NameRow> name_rows();
bool is_name(std::string_view name, Form form);

// " (did you mean 'minflt'?)", or "" when nothing is near.
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);
std::vector<std::string> names_of(Form form);

// Where the words of a lesson's expressions must come from.
struct Scope {
    std::vector<std::string> processes;  // programs its commands start
    std::vector<std::string> variables;  // identifiers of its C programs
    std::vector<std::string> moments;    // ids of its console blocks and steps, and "start"
};

// One diagnostic for each process, variable or moment that the lesson does not have.
void check_scope(const Expression& expression, const Scope& scope, std::vector<Diagnostic>& problems);

// Whether its value is true or false: goals, limits and facts must be.
bool is_condition(const Expression& expression);

}  // namespace fl::lesson
