// What the fuzz targets share. Built with libFuzzer's main, or with replay.cpp's to run kept seeds.
#pragma once

#include "lang/compile.h"
#include "machine/c_library.h"
#include "machine/evaluate.h"
#include "machine/state.h"
#include "shell/session.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fl::fuzz {

inline std::string text_of(const std::uint8_t* data, std::size_t size)
{
    return std::string(data, data + size);
}

inline std::vector<std::string> lines_of(const std::uint8_t* data, std::size_t size, std::size_t most)
{
    std::vector<std::string> lines;
    std::string line;
    for (const char c : text_of(data, size) + "\n") {
        if (c != '\n') {
            line += c;
            continue;
        }
        if (lines.size() < most) lines.push_back(line);
        line.clear();
    }
    return lines;
}

inline constexpr const char* demo =
    "#include <stdlib.h>\nstruct node { int value; struct node *next; };\nint table[4] = {1, 2, 3, 4};\n"
    "static int work(struct node *list, double weight)\n{\n    char text[8] = \"abc\";\n"
    "    return list->value + text[1] + (int)weight;\n}\n"
    "int main(void)\n{\n    struct node *list = malloc(sizeof *list);\n    list->value = 7;\n"
    "    list->next = 0;\n    return work(list, 2.5);\n}\n";

inline machine::MachineConfig small_machine()
{
    machine::MachineConfig config;
    config.ram = 64_MiB;
    return config;
}

}  // namespace fl::fuzz
