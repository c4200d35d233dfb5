// The files of the OOM killer and of memory cgroups, as an administrator types them.
#include "inspect/oom.h"
#include "kernel/address_space/overcommit.h"
#include "kernel/boot.h"
#include "kernel/process/lifecycle.h"
#include "procfs/procfs.h"

#include <doctest/doctest.h>

using namespace fl;

namespace {

struct Machine {
    trace::Recorder record;
    hw::Hardware hardware{hw::PhysicalMemory(pages_for(64_MiB)), {}, {}};
    kernel::Kernel kernel = kernel::boot(hardware, {.ram = 64_MiB}, record);
    kernel::Pid user = 0;

    Machine()
    {
        user = *kernel::fork_process(kernel, hardware, kernel.shell, record);
        kernel.processes.at(user).uid = 1000;
    }
    inspect::View view() const { return {hardware, kernel, {}}; }
    std::string read(const std::string& path) const
    {
        const Result<std::string> text = procfs::render(view(), path, kernel.shell);
        return text ? *text : std::string("error ") + std::string(name_of(text.error()));
    }
    std::string write(const std::string& path, std::string_view text, kernel::Pid who)
    {
        const Status status = procfs::write({kernel, hardware, record, who}, path, text);
        return status ? "ok" : std::string(name_of(status.error()));
    }
    std::string write(const std::string& path, std::string_view text)
    {
        return write(path, text, kernel.shell);
    }
    std::string make(const std::string& path)
    {
        const Status status = procfs::make_directory({kernel, hardware, record, kernel.shell}, path);
        return status ? "ok" : std::string(name_of(status.error()));
    }
    std::string remove(const std::string& path)
    {
        const Status status = procfs::remove_directory({kernel, hardware, record, kernel.shell}, path);
        return status ? "ok" : std::string(name_of(status.error()));
    }
    std::string file(const char* name) const { return "/proc/" + std::to_string(user) + "/" + name; }
};

}  // namespace

TEST_CASE("a user may only raise oom_score_adj; root sets how low it may go again")
{
    Machine m;
    CHECK(m.write(m.file("oom_score_adj"), "300\n", m.user) == "ok");
    CHECK(m.write(m.file("oom_score_adj"), "0\n", m.user) == "ok");
    CHECK(m.write(m.file("oom_score_adj"), "-1\n", m.user) == "EACCES");
    CHECK(m.write(m.file("oom_score_adj"), "1001\n", m.user) == "EINVAL");
    CHECK(m.write(m.file("oom_score_adj"), "-500\n") == "ok");
    CHECK(m.write(m.file("oom_score_adj"), "100\n", m.user) == "ok");
    CHECK(m.write(m.file("oom_score_adj"), "-500\n", m.user) == "ok");
    CHECK(m.write(m.file("oom_score_adj"), "-501\n", m.user) == "EACCES");
    CHECK(m.read(m.file("oom_score_adj")) == "-500\n");
}

TEST_CASE("the old file never lowers without the right, and warns once")
{
    Machine m;
    CHECK(m.write(m.file("oom_adj"), "10\n", m.user) == "ok");
    CHECK(m.read(m.file("oom_score_adj")) == "588\n");
    CHECK(m.read(m.file("oom_adj")) == "9\n");
    CHECK(m.write(m.file("oom_adj"), "9\n", m.user) == "EACCES");
    CHECK(m.write(m.file("oom_adj"), "-17\n") == "ok");
    CHECK(m.read(m.file("oom_score")) == "0\n");
    int warnings = 0;
    for (const kernel::LogLine& line : m.kernel.log)
        warnings += line.text.find("oom_adj is deprecated, please use /proc/") != std::string::npos;
    CHECK(warnings == 1);
}

TEST_CASE("what a process would score stands in its file and on the board")
{
    Machine m;
    CHECK(m.read(m.file("oom_score")) == "666\n");
    CHECK(m.write(m.file("oom_score_adj"), "1000\n") == "ok");
    for (const inspect::OomRow& row : inspect::oom_rows(m.view())) {
        if (row.pid != m.user) continue;
        CHECK(row.first_today);
        CHECK(row.oom_adj == 15);
        CHECK(row.today.adjustment == 1000 * static_cast<std::int64_t>(row.today.total / 1000));
    }
}

