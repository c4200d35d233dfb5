/* The pieces a program lies in: its own file by offset, the libraries by rights, what lies between them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char line[512], rights[8], name[256], own[256] = "";
    unsigned long from, to, offset, last = 0;
    FILE *f = fopen("/proc/self/maps", "r");

    while (fgets(line, sizeof line, f)) {
        name[0] = 0;
        sscanf(line, "%lx-%lx %7s %lx %*s %*s %255s", &from, &to, rights, &offset, name);
        if (own[0] == 0)
            strcpy(own, name);
        if (strcmp(name, own) == 0)
            printf("program %s %lu pages at %lu of the file\n", rights, (to - from) / 4096, offset / 4096);
        else if (strncmp(name, "[v", 2) != 0)
            printf("%s %s%s\n", rights, name[0] == '/' ? strrchr(name, '/') + 1 : name,
                   name[0] == 0 && from != last ? "(apart)" : "");
        last = to;
    }
    fclose(f);
    return 0;
}
