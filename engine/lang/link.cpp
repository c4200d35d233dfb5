// Lays the sections out as ld does for a position independent executable, and resolves what refers to what.
#include "lang/module.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace fl::lang {
namespace {

class Linker {
public:
    Linker(Module& module, Program& program, const CompileOptions& options)
        : module_(module), program_(program), wanted_(options.layout), library_(options.library)
    {
    }

    void run()
    {
        make_got();
        lay_out();
        if (!library_) define_linker_symbols();
        apply_fixups();
        relocate_data();
        resolve_variables();
        make_exports();
    }

private:
    void make_got()
    {
        std::uint64_t slots = 0;
        for (ModuleSymbol& symbol : module_.symbols)
            if (symbol.needs_got) symbol.got_offset = 8 * slots++;
        got_size_ = 8 * slots;
    }

    void lay_out()
    {
        Program& p = program_;
        const auto rounded = [](std::uint64_t size, std::uint64_t least) {
            return align_up(std::max<std::uint64_t>({size, least, 1}), page_size);
        };
        p.text_offset = wanted_.text_offset ? align_up(wanted_.text_offset, page_size) : page_size;
        const std::uint64_t text_size = rounded(module_.code.size() * 8, wanted_.text_size);
        p.align =
            std::max<std::uint64_t>({page_size, module_.rodata_align, module_.data_align, module_.bss_align});
        p.rodata_offset =
            align_up(p.text_offset + text_size, std::max<std::uint64_t>(page_size, module_.rodata_align));
        const std::uint64_t rodata_size = rounded(module_.rodata.size(), wanted_.rodata_size);
        p.relro_offset = p.rodata_offset + rodata_size;
        const std::uint64_t relro_size = rounded(got_size_, wanted_.relro_size);
        p.data_offset =
            align_up(p.relro_offset + relro_size, std::max<std::uint64_t>(page_size, module_.data_align));
        const std::uint64_t values = thread_values();
        data_begin_ = data_begin();
        if (p.thread_size != 0) p.thread_offset = p.data_offset + data_begin_ + values;
        const std::uint64_t data_size =
            std::max<std::uint64_t>(data_begin_ + module_.data.size(), wanted_.data_size);
        lay_out_bss(p.data_offset + data_size);
        if (!library_) p.file_shift = page_size;
        p.text = {p.text_offset, text_size, {}};
        p.rodata = {p.rodata_offset, rodata_size, std::move(module_.rodata)};
        p.relro = {p.relro_offset, relro_size, std::vector<std::uint8_t>(got_size_)};
        std::vector<std::uint8_t> data(data_begin_);
        data.insert(data.end(), module_.data.begin(), module_.data.end());
        p.data = {p.data_offset, data_size, std::move(data)};
    }

    // The first values of __thread variables end the initialised data: where in it.
    std::uint64_t thread_values()
    {
        if (module_.thread.empty()) return 0;
        const std::uint64_t at = module_.place(Section::Data, module_.thread.size(), 64);
        std::copy(module_.thread.begin(), module_.thread.end(),
                  module_.data.begin() + static_cast<std::ptrdiff_t>(at));
        program_.thread_size = align_up(module_.thread.size(), 64);
        return at;
    }

    // In front of an executable's own variables: a slot of .got.plt for each function it calls in a library,
    // then data_start and __dso_handle of crt1.o and crtbegin.o. So there is always a page to be written.
    std::uint64_t data_begin() const
    {
        if (library_) return 0;
        std::uint64_t called = 0;
        for (const ModuleSymbol& symbol : module_.symbols)
            called += symbol.section == Section::Undefined && symbol.function && symbol.needs_got;
        const std::uint64_t align = std::max<std::uint64_t>(module_.data_align, 8);
        return align_up(align_up(8 * called, align) + 16, align);
    }

    // An executable's begins with one byte of crtbegin.o: whether the end has been dealt with.
    void lay_out_bss(std::uint64_t data_end)
    {
        Program& p = program_;
        const std::uint64_t align = std::max<std::uint64_t>(module_.bss_align, 1);
        p.bss_offset = library_ ? data_end : align_up(data_end, align);
        bss_begin_ = align_up(p.bss_offset + (library_ ? 0 : 1), align);
        p.image_size = align_up(std::max(bss_begin_ + module_.bss_size, p.bss_offset + wanted_.bss_size), 8);
        p.bss_size = p.image_size - p.bss_offset;
    }

    // What ld's default script defines when a program asks for it.
    void define_linker_symbols()
    {
        const Program& p = program_;
        const std::uint64_t text_end = p.text_offset + module_.code.size() * 8;
        const std::uint64_t data_end = p.data_offset + p.data.size;
        const std::pair<std::string_view, std::uint64_t> places[] = {
            {"__executable_start", 0},
            {"etext", text_end},
            {"_etext", text_end},
            {"__etext", text_end},
            {"__data_start", p.data_offset + data_begin_ - 16},
            {"data_start", p.data_offset + data_begin_ - 16},
            {"edata", data_end},
            {"_edata", data_end},
            {"__bss_start", p.bss_offset},
            {"end", p.image_size},
            {"_end", p.image_size}};
        for (ModuleSymbol& symbol : module_.symbols)
            for (const auto& [name, place] : places)
                if (symbol.global && symbol.section == Section::Undefined && symbol.name == name) {
                    symbol.section = Section::Image;
                    symbol.offset = place;
                }
    }