TEST_CASE("a cgroup is a directory with files")
{
    Machine m;
    const std::string jobs = "/sys/fs/cgroup/jobs";
    CHECK(m.make(jobs) == "ok");
    CHECK(m.make(jobs) == "EEXIST");
    CHECK(m.make(jobs + "/memory.max") == "EEXIST");
    CHECK(m.make("/proc/jobs") == "ENOENT");
    CHECK(m.read(jobs + "/memory.max") == "max\n");
    CHECK(m.write(jobs + "/memory.max", "10M\n") == "ok");
    CHECK(m.read(jobs + "/memory.max") == "10485760\n");
    CHECK(m.write(jobs + "/memory.max", "much\n") == "EINVAL");
    CHECK(m.read(jobs + "/memory.current") == "0\n");
    CHECK(m.read(jobs + "/memory.events") == "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\noom_group_kill 0\n");
    CHECK(m.write(jobs + "/cgroup.procs", std::to_string(m.user)) == "ok");
    CHECK(m.write(jobs + "/cgroup.procs", "4711\n") == "ESRCH");
    CHECK(m.read(jobs + "/cgroup.procs") == std::to_string(m.user) + "\n");
    CHECK(m.read(m.file("cgroup")) == "0::/jobs\n");
    CHECK(m.read(jobs + "/cgroup.events") == "populated 1\nfrozen 0\n");
    CHECK(m.remove(jobs) == "EBUSY");
    CHECK(m.write("/sys/fs/cgroup/cgroup.procs", std::to_string(m.user)) == "ok");
    CHECK(m.remove(jobs) == "ok");
    CHECK(m.read(jobs + "/memory.max") == "error ENOENT");
    CHECK(m.read("/sys/fs/cgroup/memory.max") == "error ENOENT");  // the root has no limit
    const auto names = procfs::list(m.view(), "/sys/fs/cgroup");
    REQUIRE(names);
    CHECK_FALSE(names->empty());
}

TEST_CASE("strict overcommit: a share of memory or an amount, and what is kept back")
{
    Machine m;
    const std::uint64_t total = m.kernel.total_pages;
    CHECK(kernel::commit_limit(m.kernel) == total / 2);
    CHECK(m.write("/proc/sys/vm/overcommit_kbytes", "8192\n") == "ok");
    CHECK(m.read("/proc/sys/vm/overcommit_ratio") == "0\n");
    CHECK(kernel::commit_limit(m.kernel) == 2048);
    CHECK(m.write("/proc/sys/vm/overcommit_ratio", "80\n") == "ok");
    CHECK(m.read("/proc/sys/vm/overcommit_kbytes") == "0\n");
    CHECK(kernel::commit_limit(m.kernel) == total * 80 / 100);

    CHECK(m.write("/proc/sys/vm/overcommit_memory", "2\n") == "ok");
    CHECK(m.write("/proc/sys/vm/user_reserve_kbytes", "4096\n") == "ok");
    CHECK(m.write("/proc/sys/vm/admin_reserve_kbytes", "1024\n") == "ok");
    kernel::AddressSpace space;
    space.total_vm = 100'000;  // a 32nd of it is more than the 1024 pages of the reserve
    const std::uint64_t room = total * 80 / 100 - 1024 - m.kernel.committed;
    m.kernel.current = m.kernel.shell;  // root
    CHECK_FALSE(kernel::commit(m.kernel, &space, room));
    CHECK(kernel::commit(m.kernel, &space, room - 1));
    kernel::uncommit(m.kernel, room - 1);
    m.kernel.current = m.user;  // anybody else leaves the administrator something, too
    CHECK_FALSE(kernel::commit(m.kernel, &space, room - 256));
    CHECK(kernel::commit(m.kernel, &space, room - 257));
}

TEST_CASE("sysrq f has the worst process killed by a thread of the kernel")
{
    Machine m;
    CHECK(m.write("/proc/sysrq-trigger", "f") == "ok");
    CHECK(m.kernel.manual_oom);
    CHECK(m.kernel.log.back().text == "sysrq: Manual OOM execution");
}
