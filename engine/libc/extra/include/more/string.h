#define strdupa(text) __strcpya(text, (char *)__builtin_alloca(strlen(text) + 1))
#define strndupa(text, limit) \
    __strncpya(text, (char *)__builtin_alloca(strnlen(text, limit) + 1), strnlen(text, limit))
char *__strcpya(const char *from, char *to);
char *__strncpya(const char *from, char *to, size_t size);
const char *strerrordesc_np(int number);
void *memfrob(void *area, size_t size);
char *strfry(char *text);
char *__xpg_basename(char *path);
