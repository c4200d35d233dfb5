#include "cli/options.h"

#include "base/diagnostic.h"
#include "base/text.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace fl::cli {
namespace {

// Options whose value is any text; null for the others.
std::string* text_option(Options& options, std::string_view name)
{
    if (name == "--dump-proc") return &options.dump_proc;
    if (name == "--html") return &options.html;
    if (name == "--scorm") return &options.scorm;
    if (name == "--scorm2004") return &options.scorm_2004;
    if (name == "--site") return &options.site;
    return nullptr;
}

void read_value(Options& options, std::string_view name, std::string_view value)
{
    if (name == "--lang") {
        options.language = value;
        return;
    }
    if (std::string* text = text_option(options, name)) {
        *text = value;
        return;
    }
    if (name == "--levels") {
        if (value != "2" && value != "4" && value != "5") options.error = "--levels takes 2, 4 or 5";
        options.machine.page_levels = static_cast<std::uint8_t>(value.empty() ? 4 : value[0] - '0');
        return;
    }
    if (name == "--pcid") {
        if (value != "on" && value != "off") options.error = "--pcid takes on or off";
        options.machine.pcid = value != "off";
        return;
    }
    const auto size = parse_size(value);
    if (!size) {
        options.error = "'" + std::string(value) + "' is not a size (64M, 1G)";
        return;
    }
    if (name == "--swap") {
        options.machine.swap = ByteCount{*size};
        return;
    }
    if (*size < machine::smallest_ram.value || *size > machine::largest_ram.value)
        options.error = "--ram takes 64M to 16G";
    options.machine.ram = ByteCount{*size};
}

}  // namespace

Options read_options(int argc, char** argv, bool program_follows)
{
    const std::vector<std::string> known{"--strace", "--stat",      "--ram",       "--swap",
                                         "--lang",   "--dump-proc", "--levels",    "--pcid",
                                         "--html",   "--scorm",     "--scorm2004", "--site"};
    Options options;
    // A program from outside expects a machine of today; memory that is not touched costs nothing.
    if (program_follows) options.machine.ram = 8_GiB;
    for (int i = 0; i < argc && options.error.empty(); ++i) {
        const std::string_view word = argv[i];
        if (!word.starts_with("--") || (program_follows && !options.operands.empty())) {
            options.operands.emplace_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        if (name == "--strace")
            options.trace_calls = true;
        else if (name == "--stat")
            options.statistics = true;
        else if (name == "--ram" || name == "--swap" || name == "--lang" || name == "--levels" ||
                 name == "--pcid" || text_option(options, name)) {
            if (equals != std::string_view::npos)
                read_value(options, name, word.substr(equals + 1));
            else if (i + 1 < argc)
                read_value(options, name, argv[++i]);
            else
                options.error = std::string(name) + " needs a value";
        } else {
            const std::string_view near = nearest(name, known);
            options.error = "unknown option '" + std::string(name) + "'";
            if (!near.empty()) options.error += " (did you mean '" + std::string(near) + "'?)";
        }
    }
    const std::uint64_t most = machine::largest_ram_for(options.machine.page_levels).value;
    options.machine.ram = ByteCount{std::min(options.machine.ram.value, most)};
    return options;
}

bool read_file(const std::string& path, std::string& text, std::size_t largest)
{
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) return false;
    char piece[65536];
    std::size_t got;
    while ((got = std::fread(piece, 1, sizeof piece, file)) > 0 && text.size() <= largest)
        text.append(piece, got);
    const bool good = !std::ferror(file);
    std::fclose(file);
    return good && text.size() <= largest;
}

}  // namespace fl::cli
