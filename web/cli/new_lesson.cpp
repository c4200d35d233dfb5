// faultline new: a lesson to begin with. It is true as it stands, so that the first `faultline check` says
// nothing.
#include "cli/cli.h"
#include "cli/commands.h"

#include "base/text.h"

#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fl::cli {
namespace {

constexpr std::string_view head = R"(---
faultline: 1
id: ID
title: TITLE
lang: en
minutes: 5
needs: []
machine: { ram: 64M, swap: 0 }
---
)";

// Every part of a lesson once, in the order in which AUTHORING.md explains them.
constexpr std::string_view body = R"(
Say in two sentences what the reader will see, and why it matters. {#p-intro}

```c demo.c
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    puts("ready");
    char *p = malloc(300 * 1024);
    p[4096] = 't';
    return 0;
}
```

```console run id=ready show=address-space:demo
$ gcc demo.c -o demo && gdb -q ./demo
(gdb) break 8
(gdb) run
…
Breakpoint 1, main () at demo.c:8
```

The program may use `{demo.VIRT}` of addresses and holds `{demo.RES}` of memory. {#p-live}

> [!QUIZ] id=q-touch
> How many pages will line 8 bring in?
>
> - [ ] none — *The byte has to be stored somewhere.*
> - [x] one — *One touch, one page.*
> - [ ] seventy-five — *That is what was promised, not what was used.*

## The touch {#touch}

```console run id=touched show=fault-path:demo
(gdb) next
```

```check id=one-fault
minflt(demo, since ready) == 1
rss(demo) == rss(demo, at ready) + 1
```

One byte was written; one page came. {#p-touch}

## Your turn {#turn}

```task id=another-page
goal: demo.RssAnon == demo.RssAnon at turn + 4 kB
limit: commands <= 3
hint: The next page begins 4096 bytes further.
solution: |
  (gdb) set var p[8192] = 1
```

## On a real machine {#real}

Say what to keep in mind, and what to type on a real Linux. {#p-real}

```console show id=real
$ gcc demo.c -o demo
$ perf stat -e minor-faults ./demo
```
)";

int fail(int status, const std::string& why)
{
    std::fprintf(stderr, "faultline: %s\n", why.c_str());
    return status;
}

bool is_name(std::string_view name)
{
    return !name.empty() && name.size() <= 60 && name.front() != '-' && name.back() != '-' &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

// "07-my-lesson" → "my-lesson"
std::string_view id_of(std::string_view name)
{
    const std::size_t from = name.find_first_not_of("0123456789-");
    return from == std::string_view::npos ? name : name.substr(from);
}

std::string text_of(std::string_view id)
{
    std::string title(id);
    for (char& c : title)
        if (c == '-') c = ' ';
    if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
    std::string text(head);
    text.replace(text.find("ID"), 2, id);
    text.replace(text.find("TITLE"), 5, title);
    return text.append(body);
}

// Never over a file that is there.
bool write_new(const std::string& path, const std::string& text)
{
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (file < 0) return false;
    const ssize_t written = write(file, text.data(), text.size());
    return close(file) == 0 && written == static_cast<ssize_t>(text.size());
}

}  // namespace

int new_lesson(const Options& options)
{
    const std::string& name = options.operands[0];
    if (options.operands.size() > 2) return fail(Usage, "'new' takes a name and, at most, a folder");
    if (!is_name(name) || id_of(name).empty())
        return fail(Usage, "'" + name + "' is no name for a lesson: small letters, digits and hyphens");
    const std::string parent = options.operands.size() == 2 ? options.operands[1] : ".";
    const std::string folder = parent == "." ? name : parent + "/" + name, path = folder + "/lesson.md";
    struct stat info;
    if (stat(parent.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
        return fail(InputOutput, "there is no folder '" + parent + "'");
    if (stat(path.c_str(), &info) == 0) return fail(InputOutput, "'" + path + "' is there already");
    if (mkdir(folder.c_str(), 0777) != 0 && stat(folder.c_str(), &info) != 0)
        return fail(InputOutput, "cannot make the folder '" + folder + "'");
    if (!write_new(path, text_of(id_of(name)))) return fail(InputOutput, "cannot write '" + path + "'");
    std::printf("%s\nIt is true as it stands: faultline check %s\n", path.c_str(), path.c_str());
    if (stat((parent + "/index.txt").c_str(), &info) == 0)
        std::printf("To put it into the course, add a line to %s/index.txt: %s en\n", parent.c_str(),
                    name.c_str());
    return Fine;
}

}  // namespace fl::cli
