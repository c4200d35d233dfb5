/* Facts about the system: sysconf, sysinfo, uname. */
#include "internal.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>

int sysinfo(struct sysinfo *info)
{
    return (int)__result(__syscall(SYS_sysinfo, info));
}

int uname(struct utsname *name)
{
    return (int)__result(__syscall(SYS_uname, name));
}

int gethostname(char *to, size_t size)
{
    struct utsname name;

    if (uname(&name) < 0)
        return -1;
    strncpy(to, name.nodename, size);
    return 0;
}

int getpagesize(void)
{
    return (int)PAGE;
}

int get_nprocs(void)
{
    unsigned char mask[128];
    long bytes = __syscall(SYS_sched_getaffinity, 0L, sizeof mask, mask);
    int count = 0;
    long i;

    for (i = 0; i < bytes * 8; i++)
        count += mask[i / 8] >> (i % 8) & 1;
    return count > 0 ? count : 2;
}

int get_nprocs_conf(void)
{
    return get_nprocs();
}

long get_phys_pages(void)
{
    struct sysinfo info;
    return sysinfo(&info) < 0 ? -1 : (long)(info.totalram / PAGE * info.mem_unit);
}

long get_avphys_pages(void)
{
    struct sysinfo info;
    return sysinfo(&info) < 0 ? -1 : (long)(info.freeram / PAGE * info.mem_unit);
}

long sysconf(int name)
{
    struct rlimit limit;

    switch (name) {
    case _SC_PAGESIZE:
        return (long)PAGE;
    case _SC_NPROCESSORS_CONF:
    case _SC_NPROCESSORS_ONLN:
        return get_nprocs();
    case _SC_PHYS_PAGES:
        return get_phys_pages();
    case _SC_AVPHYS_PAGES:
        return get_avphys_pages();
    case _SC_CLK_TCK:
        return 100;
    case _SC_OPEN_MAX:
        return getrlimit(RLIMIT_NOFILE, &limit) < 0 ? 256 : (long)limit.rlim_cur;
    case _SC_ARG_MAX:
        return getrlimit(RLIMIT_STACK, &limit) < 0 ? 131072 : (long)(limit.rlim_cur / 4);
    case _SC_LEVEL1_DCACHE_LINESIZE:
        return 64;
    default:
        errno = EINVAL;
        return -1;
    }
}
