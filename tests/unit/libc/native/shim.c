/* Lets the C library run as ordinary code of the host: real system calls stand for the machine's.
   Only for tests; the library itself contains no assembly. */
#include "internal.h"
#include <stdarg.h>

static unsigned long block[512];

void *__native_thread_block(void)
{
    return block;
}

void __native_copy(void *to, const void *from, size_t size)
{
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size) : : "memory");
}

void __native_fill(void *to, int byte, size_t size)
{
    __asm__ volatile("rep stosb" : "+D"(to), "+c"(size) : "a"(byte) : "memory");
}

void __native_move(void *to, const void *from, size_t size)
{
    char *target = to;
    const char *source = from;

    if ((size_t)(target - source) >= size) {
        __native_copy(to, from, size);
        return;
    }
    while (size-- > 0)
        target[size] = source[size];
}

int __native_compare(const void *a, const void *b, size_t size)
{
    const unsigned char *x = a, *y = b;

    for (; size > 0; size--, x++, y++)
        if (*x != *y)
            return *x - *y;
    return 0;
}

double __native_sqrt(double x)
{
    __asm__("sqrtsd %0, %0" : "+x"(x));
    return x;
}

static long call(long number, const long *a)
{
    register long r10 __asm__("r10") = a[3];
    register long r8 __asm__("r8") = a[4];
    register long r9 __asm__("r9") = a[5];
    long result;

    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a[0]), "S"(a[1]), "d"(a[2]), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

void native_restore(void);
__asm__(".globl native_restore\nnative_restore:\n mov $15,%eax\n syscall\n");

/* A handler's way back must not have a frame of its own. */
static void replace_restorer(long *arguments)
{
    static unsigned long action[4];
    const unsigned long *from = (const unsigned long *)arguments[1];
    int i;

    if (from == 0)
        return;
    for (i = 0; i < 4; i++)
        action[i] = from[i];
    action[2] = (unsigned long)native_restore;
    arguments[1] = (long)action;
}

/* A test that wants to see the calls defines this. */
__attribute__((weak)) void native_trace(long number, const long *arguments, long result)
{
    (void)number;
    (void)arguments;
    (void)result;
}

long __syscall(long number, ...)
{
    long result;
    long arguments[6];
    va_list list;
    int i;

    va_start(list, number);
    for (i = 0; i < 6; i++)
        arguments[i] = va_arg(list, long);
    va_end(list);
    if (number == SYS_rt_sigaction)
        replace_restorer(arguments);
    result = call(number, arguments);
    native_trace(number, arguments, result);
    return result;
}

int main(int, char **, char **);
void _start(void);

__attribute__((used)) static void enter(long *stack)
{
    block[0] = (unsigned long)block;
    block[1] = (unsigned long)main;
    block[2] = (unsigned long)stack;
    _start();
}

__asm__(".globl native_entry\nnative_entry:\n xor %ebp,%ebp\n mov %rsp,%rdi\n and $-16,%rsp\n call enter\n hlt\n");

__asm__(".globl __native_setjmp\n__native_setjmp:\n"
        " mov %rbx,(%rdi)\n mov %rbp,8(%rdi)\n mov %r12,16(%rdi)\n mov %r13,24(%rdi)\n mov %r14,32(%rdi)\n"
        " mov %r15,40(%rdi)\n lea 8(%rsp),%rdx\n mov %rdx,48(%rdi)\n mov (%rsp),%rdx\n mov %rdx,56(%rdi)\n"
        " xor %eax,%eax\n ret\n"
        ".globl __native_longjmp\n__native_longjmp:\n"
        " mov (%rdi),%rbx\n mov 8(%rdi),%rbp\n mov 16(%rdi),%r12\n mov 24(%rdi),%r13\n mov 32(%rdi),%r14\n"
        " mov 40(%rdi),%r15\n mov 48(%rdi),%rsp\n mov %esi,%eax\n jmp *56(%rdi)\n");
