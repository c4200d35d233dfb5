// Places and breakpoints.
#include "base/text.h"
#include "lang/debug.h"
#include "shell/gdb/gdb.h"

#include <algorithm>

namespace fl::shell {
namespace {

using ull = unsigned long long;

const char* pending_question = "Make breakpoint pending on future shared library load? (y or [n]) [answered "
                               "N; input not from terminal]\n";

std::string base_name(const std::string& path)
{
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

std::optional<lang::Image> Gdb::program_image()
{
    if (runs()) {
        const lang::ImageMap* images = inspect::images_of(desk_.view(), gdb().pid);
        if (images && !images->images.empty()) return images->images.front();
    }
    const kernel::Inode* inode = desk_.machine().kernel.files.lookup(desk_.world().resolved(gdb().program));
    const lang::ProgramPtr program = inode ? desk_.machine().programs.find(inode->id) : nullptr;
    if (!program) return std::nullopt;
    return lang::Image{program, {}, false};
}

Gdb::Location Gdb::make_location(const lang::Image& image, VirtAddr at)
{
    Location location{image, at, {}, false};
    location.place.pc = at;
    if (const auto place = lang::place_of(image, at)) {
        location.place.file = place->file;
        location.place.line = static_cast<int>(place->line);
        location.place.function = place->function;
    }
    return location;
}

std::optional<VirtAddr> Gdb::line_address(const lang::Image& image, int line, const std::string& file)
{
    const lang::Program& program = *image.program;
    if (line <= 0 || program.sources.empty()) return std::nullopt;
    std::string name = program.sources.front().name;
    for (const lang::SourceFile& source : program.sources)
        if (!file.empty() && base_name(source.name) == base_name(file)) name = source.name;
    return lang::address_of_line(image, name, static_cast<std::uint32_t>(line));
}

// LINE, FILE:LINE, FUNCTION, *ADDRESS, or nothing for where it stands. Says what is wrong itself.
std::optional<Gdb::Location> Gdb::find_location(const std::string& text)
{
    const auto image = program_image();
    if (!image) {
        complain("No symbol table is loaded.  Use the \"file\" command.\n");
        return std::nullopt;
    }
    if (text.empty()) {
        if (!runs())
            complain("No default breakpoint address now.\n");
        else
            return make_location(*image, process()->cpu.pc);
        return std::nullopt;
    }
    if (text[0] == '*') {
        const Value value = evaluate(text.substr(1));
        if (!value.number)
            complain(value.error + "\n");
        else
            return make_location(*image, {*value.number});
        return std::nullopt;
    }
    const std::size_t colon = text.rfind(':');
    const std::string file = colon == std::string::npos ? "" : text.substr(0, colon);
    const std::string rest = colon == std::string::npos ? text : text.substr(colon + 1);
    if (const auto line = parse_unsigned(rest)) {
        const auto at =
            line_address(*image, static_cast<int>(std::min<std::uint64_t>(*line, 1u << 30)), file);
        if (at) return make_location(*image, *at);
        complain(file.empty() ? "No line " + rest + " in the current file.\n"
                              : "No line " + rest + " in file \"" + file + "\".\n");
        complain(pending_question);
        return std::nullopt;
    }
    if (const auto at = lang::address_of_function(*image, rest)) return make_location(*image, *at);
    if (const lang::ImageMap* images = runs() ? inspect::images_of(desk_.view(), gdb().pid) : nullptr)
        for (const lang::Image& other : images->images)
            if (const auto at = lang::address_of_function(other, rest)) return make_location(other, *at);
    if (!runs() && desk_.machine().c_library->program->find_export(rest)) {
        Location location{*image, {}, {}, true};
        return location;
    }
    complain("Function \"" + rest + "\" not defined.\n");
    complain(pending_question);
    return std::nullopt;
}

void Gdb::add_breakpoint(const std::string& arguments, bool temporary)
{
    const std::size_t condition = (" " + arguments).find(" if ");
    const std::string where(trim(std::string_view(arguments).substr(
        0, condition == std::string::npos ? arguments.size() : (condition == 0 ? 0 : condition - 1))));
    const auto location = find_location(where);
    if (!location) return;
    GdbBreakpoint point;
    point.number = gdb().next_breakpoint++;
    point.temporary = temporary;
    point.where = arguments;
    if (location->pending) {
        point.where = arguments;
        gdb().breakpoints.push_back(point);
        return say(format("%s %u (%s) pending.\n", temporary ? "Temporary breakpoint" : "Breakpoint",
                          point.number, where.c_str()));
    }
    for (const GdbBreakpoint& other : gdb().breakpoints)
        if (other.offset == location->at - location->image.base && other.file == location->place.file)
            say(format("Note: breakpoint %u also set at pc 0x%llx.\n", other.number,
                       static_cast<ull>(location->at.value)));
    point.at = location->at;
    point.offset = location->at - location->image.base;
    point.file = location->place.file;
    point.line = location->place.line;
    point.function = location->place.function;
    // Without address randomisation the program always lies at the same place.
    if (!runs()) point.at = desk_.machine().kernel.layout.executable_base + point.offset;
    insert_breakpoint(point);
    gdb().breakpoints.push_back(point);
    say(format("%s %u at 0x%llx", temporary ? "Temporary breakpoint" : "Breakpoint", point.number,
               static_cast<ull>(location->at.value)));
    say(point.line > 0 ? format(": file %s, line %d.\n", point.file.c_str(), point.line) : "\n");
}

void Gdb::do_break(const std::string& arguments)
{
    add_breakpoint(arguments, false);
}
void Gdb::do_tbreak(const std::string& arguments)
{
    add_breakpoint(arguments, true);
}

void Gdb::insert_breakpoint(GdbBreakpoint& point)
{
    if (point.machine != 0 || !point.enabled || point.at.value == 0 || point.watch) return;
    point.machine = desk_.timeline.apply(machine::SetBreakpoint{point.at, point.temporary}).number;
}

void Gdb::remove_breakpoint(GdbBreakpoint& point)
{
    if (point.machine != 0) desk_.timeline.apply(machine::DeleteBreakpoint{point.machine});
    point.machine = 0;
}

// The program has started: breakpoints in the C library find their places.
void Gdb::insert_all()
{
    for (GdbBreakpoint& point : gdb().breakpoints) {
        if (point.watch) continue;
        if (point.at.value == 0)
            if (const auto location = find_location(point.where); location && !location->pending) {
                point.at = location->at;
                point.offset = location->at - location->image.base;
                point.file = location->place.file;
                point.line = location->place.line;
                point.function = location->place.function;
            }
        insert_breakpoint(point);
    }
}

GdbBreakpoint* Gdb::find_breakpoint(std::uint32_t number)
{
    for (GdbBreakpoint& point : gdb().breakpoints)
        if (point.number == number) return &point;
    return nullptr;
}

void Gdb::drop_temporary(std::uint32_t machine_number)
{
    auto& points = gdb().breakpoints;
    points.erase(
        std::remove_if(points.begin(), points.end(),
                       [&](const GdbBreakpoint& p) { return p.temporary && p.machine == machine_number; }),
        points.end());
}

bool Gdb::condition_fails(const GdbBreakpoint& point)
{
    const std::size_t at = (" " + point.where).find(" if ");
    if (at == std::string::npos) return false;
    const Value value = evaluate(point.where.substr(at + 3));
    return value.number && *value.number == 0;
}

void Gdb::do_delete(const std::string& arguments)
{
    std::vector<std::string_view> numbers = words(arguments);
    if (!numbers.empty() && numbers[0] == "breakpoints") numbers.erase(numbers.begin());
    if (!numbers.empty() && numbers[0] == "display")
        return do_undisplay(std::string(trim(std::string_view(arguments).substr(7))));
    auto& points = gdb().breakpoints;
    if (numbers.empty()) {
        for (GdbBreakpoint& point : points)
            remove_breakpoint(point);
        points.clear();
    }
    for (const std::string_view text : numbers) {
        const auto number = parse_unsigned(text);
        GdbBreakpoint* point = number ? find_breakpoint(static_cast<std::uint32_t>(*number)) : nullptr;
        if (!point) {
            complain(number ? "No breakpoint number " + std::string(text) + ".\n"
                            : "Bad breakpoint number '" + std::string(text) + "'\n");
            continue;
        }
        remove_breakpoint(*point);
        points.erase(points.begin() + (point - points.data()));
    }
}

void Gdb::do_disable(const std::string& arguments)
{
    const std::vector<std::string_view> numbers = words(arguments);
    for (GdbBreakpoint& point : gdb().breakpoints) {
        bool meant = numbers.empty();
        for (const std::string_view text : numbers)
            meant = meant || parse_unsigned(text) == point.number;
        if (!meant) continue;
        point.enabled = false;
        remove_breakpoint(point);
    }
}

void Gdb::do_enable(const std::string& arguments)
{
    const std::vector<std::string_view> numbers = words(arguments);
    for (GdbBreakpoint& point : gdb().breakpoints) {
        bool meant = numbers.empty();
        for (const std::string_view text : numbers)
            meant = meant || parse_unsigned(text) == point.number;
        if (!meant) continue;
        point.enabled = true;
        insert_breakpoint(point);
    }
}

void Gdb::do_clear(const std::string& arguments)
{
    const auto location = find_location(arguments);
    if (!location) return;
    const std::uint64_t offset = location->at - location->image.base;
    auto& points = gdb().breakpoints;
    std::string gone;
    for (std::size_t i = points.size(); i-- > 0;) {
        if (points[i].offset != offset || points[i].file != location->place.file) continue;
        gone = format("%u ", points[i].number) + gone;
        remove_breakpoint(points[i]);
        points.erase(points.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (gone.empty()) return complain("No breakpoint at " + arguments + ".\n");
    say((gone.find(' ') + 1 < gone.size() ? "Deleted breakpoints " : "Deleted breakpoint ") + gone + "\n");
}

}  // namespace fl::shell
