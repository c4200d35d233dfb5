#ifndef _SCHED_H
#define _SCHED_H
#include <sys/types.h>
int sched_yield(void);
#include <more/sched.h>
#endif
