// faultline check and faultline run: lessons from files.
#include "cli/cli.h"
#include "cli/commands.h"

#include "lesson/check.h"
#include "lesson/lesson.h"
#include "lesson/terminal.h"

#include <cstdio>
#include <optional>
#include <sys/stat.h>

namespace fl::cli {
namespace {

bool is_folder(const std::string& path)
{
    struct stat info;
    return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

int report(const std::vector<Diagnostic>& diagnostics, std::size_t lessons, std::size_t files)
{
    for (const Diagnostic& diagnostic : diagnostics)
        std::fprintf(stderr, "%s\n", render(diagnostic).c_str());
    std::printf("%zu lessons in %zu files checked, %zu messages\n", lessons, files, diagnostics.size());
    return lesson::has_errors(diagnostics) ? CheckFailed : Fine;
}

int check_file(const std::string& path)
{
    std::string text;
    if (!read_file(path, text)) {
        std::fprintf(stderr, "faultline: cannot read '%s'\n", path.c_str());
        return InputOutput;
    }
    return report(lesson::check_lesson({path, text}, {}), 1, 1);
}

int check_folder(std::string folder)
{
    if (!folder.ends_with('/')) folder += '/';
    const lesson::CheckReport found =
        lesson::check_catalogue(folder, [&](std::string_view path) -> std::optional<std::string> {
            std::string text;
            if (!read_file(folder + std::string(path), text)) return {};
            return text;
        });
    return report(found.diagnostics, found.lessons, found.languages);
}

}  // namespace

int check(const Options& options)
{
    int worst = Fine;
    for (const std::string& path : options.operands) {
        const int status = is_folder(path) ? check_folder(path) : check_file(path);
        if (status > worst) worst = status;
    }
    return worst;
}

int play(const Options& options)
{
    const std::string& path = options.operands[0];
    std::string text;
    if (!read_file(path, text)) {
        std::fprintf(stderr, "faultline: cannot read '%s'\n", path.c_str());
        return InputOutput;
    }
    const lesson::ParseResult parsed = lesson::parse(path, text);
    if (!parsed.lesson) return report(parsed.diagnostics, 0, 1), BadInput;
    const lesson::TerminalIo io{.write =
                                    [](std::string_view piece) {
                                        std::fwrite(piece.data(), 1, piece.size(), stdout);
                                        std::fflush(stdout);
                                    },
                                .read_line = [](std::string_view prompt) -> std::optional<std::string> {
                                    std::fwrite(prompt.data(), 1, prompt.size(), stdout);
                                    std::fflush(stdout);
                                    std::string line;
                                    int c;
                                    while ((c = std::fgetc(stdin)) != EOF && c != '\n')
                                        line += static_cast<char>(c);
                                    if (c == EOF && line.empty()) return {};
                                    return line;
                                }};
    return lesson::run_in_terminal(*parsed.lesson, io) == 0 ? Fine : CheckFailed;
}

}  // namespace fl::cli
