#include "lang/preprocessor.h"

#include <doctest/doctest.h>

using namespace fl::lang;

namespace {

std::string expanded(const std::string& text)
{
    Sources sources;
    const Headers headers{{"twice.h", "#ifndef TWICE\n#define TWICE\none\n#endif\n"}};
    const std::uint16_t file = sources.add("demo.c", text);
    std::string result;
    for (const Token& token : Preprocessor(sources, headers).run(file)) {
        if (!result.empty() && token.kind != TokenKind::End) result += ' ';
        result += token.text;
    }
    for (const fl::Diagnostic& d : sources.diagnostics())
        result += "!" + d.message;
    return result;
}

}  // namespace

TEST_CASE("macros expand as the standard's examples do")
{
    // C17 6.10.3.5, examples 3, 4 and 7
    CHECK(expanded("#define x 3\n#define f(a) f(x * (a))\n#undef x\n#define x 2\n#define g f\n#define z "
                   "z[0]\n#define h g(~\n"
                   "#define m(a) a(w)\n#define w 0,1\n#define t(a) a\n#define p() int\n#define q(x) "
                   "x\n#define r(x,y) x ## y\n"
                   "f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);") ==
          "f ( 2 * ( y + 1 ) ) + f ( 2 * ( f ( 2 * ( z [ 0 ] ) ) ) ) % f ( 2 * ( 0 ) ) + t ( 1 ) ;");
    CHECK(expanded("#define hash_hash # ## #\n#define mkstr(a) # a\n#define in_between(a) mkstr(a)\n"
                   "#define join(c, d) in_between(c hash_hash d)\njoin(x, y);") == "\"x ## y\" ;");
    CHECK(expanded("#define debug(...) print(__VA_ARGS__)\n#define log(f, ...) say(f, ## "
                   "__VA_ARGS__)\ndebug(1, 2) log(a) log(a, b)") ==
          "print ( 1 , 2 ) say ( a ) say ( a , b )");
    CHECK(expanded("#define str(s) #s\nstr(\"a\\n\"  'b'   c)") == "\"\\\"a\\\\n\\\" 'b' c\"");
}

TEST_CASE("conditionals choose one group")
{
    CHECK(expanded("#define A 2\n#if A == 1\none\n#elif A > 1 && defined(A) && !defined "
                   "B\ntwo\n#else\nthree\n#endif\n") == "two");
    CHECK(expanded("#if 0\n#if 1\nno\n#endif\n#else\nyes\n#endif\n") == "yes");
    CHECK(expanded("#if (1 ? 2 : (1/0)) == 2 && -1 < 0 && 0xffffffffffffffffu > 0\nyes\n#endif") == "yes");
    CHECK(expanded("#ifndef Q\nnot\n#endif\n#include \"twice.h\"\n#include <twice.h>\n") == "not one");
}

TEST_CASE("lines can be joined, comments are blanks, places are kept")
{
    CHECK(expanded("#define two(a, b) \\\n  a b\ntwo(1,\n 2) /* x\n */ __LINE__ // end \\\n still\n3") ==
          "1 2 5 3");
    CHECK(expanded("__FILE__") == "\"demo.c\"");
}
