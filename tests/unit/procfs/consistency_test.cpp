// The same fact is the same in every file that tells it, whatever has happened to the machine.
#include "base/text.h"
#include "kernel/boot.h"
#include "kernel/files/store.h"
#include "kernel/process/lifecycle.h"
#include "procfs/procfs.h"
#include "property/random_actions.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

using namespace fl;
using namespace fl::kernel::test;

namespace {

using Numbers = std::map<std::string, std::int64_t, std::less<>>;

// "MemFree:   123 kB", "nr_mlock 4": what stands before the colon or blank, and the first number.
Numbers numbers_of(std::string_view text)
{
    Numbers numbers;
    for (const std::string_view line : split(text, '\n')) {
        const std::size_t end = line.find_first_of(": ");
        if (end == std::string_view::npos) continue;
        const std::vector<std::string_view> fields = words(line.substr(end + 1));
        if (fields.empty()) continue;
        if (const auto value = parse_signed(fields[0])) numbers[std::string(line.substr(0, end))] += *value;
    }
    return numbers;
}

std::int64_t at(const Numbers& numbers, std::string_view name)
{
    const auto found = numbers.find(name);
    CHECK_MESSAGE(found != numbers.end(), std::string(name));
    return found == numbers.end() ? -1 : found->second;
}

class Files {
public:
    explicit Files(const inspect::View& view) : view_(view) {}
    std::string text(const std::string& path) const
    {
        const auto rendered = procfs::render(view_, "/proc/" + path, view_.kernel.shell);
        CHECK_MESSAGE(rendered, path);
        return rendered ? *rendered : "";
    }
    Numbers numbers(const std::string& path) const { return numbers_of(text(path)); }

private:
    const inspect::View& view_;
};

void check_system(const Files& files)
{
    const Numbers mem = files.numbers("meminfo"), stat = files.numbers("vmstat");
    const auto kb = [&mem](std::string_view name) { return at(mem, name); };
    for (const auto& [in_meminfo, in_vmstat] : {std::pair{"MemFree", "nr_free_pages"},
                                                {"Active(anon)", "nr_active_anon"},
                                                {"Inactive(anon)", "nr_inactive_anon"},
                                                {"Active(file)", "nr_active_file"},
                                                {"Inactive(file)", "nr_inactive_file"},
                                                {"Unevictable", "nr_unevictable"},
                                                {"Mlocked", "nr_mlock"},
                                                {"AnonPages", "nr_anon_pages"},
                                                {"Mapped", "nr_mapped"},
                                                {"Shmem", "nr_shmem"},
                                                {"Dirty", "nr_dirty"},
                                                {"Writeback", "nr_writeback"},
                                                {"PageTables", "nr_page_table_pages"},
                                                {"SwapCached", "nr_swapcached"},
                                                {"SReclaimable", "nr_slab_reclaimable"},
                                                {"SUnreclaim", "nr_slab_unreclaimable"}})
        CHECK_MESSAGE(kb(in_meminfo) == at(stat, in_vmstat) * 4, in_meminfo);
    CHECK(kb("KernelStack") == at(stat, "nr_kernel_stack"));
    CHECK(kb("Cached") + kb("Buffers") + kb("SwapCached") == at(stat, "nr_file_pages") * 4);
    CHECK(kb("Active") == kb("Active(anon)") + kb("Active(file)"));
    CHECK(kb("Inactive") == kb("Inactive(anon)") + kb("Inactive(file)"));
    CHECK(kb("Slab") == kb("SReclaimable") + kb("SUnreclaim"));
    CHECK(kb("KReclaimable") >= kb("SReclaimable"));
    CHECK(kb("Shmem") <= kb("Cached"));
    CHECK(kb("SwapFree") <= kb("SwapTotal"));
    CHECK(kb("MemAvailable") <= kb("MemTotal"));
    // Every page on a list is anonymous or a file's. A page of the swap cache is both.
    const std::int64_t listed = kb("Active") + kb("Inactive") + kb("Unevictable");
    const std::int64_t pages = kb("AnonPages") + kb("Cached") + kb("Buffers") + kb("SwapCached");
    CHECK(listed <= pages);
    CHECK(pages - listed <= kb("SwapCached"));
    // What is not free is known by some name.
    const std::int64_t named = listed + kb("Slab") + kb("KernelStack") + kb("PageTables") + kb("Percpu") +
                               kb("VmallocUsed") + kb("Hugetlb");
    constexpr std::int64_t nameless = 4096;  // kB: the zero page, stacks within vmalloc, per-CPU lists
    CHECK(std::abs(kb("MemTotal") - kb("MemFree") - named) <= nameless);
}

void check_zones(const Files& files)
{
    std::int64_t in_blocks = 0, free = 0, managed = 0;
    const std::string blocks = files.text("buddyinfo"), zones = files.text("zoneinfo");
    for (const std::string_view line : split(blocks, '\n')) {
        const std::vector<std::string_view> fields = words(line);
        for (std::size_t order = 0; order + 4 < fields.size(); ++order)
            in_blocks += parse_signed(fields[order + 4]).value_or(0) << order;
    }
    for (const std::string_view line : split(zones, '\n')) {
        const std::vector<std::string_view> fields = words(line);
        if (fields.size() == 3 && fields[0] == "pages") free += parse_signed(fields[2]).value_or(0);
        if (fields.size() == 2 && fields[0] == "managed") managed += parse_signed(fields[1]).value_or(0);
    }
    const Numbers mem = files.numbers("meminfo");
    CHECK(free * 4 == at(mem, "MemFree"));
    CHECK(in_blocks <= free);
    CHECK(managed * 4 == at(mem, "MemTotal"));
}

void check_swaps(const Files& files)
{
    std::int64_t size = 0, used = 0;
    const std::string text = files.text("swaps");
    for (const std::string_view line : split(text, '\n')) {
        const std::vector<std::string_view> fields = words(line);
        if (fields.size() != 5 || fields[0] == "Filename") continue;
        size += parse_signed(fields[2]).value_or(0);
        used += parse_signed(fields[3]).value_or(0);
    }
    const Numbers mem = files.numbers("meminfo");
    CHECK(at(mem, "SwapTotal") == size);
    CHECK(at(mem, "SwapTotal") - at(mem, "SwapFree") == used);
}

// The four files that tell of one process's memory.
void check_process(const Files& files, const std::string& pid)
{
    CAPTURE(pid);
    const Numbers status = files.numbers(pid + "/status");
    if (status.find("VmRSS") == status.end()) return;  // a kernel thread
    const auto kb = [&status](std::string_view name) { return at(status, name); };
    CHECK(kb("VmRSS") == kb("RssAnon") + kb("RssFile") + kb("RssShmem"));
    CHECK(kb("VmRSS") <= kb("VmHWM"));
    CHECK(kb("VmSize") <= kb("VmPeak"));
    std::vector<std::int64_t> statm, stat;
    const std::string statm_text = files.text(pid + "/statm");
    for (const std::string_view field : words(statm_text))
        statm.push_back(parse_signed(field).value_or(-1));
    const std::string line = files.text(pid + "/stat");
    for (const std::string_view field : words(std::string_view(line).substr(line.rfind(')') + 1)))
        stat.push_back(static_cast<std::int64_t>(parse_unsigned(field).value_or(0)));
    REQUIRE(statm.size() == 7);
    REQUIRE(stat.size() == 50);
    CHECK(statm[0] * 4 == kb("VmSize"));
    CHECK(statm[1] * 4 == kb("VmRSS"));
    CHECK(statm[2] * 4 == kb("RssFile") + kb("RssShmem"));
    CHECK(statm[5] * 4 == kb("VmData") + kb("VmStk"));
    CHECK(stat[20] == statm[0] * 4096);  // field 23
    CHECK(stat[21] == statm[1]);
    const Numbers smaps = files.numbers(pid + "/smaps"), rollup = files.numbers(pid + "/smaps_rollup");
    constexpr std::int64_t vsyscall = 4;  // kB; shown in smaps, counted nowhere
    CHECK(at(smaps, "Size") == kb("VmSize") + vsyscall);
    CHECK(at(smaps, "Rss") == kb("VmRSS"));
    CHECK(at(smaps, "Anonymous") == kb("RssAnon"));
    for (const char* name : {"Rss", "Shared_Clean", "Shared_Dirty", "Private_Clean", "Private_Dirty",
                             "Referenced", "Anonymous", "AnonHugePages", "Swap"})
        CHECK_MESSAGE(at(smaps, name) == at(rollup, name), name);
    CHECK(at(smaps, "Rss") == at(smaps, "Shared_Clean") + at(smaps, "Shared_Dirty") +
                                  at(smaps, "Private_Clean") + at(smaps, "Private_Dirty"));
    CHECK(at(smaps, "Pss") <= at(rollup, "Pss"));
    CHECK(at(rollup, "Pss") <= at(rollup, "Rss"));
}

// Proportional shares add up to what is mapped, each process rounded down by less than a kilobyte.
void check_shares(const Files& files, const std::vector<std::string>& pids)
{
    std::int64_t shares = 0;
    for (const std::string& pid : pids) {
        const Numbers rollup = files.numbers(pid + "/smaps_rollup");
        const auto pss = rollup.find("Pss");
        if (pss != rollup.end()) shares += pss->second;
    }
    const Numbers mem = files.numbers("meminfo");
    const std::int64_t mapped = at(mem, "AnonPages") + at(mem, "Mapped");
    CHECK(shares <= mapped);
    CHECK(mapped - shares <= static_cast<std::int64_t>(pids.size()) + 4);
}

void check_all(const inspect::View& view)
{
    const Files files(view);
    check_system(files);
    check_zones(files);
    check_swaps(files);
    std::vector<std::string> pids;
    for (const auto& [pid, process] : view.kernel.processes)
        if (process.tgid == pid) pids.push_back(std::to_string(pid));
    for (const std::string& pid : pids)
        check_process(files, pid);
    check_shares(files, pids);
}

void play(std::uint64_t seed, ByteCount ram, ByteCount swap)
{
    constexpr int rounds = 12, actions_a_round = 40;
    CAPTURE(seed);
    trace::Recorder record;
    record.mute(true);
    hw::Hardware hardware{hw::PhysicalMemory(pages_for(ram)), {}, {}};
    kernel::Kernel kernel = kernel::boot(hardware, {.ram = ram, .swap = swap}, record);
    const std::vector<std::byte> program(0x4000);
    const auto inode = kernel::put_file(kernel, hardware, "/tmp/demo", program, 0755, record);
    const auto pid = kernel::create_process(kernel, hardware, kernel.shell, record);
    REQUIRE(inode);
    REQUIRE(pid);
    const kernel::ImageLayout image = small_image(*inode);
    REQUIRE(kernel::execute(
        kernel, hardware, *pid,
        {.image = image, .arguments = {"demo"}, .environment = {"A=b"}, .path = "/tmp/demo"}, record));
    RandomActions random(kernel, hardware, record, seed);
    for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < actions_a_round; ++i) random.act();
        check_all({hardware, kernel, {}});
    }
}

}  // namespace

TEST_CASE("all files of /proc agree about machines of all kinds")
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) play(seed, 64_MiB, {0});
}

TEST_CASE("they agree when memory is short and pages are in swap")
{
    for (std::uint64_t seed = 101; seed <= 108; ++seed) play(seed, 24_MiB, 16_MiB);
}
