const char *gnu_get_libc_version(void);
