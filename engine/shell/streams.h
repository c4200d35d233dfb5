// Where a command's input comes from and where what it prints goes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace fl::shell {

// Read from the front; shared by the commands of a loop.
struct Input {
    std::string text;
    std::size_t at = 0;

    std::string_view rest() const { return std::string_view(text).substr(at); }
};

// A file being written by > or >>: it reaches the disk when the command is done.
struct OutputFile {
    std::string path, typed;
    std::string text;  // all of it so far
    bool proc = false;
    bool changed = false;
    bool stays = false;  // opened by exec: written after each command
};

struct Destination {
    enum Kind : std::uint8_t { Terminal, Buffer, File };
    Kind kind = Terminal;
    std::shared_ptr<std::string> buffer = {};  // of a pipe or a $( )
    std::shared_ptr<OutputFile> file = {};
};

struct Streams {
    std::shared_ptr<Input> in = {};  // none: the terminal, where nobody types
    Destination out = {}, err = {};
    std::map<int, std::shared_ptr<Input>> more_in = {};  // exec 3< FILE
    std::map<int, Destination> more_out = {};            // 3> FILE
};

}  // namespace fl::shell
