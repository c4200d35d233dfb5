#include "support.h"

#include "lesson/page.h"
#include "lesson/player.h"
#include "machine/timeline.h"
#include "shell/session.h"

using namespace fl;
using namespace fl::lesson;
using namespace fl::lesson::testing;

namespace {

constexpr std::string_view body = R"LESSON(
```c demo.c
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    puts("ready");
    char *p = malloc(300 * 1024);
    p[4096] = 't';
    p[8192] = 'u';
    return 0;
}
```

```console run id=ready show=address-space:demo
$ gcc demo.c -o demo && gdb -q ./demo
(gdb) break 8
(gdb) run
```

RES is `{demo.RES}`. {#p-live}

## Touch {#touch}

> [!QUIZ] id=q-touch
> How many?
>
> - [ ] none — *wrong, not none*
> - [x] one — *right*

```console run id=touched show=fault-path:demo
(gdb) next
```

```check
minflt(demo, since ready) == 1
```

## Turn {#turn}

```task id=page
goal: demo.RssAnon == demo.RssAnon at turn + 4 kB
limit: commands <= 1
hint: One.
hint: Two.
solution: (gdb) set var p[12288] = 1
```

## End {#end}
)LESSON";

struct Playing {
    Player player{parsed(body)};

    Playing() { player.finish(); }

    std::int64_t value(std::string_view text)
    {
        std::vector<Diagnostic> problems;
        const Answer answer = player.ask(parse_expression(text, {1, 1}, problems));
        CAPTURE(text);
        CAPTURE(answer.why);
        REQUIRE(answer.value);
        return answer.value->number;
    }
    machine::MachineState state() { return player.session().state(); }
    void next()
    {
        CHECK(player.next() == "");
        player.finish();
    }
};

}  // namespace

TEST_CASE_FIXTURE(Playing, "entering a step runs its commands and nothing is missing from the output")
{
    CHECK(player.mismatches().empty());
    CHECK(value("line(demo)") == 8);
    CHECK(value("$p % 4096") == 16);
    CHECK(player.picture() == "address-space:demo");
    CHECK(page_json(player).find("\"state\":\"done\"") != std::string::npos);
}

TEST_CASE_FIXTURE(Playing, "a question holds back what follows it until there is an answer, right or wrong")
{
    next();
    CHECK(player.blocked_by() == "q-touch");
    CHECK_FALSE(player.can_next());
    CHECK(player.next() == "answer the question first");
    CHECK(player.open_blocks() == 1);
    CHECK(value("minflt(demo, since ready)") == 0);
    CHECK(player.answer("q-touch", 1) == "");
    player.finish();
    CHECK(player.can_next());
    CHECK(player.open_blocks() == 3);
    CHECK(value("minflt(demo, since ready)") == 1);
    CHECK(page_json(player).find("wrong, not none") != std::string::npos);
    CHECK(page_json(player).find("\"text\":\"right\"") == std::string::npos);
    CHECK(player.answer("q-touch", 3) == "this question has 2 choices");
    CHECK(player.answer("q-none", 1) == "this step has nothing of the name 'q-none'");
}

TEST_CASE_FIXTURE(Playing, "going back undoes and going on does the same again")
{
    const machine::MachineState before = state();
    next();
    player.answer("q-touch", 2);
    player.finish();
    const machine::MachineState after = state();
    CHECK_FALSE((before == after));
    CHECK(player.back() == "");
    player.finish();
    CHECK((before == state()));
    CHECK(player.back() == "this is the first step");
    next();
    CHECK((after == state()));
}

