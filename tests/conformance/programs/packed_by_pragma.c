// Layout under #pragma pack, alone and against the attributes: where members lie, and what bit-fields hold.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#pragma pack(push, 1)
struct header {
    char magic[3];
    uint32_t length;
    uint16_t kind;
    uint64_t sum;
};
#pragma pack(pop)

#pragma pack(2)
struct two {
    char c;
    long l;
    double d __attribute__((aligned(16)));
};
#pragma pack()

#pragma pack(push)
#pragma pack(4)
struct bits {
    unsigned a : 27;
    unsigned char b : 6;
    char c[3];
    int d : 23;
    long e : 40;
};
#pragma pack(pop)

struct plain_bits {
    unsigned a : 27;
    unsigned char b : 6;
    unsigned : 0;
    int d : 23;
};

struct __attribute__((aligned(64))) line {
    char c;
};

struct one_packed {
    char c;
    int i __attribute__((packed));
    long l;
};

#define PACKED _Pragma("pack(push, 1)")
#define UNPACKED _Pragma("pack(pop)")
PACKED struct macro_packed {
    char c;
    int i;
};
UNPACKED

int main(void)
{
    printf("header %zu %zu: %zu %zu %zu\n", sizeof(struct header), _Alignof(struct header),
           offsetof(struct header, length), offsetof(struct header, kind), offsetof(struct header, sum));
    printf("two %zu %zu: %zu %zu\n", sizeof(struct two), _Alignof(struct two), offsetof(struct two, l),
           offsetof(struct two, d));
    printf("bits %zu %zu: %zu\n", sizeof(struct bits), _Alignof(struct bits), offsetof(struct bits, c));
    printf("plain_bits %zu %zu\n", sizeof(struct plain_bits), _Alignof(struct plain_bits));
    printf("line %zu %zu\n", sizeof(struct line), _Alignof(struct line));
    printf("one_packed %zu: %zu %zu\n", sizeof(struct one_packed), offsetof(struct one_packed, i),
           offsetof(struct one_packed, l));
    printf("macro_packed %zu\n", sizeof(struct macro_packed));

    struct bits b;
    memset(&b, 0, sizeof b);
    b.a = 0x5555555;
    b.b = 0x2a;
    b.d = -3;
    b.e = -0x123456789;
    for (size_t i = 0; i < sizeof b; ++i)
        printf("%02x", ((unsigned char *)&b)[i]);
    printf(" %x %x %d %ld\n", b.a, b.b, b.d, (long)b.e);

    unsigned char wire[sizeof(struct header)];
    for (size_t i = 0; i < sizeof wire; ++i)
        wire[i] = (unsigned char)(i * 17);
    struct header *h = (struct header *)wire;
    printf("%x %x %lx\n", h->length, h->kind, h->sum);

    struct line lines[3];
    printf("%zu %d\n", sizeof lines, (char *)&lines[1] - (char *)&lines[0] == 64);
    return 0;
}
