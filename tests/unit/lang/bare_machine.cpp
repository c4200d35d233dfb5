#include "lang/bare_machine.h"

#include "hw/mmu.h"
#include "hw/page_table.h"

#include <algorithm>

namespace fl::lang::test {

const char* const prelude = R"(
#ifdef __FAULTLINE__
long write(int fd, const void *p, unsigned long n) { return __syscall(1, fd, p, n); }
void exit(int status) { __syscall(231, status); }
#else
#include <unistd.h>
#include <stdlib.h>
#endif
static void print_text(const char *s) { unsigned long n = 0; while (s[n]) n++; write(1, s, n); }
static void print(long v)
{
    char buffer[32]; int at = 31; unsigned long u = v < 0 ? -(unsigned long)v : v;
    buffer[at] = '\n';
    do buffer[--at] = '0' + u % 10; while (u /= 10);
    if (v < 0) buffer[--at] = '-';
    write(1, buffer + at, 32 - at);
}
)";

BareMachine::BareMachine(ProgramPtr program) : hardware{hw::PhysicalMemory(PageCount{65536}), {}, {}}
{
    root_ = take_frame();
    map(stack_top - 0x800000, 0x800000, true, false);
    cpu.sp = stack_top - 0x100;
    add_image(std::move(program), executable_base);
}

FrameNumber BareMachine::take_frame()
{
    const FrameNumber frame = next_frame_;
    ++next_frame_;
    return frame;
}

void BareMachine::map(VirtAddr begin, std::uint64_t bytes, bool writable, bool executable)
{
    for (VirtAddr at = page_floor(begin); at < begin + bytes; at += page_size) {
        FrameNumber table = root_;
        for (unsigned level = 4; level > 1; --level) {
            const PhysAddr slot = hw::Paging{}.entry_at(table, at, level);
            std::uint64_t entry = hardware.memory.load64(slot);
            if (entry == 0) {
                entry = take_frame().value << page_shift | hw::pte_present | hw::pte_write | hw::pte_user;
                hardware.memory.store64(slot, entry);
            }
            table = hw::Pte{entry}.frame();
        }
        const PhysAddr slot = hw::Paging{}.entry_at(table, at, 1);
        if (hardware.memory.load64(slot) != 0) continue;
        std::uint64_t entry = take_frame().value << page_shift | hw::pte_present | hw::pte_user;
        if (writable) entry |= hw::pte_write;
        if (!executable) entry |= hw::pte_no_execute;
        hardware.memory.store64(slot, entry);
    }
}

void BareMachine::write(VirtAddr at, const std::uint8_t* bytes, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const hw::Walk steps = hw::walk(hardware.memory, root_, at + i);
        if (!steps.complete) return;
        const std::byte one{bytes[i]};
        hardware.memory.write(address_in(steps.last().entry.frame(), offset_in_page(at + i)),
                              std::span<const std::byte>(&one, 1));
    }
}

bool BareMachine::read(VirtAddr at, std::span<std::uint8_t> bytes)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const hw::Walk steps = hw::walk(hardware.memory, root_, at + i);
        if (!steps.complete) return false;
        std::byte one{};
        hardware.memory.read(address_in(steps.last().entry.frame(), offset_in_page(at + i)),
                             std::span<std::byte>(&one, 1));
        bytes[i] = static_cast<std::uint8_t>(one);
    }
    return true;
}

void BareMachine::load(const Image& image)
{
    const Program& p = *image.program;
    map(image.base, p.text_offset, false, false);
    const auto segment = [&](const Segment& s, bool writable, bool executable) {
        map(image.base + s.offset, s.size, writable, executable);
        write(image.base + s.offset, s.bytes.data(), s.bytes.size());
    };
    segment(p.text, false, true);
    segment(p.rodata, false, false);
    segment(p.relro, false, false);
    map(image.base + p.data_offset, p.image_size - p.data_offset + 1, true, false);
    segment(p.data, true, false);
}

void BareMachine::relocate(const Image& image)
{
    const Program& p = *image.program;
    const auto store = [this](VirtAddr at, std::uint64_t value) {
        std::uint8_t bytes[8];
        for (unsigned i = 0; i < 8; ++i)
            bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
        write(at, bytes, 8);
    };
    for (const Import& import : p.imports)
        if (import.got_offset) store(image.base + import.got_offset, images.find_symbol(import.name).value);
    for (const DataRelocation& r : p.data_relocations) {
        const std::uint64_t target =
            r.import < 0 ? image.base.value
                         : images.find_symbol(p.imports[static_cast<std::size_t>(r.import)].name).value;
        store(image.base + r.at, target + static_cast<std::uint64_t>(r.addend));
    }
}

void BareMachine::add_image(ProgramPtr program, VirtAddr base)
{
    images.images.push_back({std::move(program), base, false});
    load(images.images.back());
}

