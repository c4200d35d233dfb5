// faultline_digest SEEDS [ACTIONS]: for each seed what random actions make of a machine, as one number.
// Builds by different compilers, and for different processors, must print the same.
#include "hw/hardware.h"
#include "kernel/boot.h"
#include "kernel/files/store.h"
#include "kernel/process/lifecycle.h"
#include "procfs/procfs.h"
#include "property/random_actions.h"

#include <cstdio>
#include <cstdlib>

using namespace fl;
using namespace fl::kernel::test;

namespace {

class Hash {  // FNV-1a
public:
    void add(std::string_view text)
    {
        for (const char c : text) step(static_cast<unsigned char>(c));
    }
    void add(std::span<const std::byte> bytes)
    {
        for (const std::byte b : bytes) step(static_cast<unsigned char>(b));
    }
    void add(std::uint64_t number)
    {
        for (unsigned shift = 0; shift < 64; shift += 8) step(static_cast<unsigned char>(number >> shift));
    }
    std::uint64_t value() const { return state_; }

private:
    void step(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3; }
    std::uint64_t state_ = 0xcbf29ce484222325;
};

void add_files(const inspect::View& view, const std::string& directory, Hash& hash)
{
    const auto entries = procfs::list(view, directory);
    if (!entries) return;
    for (const procfs::Entry& entry : *entries) {
        const std::string path = directory + "/" + entry.name;
        hash.add(path);
        if (!entry.link.empty()) continue;
        if (entry.directory) add_files(view, path, hash);
        else if (const auto text = procfs::render(view, path, view.kernel.shell)) hash.add(*text);
    }
}

void add_memory(const inspect::View& view, Hash& hash)
{
    std::array<std::byte, page_size> bytes;
    const auto& table = view.kernel.frames.table;
    for (std::uint64_t i = 0; i < table.size().value; ++i) {
        const kernel::Frame& frame = table.at({i});
        hash.add((std::uint64_t{frame.flags} << 32) | frame.references);
        hash.add((std::uint64_t{frame.mappings} << 32) | static_cast<std::uint64_t>(frame.use));
        if (view.hardware.memory.is_zero({i})) continue;
        view.hardware.memory.read(address_in(FrameNumber{i}, 0), bytes);
        hash.add(bytes);
    }
}

std::uint64_t play(std::uint64_t seed, std::uint64_t actions)
{
    constexpr ByteCount ram = 64_MiB;
    trace::Recorder record;
    record.mute(true);
    hw::Hardware hardware{hw::PhysicalMemory(pages_for(ram)), {}, {}};
    kernel::Kernel kernel = kernel::boot(hardware, {.ram = ram, .swap = 16_MiB}, record);
    const std::vector<std::byte> program(0x4000);
    const auto inode = kernel::put_file(kernel, hardware, "/tmp/demo", program, 0755, record);
    const auto pid = kernel::create_process(kernel, hardware, kernel.shell, record);
    if (!inode || !pid) return 0;
    const kernel::ImageLayout image = small_image(*inode);
    (void)kernel::execute(
        kernel, hardware, *pid,
        {.image = image, .arguments = {"demo"}, .environment = {"A=b"}, .path = "/tmp/demo"}, record);
    RandomActions random(kernel, hardware, record, seed);
    for (std::uint64_t i = 0; i < actions; ++i) random.act();
    Hash hash;
    const inspect::View view{hardware, kernel, {}};
    add_files(view, "/proc", hash);
    add_memory(view, hash);
    hash.add(kernel.now.value);
    for (const kernel::LogLine& line : kernel.log) hash.add(line.text);
    return hash.value();
}

}  // namespace

int main(int argc, char** argv)
{
    constexpr std::uint64_t usual_seeds = 100, usual_actions = 300;
    const std::uint64_t seeds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : usual_seeds;
    const std::uint64_t actions = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : usual_actions;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        std::printf("%llu %016llx\n", static_cast<unsigned long long>(seed),
                    static_cast<unsigned long long>(play(seed, actions)));
    return 0;
}
