#define _SC_NGROUPS_MAX 3
#define _SC_STREAM_MAX 5
#define _SC_TZNAME_MAX 6
#define _SC_JOB_CONTROL 7
#define _SC_VERSION 29
#define _SC_IOV_MAX 60
#define _SC_GETPW_R_SIZE_MAX 70
#define _SC_LOGIN_NAME_MAX 71
#define _SC_TTY_NAME_MAX 72
#define _SC_THREAD_KEYS_MAX 74
#define _SC_THREAD_STACK_MIN 75
#define _SC_HOST_NAME_MAX 180
#define _SC_SYMLOOP_MAX 173
#define _SC_LEVEL1_ICACHE_SIZE 185
#define _SC_LEVEL1_DCACHE_SIZE 188
#define _SC_LEVEL1_DCACHE_ASSOC 189
#define _SC_LEVEL2_CACHE_SIZE 191
#define _SC_LEVEL2_CACHE_LINESIZE 193
#define _SC_LEVEL3_CACHE_SIZE 194
#define _PC_LINK_MAX 0
#define _PC_NAME_MAX 3
#define _PC_PATH_MAX 4
#define _PC_PIPE_BUF 5
#define _CS_GNU_LIBC_VERSION 2
#define _POSIX_VERSION 200809L
#define F_ULOCK 0
#define F_LOCK 1
#define F_TLOCK 2
#define F_TEST 3
#define L_SET 0
#define SEEK_DATA 3
#define SEEK_HOLE 4
ssize_t readlinkat(int directory, const char *path, char *to, size_t size);
int linkat(int from_directory, const char *from, int to_directory, const char *to, int flags);
int symlinkat(const char *target, int directory, const char *path);
int faccessat(int directory, const char *path, int mode, int flags);
int eaccess(const char *path, int mode);
int euidaccess(const char *path, int mode);
int fchdir(int fd);
int chown(const char *path, uid_t uid, gid_t gid);
int lchown(const char *path, uid_t uid, gid_t gid);
int fchown(int fd, uid_t uid, gid_t gid);
int lockf(int fd, int command, off_t size);
long fpathconf(int fd, int name);
pid_t getsid(pid_t pid);
int setpgrp(void);
int seteuid(uid_t uid);
int setegid(gid_t gid);
int setreuid(uid_t real, uid_t effective);
int setregid(gid_t real, gid_t effective);
int getresuid(uid_t *real, uid_t *effective, uid_t *saved);
int getresgid(gid_t *real, gid_t *effective, gid_t *saved);
int getgroups(int size, gid_t *groups);
char *getlogin(void);
char *ttyname(int fd);
int getdomainname(char *to, size_t size);
char *get_current_dir_name(void);
int close_range(unsigned first, unsigned last, int flags);
void closefrom(int first);
useconds_t ualarm(useconds_t time, useconds_t interval);
int execveat(int directory, const char *path, char *const arguments[], char *const environment[], int flags);
ssize_t copy_file_range(int from, off_t *from_at, int to, off_t *to_at, size_t size, unsigned flags);
int daemon(int keep_directory, int keep_files);
char *getpass(const char *prompt);
int fexecve(int fd, char *const arguments[], char *const environment[]);
int daemon(int keep_directory, int keep_files);
