/* Program start and end: _start, exit, atexit, abort. */
#include "internal.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_EXIT_FUNCTIONS 32

struct exit_function {
    void (*plain)(void);
    void (*with_status)(int, void *);
    void *argument;
};

char **environ;
char *program_invocation_name;
char *program_invocation_short_name;
static struct exit_function exit_functions[MOST_EXIT_FUNCTIONS];
static int exit_function_count;

/* The loader has put main and the initial stack (argc, argv, 0, envp, 0, …) into the thread's block. */
void _start(void)
{
    struct thread_block *thread = THREAD;
    int (*program)(int, char **, char **) = (int (*)(int, char **, char **))thread->main;
    long *stack = thread->initial_stack;
    int argc = (int)stack[0];
    char **argv = (char **)(stack + 1);

    environ = argv + argc + 1;
    program_invocation_name = argc > 0 ? argv[0] : "";
    program_invocation_short_name = strrchr(program_invocation_name, '/');
    if (program_invocation_short_name)
        program_invocation_short_name++;
    else
        program_invocation_short_name = program_invocation_name;
    exit(program(argc, argv, environ));
}

static int register_exit(void (*plain)(void), void (*with_status)(int, void *), void *argument)
{
    struct exit_function *entry;

    if (exit_function_count == MOST_EXIT_FUNCTIONS)
        return -1;
    entry = &exit_functions[exit_function_count++];
    entry->plain = plain;
    entry->with_status = with_status;
    entry->argument = argument;
    return 0;
}

int atexit(void (*function)(void))
{
    return register_exit(function, 0, 0);
}

int on_exit(void (*function)(int, void *), void *argument)
{
    return register_exit(0, function, argument);
}

int at_quick_exit(void (*function)(void))
{
    (void)function;
    return 0;
}

void _exit(int status)
{
    for (;;)
        __syscall(SYS_exit_group, (long)status);
}

void _Exit(int status)
{
    _exit(status);
}

void quick_exit(int status)
{
    _exit(status);
}

void exit(int status)
{
    while (exit_function_count > 0) {
        struct exit_function *entry = &exit_functions[--exit_function_count];
        if (entry->plain)
            entry->plain();
        else
            entry->with_status(status, entry->argument);
    }
    __flush_all_files();
    _exit(status);
}

void abort(void)
{
    raise(SIGABRT);
    signal(SIGABRT, SIG_DFL);
    raise(SIGABRT);
    _exit(127);
}

/* __libc_message: straight to the descriptor, because malloc may be broken. */
void __fatal(const char *message)
{
    char line[600];
    size_t size = 0;

    while (message[size] && size < sizeof line - 1) {
        line[size] = message[size];
        size++;
    }
    line[size++] = '\n';
    write(STDERR_FILENO, line, size);
    abort();
}
