#include "inspect/source.h"

#include "inspect/entries.h"
#include "lang/debug.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace fl::inspect {
namespace {

constexpr unsigned frame_limit = 1024;
constexpr std::uint64_t value_limit = 4096;  // bytes of one variable read for display

lang::ReadMemory reader(const View& view, Pid pid)
{
    return [&view, pid](VirtAddr address, std::span<std::uint8_t> bytes) {
        return peek(view, pid, address, bytes.data(), bytes.size());
    };
}

SourcePlace make_place(const lang::Image& image, VirtAddr pc)
{
    SourcePlace place;
    place.pc = pc;
    place.image = image.program->name;
    if (const auto found = lang::place_of(image, pc)) {
        place.file = found->file;
        place.line = static_cast<int>(found->line);
        place.function = found->function;
        place.statement_start = found->statement;
    }
    return place;
}

VirtAddr address_of(const lang::Image& image, const lang::ImageMap& images, VirtAddr fp,
                    const lang::Variable& variable)
{
    const auto offset = static_cast<std::uint64_t>(variable.offset);
    switch (variable.place) {
    case lang::Place::Frame:
        return fp + offset;
    case lang::Place::Image:
        return image.base + offset;
    case lang::Place::Import:
        break;
    }
    return images.find_symbol(variable.name);
}

VariableRow make_row(const View& view, Pid pid, const lang::TypeTable& types, VirtAddr address,
                     const lang::Variable& variable)
{
    VariableRow row;
    row.name = variable.name;
    if (variable.by_address) {
        std::uint64_t held = 0;
        peek(view, pid, address, &held, sizeof held);
        address = VirtAddr{held};
    }
    row.type = types.spell(variable.type);
    row.address = address;
    row.size = types.at(variable.type).size;
    row.parameter = variable.parameter;
    row.global = variable.place != lang::Place::Frame;
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(std::min(row.size, value_limit)));
    row.readable = row.size <= value_limit && peek(view, pid, address, bytes.data(), bytes.size());
    if (row.readable) row.value = lang::render_value(types, variable.type, bytes, reader(view, pid));
    return row;
}

bool is_listed(const std::vector<VariableRow>& rows, const std::string& name)
{
    for (const VariableRow& row : rows)
        if (row.name == name) return true;
    return false;
}

}  // namespace

std::optional<SourcePlace> place_of(const View& view, Pid pid, VirtAddr pc)
{
    const lang::ImageMap* images = images_of(view, pid);
    const lang::Image* image = images ? images->find(pc) : nullptr;
    if (!image) return std::nullopt;
    return make_place(*image, pc);
}

std::optional<SourcePlace> source_position(const View& view, Pid pid)
{
    const kernel::Process* process = find_process(view, pid);
    return process ? place_of(view, pid, process->cpu.pc) : std::nullopt;
}

std::vector<StackFrame> backtrace(const View& view, Pid pid)
{
    std::vector<StackFrame> frames;
    const kernel::Process* process = find_process(view, pid);
    const lang::ImageMap* images = images_of(view, pid);
    if (!process || !images) return frames;
    const hw::Cpu& cpu = process->cpu;
    for (const lang::Frame& found :
         lang::backtrace(*images, cpu.pc, cpu.fp, cpu.sp, reader(view, pid), frame_limit)) {
        StackFrame frame;
        frame.number = static_cast<unsigned>(frames.size());
        frame.pc = found.pc;
        frame.fp = found.fp;
        if (const auto place = place_of(view, pid, found.pc)) frame.place = *place;
        frames.push_back(frame);
    }
    return frames;
}

std::optional<StackFrame> frame_of_program(const View& view, Pid pid)
{
    const lang::ImageMap* const images = images_of(view, pid);
    if (!images || images->images.empty()) return std::nullopt;
    for (StackFrame& frame : backtrace(view, pid))
        if (images->find(frame.pc) == &images->images.front()) return std::move(frame);
    return std::nullopt;
}

std::vector<VariableRow> locals(const View& view, Pid pid, unsigned frame_number)
{
    std::vector<VariableRow> rows;
    const std::vector<StackFrame> frames = backtrace(view, pid);
    if (frame_number >= frames.size()) return rows;
    const StackFrame& frame = frames[frame_number];
    const lang::ImageMap& images = *images_of(view, pid);
    const lang::Image* image = images.find(frame.pc);
    if (!image) return rows;
    const std::optional<lang::TypeTable> settled =
        lang::types_in_frame(*image->program, frame.fp, reader(view, pid));
    const lang::TypeTable& types = settled ? *settled : image->program->types;
    for (const lang::Variable& variable : lang::variables_at(*image, frame.pc, false))
        if (!is_listed(rows, variable.name))  // an outer variable of the same name is hidden
            rows.push_back(
                make_row(view, pid, types, address_of(*image, images, frame.fp, variable), variable));
    return rows;
}

std::vector<VariableRow> globals(const View& view, Pid pid)
{
    std::vector<VariableRow> rows;
    const lang::ImageMap* images = images_of(view, pid);
    if (!images || images->images.empty()) return rows;
    const lang::Image& image = images->images.front();
    for (const lang::Variable& variable : image.program->globals)
        rows.push_back(
            make_row(view, pid, image.program->types, address_of(image, *images, {}, variable), variable));
    return rows;
}

std::vector<VariableRow> variables(const View& view, Pid pid, unsigned frame_number)
{
    std::vector<VariableRow> rows = locals(view, pid, frame_number);
    for (VariableRow& row : globals(view, pid))
        rows.push_back(std::move(row));
    return rows;
}

bool peek(const View& view, Pid pid, VirtAddr address, void* to, std::size_t length)
{
    const kernel::AddressSpace* space = find_space(view, pid);
    if (!space) return false;
    auto* out = static_cast<std::byte*>(to);
    while (length > 0) {
        const auto entry = entry_of(view, *space, page_of(address));
        if (!entry || entry->swapped()) return false;
        const std::size_t piece =
            std::min(length, static_cast<std::size_t>(page_size - offset_in_page(address)));
        const FrameNumber frame = entry->frame() + (page_of(address) - entry->page);
        view.hardware.memory.read(address_in(frame, offset_in_page(address)),
                                  std::span<std::byte>(out, piece));
        out += piece;
        length -= piece;
        address += piece;
    }
    return true;
}

bool peek_promised(const View& view, Pid pid, VirtAddr address, void* to, std::size_t length)
{
    const kernel::AddressSpace* space = find_space(view, pid);
    auto* out = static_cast<std::byte*>(to);
    while (space && length > 0) {
        const std::size_t piece =
            std::min(length, static_cast<std::size_t>(page_size - offset_in_page(address)));
        if (!peek(view, pid, address, out, piece)) {
            const kernel::Vma* area = space->areas.containing(address);
            const auto entry = entry_of(view, *space, page_of(address));
            if (!area || (entry && entry->swapped())) return false;
            std::memset(out, 0, piece);
            if (area->inode != 0) {
                const auto frame = view.kernel.cache.find(area->inode, area->page_index(address));
                if (!frame) return false;
                view.hardware.memory.read(address_in(*frame, offset_in_page(address)),
                                          std::span<std::byte>(out, piece));
            }
        }
        out += piece;
        length -= piece;
        address += piece;
    }
    return space != nullptr;
}

std::optional<std::uint64_t> peek64(const View& view, Pid pid, VirtAddr address)
{
    std::uint64_t value = 0;
    if (!peek(view, pid, address, &value, sizeof value)) return std::nullopt;
    return value;
}

}  // namespace fl::inspect
