#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct cache {
    char name[64];
    unsigned long active, objects, size, per_slab, pages, active_slabs, slabs, use, bytes;
};
static struct cache caches[512];
static char order = 'o';

static unsigned long key(const struct cache* c)
{
    switch (order) {
    case 'a': return c->active;
    case 'b': return c->per_slab;
    case 'c': return c->bytes;
    case 'l': return c->slabs;
    case 'v': return c->active_slabs;
    case 'p': return c->pages;
    case 's': return c->size;
    case 'u': return c->use;
    default: return c->objects;
    }
}

static int compare(const void* left, const void* right)
{
    const struct cache *a = left, *b = right;
    if (order == 'n') return strcmp(a->name, b->name);
    return key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0;
}

static int read_caches(void)
{
    char line[512];
    int count = 0;
    FILE* file = fopen("/proc/slabinfo", "r");
    if (!file) {
        perror("slabtop: /proc/slabinfo");
        exit(1);
    }
    while (count < 512 && fgets(line, sizeof line, file)) {
        struct cache* c = &caches[count];
        const char* slabs = strstr(line, "slabdata");
        if (line[0] == '#' || !slabs ||
            sscanf(line, "%63s %lu %lu %lu %lu %lu", c->name, &c->active, &c->objects, &c->size, &c->per_slab,
                   &c->pages) != 6 ||
            sscanf(slabs, "slabdata %lu %lu", &c->active_slabs, &c->slabs) != 2)
            continue;
        c->use = c->objects ? 100 * c->active / c->objects : 0;
        c->bytes = c->slabs * c->pages * 4096;
        count++;
    }
    fclose(file);
    return count;
}

static double percent(unsigned long part, unsigned long whole)
{
    return whole ? 100.0 * part / whole : 0;
}

static void show(int count)
{
    unsigned long objects = 0, active = 0, slabs = 0, active_slabs = 0, used = 0, size = 0, active_size = 0;
    unsigned long least = ~0ul, most = 0;
    for (int i = 0; i < count; i++) {
        const struct cache* c = &caches[i];
        objects += c->objects;
        active += c->active;
        slabs += c->slabs;
        active_slabs += c->active_slabs;
        used += c->objects > 0;
        size += c->objects * c->size;
        active_size += c->active * c->size;
        if (c->size < least) least = c->size;
        if (c->size > most) most = c->size;
    }
    printf(" %-35s: %lu / %lu (%.1f%%)\n", "Active / Total Objects (% used)", active, objects,
           percent(active, objects));
    printf(" %-35s: %lu / %lu (%.1f%%)\n", "Active / Total Slabs (% used)", active_slabs, slabs,
           percent(active_slabs, slabs));
    printf(" %-35s: %lu / %d (%.1f%%)\n", "Active / Total Caches (% used)", used, count, percent(used, count));
    printf(" %-35s: %.2fK / %.2fK (%.1f%%)\n", "Active / Total Size (% used)", active_size / 1024.0, size / 1024.0,
           percent(active_size, size));
    printf(" %-35s: %.2fK / %.2fK / %.2fK\n\n", "Minimum / Average / Maximum Object", least / 1024.0,
           objects ? size / 1024.0 / objects : 0, most / 1024.0);
    printf("%-78s\n", "  OBJS ACTIVE  USE OBJ SIZE  SLABS OBJ/SLAB CACHE SIZE NAME");
    qsort(caches, count, sizeof *caches, compare);
    for (int i = 0; i < count; i++) {
        const struct cache* c = &caches[i];
        printf("%6lu %6lu %3lu%% %7.2fK %6lu %8lu %9luK %-23s\n", c->objects, c->active, c->use, c->size / 1024.0,
               c->slabs, c->per_slab, c->bytes / 1024, c->name);
    }
}

int main(int argc, char** argv)
{
    int once = 0;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) {
            printf("Usage: slabtop -o [-s CRITERION]\nThe kernel's caches of objects, from /proc/slabinfo.\n"
                   " -o, --once          only display once, then exit (it always is here)\n"
                   " -s, --sort <char>   a active objects, b objects per slab, c cache size, l slabs,\n"
                   "                     n name, o objects, s object size, u utilization\n");
            return 0;
        }
        if (!strcmp(argv[i], "-o") || !strcmp(argv[i], "--once")) once = 1;
        else if (!strncmp(argv[i], "--sort=", 7)) order = argv[i][7];
        else if (!strcmp(argv[i], "-s") || !strcmp(argv[i], "--sort")) order = i + 1 < argc ? argv[++i][0] : 'o';
        else if (argv[i][0] == '-' && argv[i][1] == 's') order = argv[i][2];
        else if (!strcmp(argv[i], "-os")) order = i + 1 < argc ? argv[++i][0] : 'o', once = 1;
        else {
            fprintf(stderr, "slabtop: invalid option -- '%c'\n", argv[i][0] == '-' ? argv[i][1] : argv[i][0]);
            return 1;
        }
    }
    (void)once;
    show(read_caches());
    return 0;
}
