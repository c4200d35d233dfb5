// A lesson somebody is writing.
#include "lesson/lesson.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(fl::lesson::parse("lesson.md", fl::fuzz::text_of(data, size)));
    return 0;
}