TEST_CASE_FIXTURE(Playing, "what the learner does at a step is left behind when the lesson goes on")
{
    const machine::Moment settled = player.session().timeline().now();
    next();
    player.answer("q-touch", 2);
    player.finish();
    const machine::MachineState after = state();
    player.back();
    player.finish();
    player.session().run_line("set var p[40960] = 7", command_step_limit);
    player.session().run_line("next", command_step_limit);
    player.session().run_line("kill", command_step_limit);
    CHECK_FALSE((after == state()));
    next();
    CHECK((after == state()));
    player.session().seek({settled.command / 2, 0});
    player.session().run_shell_line("free", command_step_limit);
    next();
    player.back();
    player.finish();
    CHECK((after == state()));
}

TEST_CASE_FIXTURE(Playing, "a link opens any step, with everything before it played")
{
    CHECK(player.go_to("turn") == "");
    player.finish();
    CHECK(player.lesson().steps[player.step()].id == "turn");
    CHECK(value("line(demo)") == 9);
    CHECK(player.failed_facts().empty());
    CHECK(player.go_to("nowhere") == "this lesson has no step 'nowhere'");
}

TEST_CASE_FIXTURE(Playing,
                  "a task is noticed when it is done, shows hints one at a time, and its solution works")
{
    player.go_to("turn");
    player.finish();
    CHECK(player.check_task("page") == "");
    CHECK(page_json(player).find("demo.RssAnon at turn") != std::string::npos);
    CHECK(page_json(player).find("\"more_hints\":2") != std::string::npos);
    CHECK(player.hint("page") == "");
    CHECK(player.hint("page") == "");
    CHECK(player.hint("page") == "there are no more hints");
    CHECK(player.show_solution("page") == "");
    player.finish();
    CHECK(page_json(player).find("\"kind\":\"task\"") != std::string::npos);
    CHECK(player.progress_of_task(player.lesson().steps[2].blocks[0]).done);
    next();
    CHECK(value("demo.RssAnon since turn") == 0);
}

TEST_CASE_FIXTURE(Playing, "a limit keeps a task open")
{
    player.go_to("turn");
    player.finish();
    player.session().run_line("print p", command_step_limit);
    player.session().run_line("set var p[12288] = 1", command_step_limit);
    player.finish();
    CHECK_FALSE(player.progress_of_task(player.lesson().steps[2].blocks[0]).done);
    player.check_task("page");
    CHECK(player.progress_of_task(player.lesson().steps[2].blocks[0]).report == "commands = 2");
}

TEST_CASE_FIXTURE(Playing, "progress survives as a line of text")
{
    next();
    player.answer("q-touch", 1);
    player.finish();
    const std::string saved = player.save();
    CHECK(saved == "step=touch q-touch=1");
    Player other(parsed(body));
    other.restore(saved);
    other.finish();
    CHECK(other.save() == saved);
    CHECK((other.session().state() == player.session().state()));
    other.restore("step= =1 q-touch=x,,99999999999999999999 \xff step=zzz");
    CHECK(other.reset() == "");
    other.finish();
    CHECK(other.save() == "step=start");
}

TEST_CASE("a command that does not print what is expected is told with its line")
{
    Player player(parsed("```console run\n$ echo hello\ngoodbye\n```\n\n```check\nMemTotal == 1\n```\n"));
    player.finish();
    REQUIRE(player.mismatches().size() == 1);
    CHECK(player.mismatches()[0].at == SourcePosition{8, 1});
    CHECK(player.mismatches()[0].printed == "hello\n");
    REQUIRE(player.failed_facts().size() == 1);
    CHECK(player.failed_facts()[0].at == SourcePosition{12, 1});
}

TEST_CASE("a command that never ends is stopped and told, and the lesson goes on")
{
    Player player(parsed("```c loop.c\nint main(void)\n{\n    for (;;) {\n    }\n}\n```\n\n"
                         "```console run\n$ gcc loop.c -o loop && ./loop\n$ echo after\nafter\n```\n"));
    player.finish();
    REQUIRE(player.mismatches().size() == 1);
    CHECK(player.mismatches()[0].at == SourcePosition{15, 1});
    CHECK(player.mismatches()[0].printed == "the command takes too many machine steps");
}
