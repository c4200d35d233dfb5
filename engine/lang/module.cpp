#include "lang/module.h"

namespace fl::lang {

SymbolIndex Module::add_symbol(ModuleSymbol symbol)
{
    symbols.push_back(std::move(symbol));
    return static_cast<SymbolIndex>(symbols.size() - 1);
}

SymbolIndex Module::global(const std::string& name)
{
    const auto found = globals.find(name);
    if (found != globals.end()) return found->second;
    ModuleSymbol symbol;
    symbol.name = name;
    symbol.global = true;
    return globals[name] = add_symbol(std::move(symbol));
}

std::uint64_t Module::place(Section section, std::uint64_t size, std::uint64_t align)
{
    if (section == Section::Bss) {
        const std::uint64_t offset = align_up(bss_size, align);
        bss_size = offset + size;
        if (align > bss_align) bss_align = static_cast<std::uint32_t>(align);
        return offset;
    }
    if (section == Section::Data) data_align = std::max(data_align, static_cast<std::uint32_t>(align));
    if (section == Section::Rodata) rodata_align = std::max(rodata_align, static_cast<std::uint32_t>(align));
    std::vector<std::uint8_t>& to = bytes(section);
    to.resize(align_up(to.size(), align));
    const std::uint64_t offset = to.size();
    to.resize(offset + size);
    return offset;
}

SymbolIndex Module::string_literal(const std::string& text, std::uint32_t align)
{
    const std::string key = std::to_string(align) + ":" + text;
    const auto found = strings.find(key);
    if (found != strings.end()) return found->second;
    ModuleSymbol symbol;
    symbol.section = Section::Rodata;
    symbol.size = text.size();
    symbol.offset = place(Section::Rodata, text.size(), align);
    std::copy(text.begin(), text.end(), rodata.begin() + static_cast<std::ptrdiff_t>(symbol.offset));
    return strings[key] = add_symbol(std::move(symbol));
}

}  // namespace fl::lang
