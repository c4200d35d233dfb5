// A whole program: headers, declarations, functions, main.
#include "generator.h"

#include <cstdio>
#include <cstdlib>

namespace random_c {

void Generator::locals()
{
    for (unsigned i = 0; i < 5; ++i) {
        const Scalar& type = scalars[dice_.below(17)];
        const std::string name = fresh("l");
        const bool fixed = dice_.chance(20);
        line((fixed ? "static " : "") + std::string(type.name) + " " + name + " = " +
             (fixed ? constant(type) : value_for(type, 1)) + ";");
        places_.push_back({name, &type, false, false});
    }
    const Record& record = records_[dice_.below(4)];
    const std::string name = fresh("s");
    line((record.is_union ? "union " : "struct ") + record.name + " " + name + " = " +
         initializer_of(record, 0) + ", *" + name + "_at = &" + name + ";");
    fields_of(name + ".", record, 0, places_);
    fields_of(name + "_at->", record, 0, places_);
    const Scalar& type = scalars[dice_.below(17)];
    const std::string array = fresh("b");
    line(std::string(type.name) + " " + array + "[5] = { " + constant(type) + ", [3] = " + constant(type) +
         " };");
    arrays_.push_back({array, &type, 5});
}

void Generator::function(std::size_t index)
{
    const Function& function = functions_[index];
    const auto type_of = [this](const Scalar* type, int record) {
        if (record < 0) return std::string(type->name);
        const Record& r = records_[static_cast<std::size_t>(record)];
        return (r.is_union ? "union " : "struct ") + r.name;
    };
    std::string head = "static " + type_of(function.result, function.record) + " " + function.name + "(";
    current_ = index;
    places_ = globals_;
    const auto arrays = arrays_;
    for (const Parameter& parameter : function.parameters) {
        if (head.back() != '(') head += ", ";
        head += type_of(parameter.type, parameter.record) + " " + parameter.name;
        if (parameter.record < 0)
            places_.push_back({parameter.name, parameter.type, false, false});
        else
            fields_of(parameter.name + ".", records_[static_cast<std::size_t>(parameter.record)], 0, places_);
    }
    line(head + (function.variadic ? ", int count, ...)" : ")"));
    open("");
    const std::string record =
        function.record < 0 ? "" : "g_" + records_[static_cast<std::size_t>(function.record)].name;
    line("if (--fuel < 0) return " + (record.empty() ? "0" : record) + ";");
    locals();
    if (function.variadic) {
        line("va_list list, again; va_start(list, count); va_copy(again, list);");
        line("printf(\"%d \", va_arg(list, int)); printf(\"%ld \", va_arg(list, long)); printf(\"%g \", "
             "va_arg(list, double));");
        line("printf(\"%d %d\\n\", va_arg(list, int), va_arg(again, int)); va_end(list); va_end(again);");
    }
    statements(4 + dice_.below(8), 3);
    line("return " + (record.empty() ? value_for(*function.result, 2) : record) + ";");
    close();
    line("");
    arrays_ = arrays;
}

std::string Generator::program()
{
    line("/* seed " + std::to_string(seed_) + " */");
    for (const char* header : {"limits", "malloc", "stdarg", "stddef", "stdint", "stdio", "stdlib", "string"})
        line("#include <" + std::string(header) + ".h>");
    line("#define STRING_(x) #x\n#define STRING(x) STRING_(x)");
    line("static int fuel = 200;");
    line("static double tame(double x) { return x > -1e6 && x < 1e6 ? x : 1.5; }");
    line("static long whole(double x) { return x > -1e15 && x < 1e15 ? (long)x : 0; }");
    declare_records();
    declare_globals();
    declare_functions();
    line("");
    for (std::size_t i = 0; i < functions_.size(); ++i)
        function(i);
    current_ = functions_.size();
    places_ = globals_;
    line("int main(void)");
    open("");
    locals();
    statements(12, 3);
    print_all(globals_);
    for (const Array& array : arrays_)
        if (array.length > 2) print_all({{array.name + "[1]", array.type, false, false}});
    line("return (int)(" + expression(1) + " & 127);");
    close();
    return out_;
}

}  // namespace random_c

int main(int count, char** words)
{
    if (count != 2) return std::fprintf(stderr, "usage: generate SEED\n"), 2;
    std::fputs(random_c::Generator(std::strtoull(words[1], nullptr, 10)).program().c_str(), stdout);
    return 0;
}
