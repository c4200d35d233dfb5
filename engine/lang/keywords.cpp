#include "lang/token.h"

#include <algorithm>
#include <iterator>

namespace fl::lang {
namespace {

struct Entry {
    std::string_view word;
    Keyword keyword;
};

// Sorted by word. gcc's spellings with underscores mean the same.
constexpr Entry entries[] = {
    {"_Alignas", Keyword::Alignas},
    {"_Alignof", Keyword::Alignof},
    {"_Atomic", Keyword::Atomic},
    {"_Bool", Keyword::Bool},
    {"_Generic", Keyword::Generic},
    {"_Noreturn", Keyword::Noreturn},
    {"_Static_assert", Keyword::StaticAssert},
    {"_Thread_local", Keyword::ThreadLocal},
    {"__alignof__", Keyword::Alignof},
    {"__asm__", Keyword::Asm},
    {"__attribute__", Keyword::Attribute},
    {"__builtin_offsetof", Keyword::Offsetof},
    {"__builtin_va_arg", Keyword::VaArg},
    {"__builtin_va_list", Keyword::VaList},
    {"__const", Keyword::Const},
    {"__const__", Keyword::Const},
    {"__extension__", Keyword::Extension},
    {"__inline", Keyword::Inline},
    {"__inline__", Keyword::Inline},
    {"__restrict", Keyword::Restrict},
    {"__restrict__", Keyword::Restrict},
    {"__signed__", Keyword::Signed},
    {"__thread", Keyword::ThreadLocal},
    {"__typeof__", Keyword::Typeof},
    {"__volatile__", Keyword::Volatile},
    {"asm", Keyword::Asm},
    {"auto", Keyword::Auto},
    {"break", Keyword::Break},
    {"case", Keyword::Case},
    {"char", Keyword::Char},
    {"const", Keyword::Const},
    {"continue", Keyword::Continue},
    {"default", Keyword::Default},
    {"do", Keyword::Do},
    {"double", Keyword::Double},
    {"else", Keyword::Else},
    {"enum", Keyword::Enum},
    {"extern", Keyword::Extern},
    {"float", Keyword::Float},
    {"for", Keyword::For},
    {"goto", Keyword::Goto},
    {"if", Keyword::If},
    {"inline", Keyword::Inline},
    {"int", Keyword::Int},
    {"long", Keyword::Long},
    {"register", Keyword::Register},
    {"restrict", Keyword::Restrict},
    {"return", Keyword::Return},
    {"short", Keyword::Short},
    {"signed", Keyword::Signed},
    {"sizeof", Keyword::Sizeof},
    {"static", Keyword::Static},
    {"struct", Keyword::Struct},
    {"switch", Keyword::Switch},
    {"typedef", Keyword::Typedef},
    {"typeof", Keyword::Typeof},
    {"union", Keyword::Union},
    {"unsigned", Keyword::Unsigned},
    {"void", Keyword::Void},
    {"volatile", Keyword::Volatile},
    {"while", Keyword::While},
};

}  // namespace

Keyword keyword_of(std::string_view word)
{
    const auto* found =
        std::lower_bound(std::begin(entries), std::end(entries), word,
                         [](const Entry& entry, std::string_view w) { return entry.word < w; });
    return found != std::end(entries) && found->word == word ? found->keyword : Keyword::None;
}

}  // namespace fl::lang
