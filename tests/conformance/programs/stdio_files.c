/* fopen, fprintf, fgets, fseek, ftell, fread: what is written comes back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    const char *path = "/tmp/faultline-stdio";
    char line[64], *long_line = NULL;
    size_t capacity = 0;
    FILE *f = fopen(path, "w+");

    for (int i = 0; i < 1000; i++)
        fprintf(f, "line %d\n", i);
    printf("at %ld\n", ftell(f));
    rewind(f);
    printf("%s", fgets(line, sizeof line, f));
    fseek(f, -9, SEEK_END);
    printf("%s", fgets(line, sizeof line, f));
    printf("end %d %d\n", fgets(line, sizeof line, f) == NULL, feof(f));
    fseek(f, 7, SEEK_SET);
    printf("getline %ld", (long)getline(&long_line, &capacity, f));
    printf(" '%.*s' capacity %zu\n", (int)strcspn(long_line, "\n"), long_line, capacity);
    ungetc('#', f);
    printf("%c%c\n", getc(f), getc(f));
    fclose(f);
    f = fopen(path, "a");
    fputs("appended\n", f);
    fclose(f);
    f = fopen(path, "r");
    fseek(f, 0, SEEK_END);
    printf("size %ld\n", ftell(f));
    rewind(f);
    printf("fread %zu\n", fread(line, 7, 9, f));
    fclose(f);
    unlink(path);
    printf("missing %d\n", fopen(path, "r") == NULL);
    return 0;
}
