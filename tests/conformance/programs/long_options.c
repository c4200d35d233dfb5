#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
int main(int argc, char** argv)
{
    char* args[] = {"prog",  "-a",    "file1", "-b",    "val", "-cval2", "--long", "--need=5",
                    "--opt", "--bad", "-z",    "file2", "--",  "-x",     0};
    int n = 14;
    struct option o[] = {{"long", no_argument, 0, 'l'},
                         {"need", required_argument, 0, 'n'},
                         {"opt", optional_argument, 0, 'o'},
                         {0}};
    int c;
    while ((c = getopt_long(n, args, "ab:c:", o, 0)) != -1)
        printf("%c %s %d\n", c, optarg ? optarg : "-", optind);
    for (; optind < n; optind++)
        puts(args[optind]);
    optind = 0;
    char* a2[] = {"p", "-b", 0};
    c = getopt(2, a2, "b:");
    printf("%c %c\n", c, optopt);
    return 0;
}
