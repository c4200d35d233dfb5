#ifndef _LINUX_MMAN_H
#define _LINUX_MMAN_H
#ifndef MAP_HUGE_SHIFT
#define MAP_HUGE_SHIFT 26
#define MAP_HUGE_MASK 0x3f
#endif
#define MAP_HUGE_16KB (14U << 26)
#define MAP_HUGE_64KB (16U << 26)
#define MAP_HUGE_2MB (21U << 26)
#define MAP_HUGE_1GB (30U << 26)
#endif
