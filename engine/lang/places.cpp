// Addresses, lines, functions and frames.
#include "lang/debug.h"

#include <cstring>

namespace fl::lang {
namespace {

constexpr std::uint64_t largest_array = std::uint64_t{1} << 40;  // bytes; more is no size

bool same_file(const SourceFile& source, std::string_view wanted)
{
    if (wanted.empty() || source.name == wanted) return true;
    const std::size_t slash = source.name.rfind('/');
    return slash != std::string::npos && std::string_view(source.name).substr(slash + 1) == wanted;
}

bool text_holds(const Image& image, VirtAddr pc)
{
    return pc >= image.base && image.program->contains(pc - image.base);
}

}  // namespace

std::optional<SourcePlace> place_of(const Image& image, VirtAddr pc)
{
    if (!text_holds(image, pc)) return std::nullopt;
    const Program& program = *image.program;
    const std::uint32_t index = program.index_of(pc - image.base);
    const Function* function = program.function_at(index);
    if (!function) return std::nullopt;
    const LineEntry& entry = program.lines[index];
    SourcePlace place;
    if (entry.file < program.sources.size()) place.file = program.sources[entry.file].name;
    place.line = entry.line;
    place.function = function->name;
    place.statement = entry.statement;
    return place;
}

std::optional<VirtAddr> address_of_line(const Image& image, std::string_view file, std::uint32_t line)
{
    const Program& program = *image.program;
    std::optional<std::uint32_t> best;
    std::uint32_t best_line = 0;
    const auto consider = [&](std::uint32_t at_line, std::uint32_t index) {
        if (at_line < line || (best && at_line >= best_line)) return;
        best = index;
        best_line = at_line;
    };
    for (const Function& function : program.functions) {
        if (function.file >= program.sources.size() || !same_file(program.sources[function.file], file))
            continue;
        consider(function.line, function.body);  // the line of the function's head: gdb skips the prologue
        for (std::uint32_t i = function.begin; i < function.end; ++i)
            if (program.lines[i].statement) consider(program.lines[i].line, i);
    }
    if (!best) return std::nullopt;
    return image.base + program.offset_of(*best);
}

std::optional<VirtAddr> address_of_function(const Image& image, std::string_view name)
{
    const Function* function = image.program->find_function(name);
    if (!function) return std::nullopt;
    return image.base + image.program->offset_of(function->body);
}

std::string source_line(const Program& program, std::string_view file, std::uint32_t line)
{
    for (const SourceFile& source : program.sources)
        if (same_file(source, file) && line >= 1 && line <= source.lines.size())
            return std::to_string(line) + "\t" + source.lines[line - 1];
    return {};
}

std::optional<TypeTable> types_in_frame(const Program& program, VirtAddr fp, const ReadMemory& read)
{
    if (!program.types.has_variable_arrays()) return std::nullopt;
    TypeTable types = program.types;
    types.settle([&](std::int64_t slot) {
        std::uint64_t bytes = 0;
        std::uint8_t held[sizeof bytes];
        if (read(fp + static_cast<std::uint64_t>(slot), held)) std::memcpy(&bytes, held, sizeof bytes);
        return bytes <= largest_array ? bytes : 0;
    });
    return types;
}

std::vector<Variable> variables_at(const Image& image, VirtAddr pc, bool with_globals)
{
    std::vector<Variable> visible;
    if (!text_holds(image, pc)) return visible;
    const Program& program = *image.program;
    const std::uint32_t index = program.index_of(pc - image.base);
    if (const Function* function = program.function_at(index)) {
        // Inner blocks end before outer ones and are recorded first: their names hide what follows.
        for (const bool parameters : {false, true})
            for (const Variable& variable : function->variables)
                if (variable.parameter == parameters && index >= variable.scope_begin &&
                    index < variable.scope_end)
                    visible.push_back(variable);
    }
    if (with_globals) visible.insert(visible.end(), program.globals.begin(), program.globals.end());
    return visible;
}

std::vector<Frame> backtrace(const ImageMap& images, VirtAddr pc, VirtAddr fp, VirtAddr sp,
                             const ReadMemory& read, unsigned limit)
{
    std::vector<Frame> frames;
    const auto word = [&read](VirtAddr at, std::uint64_t& value) {
        std::uint8_t bytes[8];
        if (!read(at, bytes)) return false;
        value = 0;
        for (unsigned i = 0; i < 8; ++i)
            value |= std::uint64_t{bytes[i]} << (8 * i);
        return true;
    };
    while (frames.size() < limit) {
        const Image* image = images.find(pc);
        if (!image || !text_holds(*image, pc)) break;
        const Function* function = image->program->function_at(image->program->index_of(pc - image->base));
        std::uint64_t saved = fp.value, back = 0;
        if (function && frames.empty() && image->program->index_of(pc - image->base) == function->begin) {
            // Before the prologue the caller's fp is still in place and the return address lies at sp.
            frames.push_back({pc, sp - 16});
            if (!word(sp, back)) break;
        } else {
            frames.push_back({pc, fp});
            if (!word(fp, saved) || !word(fp + 8, back)) break;
        }
        if (back == 0 || (saved != 0 && saved < fp.value && frames.size() > 1)) break;
        pc = VirtAddr{back};
        fp = VirtAddr{saved};
    }
    return frames;
}

}  // namespace fl::lang
