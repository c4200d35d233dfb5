// Records, globals with initialisers, and what is printed of them.
#include "generator.h"

namespace random_c {

void Generator::declare_records()
{
    for (unsigned i = 0; i < 4; ++i) {
        Record record;
        record.name = "R" + std::to_string(i);
        record.is_union = i == 2;
        open((record.is_union ? "union " : "struct ") + record.name);
        const unsigned count = 2 + dice_.below(6);
        for (unsigned f = 0; f <= count; ++f) {
            Field field;
            field.name = f == count ? "last" : fresh("f");
            field.type = &scalars[dice_.below(17)];
            if (i > 0 && f < count && dice_.chance(20))
                field.record = static_cast<int>(dice_.below(i));
            else if (f < count && dice_.chance(20))
                field.length = 1 + dice_.below(5);
            else if (!record.is_union && f < count && dice_.chance(40)) {
                field.type = &scalars[dice_.chance(50) ? 5 + dice_.below(2) : dice_.below(7)];
                field.width = 1 + dice_.below(field.type->bits);
            }
            std::string type = field.type->name;
            if (field.record >= 0)
                type = (records_[static_cast<std::size_t>(field.record)].is_union ? "union R" : "struct R") +
                       std::to_string(field.record);
            line(type + " " + field.name + (field.length ? "[" + std::to_string(field.length) + "]" : "") +
                 (field.width ? " : " + std::to_string(field.width) : "") + ";");
            if (dice_.chance(5) && !record.is_union) line("int : 0;");
            record.fields.push_back(field);
        }
        close(dice_.chance(15) ? "} __attribute__((packed));" : "};");
        records_.push_back(record);
    }
}

std::string Generator::initializer_of(const Record& record, unsigned depth)
{
    if (record.is_union)
        return "{ ." + record.fields.back().name + " = " + constant(*record.fields.back().type) + " }";
    std::string text = "{ ";
    const bool named = dice_.chance(50);
    for (const Field& field : record.fields) {
        if (named && dice_.chance(40)) continue;
        if (text.size() > 2) text += ", ";
        if (named) text += "." + field.name + " = ";
        if (field.record >= 0)
            text += initializer_of(records_[static_cast<std::size_t>(field.record)], depth + 1);
        else if (field.length)
            text += "{ " + constant(*field.type) + (field.length > 1 ? ", [1] = 5 }" : " }");
        else
            text += constant(*field.type);
    }
    return text.size() == 2 ? "{ 0 }" : text + " }";
}

void Generator::fields_of(const std::string& path, const Record& record, unsigned depth,
                          std::vector<Place>& to)
{
    for (const Field& field : record.fields) {
        const std::string name = path + field.name;
        // Of a union only the last member is used: others would show bytes nobody stored.
        if (record.is_union && &field != &record.fields.back()) continue;
        if (field.record >= 0) {
            if (depth < 3)
                fields_of(name + ".", records_[static_cast<std::size_t>(field.record)], depth + 1, to);
        } else if (field.length) {
            to.push_back(
                {name + "[" + std::to_string(dice_.below(field.length)) + "]", field.type, false, false});
        } else {
            to.push_back({name, field.type, false, field.width != 0});
        }
    }
}

void Generator::declare_globals()
{
    for (unsigned i = 0; i < 12; ++i) {
        const Scalar& type = scalars[i < 2 ? 15 + i : dice_.below(17)];
        const std::string name = fresh("g_");
        static const char* const storage[] = {"", "static ", "volatile "};
        const bool fixed = dice_.chance(10);
        line((fixed ? "static const " : std::string(dice_.pick(storage))) + type.name + " " + name + " = " +
             constant(type) + ";");
        globals_.push_back({name, &type, fixed, false});
    }
    for (unsigned i = 0; i < 3; ++i) {
        const Scalar& type = scalars[dice_.below(17)];
        const unsigned length = 2 + dice_.below(8);
        const std::string name = fresh("a_");
        line("static " + std::string(type.name) + " " + name + "[" + std::to_string(length) + "] = { " +
             constant(type) + ", [1] = " + constant(type) + " };");
        arrays_.push_back({name, &type, length});
    }
    line("static int g_table[3][4] = { { 1, 2 }, { 3, 4, 5, 6 }, { [2] = 9 } };");
    for (const Record& record : records_) {
        line((record.is_union ? "static union " : "static struct ") + record.name + " g_" + record.name +
             " = " + initializer_of(record, 0) + ";");
        fields_of("g_" + record.name + ".", record, 0, globals_);
    }
    line("static struct R0 *g_pointer = &g_R0, g_pair[2];");
    fields_of("g_pointer->", records_[0], 0, globals_);
    fields_of("g_pair[1].", records_[0], 0, globals_);
    const Array& array = arrays_[0];
    line("static " + std::string(array.type->name) + " *g_element = &" + array.name + "[1];");
    globals_.push_back({"*g_element", array.type, false, false});
    globals_.push_back({"g_element[-1]", array.type, false, false});
    for (unsigned i = 0; i < 3; ++i)
        globals_.push_back({"g_table[" + std::to_string(i) + "][" + std::to_string(dice_.below(4)) + "]",
                            &scalars[5], false, false});
}

void Generator::declare_functions()
{
    for (unsigned i = 0; i < 6; ++i) {
        Function function;
        function.name = "f" + std::to_string(i);
        function.result = &scalars[dice_.below(17)];
        if (dice_.chance(20)) function.record = static_cast<int>(dice_.below(4));
        const unsigned count = 1 + dice_.below(dice_.chance(20) ? 12 : 5);
        for (unsigned p = 0; p < count; ++p) {
            Parameter parameter{fresh("p"), &scalars[dice_.below(17)], -1};
            if (dice_.chance(15)) parameter.record = static_cast<int>(dice_.below(4));
            function.parameters.push_back(parameter);
        }
        function.variadic = dice_.chance(15) && function.parameters.back().record < 0;
        functions_.push_back(function);
    }
}

void Generator::print_all(const std::vector<Place>& places)
{
    for (const Place& place : places) {
        line("printf(\"" + place.text + " " + place.type->format + "\\n\", " +
             (place.bit_field ? "(" + std::string(place.type->name) + ")" : "") + place.text + ");");
    }
}

}  // namespace random_c
