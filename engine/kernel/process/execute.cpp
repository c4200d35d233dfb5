#include "kernel/process/execute.h"

#include "kernel/address_space/change.h"
#include "kernel/address_space/map.h"
#include "kernel/address_space/switch_space.h"
#include "kernel/address_space/tables.h"
#include "kernel/address_space/unmap.h"
#include "kernel/costs.h"
#include "kernel/fault/user_memory.h"
#include "kernel/files/store.h"
#include "kernel/process/initial_stack.h"
#include "kernel/process/leave_space.h"
#include "kernel/process/scheduler.h"
#include "kernel/process/threads.h"
#include "kernel/slab/slab.h"

#include <algorithm>

namespace fl::kernel {
namespace {

constexpr std::uint64_t smallest_gap = 128ull << 20;  // between mmap_base and the top of the stack

// Linux: mmap_base() without address randomisation.
VirtAddr mmap_base(const Kernel& kernel, const Limits& limits)
{
    const std::uint64_t guard = kernel.tunables.stack_guard_gap * page_size;
    const VirtAddr task_size = kernel.layout.map_window;
    const std::uint64_t largest = task_size.value / 6 * 5;
    const std::uint64_t stack = std::min(limits.stack, largest);
    const std::uint64_t gap = std::clamp(stack + guard, smallest_gap, largest);
    return page_ceil(task_size - gap);
}

struct Mapper {
    Kernel& kernel;
    hw::Hardware& hardware;
    Pid pid;
    trace::Recorder& record;

    Status at(VirtAddr where, const Segment& segment, InodeId inode) const
    {
        MapRequest request;
        request.hint = where;
        request.fixed = true;
        request.protection = segment.protection;
        if (segment.size.value != 0) {
            request.length = segment.size;
            request.inode = inode;
            request.file_page = segment.file_offset.value / page_size;
            if (const auto mapped = map(kernel, hardware, pid, request, record); !mapped)
                return mapped.error();
        }
        if (segment.zeros.value == 0) return Done{};
        request.hint = page_ceil(where + segment.size.value);
        request.length = segment.zeros;
        request.inode = 0;
        const auto mapped = map(kernel, hardware, pid, request, record);
        return mapped ? Status{Done{}} : Status{mapped.error()};
    }

