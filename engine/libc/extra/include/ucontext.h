#ifndef _UCONTEXT_H
#define _UCONTEXT_H
#include <signal.h>
int getcontext(ucontext_t *c);
#define getcontext(c) (__builtin_setjmp((c)->__registers), 0)
int setcontext(const ucontext_t *c);
int swapcontext(ucontext_t *from, const ucontext_t *to);
void makecontext(ucontext_t *c, void (*function)(void), int count, ...);
#endif
