// oom_adj is a coarse picture of oom_score_adj: what is written does not always read back.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int put(const char *file, const char *text)
{
    int fd = open(file, O_WRONLY), n = write(fd, text, strlen(text));
    int failed = n < 0 ? errno : 0;
    close(fd);
    return failed;
}

static int get(const char *file)
{
    char text[32] = "";
    int fd = open(file, O_RDONLY);
    read(fd, text, sizeof text - 1);
    close(fd);
    return atoi(text);
}

int main(void)
{
    char text[16];
    put("/proc/self/oom_score_adj", "0");
    for (int value = 0; value <= 15; value++) {
        sprintf(text, "%d\n", value);
        int failed = put("/proc/self/oom_adj", text);
        printf("oom_adj %d: %d, reads %d, oom_score_adj %d\n", value, failed, get("/proc/self/oom_adj"),
               get("/proc/self/oom_score_adj"));
    }
    static const int scores[] = {1, 17, 58, 59, 117, 118, 500, 999, 1000};
    for (unsigned i = 0; i < sizeof scores / sizeof *scores; i++) {
        sprintf(text, "%d", scores[i]);
        int failed = put("/proc/self/oom_score_adj", text);
        printf("oom_score_adj %d: %d, oom_adj %d\n", scores[i], failed, get("/proc/self/oom_adj"));
    }
    static const char *wrong[] = {"16", "-18", "1001", "", "much", "5 6"};
    for (unsigned i = 0; i < 6; i++)
        printf("'%s': oom_adj %d oom_score_adj %d\n", wrong[i], put("/proc/self/oom_adj", wrong[i]),
               i == 0 || i == 1 ? 0 : put("/proc/self/oom_score_adj", wrong[i]));
    put("/proc/self/oom_score_adj", " 300 \n");
    printf("with blanks: %d\n", get("/proc/self/oom_score_adj"));
    put("/proc/self/oom_score_adj", "0x64");
    printf("hexadecimal: %d\n", get("/proc/self/oom_score_adj"));
    put("/proc/self/oom_score_adj", "010");
    printf("octal: %d\n", get("/proc/self/oom_score_adj"));
    put("/proc/self/oom_score_adj", "1000");
    printf("score with 1000: %d\n", get("/proc/self/oom_score") > 1300);
    fflush(stdout);
    if (fork() == 0) {
        printf("inherited: %d\n", get("/proc/self/oom_score_adj"));
        return 0;
    }
    wait(0);
    return 0;
}
