#define WSTOPPED 2
#define WEXITED 4
#define WNOWAIT 0x01000000
typedef enum { P_ALL, P_PID, P_PGID, P_PIDFD } idtype_t;
#ifndef _SIGNAL_H
#include <signal.h>
#endif
int waitid(idtype_t kind, id_t id, siginfo_t *info, int options);
