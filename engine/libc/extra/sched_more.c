/* Processors and scheduling; what shared locks need to say. */
#include "internal.h"
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>

void __cpu_zero(cpu_set_t *set)
{
    memset(set, 0, sizeof *set);
}

int __cpu_count(const cpu_set_t *set)
{
    int cpu, count = 0;

    for (cpu = 0; cpu < CPU_SETSIZE; cpu++)
        count += CPU_ISSET(cpu, set);
    return count;
}

int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *set)
{
    long result;

    memset(set, 0, size);
    result = __result(__syscall(SYS_sched_getaffinity, (long)pid, size, set));
    return result < 0 ? -1 : 0;
}

int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *set)
{
    (void)pid;
    (void)size;
    if (CPU_ISSET(0, set))
        return 0;
    errno = EINVAL;
    return -1;
}

int sched_getcpu(void)
{
    return 0;
}

int sched_getscheduler(pid_t pid)
{
    (void)pid;
    return SCHED_OTHER;
}

int sched_get_priority_max(int policy)
{
    return policy == SCHED_FIFO || policy == SCHED_RR ? 99 : 0;
}

int sched_get_priority_min(int policy)
{
    return policy == SCHED_FIFO || policy == SCHED_RR ? 1 : 0;
}

int sched_getparam(pid_t pid, struct sched_param *param)
{
    (void)pid;
    param->sched_priority = 0;
    return 0;
}

int pthread_getaffinity_np(pthread_t thread, size_t size, cpu_set_t *set)
{
    (void)thread;
    return sched_getaffinity(0, size, set) == 0 ? 0 : errno;
}

int pthread_setaffinity_np(pthread_t thread, size_t size, const cpu_set_t *set)
{
    (void)thread;
    return sched_setaffinity(0, size, set) == 0 ? 0 : errno;
}

int pthread_mutexattr_getpshared(const pthread_mutexattr_t *a, int *shared)
{
    (void)a;
    *shared = PTHREAD_PROCESS_PRIVATE;
    return 0;
}

int pthread_rwlockattr_init(pthread_rwlockattr_t *a)
{
    a->shared = 0;
    return 0;
}

int pthread_rwlockattr_destroy(pthread_rwlockattr_t *a)
{
    (void)a;
    return 0;
}

int pthread_rwlockattr_setpshared(pthread_rwlockattr_t *a, int shared)
{
    a->shared = shared;
    return 0;
}

int pthread_barrierattr_init(pthread_barrierattr_t *a)
{
    a->shared = 0;
    return 0;
}

int pthread_barrierattr_destroy(pthread_barrierattr_t *a)
{
    (void)a;
    return 0;
}

int pthread_barrierattr_setpshared(pthread_barrierattr_t *a, int shared)
{
    a->shared = shared;
    return 0;
}

int pthread_condattr_setclock(pthread_condattr_t *a, clockid_t clock)
{
    a->clock = clock;
    return 0;
}

int pthread_attr_setscope(pthread_attr_t *a, int scope)
{
    (void)a;
    return scope == PTHREAD_SCOPE_SYSTEM ? 0 : ENOTSUP;
}

int pthread_attr_setinheritsched(pthread_attr_t *a, int inherit)
{
    (void)a;
    (void)inherit;
    return 0;
}
