#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static long children(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_NPROC, &limit) || limit.rlim_cur == RLIM_INFINITY ? -1 : (long)limit.rlim_cur;
}

static struct {
    const char* name;
    int call; /* of sysconf; -1: `value`, -2: a word, -3: children() */
    long value;
    const char* word;
} all[] = {
    {"LINK_MAX", -1, 65000},
    {"NAME_MAX", -1, 255},
    {"PATH_MAX", -1, 4096},
    {"PIPE_BUF", -1, 4096},
    {"ARG_MAX", -1, 2097152},
    {"CHAR_BIT", -1, 8},
    {"CHAR_MAX", -1, CHAR_MAX},
    {"CHAR_MIN", -1, CHAR_MIN},
    {"CHILD_MAX", -3},
    {"CLK_TCK", -1, 100},
    {"INT_MAX", -1, INT_MAX},
    {"INT_MIN", -1, INT_MIN},
    {"IOV_MAX", -1, 1024},
    {"LOGNAME_MAX", -1, 256},
    {"LONG_BIT", -1, 64},
    {"MB_LEN_MAX", -1, 16},
    {"NGROUPS_MAX", -1, 65536},
    {"OPEN_MAX", _SC_OPEN_MAX},
    {"PAGESIZE", _SC_PAGESIZE},
    {"PAGE_SIZE", _SC_PAGESIZE},
    {"SCHAR_MAX", -1, SCHAR_MAX},
    {"SCHAR_MIN", -1, SCHAR_MIN},
    {"SHRT_MAX", -1, SHRT_MAX},
    {"SHRT_MIN", -1, SHRT_MIN},
    {"SSIZE_MAX", -1, 32767},
    {"UCHAR_MAX", -1, UCHAR_MAX},
    {"UINT_MAX", -1, UINT_MAX},
    {"ULONG_MAX", -2, 0, "18446744073709551615"},
    {"USHRT_MAX", -1, USHRT_MAX},
    {"WORD_BIT", -1, 32},
    {"_NPROCESSORS_CONF", _SC_NPROCESSORS_CONF},
    {"_NPROCESSORS_ONLN", _SC_NPROCESSORS_ONLN},
    {"_PHYS_PAGES", _SC_PHYS_PAGES},
    {"_AVPHYS_PAGES", _SC_AVPHYS_PAGES},
    {"_POSIX_MAPPED_FILES", -1, 200809},
    {"_POSIX_MEMLOCK", -1, 200809},
    {"_POSIX_MEMORY_PROTECTION", -1, 200809},
    {"_POSIX_SHARED_MEMORY_OBJECTS", -1, 200809},
    {"_POSIX_THREADS", -1, 200809},
    {"_POSIX_VERSION", -1, 200809},
    {"LEVEL1_DCACHE_LINESIZE", -1, 64},
    {"GNU_LIBC_VERSION", -2, 0, "glibc 2.36"},
    {"GNU_LIBPTHREAD_VERSION", -2, 0, "NPTL 2.36"},
    {"PATH", -2, 0, "/bin:/usr/bin"},
};

static void print_value(int i)
{
    long value = all[i].call == -1 ? all[i].value : all[i].call == -3 ? children() : 0;
    if (all[i].call >= 0) value = sysconf(all[i].call);
    if (all[i].call == -2)
        puts(all[i].word);
    else if (value < 0 && all[i].call != -1)
        puts("undefined");
    else
        printf("%ld\n", value);
}

int main(int argc, char** argv)
{
    const char* usage = "Usage: getconf [-v specification] variable_name [pathname]\n"
                        "       getconf -a [pathname]\n";
    int count = sizeof all / sizeof *all;
    if (argc > 1 && !strcmp(argv[1], "--help")) {
        printf("%s\nThe limits of this machine that programs ask for most; -a prints all that are known here.\n", usage);
        return 0;
    }
    if (argc < 2) {
        fputs(usage, stderr);
        return 2;
    }
    if (!strcmp(argv[1], "-a")) {
        for (int i = 0; i < count; i++) {
            printf("%-35s", all[i].name);
            print_value(i);
        }
        return 0;
    }
    for (int i = 0; i < count; i++)
        if (!strcmp(all[i].name, argv[1])) {
            if (i < 4 && argc < 3) { /* those of a file system */
                fputs(usage, stderr);
                return 2;
            }
            print_value(i);
            return 0;
        }
    fprintf(stderr, "getconf: Unrecognized variable `%s'\n", argv[1]);
    return 2;
}
