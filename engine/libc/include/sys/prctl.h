#ifndef _SYS_PRCTL_H
#define _SYS_PRCTL_H
#define PR_SET_NAME 15
#define PR_GET_NAME 16
#define PR_SET_THP_DISABLE 41
#define PR_GET_THP_DISABLE 42
int prctl(int option, ...);
#include <more/sys/prctl.h>
#endif
