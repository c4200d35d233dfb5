#define SI_ASYNCIO (-4)
#define SI_MESGQ (-3)
#define SEGV_BNDERR 3
#define SEGV_PKUERR 4
#define FPE_FLTOVF 4
#define FPE_FLTUND 5
#define FPE_FLTRES 6
#define FPE_FLTINV 7
#define ILL_ILLOPN 2
#define ILL_ILLADR 3
#define ILL_ILLTRP 4
#define ILL_PRVOPC 5
#define TRAP_TRACE 2
#define si_int __fields.__queue.__value.sival_int
#define si_ptr __fields.__queue.__value.sival_ptr
#define si_utime __fields.__child.__utime
#define si_stime __fields.__child.__stime
typedef long long greg_t;
#define NGREG 23
#define __NGREG NGREG
typedef greg_t gregset_t[NGREG];
enum { REG_R8, REG_R9, REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15, REG_RDI, REG_RSI, REG_RBP,
    REG_RBX, REG_RDX, REG_RAX, REG_RCX, REG_RSP, REG_RIP, REG_EFL, REG_CSGSFS, REG_ERR, REG_TRAPNO,
    REG_OLDMASK, REG_CR2 };
#define REG_R8 REG_R8
#define REG_RBP REG_RBP
#define REG_RSP REG_RSP
#define REG_RIP REG_RIP
#define REG_ERR REG_ERR
#define REG_TRAPNO REG_TRAPNO
#define REG_CR2 REG_CR2
typedef struct { gregset_t gregs; void *fpregs; unsigned long long __reserved1[8]; } mcontext_t;
typedef struct ucontext_t {
    unsigned long uc_flags;
    struct ucontext_t *uc_link;
    stack_t uc_stack;
    mcontext_t uc_mcontext;
    sigset_t uc_sigmask;
    unsigned long __registers[8];
    unsigned long __room[64];
} ucontext_t;
int sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *time);
int sigqueue(pid_t pid, int number, const union sigval value);
int sigisemptyset(const sigset_t *set);
int sigorset(sigset_t *to, const sigset_t *a, const sigset_t *b);
int sigandset(sigset_t *to, const sigset_t *a, const sigset_t *b);
int siginterrupt(int number, int interrupt);
void psiginfo(const siginfo_t *info, const char *prefix);
int sighold(int number);
int sigrelse(int number);
int sigignore(int number);
int tgkill(pid_t group, pid_t thread, int number);
const char *sigabbrev_np(int number);
const char *sigdescr_np(int number);
