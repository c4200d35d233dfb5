#include "procfs/procfs.h"

#include "base/text.h"
#include "inspect/processes.h"
#include "kernel/boot.h"

#include <doctest/doctest.h>

using namespace fl;

namespace {

struct Machine {
    trace::Recorder record;
    hw::Hardware hardware{hw::PhysicalMemory(pages_for(64_MiB)), {}, {}};
    kernel::Kernel kernel = kernel::boot(hardware, {.ram = 64_MiB}, record);

    inspect::View view() const { return {hardware, kernel, {}}; }
    std::string read(std::string_view path) const
    {
        const Result<std::string> text = procfs::render(view(), path, 1);
        CHECK_MESSAGE(text, std::string(path));
        return text ? *text : "";
    }
    Errno read_error(std::string_view path) const
    {
        const Result<std::string> text = procfs::render(view(), path, 1);
        CHECK_FALSE(text);
        return text ? Errno::Perm : text.error();
    }
    Errno write_error(std::string_view path, std::string_view text)
    {
        return procfs::write({kernel, hardware, record, 1}, path, text).error();
    }
    bool write(std::string_view path, std::string_view text)
    {
        return bool(procfs::write({kernel, hardware, record, 1}, path, text));
    }
};

}  // namespace

TEST_CASE("meminfo has the kernel's lines in its order and columns")
{
    Machine m;
    const std::string text = m.read("/proc/meminfo");
    const std::vector<std::string_view> lines = split(text, '\n');
    CHECK(lines[0].substr(0, 10) == "MemTotal: ");
    CHECK(lines[0].size() == std::string("MemTotal:       24684084 kB").size());
    CHECK(lines[1].substr(0, 8) == "MemFree:");
    CHECK(lines[2].substr(0, 13) == "MemAvailable:");
    CHECK(text.find("VmallocTotal:   34359738367 kB\n") != std::string::npos);
    CHECK(text.find("HugePages_Total:       0\n") != std::string::npos);
    CHECK(text.find("Hugepagesize:       2048 kB\n") != std::string::npos);
    CHECK(lines.size() == 55);
}

TEST_CASE("a line of maps is padded so that names start in column 73")
{
    Machine m;
    const std::string text = m.read("/proc/1/maps");
    for (const std::string_view line : split(text, '\n')) {
        if (line.empty()) continue;
        const std::size_t name = line.find_first_of("[/");
        if (name == std::string_view::npos) CHECK(line.back() == ' ');
        else CHECK(name == 73);
    }
    CHECK(
        text.find("ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]\n") !=
        std::string::npos);
}

TEST_CASE("statm, status and stat agree")
{
    Machine m;
    const inspect::ProcessRow row = inspect::process_row(m.view(), 1);
    const std::string statm = m.read("/proc/1/statm");
    CHECK(words(trim(statm)).size() == 7);
    CHECK(parse_unsigned(words(trim(statm))[0]) == row.virt.value);
    CHECK(m.read("/proc/1/status")
              .find(format("VmRSS:\t%8llu kB\n", static_cast<unsigned long long>(kibibytes(row.res)))) !=
          std::string::npos);
    CHECK(words(trim(m.read("/proc/1/stat"))).size() == 52);
}

TEST_CASE("smaps has every field of the sample and its rollup adds up")
{
    Machine m;
    const std::string text = m.read("/proc/1/smaps");
    for (const char* field : {"Size:               ", "\nKernelPageSize:        4 kB\n",
                              "\nTHPeligible:           0\n", "\nVmFlags: rd "})
        CHECK(text.find(field) != std::string::npos);
    CHECK(m.read("/proc/1/smaps_rollup").find("---p 00000000 00:00 0                          [rollup]\n") !=
          std::string::npos);
}

TEST_CASE("oom_adj reads back as the kernel converts it")
{
    Machine m;
    struct Pair {
        int written, score_adj, read;
    };
    for (const Pair& pair : {Pair{-17, -1000, -17},
                             {-16, -941, -15},
                             {-1, -58, 0},
                             {1, 58, 0},
                             {5, 294, 4},
                             {8, 470, 7},
                             {10, 588, 9},
                             {14, 823, 13},
                             {15, 1000, 15},
                             {0, 0, 0}}) {
        CHECK(m.write("/proc/1/oom_adj", format("%d\n", pair.written)));
        CHECK(m.read("/proc/1/oom_score_adj") == format("%d\n", pair.score_adj));
        CHECK(m.read("/proc/1/oom_adj") == format("%d\n", pair.read));
    }
    CHECK(m.write_error("/proc/1/oom_adj", "16") == Errno::Invalid);
    CHECK(m.write_error("/proc/1/oom_adj", "-18") == Errno::Invalid);
    CHECK(m.write_error("/proc/1/oom_score_adj", "1001") == Errno::Invalid);
    CHECK(m.write_error("/proc/1/oom_score_adj", "much") == Errno::Invalid);
}

