#include "libc/libc.h"

namespace fl::libc {

lang::Headers headers() {
    lang::Headers result;
    for (const TextFile& file : header_files()) {
        result.emplace(file.name, file.text);
    }
    return result;
}

lang::CompileResult build() {
    lang::Headers visible = headers();
    for (const TextFile& file : internal_files()) {
        visible.emplace(file.name.substr(file.name.rfind('/') + 1), file.text);
    }
    std::vector<lang::Source> sources;
    for (const TextFile& file : source_files()) {
        sources.push_back({std::string(file.name), std::string(file.text)});
    }
    lang::CompileOptions options;
    options.library = true;
    options.name = "libc.so.6";
    options.layout = {.text_offset = 0x26000,
                      .text_size = 0x156000,
                      .rodata_size = 0x53000,
                      .relro_size = 0x4000,
                      .data_size = 0x1868,
                      .bss_size = 0xd6e8};
    return lang::compile_library(sources, visible, options);
}

}  // namespace fl::libc
