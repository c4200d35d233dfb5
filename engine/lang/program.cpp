#include "lang/program.h"

#include "lang/image.h"

#include <algorithm>

namespace fl::lang {

const Export* Program::find_export(std::string_view symbol) const
{
    const auto found = std::lower_bound(exports.begin(), exports.end(), symbol,
                                        [](const Export& e, std::string_view word) { return e.name < word; });
    return found != exports.end() && found->name == symbol ? &*found : nullptr;
}

const Import* Program::find_import(std::string_view symbol) const
{
    for (const Import& import : imports)
        if (import.name == symbol) return &import;
    return nullptr;
}

const Function* Program::function_at(std::uint32_t instruction) const
{
    const auto after =
        std::upper_bound(functions.begin(), functions.end(), instruction,
                         [](std::uint32_t index, const Function& f) { return index < f.begin; });
    if (after == functions.begin()) return nullptr;
    const Function& found = *std::prev(after);
    return instruction < found.end ? &found : nullptr;
}

const Function* Program::find_function(std::string_view name_wanted) const
{
    for (const Function& f : functions)
        if (f.name == name_wanted) return &f;
    return nullptr;
}

const Image* ImageMap::find(VirtAddr pc) const
{
    for (const Image& image : images) {
        const std::uint64_t start = image.base.value + image.program->text_offset;
        if (pc.value >= start && (pc.value - start) / 8 < image.program->code.size()) return &image;
    }
    return nullptr;
}

VirtAddr ImageMap::find_symbol(std::string_view name) const
{
    for (const Image& image : images)
        if (const Export* found = image.program->find_export(name)) return image.base + found->offset;
    return {};
}

}  // namespace fl::lang