TEST_CASE("settings keep to their ranges")
{
    Machine m;
    CHECK(m.read("/proc/sys/vm/swappiness") == "60\n");
    CHECK(m.write("/proc/sys/vm/swappiness", "200\n"));
    CHECK(m.read("/proc/sys/vm/swappiness") == "200\n");
    CHECK_FALSE(m.write("/proc/sys/vm/swappiness", "201\n"));
    CHECK_FALSE(m.write("/proc/sys/vm/overcommit_memory", "3\n"));
    CHECK(m.write("/proc/sys/vm/overcommit_memory", "2\n"));
    CHECK(m.kernel.tunables.overcommit == kernel::Overcommit::Never);
    CHECK(m.write("/proc/sys/vm/drop_caches", "1\n"));
    CHECK(m.read_error("/proc/sys/vm/drop_caches") == Errno::Access);
}

TEST_CASE("what is not there is refused as the kernel refuses it")
{
    Machine m;
    CHECK(m.read_error("/proc/nope") == Errno::NoEntry);
    CHECK(m.read_error("/proc/99999/maps") == Errno::NoEntry);
    CHECK(m.read_error("/proc/1") == Errno::IsDirectory);
    CHECK(m.read_error("/proc/1/maps/x") == Errno::NoEntry);
    CHECK(m.read_error("/proc") == Errno::IsDirectory);
    CHECK(m.write_error("/proc/meminfo", "1") == Errno::Access);
    CHECK(procfs::list(m.view(), "/proc/meminfo").error() == Errno::NotDirectory);
}

TEST_CASE("everything that is listed can be read or is said to be for writing only")
{
    Machine m;
    for (const char* folder : {"/proc", "/proc/self", "/proc/sys/vm"}) {
        const auto entries = procfs::list(m.view(), folder);
        REQUIRE(entries);
        for (const procfs::Entry& entry : *entries) {
            if (entry.directory) continue;
            const Result<std::string> text =
                procfs::render(m.view(), std::string(folder) + "/" + entry.name, 1);
            CHECK((text || (entry.mode & 0444) == 0));
        }
    }
}

TEST_CASE("buddyinfo prints eleven columns a zone")
{
    Machine m;
    const std::string text = m.read("/proc/buddyinfo");
    for (const std::string_view line : split(text, '\n'))
        if (!line.empty()) CHECK(words(line).size() == 15);
}

TEST_CASE_FIXTURE(Machine, "slabinfo has the columns of a real kernel's and agrees with meminfo")
{
    const std::string text = read("/proc/slabinfo");
    CHECK(text.substr(0, 24) == "slabinfo - version: 2.1\n");
    CHECK(text.find("\nkmalloc-rcl-8k         0      0   8192    4    8 : tunables    0    0    0 : slabdata"
                    "      0      0      0\n")
          != std::string::npos);
    // Slab is the pages of all slabs.
    std::uint64_t pages = 0;
    const std::vector<std::string_view> lines = split(text, '\n');
    for (std::size_t i = 2; i < lines.size(); ++i) {
        if (lines[i].empty()) continue;
        std::vector<std::string_view> words;
        for (const std::string_view word : split(lines[i], ' '))
            if (!word.empty()) words.push_back(word);
        REQUIRE(words.size() == 16);
        pages += *parse_unsigned(words[5]) * *parse_unsigned(words[14]);
    }
    CHECK(pages != 0);
    const std::string slab = format("Slab:           %8llu kB", static_cast<unsigned long long>(pages * 4));
    CHECK(read("/proc/meminfo").find(slab) != std::string::npos);
    CHECK(write("/proc/sys/vm/drop_caches", "2"));
    CHECK(read("/proc/vmstat").find("\ndrop_slab 1\n") != std::string::npos);
}
