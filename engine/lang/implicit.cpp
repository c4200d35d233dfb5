// What a call declares when nothing else did: gcc knows its built-in functions by name, all others give int.
#include "lang/parser.h"

namespace fl::lang {
namespace {

// Result, then parameters: v void, i int, u unsigned, h unsigned short, z size_t, l long, d double, p void *,
// s char *, . variadic.
struct Known {
    std::string_view name, shape;
};

constexpr Known known[] = {
    {"abort", "v"},
    {"abs", "ii"},
    {"alloca", "pz"},
    {"asprintf", "ips."},
    {"atan2", "ddd"},
    {"calloc", "pzz"},
    {"ceil", "dd"},
    {"cos", "dd"},
    {"dprintf", "iis."},
    {"exit", "vi"},
    {"_exit", "vi"},
    {"_Exit", "vi"},
    {"exp", "dd"},
    {"fabs", "dd"},
    {"floor", "dd"},
    {"fmod", "ddd"},
    {"fprintf", "ips."},
    {"fputs", "isp"},
    {"free", "vp"},
    {"fscanf", "ips."},
    {"fwrite", "zpzzp"},
    {"labs", "ll"},
    {"log", "dd"},
    {"log10", "dd"},
    {"log2", "dd"},
    {"malloc", "pz"},
    {"memchr", "ppiz"},
    {"memcmp", "ippz"},
    {"memcpy", "pppz"},
    {"memmove", "pppz"},
    {"mempcpy", "pppz"},
    {"memset", "ppiz"},
    {"pow", "ddd"},
    {"printf", "is."},
    {"putchar", "ii"},
    {"puts", "is"},
    {"realloc", "ppz"},
    {"round", "dd"},
    {"scanf", "is."},
    {"sin", "dd"},
    {"snprintf", "iszs."},
    {"sprintf", "iss."},
    {"sqrt", "dd"},
    {"sscanf", "iss."},
    {"stpcpy", "sss"},
    {"strcasecmp", "iss"},
    {"strcat", "sss"},
    {"strchr", "ssi"},
    {"strcmp", "iss"},
    {"strcpy", "sss"},
    {"strcspn", "zss"},
    {"strdup", "ss"},
    {"strlen", "zs"},
    {"strncasecmp", "issz"},
    {"strncat", "sssz"},
    {"strncmp", "issz"},
    {"strncpy", "sssz"},
    {"strndup", "ssz"},
    {"strnlen", "zsz"},
    {"strpbrk", "sss"},
    {"strrchr", "ssi"},
    {"strspn", "zss"},
    {"strstr", "sss"},
    {"tan", "dd"},
    {"execl", "iss."},
    {"execlp", "iss."},
    {"execle", "iss."},
    {"ffs", "ii"},
    {"ffsl", "il"},
    {"__overflows", "iizizizi"},
    {"__builtin_popcountl", "iz"},
    {"__builtin_popcount", "ii"},
    {"__builtin_parity", "ii"},
    {"__builtin_ctzl", "iz"},
    {"__builtin_ctz", "ii"},
    {"__builtin_clzl", "iz"},
    {"__builtin_clz", "ii"},
    {"__builtin_bswap64", "zz"},
    {"__builtin_bswap32", "uu"},
    {"__builtin_bswap16", "hh"},
    // Not built in, but variadic: a call must say so to be understood.
    {"fcntl", "iii."},
    {"ioctl", "iil."},
    {"open", "isi."},
    {"prctl", "ii."},
    {"syscall", "il."},
    {"err", "vis."},
    {"errx", "vis."},
    {"warn", "vs."},
    {"warnx", "vs."},
};

}  // namespace

TypeId Parser::implicit_function(std::string_view name)
{
    const auto letter = [this](char c) -> TypeId {
        switch (c) {
        case 'v':
            return type_void;
        case 'z':
            return type_ulong;
        case 'l':
            return type_long;
        case 'u':
            return type_uint;
        case 'h':
            return type_ushort;
        case 'd':
            return type_double;
        case 'p':
            return types_.pointer_to(type_void);
        case 's':
            return types_.pointer_to(type_char);
        default:
            return type_int;
        }
    };
    for (const Known& candidate : known) {
        if (candidate.name != name) continue;
        std::vector<TypeId> parameters;
        for (const char c : candidate.shape.substr(1))
            if (c != '.') parameters.push_back(letter(c));
        return types_.function(letter(candidate.shape[0]), std::move(parameters),
                               candidate.shape.back() == '.', true);
    }
    return types_.function(type_int, {}, false, false);
}

}  // namespace fl::lang
