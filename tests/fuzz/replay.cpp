// Runs the kept inputs of a fuzz target, each for itself; says which took more than a tenth of a second.
// Usage: replay_TARGET FILE-OR-FOLDER...
#include "fuzz.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

constexpr double slow = 0.1;  // seconds

void run(const std::filesystem::path& path, int& count)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto begin = std::chrono::steady_clock::now();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    if (took.count() > slow) std::printf("slow: %s %.3f s\n", path.c_str(), took.count());
    ++count;
}

}  // namespace

int main(int count, char** words)
{
    int inputs = 0;
    LLVMFuzzerTestOneInput(nullptr, 0);  // builds what the target keeps, so that it is in no input's time
    for (int i = 1; i < count; ++i) {
        if (!std::filesystem::is_directory(words[i])) {
            run(words[i], inputs);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(words[i]))
            run(entry.path(), inputs);
    }
    std::printf("%d inputs\n", inputs);
    return inputs == 0;
}
