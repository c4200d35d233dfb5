/* What the library's own files share and programs do not see. */
#ifndef _FAULTLINE_INTERNAL_H
#define _FAULTLINE_INTERNAL_H
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

#ifdef FAULTLINE_NATIVE
/* Checked as ordinary code of the host: the shim in tests/unit/libc stands for the machine. */
long __syscall(long number, ...);
void *__native_thread_block(void);
void __native_copy(void *to, const void *from, size_t size);
void __native_move(void *to, const void *from, size_t size);
int __native_compare(const void *a, const void *b, size_t size);
double __native_sqrt(double x);
void __native_longjmp(void *buffer, int value);
void __native_fill(void *to, int byte, size_t size);
#define __builtin_fs_base() __native_thread_block()
#define __builtin_memcpy(to, from, size) __native_copy(to, from, size)
#define __builtin_memmove(to, from, size) __native_move(to, from, size)
#define __builtin_memcmp(a, b, size) __native_compare(a, b, size)
#define __builtin_longjmp(buffer, value) __native_longjmp(buffer, value)
#define __builtin_sqrt(x) __native_sqrt(x)
#define __builtin_memset(to, byte, size) __native_fill(to, byte, size)
#endif

#define MOST_KEYS 128

/* The thread's control block, at the fs base; its __thread variables lie below. The loader fills the
   first five words. */
struct thread_block {
    void *self;
    void *main;
    long *initial_stack;
    void *variables;            /* first values of the __thread variables, and how many bytes they are */
    size_t variables_size;
    void *tcache;               /* struct tcache *, or null before the first malloc */
    void *arena;                /* struct arena * last used by this thread */
    int error;                  /* errno */
    int tcache_shutting_down;
    char text[64];              /* strerror of an unknown number */
    char unused[592];           /* the kernel knows the next word's place: 0x2d0 from the base */
    int tid;                    /* the kernel clears it when the thread has ended; 0 in the first thread */
    int number;                 /* the same, but it stays */
    int detached;
    int cancelled, uncancellable;
    void *(*start)(void *);
    void *argument, *result;
    void *cleanups;             /* of pthread_cleanup_push */
    char *stack;                /* the mapping; null in the first thread */
    void *vector;
    size_t stack_size, guard_size;
    struct thread_block *next;  /* in the list of unused stacks */
    char name[16];
    void *values[MOST_KEYS];    /* of pthread_setspecific */
};
#define THREAD ((struct thread_block *)__builtin_fs_base())

extern int __threads_started;   /* set by the first pthread_create: from then on locks are taken */
extern int __fork_handlers;
void __run_fork_handlers(int which);
void __lock(int *word);
void __unlock(int *word);

long __result(long result); /* a kernel's answer: sets errno and gives -1 when it is -4095 .. -1 */

#define PAGE 4096UL

extern void *__curbrk;
extern char **environ;
void __run_exit_functions(void);
void __flush_all_files(void);
void __fatal(const char *message); /* message to stderr, then abort */
#endif
