#ifndef _WCTYPE_H
#define _WCTYPE_H
#include <wchar.h>
#endif
