/* Equal literals may share bytes; an array initialised by one is a copy that can be changed. */
#include <stdio.h>
#include <string.h>

int main(void)
{
    char copy[] = "lesson";
    const char *literal = "lesson";

    copy[0] = 'L';
    printf("%s %s %zu %d\n", copy, literal, sizeof copy, strcmp(copy, literal) < 0);
    return 0;
}