bool BareMachine::service(const SystemCall& call, std::int64_t& result)
{
    if (call.number == 60 || call.number == 231) {
        exited = true;
        status = static_cast<int>(call.arguments[0] & 0xff);
        return false;
    }
    if (call.number == 12) {  // brk
        const std::uint64_t wanted = call.arguments[0];
        if (wanted > break_.value) map(break_, wanted - break_.value, true, false), break_ = VirtAddr{wanted};
        result = static_cast<std::int64_t>(break_.value);
        return true;
    }
    if (call.number == 9) {  // mmap
        const std::uint64_t bytes = align_up(call.arguments[1], page_size);
        mapped_ -= bytes;
        map(mapped_, bytes, true, false);
        result = static_cast<std::int64_t>(mapped_.value);
        return true;
    }
    if (call.number != 1) {
        result = -38;
        return true;
    }
    std::vector<std::uint8_t> bytes(call.arguments[2]);
    if (!read(VirtAddr{call.arguments[1]}, bytes)) {
        result = -14;
        return true;
    }
    output.append(bytes.begin(), bytes.end());
    result = static_cast<std::int64_t>(bytes.size());
    return true;
}

RunResult BareMachine::run_some(const RunLimits& given)
{
    RunLimits limits = given;
    while (true) {
        RunResult result;
        {
            hw::Mmu mmu(hardware.memory, hardware.tlb, {root_, 1});
            result = lang::run(cpu, mmu, images, limits);
        }
        limits.instructions -= result.retired;
        limits.announced = false;
        if (result.reason != StopReason::Syscall) return result;
        std::int64_t answer = 0;
        if (!service(result.call, answer)) return result;
        complete_call(cpu, answer);
    }
}

void BareMachine::start()
{
    for (const Image& image : images.images)
        relocate(image);
    const VirtAddr main = images.find_symbol("main");
    const VirtAddr library_start = images.find_symbol("_start");
    // Without a library main returns to an address where nothing is: that ends the run.
    enter_function(cpu, library_start.value ? library_start : main, {});
    if (library_start.value == 0) return;
    cpu.fs = VirtAddr{0x7ffff7dd3000};
    map(cpu.fs, page_size, true, false);
    const std::uint64_t words[] = {cpu.fs.value, main.value, cpu.sp.value};
    for (unsigned i = 0; i < 3; ++i)
        write(cpu.fs + 8 * i, reinterpret_cast<const std::uint8_t*>(&words[i]), 8);
}

Ending BareMachine::run(std::uint64_t limit)
{
    start();
    Ending ending;
    RunLimits limits;
    limits.instructions = limit;
    ending.stop = run_some(limits);
    if (!exited && ending.stop.reason == StopReason::Fault && cpu.pc.value == 0) {
        exited = true;
        status = static_cast<int>(cpu.operands[0] & 0xff);
    }
    ending.output = output;
    ending.exited = exited;
    ending.status = status;
    return ending;
}

namespace {

const Headers& small_headers()
{
    static const Headers headers = {
        {"stdarg.h", "#define va_list __builtin_va_list\n#define va_start(v, l) __builtin_va_start(v, l)\n"
                     "#define va_arg(v, t) __builtin_va_arg(v, t)\n#define va_end(v) __builtin_va_end(v)\n"
                     "#define va_copy(d, s) __builtin_va_copy(d, s)\n"},
        {"stddef.h", "typedef unsigned long size_t; typedef long ptrdiff_t;\n#define NULL ((void *)0)\n"
                     "#define offsetof(t, m) __builtin_offsetof(t, m)\n"},
        {"stdbool.h", "#define bool _Bool\n#define true 1\n#define false 0\n"},
        {"limits.h", "#define INT_MAX 2147483647\n#define INT_MIN (-2147483647 - 1)\n"},
        {"stdint.h", "typedef unsigned char uint8_t; typedef unsigned short uint16_t; typedef unsigned "
                     "uint32_t; typedef unsigned long uint64_t;\n"
                     "typedef signed char int8_t; typedef short int16_t; typedef int int32_t; typedef long "
                     "int64_t; typedef unsigned long uintptr_t;\n"},
    };
    return headers;
}

}  // namespace

std::string errors_of(const std::string& text)
{
    std::string all;
    for (const Diagnostic& d : compile({"demo.c", text}, small_headers()).diagnostics)
        all += render(d) + "\n";
    return all;
}

Ending run_source(const std::string& text, std::uint64_t limit)
{
    const CompileResult result = compile({"demo.c", text}, small_headers());
    if (!result.program) {
        Ending ending;
        for (const Diagnostic& d : result.diagnostics)
            ending.output += render(d) + "\n";
        ending.status = -1;
        return ending;
    }
    BareMachine machine(result.program);
    return machine.run(limit);
}

}  // namespace fl::lang::test
