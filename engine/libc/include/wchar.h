#ifndef _WCHAR_H
#define _WCHAR_H
#include <stddef.h>
#include <stdio.h>
typedef unsigned wint_t;
typedef struct { int __count, __value; } mbstate_t;
#define WEOF 0xffffffffu
size_t wcslen(const wchar_t *text);
wchar_t *wcscpy(wchar_t *to, const wchar_t *from);
wchar_t *wcsncpy(wchar_t *to, const wchar_t *from, size_t size);
wchar_t *wcscat(wchar_t *to, const wchar_t *from);
int wcscmp(const wchar_t *a, const wchar_t *b);
wchar_t *wcschr(const wchar_t *text, wchar_t c);
wchar_t *wmemset(wchar_t *to, wchar_t c, size_t size);
wchar_t *wmemcpy(wchar_t *to, const wchar_t *from, size_t size);
wchar_t *wcsdup(const wchar_t *text);
size_t wcrtomb(char *to, wchar_t c, mbstate_t *state);
size_t mbrtowc(wchar_t *to, const char *from, size_t size, mbstate_t *state);
size_t mbstowcs(wchar_t *to, const char *from, size_t size);
size_t wcstombs(char *to, const wchar_t *from, size_t size);
#include <more/wchar.h>
#endif
