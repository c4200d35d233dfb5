#include "measure.h"

#ifdef __linux__
#include <csignal>
#include <cstdlib>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace fl::bench {

#ifdef __linux__
namespace {

constexpr std::size_t page = 4096, pages = 16384;  // 64 MiB

char* fresh()
{
    void* area = mmap(nullptr, pages * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return area == MAP_FAILED ? nullptr : static_cast<char*>(area);
}

double timed_touch(bool write)
{
    double best = 1e300;
    for (int i = 0; i < rounds; ++i) {
        char* area = fresh();
        if (!area) return 0;
        const auto begin = std::chrono::steady_clock::now();
        for (std::size_t p = 0; p < pages; ++p) {
            volatile char* at = area + p * page;
            if (write)
                *at = 1;
            else
                (void)*at;
        }
        const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
        best = std::min(best, spent.count() / pages);
        munmap(area, pages * page);
    }
    return best;
}

double timed_copy_on_write()
{
    double best = 1e300;
    for (int i = 0; i < 3; ++i) {
        char* area = fresh();
        if (!area) return 0;
        for (std::size_t p = 0; p < pages; ++p)
            area[p * page] = 1;
        const pid_t child = fork();
        if (child == 0) {
            pause();
            _exit(0);
        }
        const auto begin = std::chrono::steady_clock::now();
        for (std::size_t p = 0; p < pages; ++p)
            static_cast<volatile char*>(area)[p * page] = 2;
        const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
        best = std::min(best, spent.count() / pages);
        kill(child, 9);
        waitpid(child, nullptr, 0);
        munmap(area, pages * page);
    }
    return best;
}

}  // namespace

RealTimes measure_real_linux()
{
    RealTimes times{};
    times.first_write = timed_touch(true);
    times.zero_read = timed_touch(false);
    times.copy_on_write = timed_copy_on_write();
    times.map_unmap = nanoseconds_each([] {
        for (int i = 0; i < 5000; ++i)
            munmap(mmap(nullptr, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), page);
        return 5000u;
    });
    times.move_break = nanoseconds_each([] {
        for (int i = 0; i < 2500; ++i) {
            sbrk(page);
            sbrk(-static_cast<long>(page));
        }
        return 5000u;
    });
    times.malloc_free = nanoseconds_each([] {
        for (int i = 0; i < 200000; ++i) {
            void* volatile block = std::malloc(64);
            std::free(block);
        }
        return 200000u;
    });
    return times;
}
#else
RealTimes measure_real_linux()
{
    const double nan = __builtin_nan("");
    return {nan, nan, nan, nan, nan, nan};
}
#endif

}  // namespace fl::bench
