#define STATX_TYPE 1
#define STATX_MODE 2
#define STATX_NLINK 4
#define STATX_UID 8
#define STATX_GID 16
#define STATX_ATIME 32
#define STATX_MTIME 64
#define STATX_CTIME 128
#define STATX_INO 256
#define STATX_SIZE 512
#define STATX_BLOCKS 1024
#define STATX_BASIC_STATS 0x7ff
#define STATX_BTIME 0x800
#define STATX_ALL 0xfff
#define UTIME_NOW 0x3fffffff
#define UTIME_OMIT 0x3ffffffe
#define S_ISSOCK(mode) (((mode) & S_IFMT) == S_IFSOCK)
#define S_IREAD S_IRUSR
#define S_IWRITE S_IWUSR
#define S_IEXEC S_IXUSR
#define ACCESSPERMS 0777
#define ALLPERMS 07777
struct statx_timestamp { int64_t tv_sec; uint32_t tv_nsec; int32_t __reserved; };
struct statx {
    uint32_t stx_mask, stx_blksize;
    uint64_t stx_attributes;
    uint32_t stx_nlink, stx_uid, stx_gid;
    uint16_t stx_mode, __spare0[1];
    uint64_t stx_ino, stx_size, stx_blocks, stx_attributes_mask;
    struct statx_timestamp stx_atime, stx_btime, stx_ctime, stx_mtime;
    uint32_t stx_rdev_major, stx_rdev_minor, stx_dev_major, stx_dev_minor;
    uint64_t stx_mnt_id, __spare2[13];
};
int statx(int directory, const char *path, int flags, unsigned mask, struct statx *status);
int fchmodat(int directory, const char *path, mode_t mode, int flags);
int lchmod(const char *path, mode_t mode);
int mkfifoat(int directory, const char *path, mode_t mode);
int mknodat(int directory, const char *path, mode_t mode, dev_t device);
int mknod(const char *path, mode_t mode, dev_t device);
int futimens(int fd, const struct timespec times[2]);
int utimensat(int directory, const char *path, const struct timespec times[2], int flags);
