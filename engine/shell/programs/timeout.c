#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    int i = 1, signal = SIGTERM, status = 0, kills = 0;
    for (; i < argc && argv[i][0] == '-'; i++) {
        const char* name = argv[i][1] == 's' ? (argv[i][2] ? argv[i] + 2 : argv[++i]) : NULL;
        if (!strncmp(argv[i], "--signal=", 9)) name = argv[i] + 9;
        if (argv[i][1] == 'k' && !argv[i][2]) i++;
        if (!name) continue;
        signal = !strcmp(name, "KILL") || !strcmp(name, "SIGKILL") ? SIGKILL
                 : !strcmp(name, "INT") || !strcmp(name, "SIGINT") ? SIGINT
                 : atoi(name)                                      ? atoi(name)
                                                                   : SIGTERM;
    }
    kills = signal == SIGKILL;
    if (argc - i < 2) {
        fprintf(stderr, "%sTry 'timeout --help' for more information.\n",
                argc == 1 ? "timeout: missing operand\n" : "");
        return 125;
    }
    char* end;
    double seconds = strtod(argv[i], &end);
    if (*end == 'm')
        seconds *= 60, end++;
    else if (*end == 'h')
        seconds *= 3600, end++;
    else if (*end == 's')
        end++;
    if (end == argv[i] || *end) {
        fprintf(stderr, "timeout: invalid time interval '%s'\nTry 'timeout --help' for more information.\n",
                argv[i]);
        return 125;
    }
    int child = fork();
    if (child == 0) {
        execvp(argv[i + 1], argv + i + 1);
        fprintf(stderr, "timeout: failed to run command '%s': %s\n", argv[i + 1], strerror(errno));
        _exit(errno == ENOENT ? 127 : 126);
    }
    for (double passed = 0; waitpid(child, &status, WNOHANG) == 0; passed += 0.005) {
        if (seconds > 0 && passed >= seconds) {
            kill(child, signal);
            waitpid(child, &status, 0);
            return kills ? 137 : 124;
        }
        usleep(5000);
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
