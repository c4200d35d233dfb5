// Statements: every loop is counted, every call spends fuel, so that programs end.
#include "generator.h"

namespace random_c {

void Generator::assignment()
{
    const Place* place = some_place(dice_.chance(15), true);
    if (!place) return;
    const std::string target = place->text;
    const Scalar& type = *place->type;
    if (type.floating) return line(target + " = " + value_for(type, 2) + ";");
    static const char* const compound[] = {"+=", "-=", "*=", "&=", "|=", "^="};
    switch (dice_.below(8)) {
    case 0:
        return line(target + " " + dice_.pick(compound) + " " + expression(2) + ";");
    case 1:
        return line(target + (dice_.chance(50) ? " <<= " : " >>= ") + expression(1) + " & 31;");
    case 2:
        return line(target + (dice_.chance(50) ? " /= " : " %= ") + expression(1) + " % 50 + 51;");
    case 3:
        return line(dice_.chance(50) ? target + (dice_.chance(50) ? "++;" : "--;")
                                     : (dice_.chance(50) ? "++" : "--") + target + ";");
    case 4: {
        const Place* other = some_place(false, true);
        return line(target + " = " + other->text + " = " + expression(1) + ";");
    }
    case 5: {
        const Place* other = some_place(false, true);
        // Two ways to the same object would leave the order open.
        if (other->text == target || (other->text + target).find_first_of(".*[-") != std::string::npos) break;
        return line(target + " = (" + other->text + (dice_.chance(50) ? "++" : "--") + ");");
    }
    default:
        break;
    }
    line(target + " = " + expression(3) + ";");
}

void Generator::if_statement(unsigned depth)
{
    open("if " + std::string("(") + condition(2) + ")");
    statements(1 + dice_.below(3), depth - 1);
    if (dice_.chance(50)) {
        --indent_;
        open(dice_.chance(30) ? "} else if (" + expression(1) + ")" : "} else");
        statements(1 + dice_.below(2), depth - 1);
    }
    close();
}

void Generator::loop(unsigned depth)
{
    const std::string counter = fresh("i");
    const std::string bound = std::to_string(1 + dice_.below(6));
    ++loops_;
    switch (dice_.below(3)) {
    case 0:
        open("for (int " + counter + " = 0; " + counter + " < " + bound + "; " + counter + "++)");
        break;
    case 1:
        line("unsigned " + counter + " = " + bound + ";");
        open("while (" + counter + "-- > 0)");
        break;
    default:
        line("int " + counter + " = 0;");
        open("do");
    }
    const bool is_do = out_.compare(out_.size() - 5, 5, "do {\n") == 0;
    statements(1 + dice_.below(3), depth - 1);
    if (dice_.chance(20))
        line("if " + std::string("(") + condition(1) + ") " + (dice_.chance(50) ? "break;" : "continue;"));
    statements(1, depth - 1);
    close(is_do ? "} while (++" + counter + " < " + bound + ");" : "}");
    --loops_;
}

void Generator::switch_statement(unsigned depth)
{
    open("switch (" + expression(1) + (dice_.chance(70) ? " & 7)" : ")"));
    for (unsigned i = 0; i < 8; ++i) {
        if (dice_.chance(40)) continue;
        if (dice_.chance(15) && i < 7) {
            line("case " + std::to_string(i) + " ... " + std::to_string(i + 1) + ":");
            ++i;
        } else {
            line("case " + std::to_string(i) + ":");
        }
        statements(1 + dice_.below(2), depth - 1);
        if (dice_.chance(70)) line("break;");
    }
    line("default:");
    statements(1, depth - 1);
    close();
}

void Generator::jump_forward(unsigned depth)
{
    const std::string label = fresh("skip");
    line("if (" + condition(1) + ") goto " + label + ";");
    statements(1 + dice_.below(2), depth - 1);
    line(label + ":;");
}

void Generator::print()
{
    if (const Place* place = some_place(dice_.chance(20), false)) print_all({*place});
    static const char* const formats[] = {"%8d|",  "%-8d|", "%08d|", "%+d|",   "% d|",
                                          "%.5d|", "%x|",   "%#o|",  "%8.3d|", "%X|"};
    const std::string format = dice_.pick(formats);
    line("printf(\"" + format + "%c\\n\", (int)" + expression(1) + ", 'a' + (int)(" + expression(1) +
         " & 15));");
}

void Generator::array_work()
{
    const Array array = dice_.pick(arrays_);
    const std::string i = fresh("i"), length = std::to_string(array.length);
    switch (dice_.below(3)) {
    case 0:
        open("for (int " + i + " = 0; " + i + " < " + length + "; " + i + "++)");
        line(array.name + "[" + i + "] " + (array.type->floating ? "= " : "+= ") + value_for(*array.type, 1) +
             ";");
        close();
        break;
    case 1:
        line("for (" + std::string(array.type->name) + " *" + i + " = " + array.name + "; " + i + " - " +
             array.name + " < " + length + "; " + i + " += 2) *" + i + " = " + value_for(*array.type, 1) +
             ";");
        break;
    default: {
        open("");
        const std::string copy = fresh("v");
        line("int n = 1 + (int)(" + expression(1) + " & 7);");
        line("long " + copy + "[n];");
        line("for (int " + i + " = 0; " + i + " < n; " + i + "++) " + copy + "[" + i + "] = (long)" +
             expression(1) + " + " + i + ";");
        line("printf(\"%zu %ld %ld\\n\", sizeof " + copy + ", " + copy + "[0], " + copy + "[n - 1]);");
        close();
    }
    }
}

void Generator::heap_work()
{
    open("");
    if (dice_.chance(50)) {
        line("struct node { struct node *next; short value; } *head = NULL, **link = &head;");
        line("for (int n = 0; n < 5; n++) { *link = malloc(sizeof **link); (*link)->value = (short)" +
             expression(1) + "; (*link)->next = 0; link = &(*link)->next; }");
        line("for (struct node *p = head, *next; p; p = next) { next = p->next; printf(\"%d,\", p->value); "
             "free(p); }");
        line("putchar('\\n');");
    } else {
        line("size_t n = 1 + (" + expression(1) + " & 127);");
        line("unsigned char *p = calloc(n, 3), *q;");
        line("memset(p, (int)" + expression(1) + ", n);");
        line("p = realloc(p, n * 7);");
        line("q = memcpy(p + n * 5, p + 1, n);");
        line("printf(\"%d %d %zu %td\\n\", p[n - 1], q[n / 2], malloc_usable_size(p) - n * 7, q - p);");
        line("free(p);");
    }
    close();
}

void Generator::text_work()
{
    open("");
    line("char text[64], *end;");
    line("int size = snprintf(text, sizeof text, \"%d:%s:%lx\", (int)" + expression(1) +
         ", \"ab\" \"\\x41\\101\", (long)" + expression(1) + ");");
    line("long value = strtol(text, &end, 10);");
    line("printf(\"%s %d %ld %zu %c%s\\n\", text, size, value, strlen(text), *end, strchr(text, ':'));");
    close();
}

void Generator::call_statement()
{
    if (current_ == 0) return;
    const Function& function = functions_[dice_.below(static_cast<unsigned>(current_))];
    if (function.record >= 0) {
        const Record& record = records_[static_cast<std::size_t>(function.record)];
        line("g_" + record.name + " = " + call(function, 1) + ";");
        if (dice_.chance(30)) line(call(function, 1) + ";");
        return;
    }
    const Place* place = some_place(function.result->floating, true);
    if (!place) return;
    switch (dice_.below(3)) {
    case 0:
        line("if (" + condition(1) + " && " + call(function, 1) + " > 3) " + place->text + " = 1;");
        break;
    case 1:
        line("(void)" + call(function, 1) + ";");
        break;
    default:
        line(place->text + " = " + call(function, 2) + ";");
    }
}

void Generator::literal_work()
{
    const Record& record = records_[dice_.below(2)];
    const std::string type = "struct " + record.name;
    line("g_" + record.name + " = (" + type + ")" + initializer_of(record, 0) + ";");
    line("g_table[1][2] = ((int[]){ (int)" + expression(1) + ", 4, 5 })[" + std::to_string(dice_.below(3)) +
         "];");
    if (dice_.chance(30))
        line("g_pair[0] = g_R0; g_pair[1] = *g_pointer; g_pointer = &g_pair[" +
             std::to_string(dice_.below(2)) + "];");
    if (dice_.chance(30))
        line("printf(\"%d %s\\n\", _Generic(0 + " + expression(1) +
             ", int: 1, long: 2, unsigned: 3, unsigned long: 4, default: 5), STRING(" + record.name +
             " + 1));");
}

void Generator::statement(unsigned depth)
{
    const unsigned kind = dice_.below(depth == 0 ? 60 : 100);
    if (kind < 34)
        assignment();
    else if (kind < 38)
        print();
    else if (kind < 43)
        array_work();
    else if (kind < 45)
        heap_work();
    else if (kind < 47)
        text_work();
    else if (kind < 56)
        call_statement();
    else if (kind < 60)
        literal_work();
    else if (kind < 75)
        if_statement(depth);
    else if (kind < 88 && loops_ < 2)
        loop(depth);
    else if (kind < 95)
        switch_statement(depth);
    else
        jump_forward(depth);
}

void Generator::statements(unsigned count, unsigned depth)
{
    for (unsigned i = 0; i < count; ++i)
        statement(depth);
}

}  // namespace random_c
