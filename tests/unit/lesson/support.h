// Small lessons for the tests of the lesson room.
#pragma once

#include "lesson/lesson.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace fl::lesson::testing {

inline constexpr std::string_view head = "---\nfaultline: 1\nid: small\ntitle: Small\n---\n";

inline ParseResult parse_body(std::string_view body)
{
    return parse("small.md", std::string(head) + std::string(body));
}

inline Lesson parsed(std::string_view body)
{
    const ParseResult result = parse_body(body);
    for (const Diagnostic& diagnostic : result.diagnostics)
        MESSAGE(render(diagnostic));
    REQUIRE(result.lesson);
    return *result.lesson;
}

// The first diagnostic of a lesson with this body; line 6 is the body's first.
inline std::string complaint(std::string_view body)
{
    const ParseResult result = parse_body(body);
    CHECK_FALSE(result.lesson);
    return result.diagnostics.empty() ? "" : render(result.diagnostics[0]);
}

template <class T>
const T& content(const Lesson& lesson, std::size_t step, std::size_t block)
{
    REQUIRE(step < lesson.steps.size());
    REQUIRE(block < lesson.steps[step].blocks.size());
    const T* found = std::get_if<T>(&lesson.steps[step].blocks[block].content);
    REQUIRE(found != nullptr);
    return *found;
}

// The example of the format's description.
inline constexpr std::string_view example = R"LESSON(---
faultline: 1
id: memory-on-demand
title: Memory on demand
lang: en
minutes: 8
needs: [address-space]
machine: { ram: 64M, swap: 0 }
---

`malloc` hands out *addresses*. Nothing is behind them until the first touch. {#p-intro}

```c demo.c
#include <stdlib.h>

int main(void)
{
    char *p = malloc(300 * 1024);
    p[0] = 't';
    p[4096] = 'p';
    free(p);
    p[0] = 'l';
    return 0;
}
```

## A promise {#promise}

```console run id=start show=address-space:demo
$ gcc demo.c -o demo && gdb -q ./demo
(gdb) break 6
(gdb) run
Breakpoint 1, main () at demo.c:6
```

VIRT is now `{demo.VIRT}`, RES still `{demo.RES}`. {#p-live}

> [!QUIZ] id=q-touch
> How many pages will line 6 bring in?
>
> - [ ] none — *the store needs somewhere to go*
> - [x] one — *one touch, one page*
> - [ ] seventy-five — *that is what was promised, not what was used*

## The first touch {#touch}

```console run id=touch show=fault-path:demo
(gdb) next
```

```check id=one-fault
minflt(demo, since start) == 1
rss(demo) == rss(demo, at start) + 1
```

## Your turn {#turn}

```task id=ten-pages
goal: rss(demo) == rss(demo, at turn) + 10
hint: Touch one byte in each page: p[i * 4096].
solution: |
  (gdb) call memset(p + 8192, 1, 10 * 4096)
```
)LESSON";

}  // namespace fl::lesson::testing
