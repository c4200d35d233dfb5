#include "cli/cli.h"

#include "base/diagnostic.h"
#include "cli/commands.h"

#include <cstdio>
#include <string>
#include <unistd.h>

namespace fl::cli {
namespace {

constexpr const char* help =
    "faultline shows how Linux manages memory.\n"
    "\n"
    "  faultline [FILE]                 the tutorial in a window, or what FILE holds (see replay)\n"
    "  faultline exec [OPTION]... PROG.c [ARGUMENT]...\n"
    "                                   compiles a C program and runs it in the simulated machine; ends as "
    "it ends\n"
    "      --strace                     lists its system calls on standard error\n"
    "      --stat                       its page faults, memory and simulated time on standard error\n"
    "      --ram 64M  --swap 0          memory of the machine (default 8G and none)\n"
    "      --levels 4                   levels of page tables: 2 (32-bit addresses), 4 or 5\n"
    "      --pcid on                    off: the TLB has no tags, every switch of process flushes it\n"
    "  faultline run LESSON.md          plays a lesson in the terminal\n"
    "  faultline check DIR|LESSON.md    verifies lessons in every language\n"
    "  faultline new NAME [DIR]         writes a lesson to begin with into DIR/NAME\n"
    "  faultline shell                  the simulated machine's shell on standard input\n"
    "      --dump-proc DIR              afterwards writes its /proc as files into DIR\n"
    "  faultline replay FILE            plays an strace log, a copy of /proc/PID/maps or smaps, or the "
    "kernel\n"
    "                                   log of an OOM kill\n"
    "  faultline pack LESSON...         lessons (or all of them) for other places: one of\n"
    "      --html FILE                  one page that opens from a disk, without a network\n"
    "      --scorm FILE                 a package for course systems (SCORM 1.2; --scorm2004 for 2004)\n"
    "      --site DIR                   the built page, where it is not found\n"
    "\n"
    "Exit status: 0 fine, 1 a check failed, 2 usage, 3 bad input, 4 input or output failed, 70 our own "
    "mistake.\n";

struct Verb {
    std::string_view name;
    int (*run)(const Options&);
    bool needs_operand;
};

constexpr Verb verbs[] = {
    {"exec", exec, true},      {"run", play, true},     {"check", check, true},
    {"new", new_lesson, true}, {"shell", shell, false}, {"replay", replay, true},
    {"pack", pack, true}};

int usage(const std::string& why)
{
    std::fprintf(stderr, "faultline: %s\nTry 'faultline --help'.\n", why.c_str());
    return Usage;
}

int unknown_verb(std::string_view word)
{
    std::vector<std::string> names;
    for (const Verb& verb : verbs)
        names.emplace_back(verb.name);
    const std::string_view near = nearest(word, names);
    return usage("unknown command '" + std::string(word) + "'" +
                 (near.empty() ? "" : " (did you mean '" + std::string(near) + "'?)"));
}

}  // namespace

int run(int argc, char** argv)
{
    if (argc < 2) return window_wanted;
    const std::string_view word = argv[1];
    if (word == "--help" || word == "-h" || word == "help") {
        std::fputs(help, stdout);
        return Fine;
    }
    if (word == "--version") {
        std::puts("faultline " FAULTLINE_VERSION);
        return Fine;
    }
    if (word.starts_with("--")) return window_wanted;  // the window's own options
    for (const Verb& verb : verbs) {
        if (verb.name != word) continue;
        const Options options = read_options(argc - 2, argv + 2, word == "exec");
        if (!options.error.empty()) return usage(options.error);
        if (verb.needs_operand && options.operands.empty())
            return usage("'" + std::string(word) + (word == "new" ? "' needs a name" : "' needs a file"));
        return verb.run(options);
    }
    if (access(argv[1], R_OK) == 0) return window_wanted;  // a file to open
    return unknown_verb(word);
}

}  // namespace fl::cli
