#include "machine/c_library.h"

#include "base/check.h"
#include "libc/libc.h"

namespace fl::machine {

CLibraryPtr make_c_library()
{
    lang::CompileResult built = libc::build();
    for (const Diagnostic& diagnostic : built.diagnostics)
        std::fprintf(stderr, "%s\n", render(diagnostic).c_str());
    check(built.program != nullptr, "the C library compiles");
    return std::make_shared<const CLibrary>(CLibrary{std::move(built.program), libc::headers()});
}

namespace {

// A header between < and > that the library proper does not have. Plain loops: the first picture runs it.
bool includes_extra(const std::string& text, const lang::Headers& headers)
{
    constexpr std::string_view word = "include";
    for (std::size_t at = 0; at + word.size() < text.size(); ++at) {
        if (std::string_view(text).substr(at, word.size()) != word) continue;
        std::size_t open = at + word.size();
        while (open < text.size() && text[open] == ' ') ++open;
        if (open == text.size() || text[open] != '<') continue;
        std::string name;
        for (std::size_t i = open + 1; i < text.size() && text[i] != '>'; ++i) name += text[i];
        if (headers.find(name) == headers.end()) return true;
    }
    return false;
}

bool is_undefined(const lang::Import& import, const lang::Program& program, const CLibrary& library)
{
    return !library.program->find_export(import.name) && !program.find_export(import.name);
}

bool lacks_something(const lang::Program& program, const CLibrary& library)
{
    for (const lang::Import& import : program.imports)
        if (is_undefined(import, program, library)) return true;
    return false;
}

// Adds what defines a function that is nowhere yet.
bool add_extra_sources(const lang::Program& program, const CLibrary& library,
                       std::vector<lang::Source>& sources)
{
    const std::size_t before = sources.size();
    for (const lang::Import& import : program.imports) {
        if (!is_undefined(import, program, library)) continue;
        const libc::TextFile file = libc::extra_source(import.name);
        bool known = file.name.empty();
        for (const lang::Source& source : sources) known = known || source.name == file.name;
        if (!known) sources.push_back({std::string(file.name), std::string(file.text)});
    }
    return sources.size() > before;
}

// With all that the headers can declare, should it be only that which is missing.
lang::CompileResult compile_with_extra(const lang::Source& source, const CLibrary& library,
                                       const lang::CompileOptions& options)
{
    lang::Headers headers = library.headers;
    libc::add_extra_headers(headers);
    std::vector<lang::Source> sources = {source};
    while (true) {
        lang::CompileResult result = lang::compile_library(sources, headers, options);
        if (!result.program || !add_extra_sources(*result.program, library, sources)) return result;
    }
}

}  // namespace

lang::CompileResult compile_program(const lang::Source& source, const CLibrary& library, std::string name)
{
    const lang::CompileOptions options{.library = false, .name = std::move(name), .layout = {}};
    if (!includes_extra(source.text, library.headers)) {
        lang::CompileResult result = lang::compile(source, library.headers, options);
        if (result.program && !lacks_something(*result.program, library)) return result;
    }
    return compile_with_extra(source, library, options);
}

}  // namespace fl::machine
