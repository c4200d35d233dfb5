#ifndef _MCHECK_H
#define _MCHECK_H
/* glibc 2.36: without libc_malloc_debug.so these do nothing. */
#define mtrace() ((void)0)
#define muntrace() ((void)0)
#define mcheck(function) (-1)
#endif
