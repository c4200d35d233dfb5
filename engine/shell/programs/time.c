#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char usual[] = "%Uuser %Ssystem %Eelapsed %PCPU (%Xavgtext+%Davgdata %Mmaxresident)k\n"
                            "%Iinputs+%Ooutputs (%Fmajor+%Rminor)pagefaults %Wswaps";
static const char posix[] = "real %e\nuser %U\nsys %S";
static const char all[] = "\tCommand being timed: \"%C\"\n"
                          "\tUser time (seconds): %U\n"
                          "\tSystem time (seconds): %S\n"
                          "\tPercent of CPU this job got: %P\n"
                          "\tElapsed (wall clock) time (h:mm:ss or m:ss): %E\n"
                          "\tAverage shared text size (kbytes): %X\n"
                          "\tAverage unshared data size (kbytes): %D\n"
                          "\tAverage stack size (kbytes): %p\n"
                          "\tAverage total size (kbytes): %K\n"
                          "\tMaximum resident set size (kbytes): %M\n"
                          "\tAverage resident set size (kbytes): %t\n"
                          "\tMajor (requiring I/O) page faults: %F\n"
                          "\tMinor (reclaiming a frame) page faults: %R\n"
                          "\tVoluntary context switches: %w\n"
                          "\tInvoluntary context switches: %c\n"
                          "\tSwaps: %W\n"
                          "\tFile system inputs: %I\n"
                          "\tFile system outputs: %O\n"
                          "\tSocket messages sent: %s\n"
                          "\tSocket messages received: %r\n"
                          "\tSignals delivered: %k\n"
                          "\tPage size (bytes): %Z\n"
                          "\tExit status: %x";

static struct rusage used;
static struct timespec began, ended;
static int status;

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

static double elapsed(void)
{
    return (ended.tv_sec - began.tv_sec) + (ended.tv_nsec - began.tv_nsec) / 1e9;
}

static void print_time(FILE* out, struct timeval time)
{
    fprintf(out, "%ld.%02ld", (long)time.tv_sec, (long)time.tv_usec / 10000);
}

static void print_elapsed(FILE* out)
{
    long whole = (long)elapsed();
    if (whole >= 3600)
        fprintf(out, "%ld:%02ld:%02ld", whole / 3600, whole % 3600 / 60, whole % 60);
    else
        fprintf(out, "%ld:%02ld.%02ld", whole / 60, whole % 60, (long)((elapsed() - whole) * 100));
}

static void print_field(FILE* out, char letter, char** command)
{
    double real = elapsed(), busy = seconds(used.ru_utime) + seconds(used.ru_stime);
    switch (letter) {
    case 'C':
        for (char** word = command; *word; word++)
            fprintf(out, "%s%s", word == command ? "" : " ", *word);
        break;
    case 'U': print_time(out, used.ru_utime); break;
    case 'S': print_time(out, used.ru_stime); break;
    case 'E': print_elapsed(out); break;
    case 'e': fprintf(out, "%ld.%02ld", (long)real, (long)((real - (long)real) * 100)); break;
    case 'P':
        if (real > 0) fprintf(out, "%d%%", (int)(busy * 100 / real));
        else fprintf(out, "?%%");
        break;
    case 'M': fprintf(out, "%ld", used.ru_maxrss); break;
    case 'F': fprintf(out, "%ld", used.ru_majflt); break;
    case 'R': fprintf(out, "%ld", used.ru_minflt); break;
    case 'w': fprintf(out, "%ld", used.ru_nvcsw); break;
    case 'c': fprintf(out, "%ld", used.ru_nivcsw); break;
    case 'I': fprintf(out, "%ld", used.ru_inblock); break;
    case 'O': fprintf(out, "%ld", used.ru_oublock); break;
    case 'Z': fprintf(out, "%d", getpagesize()); break;
    case 'x': fprintf(out, "%d", WIFEXITED(status) ? WEXITSTATUS(status) : 0); break;
    case 'X': case 'D': case 'p': case 'K': case 't': case 'W': case 's': case 'r': case 'k':
        fputc('0', out);
        break;
    case '%': fputc('%', out); break;
    default: fprintf(out, "?%c", letter); break;
    }
}

static void print_all(FILE* out, const char* format, char** command)
{
    for (; *format; format++) {
        if (*format == '%' && format[1])
            print_field(out, *++format, command);
        else if (*format == '\\' && format[1]) {
            format++;
            fputc(*format == 'n' ? '\n' : *format == 't' ? '\t' : *format, out);
        } else
            fputc(*format, out);
    }
    fputc('\n', out);
}

int main(int argc, char** argv)
{
    const char *format = usual, *file = NULL, *mode = "w";
    int option;
    while ((option = getopt(argc, argv, "+vpf:o:aq")) != -1) {
        if (option == 'v') format = all;
        else if (option == 'p') format = posix;
        else if (option == 'f') format = optarg;
        else if (option == 'o') file = optarg;
        else if (option == 'a') mode = "a";
        else if (option != 'q') return 125;
    }
    if (optind >= argc) {
        fprintf(stderr, "Usage: time [-apqv] [-f format] [-o file] command [arg...]\n");
        return 125;
    }
    FILE* out = file ? fopen(file, mode) : stderr;
    if (!out) {
        fprintf(stderr, "time: %s: %s\n", file, strerror(errno));
        return 125;
    }
    clock_gettime(CLOCK_MONOTONIC, &began);
    int child = fork();
    if (child == 0) {
        execvp(argv[optind], argv + optind);
        fprintf(stderr, "time: cannot run %s: %s\n", argv[optind], strerror(errno));
        _exit(errno == ENOENT ? 127 : 126);
    }
    if (child < 0 || wait4(child, &status, 0, &used) < 0) {
        fprintf(stderr, "time: cannot fork: %s\n", strerror(errno));
        return 125;
    }
    clock_gettime(CLOCK_MONOTONIC, &ended);
    if (WIFSIGNALED(status)) fprintf(out, "Command terminated by signal %d\n", WTERMSIG(status));
    else if (WEXITSTATUS(status)) fprintf(out, "Command exited with non-zero status %d\n", WEXITSTATUS(status));
    print_all(out, format, argv + optind);
    return WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status) + 128;
}