    std::uint64_t offset_of(const ModuleSymbol& symbol) const
    {
        switch (symbol.section) {
        case Section::Text:
            return program_.text_offset + symbol.offset * 8;
        case Section::Rodata:
            return program_.rodata_offset + symbol.offset;
        case Section::Data:
            return program_.data_offset + data_begin_ + symbol.offset;
        case Section::Bss:
            return bss_begin_ + symbol.offset;
        case Section::Thread:
            return program_.thread_offset + symbol.offset;
        case Section::Image:
            return symbol.offset;
        case Section::Undefined:
            break;
        }
        return 0;
    }

    void apply_fixups()
    {
        for (const Fixup& fixup : module_.fixups) {
            const ModuleSymbol& symbol = module_.symbols[fixup.symbol];
            Instruction& in = module_.code[fixup.instruction];
            switch (fixup.kind) {
            case FixupKind::Address:
                in.imm += static_cast<std::int32_t>(offset_of(symbol));
                break;
            case FixupKind::Function:
                in.imm = static_cast<std::int32_t>(symbol.offset);
                break;
            case FixupKind::Thread:
                in.imm += static_cast<std::int32_t>(symbol.offset) -
                          static_cast<std::int32_t>(program_.thread_size);
                break;
            case FixupKind::Got:
                in.imm = static_cast<std::int32_t>(program_.relro_offset + symbol.got_offset);
                break;
            }
        }
        program_.code = std::move(module_.code);
        program_.operand_depth = std::move(module_.depth);
        program_.lines = std::move(module_.lines);
        program_.text.bytes.resize(program_.code.size() * 8);
        if (!program_.code.empty())
            std::memcpy(program_.text.bytes.data(), program_.code.data(), program_.text.bytes.size());
    }

    std::int32_t import_of(ModuleSymbol& symbol)
    {
        for (std::size_t i = 0; i < program_.imports.size(); ++i)
            if (program_.imports[i].name == symbol.name) return static_cast<std::int32_t>(i);
        Import import;
        import.name = symbol.name;
        import.function = symbol.function;
        import.first_user = symbol.first_user;
        program_.imports.push_back(std::move(import));
        return static_cast<std::int32_t>(program_.imports.size() - 1);
    }

    void relocate(std::uint64_t at, ModuleSymbol& symbol, std::int64_t addend)
    {
        if (symbol.section != Section::Undefined)
            program_.data_relocations.push_back(
                {at, -1, static_cast<std::int64_t>(offset_of(symbol)) + addend});
        else
            program_.data_relocations.push_back({at, import_of(symbol), addend});
    }

    void relocate_data()
    {
        for (ModuleSymbol& symbol : module_.symbols) {
            if (!symbol.needs_got) continue;
            const std::uint64_t slot = program_.relro_offset + symbol.got_offset;
            if (symbol.section != Section::Undefined)
                relocate(slot, symbol, 0);
            else
                program_.imports[static_cast<std::size_t>(import_of(symbol))].got_offset = slot;
        }
        for (const DataFixup& fixup : module_.data_fixups) {
            const std::uint64_t start = fixup.section == Section::Rodata ? program_.rodata_offset
                                        : fixup.section == Section::Thread
                                            ? program_.thread_offset
                                            : program_.data_offset + data_begin_;
            relocate(start + fixup.offset, module_.symbols[fixup.symbol], fixup.addend);
        }
    }

    void resolve_variables()
    {
        for (const PendingVariable& pending : module_.pending) {
            Variable& variable = pending.function == SIZE_MAX
                                     ? module_.variables[pending.variable]
                                     : module_.functions[pending.function].variables[pending.variable];
            ModuleSymbol& symbol = module_.symbols[pending.symbol];
            const bool here = symbol.section != Section::Undefined;
            variable.place = here ? Place::Image : Place::Import;
            variable.offset = here ? static_cast<std::int64_t>(offset_of(symbol)) : import_of(symbol);
        }
        program_.globals = std::move(module_.variables);
        program_.functions = std::move(module_.functions);
        program_.sources = std::move(module_.sources);
    }

    void make_exports()
    {
        for (const ModuleSymbol& symbol : module_.symbols) {
            if (!symbol.global || symbol.section == Section::Undefined || symbol.section >= Section::Thread)
                continue;
            Export e;
            e.name = symbol.name;
            e.function = symbol.function;
            e.offset = offset_of(symbol);
            e.size = symbol.function ? symbol.size * 8 : symbol.size;
            e.type = symbol.type;
            program_.exports.push_back(std::move(e));
        }
        std::sort(program_.exports.begin(), program_.exports.end(),
                  [](const Export& a, const Export& b) { return a.name < b.name; });
    }

    Module& module_;
    Program& program_;
    const Layout& wanted_;
    bool library_;
    std::uint64_t got_size_ = 0;
    std::uint64_t data_begin_ = 0;  // of the program's own variables, from data_offset
    std::uint64_t bss_begin_ = 0;   // likewise, from the image base
};

}  // namespace

std::shared_ptr<Program> link(Module&& module, TypeTable&& types, const CompileOptions& options)
{
    auto program = std::make_shared<Program>();
    program->name = options.name;
    Linker(module, *program, options).run();
    program->types = std::move(types);
    return program;
}

}  // namespace fl::lang
