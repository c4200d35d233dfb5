/* How many areas, how much data and how much in all after each change; what is refused. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#define P 4096
static int lines()
{
    FILE *f = fopen("/proc/self/maps", "r");
    char b[512];
    int n = 0;
    while (fgets(b, 512, f))
        n++;
    fclose(f);
    return n;
}
static long st(const char *k)
{
    FILE *f = fopen("/proc/self/status", "r");
    char b[256];
    long v = -1;
    while (fgets(b, 256, f))
        if (!strncmp(b, k, strlen(k)))
            v = atol(b + strlen(k) + 1);
    fclose(f);
    return v;
}
int main()
{
    lines();
    st("VmData");
    int base = lines();
    long d = st("VmData"), s = st("VmSize"), e = st("VmExe"), l = st("VmLck");
#define T(w)                                                                                                 \
    printf("%-20s lines %+d data %+ld size %+ld lck %ld errno %d\n", w, lines() - base, st("VmData") - d,    \
           st("VmSize") - s, st("VmLck"), errno);                                                            \
    errno = 0;
    char *p = mmap(0, 32 * P, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    T("map")
    mprotect(p + 4 * P, 4 * P, 1);
    T("ro middle")
    mprotect(p + 6 * P, 4 * P, 0);
    T("none overlapping")
    mprotect(p + 4 * P, 6 * P, 3);
    T("back")
    munmap(p + 16 * P, 4 * P);
    T("hole")
    printf("%d\n", mprotect(p + 12 * P, 8 * P, 1));
    T("across hole")
    printf("%d\n", mprotect(p + 12 * P, 4 * P, 3));
    T("restore")
    printf("%d\n", mlock(p, 2 * P));
    T("lock")
    printf("%d\n", mlock(p + 14 * P, 4 * P));
    T("lock hole")
    printf("%d\n", munlock(p, 32 * P));
    T("unlock")
    printf("%d\n", munlock(p, 16 * P));
    T("unlock2")
    printf("%d\n", madvise(p, 2 * P, MADV_DONTFORK));
    T("dontfork")
    printf("%d\n", madvise(p, 2 * P, MADV_DOFORK));
    T("dofork")
    printf("%d\n", madvise(p, 2 * P, MADV_SEQUENTIAL));
    T("seq")
    printf("%d\n", madvise(p, 2 * P, MADV_NORMAL));
    T("normal")
    printf("%d\n", madvise(p, 2 * P, MADV_DONTDUMP));
    T("dontdump")
    printf("%d\n", madvise(p, 20 * P, MADV_DONTNEED));
    T("dontneed hole")
    printf("%d\n", madvise(p + 1, P, MADV_DONTNEED));
    T("unaligned")
    printf("%d\n", madvise(p, P, 77));
    T("bad advice")
    printf("%d\n", madvise(p, 0, MADV_DONTNEED));
    T("zero")
    printf("%d\n", madvise(p, 0, 77));
    T("zero bad")
    printf("%d\n", mprotect(p, P, PROT_READ | PROT_EXEC));
    T("exec")
    printf("%d\n", mprotect(p + 1, P, 1));
    T("unal")
    printf("%d\n", mprotect(p, 0, 1));
    T("zero")
    printf("%d\n", mprotect(p, P, 0x100));
    T("bad prot")
    printf("%d\n", munmap(p + 1, P));
    T("unmap unal")
    printf("%d\n", munmap(p, 0));
    T("unmap zero")
    printf("%d\n", munmap(p, 200 * P) >= 0 ? 0 : 1);
    printf("%p\n", mmap(0, 0, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    T("zero map")
    printf("%p\n", mmap(0, P, 3, MAP_ANONYMOUS, -1, 0));
    T("no type")
    printf("%p\n", mmap(0, P, 3, MAP_PRIVATE, -1, 0));
    T("bad fd")
    printf("%p\n", mmap(0, P, 3, MAP_PRIVATE, 0, 1));
    T("bad off")
    printf("%p\n", mmap((void *)1, P, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
    T("bad fixed")
    printf("%p\n", mmap((void *)0x7fffffffe000, 2 * P, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
    T("above top")
    printf("%p\n", mmap(0, 1l << 47, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
    T("too large")
    char *q = mmap(0, 4 * P, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("%p\n", mmap(q, P, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0));
    T("noreplace")
    char *r = mmap(0, P, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    printf("low %d\n", (unsigned long)r < (1ul << 31));
    return 0;
}
