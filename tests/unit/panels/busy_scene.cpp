#include "busy_scene.h"

#include "hw/access.h"
#include "kernel/address_space/vma.h"

namespace fl::web {
namespace {

using inspect::AreaKind;
using inspect::AreaRow;
using inspect::PageState;
using trace::FaultOutcome;
using trace::FaultStep;

constexpr std::uint32_t r = kernel::ProtRead, rw = r | kernel::ProtWrite, rx = r | kernel::ProtExec;

struct AreaSpec {
    AreaKind kind, part;
    std::uint64_t begin, end;
    std::uint32_t protection;
    const char* name;
    PageState state;
    float present;
};

constexpr AreaSpec specs[] = {
    {AreaKind::Headers, AreaKind::Headers, 0x555555554000, 0x555555555000, r, "/home/learner/demo",
     PageState::File, 1},
    {AreaKind::Text, AreaKind::Text, 0x555555555000, 0x555555556000, rx, "/home/learner/demo",
     PageState::File, 1},
    {AreaKind::Rodata, AreaKind::Rodata, 0x555555556000, 0x555555557000, r, "/home/learner/demo",
     PageState::NotPresent, 0},
    {AreaKind::Relro, AreaKind::Relro, 0x555555557000, 0x555555558000, r, "/home/learner/demo",
     PageState::Anonymous, 1},
    {AreaKind::Data, AreaKind::Data, 0x555555558000, 0x555555559000, rw, "/home/learner/demo",
     PageState::Anonymous, 1},
    {AreaKind::Heap, AreaKind::Heap, 0x555555559000, 0x55555557a000, rw, "[heap]", PageState::Anonymous,
     0.1f},
    {AreaKind::Mapping, AreaKind::Mapping, 0x7ffff7d63000, 0x7ffff7db1000, rw, "", PageState::Anonymous,
     0.05f},
    {AreaKind::Library, AreaKind::Headers, 0x7ffff7db1000, 0x7ffff7dd7000, r, "/usr/lib/libc.so.6",
     PageState::File, 0.9f},
    {AreaKind::Library, AreaKind::Text, 0x7ffff7dd7000, 0x7ffff7f2c000, rx, "/usr/lib/libc.so.6",
     PageState::File, 0.6f},
    {AreaKind::Library, AreaKind::Rodata, 0x7ffff7f2c000, 0x7ffff7f7f000, r, "/usr/lib/libc.so.6",
     PageState::File, 0.3f},
    {AreaKind::Library, AreaKind::Relro, 0x7ffff7f7f000, 0x7ffff7f83000, r, "/usr/lib/libc.so.6",
     PageState::Anonymous, 1},
    {AreaKind::Library, AreaKind::Data, 0x7ffff7f83000, 0x7ffff7f85000, rw, "/usr/lib/libc.so.6",
     PageState::Anonymous, 1},
    {AreaKind::Mapping, AreaKind::Mapping, 0x7ffff7f85000, 0x7ffff7f92000, rw, "", PageState::Anonymous,
     0.2f},
    {AreaKind::Vvar, AreaKind::Vvar, 0x7ffff7fc5000, 0x7ffff7fc9000, r, "[vvar]", PageState::NotPresent, 0},
    {AreaKind::Vdso, AreaKind::Vdso, 0x7ffff7fc9000, 0x7ffff7fcb000, rx, "[vdso]", PageState::File, 1},
    {AreaKind::Stack, AreaKind::Stack, 0x7ffffffde000, 0x7ffffffff000, rw, "[stack]", PageState::Anonymous,
     0.1f},
    {AreaKind::Vsyscall, AreaKind::Vsyscall, 0xffffffffff600000, 0xffffffffff601000, kernel::ProtExec,
     "[vsyscall]", PageState::NotPresent, 0},
};

AreaScene area_of(const AreaSpec& spec)
{
    AreaScene area;
    area.row.kind = spec.kind;
    area.row.part = spec.part;
    area.row.begin = {spec.begin};
    area.row.end = {spec.end};
    area.row.protection = spec.protection;
    area.row.name = spec.name;
    area.row.grows_down = spec.kind == AreaKind::Stack;
    area.row.inode = spec.name[0] == '/' ? 7 : 0;
    const std::uint64_t pages = area.row.size().value;
    area.row.rss = {static_cast<std::uint64_t>(static_cast<float>(pages) * spec.present)};
    const std::size_t cells = std::min<std::size_t>(pages, strip_cells);
    for (std::size_t i = 0; i < cells; ++i) {
        const bool high = spec.kind == AreaKind::Stack;
        const float at = static_cast<float>(high ? cells - 1 - i : i) / static_cast<float>(cells);
        area.strip.push_back({spec.state, at < spec.present ? 1.0f : 0.0f});
    }
    return area;
}

void add_areas(AddressSpaceScene& space)
{
    std::vector<AreaRow> rows;
    std::vector<AreaScene> areas;
    for (const AreaSpec& spec : specs)
        areas.push_back(area_of(spec));
    VirtAddr at{0};
    for (AreaScene& area : areas) {
        if (area.row.begin > at && area.row.begin.value < (1ull << 47)) {
            AreaScene gap;
            gap.row.kind = AreaKind::Gap;
            gap.row.begin = at;
            gap.row.end = area.row.begin;
            space.areas.push_back(gap);
        }
        at = area.row.end;
        space.areas.push_back(area);
    }
    space.program_counter = {0x555555555148};
    space.stack_pointer = {0x7fffffffe010};
}

void open_heap(AddressSpaceScene& space)
{
    for (std::size_t i = 0; i < space.areas.size(); ++i)
        if (space.areas[i].row.kind == AreaKind::Heap) space.chosen = i;
    const AreaRow& heap = space.areas[*space.chosen].row;
    space.first = page_of(heap.begin);
    constexpr PageState states[] = {PageState::Anonymous,   PageState::Anonymous, PageState::Zero,
                                    PageState::CopyOnWrite, PageState::File,      PageState::Shared,
                                    PageState::Swapped,     PageState::Huge};
    for (std::uint64_t i = 0; i < heap.size().value; ++i) {
        inspect::PageRow page;
        page.page = space.first + i;
        page.state = i < 8 ? states[i] : PageState::NotPresent;
        page.frame = {4000 + i};
        page.dirty = i == 4;
        space.pages.push_back(page);
    }
    space.pages[4].dirty = true;
    space.changed = {space.first + 1};
    space.areas[*space.chosen].changed = inspect::AreaChange::Populated;
}

trace::PageFaulted fault_at(std::uint64_t address, FaultOutcome outcome,
                            std::initializer_list<FaultStep> steps)
{
    trace::PageFaulted fault{
        {address}, static_cast<std::uint8_t>(hw::AccessKind::Write), outcome, {}, {4100}};
    for (const FaultStep step : steps)
        fault.path.add(step);
    return fault;
}

void add_events(BusyScene& busy)
{
    const auto add = [&](trace::What what) {
        trace::Stamp at;
        at.command = static_cast<std::uint32_t>(busy.events->size() / 8);
        at.step = busy.events->size() * 100;
        at.time = {busy.events->size() * 1700};
        at.pid = 101;
        busy.events->push_back({at, what});
    };
    add(trace::ProgramExecuted{7});
    for (std::uint64_t i = 0; i < 40; ++i) {
        add(fault_at(0x555555559000 + i * page_size, i % 9 == 4 ? FaultOutcome::Major : FaultOutcome::Minor,
                     {FaultStep::Enter, FaultStep::FindVma, FaultStep::AccessAllowed, FaultStep::EntryEmpty,
                      FaultStep::Anonymous, FaultStep::Write, FaultStep::NewZeroedPage, FaultStep::Done}));
        add(trace::FrameAllocated{{4000 + i}, 0, 1});
        if (i % 5 == 0) add(trace::SystemCalled{12, 0, 0});
    }
    add(trace::SignalSent{11, 1, {0x10}});
}

void add_faults(BusyScene& busy)
{
    FaultsScene& faults = busy.scene.faults;
    for (std::size_t i = 0; i < busy.events->size(); ++i) {
        const auto* const fault = std::get_if<trace::PageFaulted>(&(*busy.events)[i].what);
        if (!fault) continue;
        faults.numbers.push_back(i);
        faults.chosen = FaultScene{i, *fault, (*busy.events)[i].at, "[heap]"};
        for (std::size_t s = 0; s < fault->path.count; ++s)
            ++faults.summary.steps[static_cast<std::size_t>(fault->path.steps[s])];
        ++faults.summary.minor;
    }
    faults.position = faults.numbers.size() - 1;
    faults.summary.steps[static_cast<std::size_t>(FaultStep::PageCacheHit)] = 91;
    faults.summary.steps[static_cast<std::size_t>(FaultStep::FileBacked)] = 93;
}

void add_source(SourceScene& source)
{
    source.file = "demo.c";
    source.text =
        "#include <stdlib.h>\n\nint main(void)\n{\n    char *p = malloc(300 * 1024);  // only addresses\n"
        "    p[0] = 't';\n    p[4096] = 'p';\n    free(p);\n    p[0] = 'l';\n    return 0;\n}\n";
    source.line = 6;
    source.function = "main";
    source.breakpoints = {6};
    source.debugging = source.stopped = true;
    source.variables = {{"p", "char *", "0x7ffff7d63010 \"\"", {0x7fffffffe018}, 8, false, false, true}};
}

void add_terminal(TerminalScene& terminal)
{
    using shell::TranscriptEntry;
    terminal.transcript = {
        {TranscriptEntry::Prompt, "$ gcc demo.c -o demo && gdb -q ./demo", {}},
        {TranscriptEntry::Output, "Reading symbols from ./demo...\n", {}},
        {TranscriptEntry::Prompt, "(gdb) break 6", {}},
        {TranscriptEntry::Output, "Breakpoint 1 at 0x1151: file demo.c, line 6.\n", {}},
        {TranscriptEntry::Prompt, "(gdb) run", {}},
        {TranscriptEntry::Output, "Breakpoint 1, main () at demo.c:6\n6\t    p[0] = 't';\n", {}}};
    terminal.prompt = "(gdb) ";
    terminal.revision = 1;
}

void add_rest(BusyScene& busy)
{
    Scene& scene = busy.scene;
    scene.pid = 101;
    scene.process.pid = 101;
    scene.process.comm = "demo";
    scene.process.virt = {729};
    scene.process.res = {310};
    scene.process.minflt = 99;
    scene.processes.assign(3, scene.process);
    scene.processes[0].pid = 1, scene.processes[0].comm = "init";
    scene.processes[1].pid = 2, scene.processes[1].comm = "kthreadd", scene.processes[1].kernel_thread = true;
    inspect::PageWalk walk;
    walk.address = busy_heap;
    const unsigned indices[] = {170, 341, 170, 345};
    const char* const names[] = {"PGD", "PUD", "PMD", "PTE"};
    for (int i = 0; i < 4; ++i)
        walk.rows.push_back({names[i],
                             {900 + static_cast<std::uint64_t>(i)},
                             indices[i],
                             {0x384550},
                             0x80000000385067,
                             true,
                             true,
                             "P RW US A D",
                             {901 + static_cast<std::uint64_t>(i)}});
    walk.complete = true;
    scene.walk = walk;
    scene.time.events = busy.events.get();
    scene.time.events_end = busy.events->size();
    scene.time.events_now = busy.events->size() * 2 / 3;
    scene.time.now = machine::moment_of((*busy.events)[scene.time.events_now - 1].at);
    scene.time.end = machine::moment_of(busy.events->back().at);
    scene.time.clock = {1204300};
    scene.time.lesson_steps = {{1, 0}, {4, 3200}};
}

void add_memory(Scene& scene)
{
    scene.frames.counts = {{16384}, {14300}, {500}, {310}, {1100}, {40}, {100}, {34}};
    for (std::uint64_t i = 0; i < 4096; ++i) {
        const inspect::FrameKind kind = i < 125   ? inspect::FrameKind::Reserved
                                        : i < 400 ? inspect::FrameKind::FileCache
                                        : i < 480 ? inspect::FrameKind::Anonymous
                                        : i < 490 ? inspect::FrameKind::PageTable
                                                  : inspect::FrameKind::Free;
        scene.frames.cells.push_back({{i * 4}, kind, kind == inspect::FrameKind::Free ? 0.0f : 0.9f});
    }
    scene.frames.per_cell = 4;
    inspect::ZoneRow zone;
    zone.name = "DMA32";
    zone.managed = {15800};
    zone.free = {14300};
    zone.min = {126}, zone.low = {157}, zone.high = {189};
    zone.free_blocks = {3, 5, 2, 4, 1, 1, 0, 2, 1, 1, 13};
    scene.frames.zones = {zone};
    scene.heap.start = busy_heap;
    scene.heap.break_at = busy_heap + 33 * page_size;
    const auto chunk = [&](std::uint64_t at, std::uint64_t size, inspect::ChunkState state) {
        scene.heap.chunks.push_back({busy_heap + at, size, true, false, false, state, true});
    };
    chunk(0, 0x290, inspect::ChunkState::InUse);
    chunk(0x290, 0x20, inspect::ChunkState::Tcache);
    chunk(0x2b0, 0x410, inspect::ChunkState::InUse);
    chunk(0x6c0, 0x20940, inspect::ChunkState::Top);
}

}  // namespace

BusyScene make_busy_scene(HeapOpen open)
{
    BusyScene busy;
    add_areas(busy.scene.space);
    if (open == HeapOpen::Yes) open_heap(busy.scene.space);
    add_events(busy);
    add_faults(busy);
    add_source(busy.scene.source);
    add_terminal(busy.scene.terminal);
    add_rest(busy);
    add_memory(busy.scene);
    add_reclaim(busy.scene.reclaim);
    return busy;
}

}  // namespace fl::web
