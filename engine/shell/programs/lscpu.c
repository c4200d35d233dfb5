#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

static void show(const char* label, const char* value)
{
    printf("%-21s%s\n", label, value);
}

/* What /proc/cpuinfo says of the first processor. */
static const char* about(const char* wanted)
{
    static char line[1024];
    FILE* file = fopen("/proc/cpuinfo", "r");
    const char* found = 0;
    while (file && !found && fgets(line, sizeof line, file)) {
        char* colon = strchr(line, ':');
        if (!colon || strncmp(line, wanted, strlen(wanted))) continue;
        line[strcspn(line, "\n")] = 0;
        found = colon[1] ? colon + 2 : "";
    }
    if (file) fclose(file);
    return found;
}

int main(int argc, char** argv)
{
    struct utsname name;
    char list[32], count[16];
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    const char* value;
    if (argc > 1) {
        const int help = !strcmp(argv[1], "--help");
        fprintf(help ? stdout : stderr, help ? "Usage: lscpu\nDisplay information about the CPU architecture.\n"
                                             : "lscpu: no options are available here\n");
        return !help;
    }
    uname(&name);
    show("Architecture:", name.machine);
    show("CPU op-mode(s):", "32-bit, 64-bit");
    if ((value = about("address sizes"))) show("Address sizes:", value);
    show("Byte Order:", "Little Endian");
    snprintf(count, sizeof count, "%ld", cpus);
    snprintf(list, sizeof list, cpus == 1 ? "0" : cpus == 2 ? "0,1" : "0-%ld", cpus - 1);
    show("CPU(s):", count);
    show("On-line CPU(s) list:", list);
    if ((value = about("vendor_id"))) show("Vendor ID:", value);
    if ((value = about("model name"))) show("Model name:", value);
    show("Thread(s) per core:", "1");
    show("Core(s) per socket:", count);
    show("Socket(s):", "1");
    if ((value = about("flags"))) show("Flags:", value);
    show("NUMA node(s):", "1");
    show("NUMA node0 CPU(s):", list);
    return 0;
}
