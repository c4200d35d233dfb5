#include "lang/compile.h"

#include "lang/generator.h"
#include "lang/parser.h"
#include "lang/preprocessor.h"

namespace fl::lang {
namespace {

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        lines.emplace_back(text.substr(0, text[end] == '\n' ? end : end + 1));
        text.remove_prefix(end + 1);
    }
    return lines;
}

// File numbers of a unit's tokens become numbers of the module's source files.
void adopt_sources(Module& module, const Sources& sources, std::uint16_t main_file, std::string_view text,
                   std::size_t first_line, std::size_t first_function)
{
    const auto number = static_cast<std::uint16_t>(module.sources.size());
    module.sources.push_back({sources.name(main_file), lines_of(text)});
    std::vector<std::uint16_t> renamed(sources.count(), 0xffff);
    renamed[main_file] = number;
    const auto rename = [&](std::uint16_t file) {
        if (renamed[file] == 0xffff) {
            renamed[file] = static_cast<std::uint16_t>(module.sources.size());
            module.sources.push_back({sources.name(file), {}});
        }
        return renamed[file];
    };
    for (std::size_t i = first_line; i < module.lines.size(); ++i)
        if (module.lines[i].line != 0) module.lines[i].file = rename(module.lines[i].file);
    for (std::size_t i = first_function; i < module.functions.size(); ++i)
        module.functions[i].file = rename(module.functions[i].file);
}

struct Compilation {
    Module module;
    TypeTable types;
    std::vector<Diagnostic> diagnostics;

    bool add(const Source& source, const Headers& headers)
    {
        Sources sources;
        if (source.text.size() > max_source_bytes) {
            diagnostics.push_back({source.name, {}, Severity::Error, "source is larger than 256 KiB"});
            return false;
        }
        const std::uint16_t file = sources.add(source.name, source.text);
        Arena arena;
        Preprocessor preprocessor(sources, headers);
        std::vector<Token> tokens = preprocessor.run(file);
        const std::size_t first_line = module.lines.size();
        const std::size_t first_function = module.functions.size();
        if (!sources.stopped()) {
            Parser parser(std::move(tokens), sources, types, arena);
            const Unit unit = parser.parse_unit();
            if (!sources.failed()) Generator(module, types, sources, arena).unit(unit);
        }
        if (sources.failed()) {
            diagnostics = std::move(sources.diagnostics());
            return false;
        }
        adopt_sources(module, sources, file, source.text, first_line, first_function);
        return true;
    }
};

// ld's complaint about a program without main, or without what it calls, is not about a line.
Diagnostic link_error(std::string message)
{
    Diagnostic diagnostic;
    diagnostic.file = "/usr/bin/ld";
    diagnostic.message = std::move(message);
    return diagnostic;
}

}  // namespace

CompileResult compile(const Source& source, const Headers& headers, const CompileOptions& options)
{
    const Source sources[] = {source};
    return compile_library(sources, headers, options);
}

CompileResult compile_library(std::span<const Source> sources, const Headers& headers,
                              const CompileOptions& options)
{
    Compilation compilation;
    for (const Source& source : sources)
        if (!compilation.add(source, headers)) return {nullptr, std::move(compilation.diagnostics)};
    const auto found = compilation.module.globals.find("main");
    const bool has_main = found != compilation.module.globals.end() &&
                          compilation.module.symbols[found->second].section == Section::Text;
    if (!options.library && !has_main)
        return {nullptr, {link_error("in function `_start': undefined reference to `main'")}};
    CompileOptions named = options;
    if (named.name.empty() && !sources.empty()) named.name = sources.front().name;
    return {link(std::move(compilation.module), std::move(compilation.types), named), {}};
}

}  // namespace fl::lang
