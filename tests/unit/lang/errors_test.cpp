// The first message of each mistake, as gcc 12 words it. Where gcc is at hand it is asked itself.
#include "lang/bare_machine.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace fl::lang::test;

namespace {

struct Mistake {
    const char* source;
    const char* first;  // of gcc -w
};

const Mistake mistakes[] = {
    {"int main(void)\n{\n    int x = 5\n    return x;\n}\n",
     "demo.c:4:5: error: expected ',' or ';' before 'return'"},
    {"int main(void)\n{\n    int a = 1;\n    a = 2\n    return a;\n}\n",
     "demo.c:4:10: error: expected ';' before 'return'"},
    {"int main(void) { return y; }\n", "demo.c:1:25: error: 'y' undeclared (first use in this function)"},
    {"int main(void) { int x = ; return 0; }\n", "demo.c:1:26: error: expected expression before ';' token"},
    {"int main(void) { foo x; return 0; }\n", "demo.c:1:18: error: unknown type name 'foo'"},
    {"struct n { int v; }; int main(void) { n *p; return 0; }\n",
     "demo.c:1:39: error: unknown type name 'n'; use 'struct' keyword to refer to the type"},
    {"int f(int a) { return a; } int main(void) { return f(); }\n",
     "demo.c:1:52: error: too few arguments to function 'f'"},
    {"int main(void) { int x = 1; *x = 2; return 0; }\n",
     "demo.c:1:29: error: invalid type argument of unary '*' (have 'int')"},
    {"int main(void) { 5 = 6; return 0; }\n",
     "demo.c:1:20: error: lvalue required as left operand of assignment"},
    {"struct s { int a; }; int main(void) { struct s v; v.b = 1; return 0; }\n",
     "demo.c:1:52: error: 'struct s' has no member named 'b'"},
    {"int main(void) { const int c = 1; c = 2; return 0; }\n",
     "demo.c:1:37: error: assignment of read-only variable 'c'"},
    {"int main(void) { int x; int x; return 0; }\n",
     "demo.c:1:29: error: redeclaration of 'x' with no linkage"},
    {"int main(void) { break; return 0; }\n",
     "demo.c:1:18: error: break statement not within loop or switch"},
    {"void f(void) {} int main(void) { return f(); }\n",
     "demo.c:1:41: error: void value not ignored as it ought to be"},
    {"int f(void); char f(void) { return 0; }\n",
     "demo.c:1:19: error: conflicting types for 'f'; have 'char(void)'"},
    {"int main(void)\n{\n    return 0;\n",
     "demo.c:3:5: error: expected declaration or statement at end of input"},
    {"int x = 08; int main(void) { return 0; }\n",
     "demo.c:1:9: error: invalid digit \"8\" in octal constant"},
    {"#if 1\nint main(void) { return 0; }\n", "demo.c:1: error: unterminated #if"},
    {"#error broken\nint main(void) { return 0; }\n", "demo.c:1:2: error: #error broken"},
    {"int main(void) { return sizeof(struct q); }\n",
     "demo.c:1:32: error: invalid application of 'sizeof' to incomplete type 'struct q'"},
    {"int a; int b = a; int main(void) { return 0; }\n",
     "demo.c:1:16: error: initializer element is not constant"},
};

std::string first_line(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

std::string first_of_gcc(const std::string& source)
{
    std::ofstream("demo.c") << source;
    std::FILE* pipe =
        popen("LC_ALL=C gcc -w -fsyntax-only -std=gnu17 demo.c 2>&1 | grep error: | head -1", "r");
    std::string text;
    for (int c = pipe ? std::fgetc(pipe) : EOF; c != EOF; c = std::fgetc(pipe))
        text += static_cast<char>(c);
    if (pipe) pclose(pipe);
    return first_line(text);
}

}  // namespace

TEST_CASE("mistakes are reported in gcc's words and places")
{
    const bool ask = std::system("gcc -dumpversion 2>/dev/null | grep -q ^12") == 0;
    for (const Mistake& mistake : mistakes) {
        CHECK(first_line(errors_of(mistake.source)) == mistake.first);
        if (ask) CHECK(first_of_gcc(mistake.source) == mistake.first);
    }
}

// gcc accepts these; silence here would run another program than the one that was written.
TEST_CASE("what gcc knows and this compiler does not is refused by its name")
{
    CHECK(errors_of("int main(void) { long x; asm(\"mov %%rsp, %0\" : \"=r\"(x)); return 0; }\n") ==
          "demo.c:1:26: error: assembly instruction 'mov %%rsp, %0' is not supported\n");
    CHECK(errors_of("register long sp asm(\"rsp\");\nint main(void) { return 0; }\n") ==
          "demo.c:1:18: error: names and registers given with 'asm' are not supported\n");
    CHECK(errors_of("void f(int *); int main(void) { int x __attribute__((__cleanup__(f))); return 0; }\n") ==
          "demo.c:1:54: error: attribute 'cleanup' is not supported\n");
    CHECK(errors_of("typedef int four __attribute__((vector_size(16)));\nint main(void) { return 0; }\n") ==
          "demo.c:1:33: error: attribute 'vector_size' is not supported\n");
    CHECK(errors_of("struct __attribute__((packed)) s { char c; long a : 60; long b : 61; };\n"
                    "int main(void) { return 0; }\n") ==
          "demo.c:1:62: error: packed bit-field 'b' over nine bytes is not supported\n");
}

TEST_CASE("hostile sources end in a message")
{
    const std::string deep(100000, '(');
    CHECK(errors_of("int x = " + deep).find("nesting level") != std::string::npos);
    std::string sum = "int main(void) { int a = 1; return a";
    for (int i = 0; i < 50000; ++i)
        sum += "+a";
    CHECK(errors_of(sum + "; }").find("nested too deeply") != std::string::npos);
    CHECK(errors_of(std::string(300 * 1024, ' ')).find("256 KiB") != std::string::npos);
    std::string doubling = "#define a0 x x\n";
    for (int i = 1; i < 40; ++i)
        doubling += "#define a" + std::to_string(i) + " a" + std::to_string(i - 1) + " a" +
                    std::to_string(i - 1) + "\n";
    CHECK(errors_of(doubling + "a39").find("too large") != std::string::npos);
    CHECK(errors_of("int a[1000000000000000]; int main(void) { return 0; }").find("too large") !=
          std::string::npos);
    CHECK(errors_of("#include \"stddef.h\"\n#define f(x) f(f(x)) f(x)\nint main(void){ f(f(f(f(1)))) }") !=
          "");
}