    Status segments(VirtAddr base, const ImageLayout& image) const
    {
        for (const Segment& segment : image.segments)
            if (const Status mapped = at(base + segment.memory_offset.value, segment, image.inode); !mapped)
                return mapped;
        return Done{};
    }
};

// Linux: vdso_addr(), map_vdso(): below the interpreter, found like any other place.
Result<VirtAddr> map_vdso(const Mapper& mapper)
{
    struct Part {
        AreaName name;
        std::uint64_t pages;
        std::uint32_t protection;
    };
    constexpr Part parts[] = {{AreaName::Vvar, 4, ProtRead},
                              {AreaName::VvarVclock, 2, ProtRead},
                              {AreaName::Vdso, 2, ProtRead | ProtExec}};
    MapRequest whole;
    whole.length = {8 * page_size};
    const auto place = find_place(mapper.kernel, space_of(mapper.kernel, mapper.pid), whole);
    if (!place) return place.error();
    VirtAddr at = *place;
    for (const Part& part : parts) {
        MapRequest request;
        request.hint = at;
        request.fixed = true;
        request.length = {part.pages * page_size};
        request.protection = part.protection;
        request.name = part.name;
        if (const auto mapped = map(mapper.kernel, mapper.hardware, mapper.pid, request, mapper.record);
            !mapped)
            return mapped.error();
        at += part.pages * page_size;
    }
    return at - 2 * page_size;
}

// The rest of the last page of data belongs to bss. Linux: padzero().
Status clear_behind_data(const Mapper& mapper, VirtAddr data_end)
{
    const std::vector<std::byte> zeros((page_size - data_end.value % page_size) % page_size);
    UserMemory memory(mapper.kernel, mapper.hardware, mapper.pid, mapper.record, OnDisk::Wait);
    return memory.write(data_end, zeros) == Reach::Ok ? Status{Done{}} : Status{Errno::NoMemory};
}

void note_bounds(AddressSpace& space, const ImageLayout& image, VirtAddr base)
{
    space.start_code = base + image.code_begin.value;
    space.end_code = base + image.code_end.value;
    space.start_data = base + image.data_begin.value;
    space.end_data = base + image.data_end.value;
    space.start_brk = space.brk = page_ceil(base + image.image_size.value);
    space.executable_file = image.inode;
}

Result<Executed> build(const Mapper& mapper, const ExecuteRequest& request)
{
    AddressSpace& space = space_of(mapper.kernel, mapper.pid);
    space.mmap_base = mmap_base(mapper.kernel, process_of(mapper.kernel, mapper.pid).limits);
    Executed executed;
    // Linux: load_elf_binary() with maximum_alignment().
    executed.base = {align_down(mapper.kernel.layout.executable_base.value, request.image.align.value)};
    executed.entry = executed.base + request.image.entry.value;
    const auto strings = lay_out_strings(mapper.kernel, mapper.hardware, mapper.pid, request, mapper.record);
    if (!strings) return strings.error();
    if (const Status mapped = mapper.segments(executed.base, request.image); !mapped) return mapped.error();
    const VirtAddr data_end = executed.base + request.image.data_end.value;
    if (request.image.data_end.value < request.image.image_size.value)
        if (const Status cleared = clear_behind_data(mapper, data_end); !cleared) return cleared.error();
    note_bounds(space, request.image, executed.base);
    if (request.interpreter) {
        const auto base =
            map_library(mapper.kernel, mapper.hardware, mapper.pid, *request.interpreter, mapper.record);
        if (!base) return base.error();
        executed.interpreter_base = *base;
    }
    const auto vdso = map_vdso(mapper);
    if (!vdso) return vdso.error();
    const auto stack = lay_out_tables(mapper.kernel, mapper.hardware, mapper.pid, *strings, {executed, *vdso},
                                      mapper.record);
    if (!stack) return stack.error();
    executed.stack = *stack;
    return executed;
}

// Linux: begin_new_exec(), flush_old_files(), flush_signal_handlers().
void become(Kernel& kernel, hw::Hardware& hardware, Pid pid, const ExecuteRequest& request,
            trace::Recorder& record)
{
    Process& process = process_of(kernel, pid);
    constexpr std::size_t comm_length = 15;
    process.comm = request.path.substr(request.path.rfind('/') + 1).substr(0, comm_length);
    process.arguments = request.arguments;
    process.executable = request.image.inode;
    for (SignalHandler& handler : process.signals.handlers)
        if (handler.handler != 1) handler = {};
    for (std::size_t i = 0; i < process.descriptors.size(); ++i)
        if (process.descriptors[i].close_on_exec)
            static_cast<void>(close_descriptor(kernel, hardware, pid, static_cast<int>(i), record));
}

}  // namespace

Result<Executed> execute(Kernel& kernel, hw::Hardware& hardware, Pid pid, const ExecuteRequest& request,
                         trace::Recorder& record)
{
    Process& process = process_of(kernel, pid);
    if (process.tgid != pid) return Errno::Again;  // simplified: only the first thread may
    const Object object = allocate_object(kernel, hardware, Cache::Space, record);
    const auto root = object ? make_root(kernel, hardware, record) : std::nullopt;
    if (!root) {
        free_object(kernel, hardware, object, record);
        return Errno::NoMemory;
    }
    const std::uint32_t old = process.space;
    const std::uint32_t id = lowest_free_key(kernel.spaces, 1);
    AddressSpace fresh;
    fresh.id = id;
    fresh.root = *root;
    fresh.object = object;
    give_context(kernel, fresh);
    kernel.spaces.insert(id, std::move(fresh));

    process.space = id;
    process.in_execve = true;
    const auto executed = build({kernel, hardware, pid, record}, request);
    process.in_execve = false;
    if (!executed) {
        leave_space(kernel, hardware, process, record);
        process.space = old;
        return executed.error();
    }
    process.space = old;
    release_other_threads(kernel, hardware, pid, record);
    if (old && kernel.tlb.loaded == old) load_space(kernel, hardware, id, record);  // Linux: exec_mmap()
    leave_space(kernel, hardware, process, record);
    process.space = id;
    become(kernel, hardware, pid, request, record);
    process.cpu = {};
    process.rseq = {};
    process.cpu.sp = executed->stack;
    spend_system_time(kernel, pid, costs::execute);
    record.record(trace::ProgramExecuted{request.image.inode});
    return *executed;
}

Result<VirtAddr> map_library(Kernel& kernel, hw::Hardware& hardware, Pid pid, const ImageLayout& image,
                             trace::Recorder& record)
{
    if (image.segments.empty() || image.image_size.value == 0) return Errno::NoExec;
    const Segment& first = image.segments.front();
    MapRequest whole;
    whole.length = image.image_size;
    whole.inode = first.size.value != 0 ? image.inode : 0;
    whole.protection = first.protection;
    const auto base = map(kernel, hardware, pid, whole, record);
    if (!base) return base.error();
    const Mapper mapper{kernel, hardware, pid, record};
    for (const Segment& segment : image.segments) {
        if (&segment == &first && segment.zeros.value == 0) continue;  // mapped with the whole
        if (const Status mapped = mapper.at(*base + segment.memory_offset.value, segment, image.inode);
            !mapped)
            return mapped.error();
    }
    return *base;
}

}  // namespace fl::kernel
