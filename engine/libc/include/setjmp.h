#ifndef _SETJMP_H
#define _SETJMP_H
typedef struct { unsigned long __registers[8]; int __mask_saved; unsigned long __mask[16]; } jmp_buf[1];
typedef jmp_buf sigjmp_buf;
#define setjmp(buffer) __builtin_setjmp((buffer)[0].__registers)
#define _setjmp(buffer) setjmp(buffer)
#define sigsetjmp(buffer, save) (__sigjmp_save(buffer, save), setjmp(buffer))
int __sigjmp_save(jmp_buf buffer, int save);
void longjmp(jmp_buf buffer, int value);
void siglongjmp(sigjmp_buf buffer, int value);
#endif
