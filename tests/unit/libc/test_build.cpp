#include "base/diagnostic.h"
#include "libc/libc.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace fl::libc {

TEST_CASE("the library compiles without a diagnostic") {
    const lang::CompileResult result = build();
    for (const Diagnostic& diagnostic : result.diagnostics) {
        INFO(render(diagnostic));
        CHECK(false);
    }
    REQUIRE(result.program);
    CHECK(result.program->name == "libc.so.6");
}

TEST_CASE("the usual headers are there under the names programs include") {
    const lang::Headers all = headers();
    for (const char* name :
         {"stdio.h", "stdlib.h", "string.h", "unistd.h", "sys/mman.h", "sys/resource.h", "malloc.h"}) {
        CHECK_MESSAGE(all.count(name) == 1, name);
    }
    CHECK(all.count("internal.h") == 0);
}

TEST_CASE("the sources are complete texts") {
    CHECK(source_files().size() > 30);
    for (const TextFile& file : source_files()) {
        CHECK_MESSAGE(file.text.size() > 100, file.name);
        CHECK_MESSAGE(file.text.back() == '\n', file.name);
    }
}

}  // namespace fl::libc
