#define MAP_FIXED_NOREPLACE 0x100000
#define MAP_SYNC 0x80000
#define MAP_SHARED_VALIDATE 3
#define MAP_32BIT 0x40
#define PROT_GROWSDOWN 0x01000000
#define PROT_GROWSUP 0x02000000
#define MADV_POPULATE_READ 22
#define MADV_POPULATE_WRITE 23
#define MADV_DONTNEED_LOCKED 24
#define MADV_COLLAPSE 25
#define MADV_WIPEONFORK 18
#define MADV_KEEPONFORK 19
#define MADV_MERGEABLE 12
#define MADV_UNMERGEABLE 13
#define MADV_HWPOISON 100
#define MADV_SOFT_OFFLINE 101
#define MADV_DONTDUMP 16
#define MADV_DODUMP 17
#define MFD_HUGE_2MB (21 << 26)
#define MFD_HUGE_1GB (30 << 26)
#define MREMAP_DONTUNMAP 4
#define MCL_ONFAULT 4
#define PKEY_DISABLE_ACCESS 1
#define PKEY_DISABLE_WRITE 2
int pkey_alloc(unsigned flags, unsigned rights);
int pkey_free(int key);
int pkey_mprotect(void *address, size_t size, int protection, int key);
int remap_file_pages(void *address, size_t size, int protection, size_t page, int flags);
ssize_t process_madvise(int pidfd, const void *parts, size_t count, int advice, unsigned flags);
