// Expressions without effects, so that their order does not matter.
#include "generator.h"

namespace random_c {
namespace {

std::string paren(const std::string& text)
{
    return "(" + text + ")";
}

}  // namespace

const Place* Generator::some_place(bool floating, bool writable)
{
    std::vector<const Place*> fitting;
    for (const Place& place : places_)
        if (place.type->floating == floating && !(writable && place.constant)) fitting.push_back(&place);
    return fitting.empty() ? nullptr : dice_.pick(fitting);
}

std::string Generator::constant(const Scalar& type)
{
    if (type.floating)
        return std::to_string(static_cast<int>(dice_.below(2000)) - 1000) + (type.bits == 32 ? ".5f" : ".25");
    switch (dice_.below(5)) {
    case 0:
        return std::to_string(dice_.below(10));
    case 1:
        return dice_.chance(50) ? "-1" : "'" + std::string(1, static_cast<char>('A' + dice_.below(26))) + "'";
    case 2:
        return std::to_string(dice_.below(70000));
    case 3: {
        static const char* const edges[] = {
            "INT_MAX", "INT_MIN",    "UINT_MAX",   "LONG_MAX",           "CHAR_MIN",   "USHRT_MAX", "0x80",
            "0x8000",  "0x80000000", "2147483648", "0xffffffffffffffff", "1ull << 40", "077"};
        return dice_.pick(edges);
    }
    default: {
        static const char* const suffixes[] = {"", "u", "l", "ul", "ll", "LLU"};
        return std::to_string(dice_.word() >> (1 + dice_.below(60))) + dice_.pick(suffixes);
    }
    }
}

std::string Generator::leaf()
{
    const unsigned kind = dice_.below(10);
    if (kind < 2) return paren(constant(scalars[5]));
    if (kind == 2 && !arrays_.empty()) {
        const Array& array = dice_.pick(arrays_);
        const Place* index = some_place(false, false);
        if (array.type->floating || !index) return "1";
        return array.name + "[(unsigned)" + index->text + " % " + std::to_string(array.length) + "]";
    }
    if (kind == 3) {
        static const char* const sizes[] = {"sizeof(int)",       "sizeof(struct R0)",        "sizeof g_table",
                                            "sizeof(char *[3])", "_Alignof(double)",         "sizeof 'a'",
                                            "sizeof(\"text\")",  "offsetof(struct R0, last)"};
        return paren(dice_.pick(sizes));
    }
    const Place* place = some_place(false, false);
    return place ? place->text : "7";
}

std::string Generator::condition(unsigned depth)
{
    static const char* const compare[] = {"<", ">", "<=", ">=", "==", "!="};
    switch (dice_.below(5)) {
    case 0:
        return paren(condition(depth / 2) + " && " + condition(depth / 2));
    case 1:
        return paren(condition(depth / 2) + " || " + condition(depth / 2));
    case 2:
        return "!" + paren(expression(depth / 2));
    case 3:
        return paren(number(depth / 2) + " " + dice_.pick(compare) + " " + number(depth / 2));
    default:
        return paren(expression(depth / 2) + " " + dice_.pick(compare) + " " + expression(depth / 2));
    }
}

std::string Generator::expression(unsigned depth)
{
    if (depth == 0) return leaf();
    const std::string a = expression(depth - 1);
    static const char* const plain[] = {"+", "-", "*", "&", "|", "^"};
    switch (dice_.below(12)) {
    case 0:
    case 1:
    case 2:
        return paren(a + " " + dice_.pick(plain) + " " + expression(depth - 1));
    case 3:
        return paren(a + (dice_.chance(50) ? " / " : " % ") + "(" + expression(depth - 1) + " % 100 + 101)");
    case 4:
        return paren(a + " / -(int)(" + expression(depth - 1) + " % 100 + 101)");
    case 5:
        return paren(a + (dice_.chance(50) ? " << " : " >> ") + "(" + expression(depth - 1) + " & 31)");
    case 6: {
        const Scalar& type = scalars[dice_.below(15)];
        return paren("(" + std::string(type.name) + ")" + a);
    }
    case 7:
        return paren(std::string(1, "-~+!"[dice_.below(4)]) + a);
    case 8:
        return paren(condition(depth - 1) + " ? " + a + " : " + expression(depth - 1));
    case 9:
        return condition(depth - 1);
    case 10:
        return paren("(long)" + a + (dice_.chance(50) ? " << " : " >> ") + "(" + leaf() + " & 63)");
    default:
        return dice_.chance(30) ? "whole(" + number(depth - 1) + ")" : paren(leaf() + ", " + a);
    }
}

std::string Generator::number(unsigned depth)
{
    if (depth == 0 || dice_.chance(20)) {
        const Place* place = some_place(true, false);
        if (place && dice_.chance(70)) return place->text;
        return dice_.chance(50) ? constant(scalars[16]) : "(double)" + leaf();
    }
    static const char* const operators[] = {"+", "-", "*"};
    switch (dice_.below(4)) {
    case 0:
        return "tame(" + number(depth - 1) + " / 3)";
    case 1:
        return "(float)" + paren("tame" + paren(number(depth - 1)));
    default:
        return paren(number(depth - 1) + " " + dice_.pick(operators) + " tame(" + number(depth - 1) + ")");
    }
}

std::string Generator::value_for(const Scalar& type, unsigned depth)
{
    return type.floating ? "tame(" + number(depth) + ")" : expression(depth);
}

// Arguments have no effects; the call itself has, so a statement holds at most one.
std::string Generator::call(const Function& function, unsigned depth)
{
    std::string text =
        dice_.chance(20) && !function.variadic ? "(*&" + function.name + ")(" : function.name + "(";
    for (const Parameter& parameter : function.parameters) {
        if (text.back() != '(') text += ", ";
        text += parameter.record >= 0 ? "g_" + records_[static_cast<std::size_t>(parameter.record)].name
                                      : value_for(*parameter.type, depth);
    }
    if (function.variadic)
        text += ", 4, (int)" + paren(expression(1)) + ", (long)" + paren(expression(1)) + ", tame(" +
                number(1) + "), (unsigned char)" + paren(expression(1));
    return text + ")";
}

}  // namespace random_c
