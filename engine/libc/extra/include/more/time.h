char *strptime(const char *text, const char *format, struct tm *when);
int clock_settime(clockid_t clock, const struct timespec *now);
