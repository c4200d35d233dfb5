// Values in gdb's words (gdb/valprint.c, c-valprint.c), default settings: 200 elements, repeats from 10 on.
#include "base/text.h"
#include "lang/debug.h"
#include "lang/render_text.h"

#include <cstring>

namespace fl::lang {
namespace {

constexpr unsigned max_depth = 20;

class Renderer {
public:
    Renderer(const TypeTable& types, const ReadMemory& read, const ImageMap* images)
        : types_(types), read_(read), images_(images)
    {
    }

    std::string value(TypeId id, std::span<const std::uint8_t> bytes, unsigned depth, bool top)
    {
        const Type& type = types_.at(id);
        if (type.kind == TypeKind::Void) return "void";
        if (depth > max_depth) return "...";
        if (type.kind == TypeKind::Array) return array(type, bytes, depth);
        if (is_record(type)) return record(type, bytes, depth);
        if (bytes.size() < type.size && type.kind != TypeKind::Function) return "<error>";
        if (type.kind == TypeKind::Pointer) return pointer(id, word(bytes, 8), top);
        if (type.kind == TypeKind::Float) {
            float f = 0;
            std::memcpy(&f, bytes.data(), 4);
            return floating_text(static_cast<double>(f), 9);
        }
        if (is_floating(type)) {
            double d = 0;
            std::memcpy(&d, bytes.data(), 8);
            return floating_text(d, type.kind == TypeKind::LongDouble ? 18 : 17);
        }
        return integer(type, word(bytes, static_cast<std::size_t>(type.size)));
    }

    std::string integer(const Type& type, std::uint64_t raw)
    {
        const auto shift = static_cast<unsigned>(64 - 8 * type.size);
        const auto number = static_cast<std::int64_t>(raw << shift) >> shift;
        if (type.kind == TypeKind::Bool) return raw == 0 ? "false" : raw == 1 ? "true" : std::to_string(raw);
        if (type.kind == TypeKind::Enum)
            return enumerator(type, is_unsigned(type) ? static_cast<std::int64_t>(raw) : number);
        const std::string text = is_unsigned(type) ? std::to_string(raw) : std::to_string(number);
        if (type.size == 1) return text + " '" + escaped(static_cast<unsigned char>(raw), '\'') + "'";
        return text;
    }

    std::string symbol(std::uint64_t address) const
    {
        if (!images_) return {};
        for (const Image& image : images_->images) {
            const Program& program = *image.program;
            if (image.snippet || address < image.base.value ||
                address >= image.base.value + program.image_size)
                continue;
            const std::uint64_t offset = address - image.base.value;
            if (program.contains(offset)) {
                const Function* function = program.function_at(program.index_of(offset));
                return function ? named(function->name, offset - program.offset_of(function->begin))
                                : std::string();
            }
            for (const Variable& global : program.globals) {
                const auto start = static_cast<std::uint64_t>(global.offset);
                const std::uint64_t size = program.types.at(global.type).size;
                if (global.place == Place::Image && offset >= start && offset < start + (size ? size : 1))
                    return named(global.name, offset - start);
            }
        }
        return {};
    }

private:
    static std::string named(const std::string& name, std::uint64_t offset)
    {
        return " <" + name + (offset ? "+" + std::to_string(offset) : "") + ">";
    }

    static std::uint64_t word(std::span<const std::uint8_t> bytes, std::size_t size)
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size && i < bytes.size(); ++i)
            value |= std::uint64_t{bytes[i]} << (8 * i);
        return value;
    }

    std::string enumerator(const Type& type, std::int64_t number)
    {
        for (const Enumerator& e : type.enumerators)
            if (e.value == number) return e.name;
        // An enum whose values are single bits is a set of flags.
        std::string flags;
        std::int64_t rest = number;
        for (const Enumerator& e : type.enumerators) {
            if (e.value <= 0 || (e.value & (e.value - 1)) != 0) {
                if (e.value != 0) return std::to_string(number);
                continue;
            }
            if (!(rest & e.value)) continue;
            flags += (flags.empty() ? "" : " | ") + e.name;
            rest &= ~e.value;
        }
        if (flags.empty())
            return number == 0 ? "0"
                   : type.enumerators.empty()
                       ? std::to_string(number)
                       : format("(unknown: 0x%llx)", static_cast<unsigned long long>(number));
        return rest ? "(" + flags + format(" | unknown: 0x%llx)", static_cast<unsigned long long>(rest))
                    : "(" + flags + ")";
    }

    std::string text_at(std::uint64_t address)
    {
        std::vector<std::uint8_t> bytes;
        for (std::size_t i = 0; i < element_limit; ++i) {
            std::uint8_t byte = 0;
            if (!read_(VirtAddr{address + i}, std::span<std::uint8_t>(&byte, 1))) {
                if (bytes.empty())
                    return " <error: Cannot access memory at address " +
                           format("0x%llx", static_cast<unsigned long long>(address)) + ">";
                return " " + quoted_text(bytes, false);
            }
            if (byte == 0) return " " + quoted_text(bytes, false);
            bytes.push_back(byte);
        }
        return " " + quoted_text(bytes, true);
    }

    bool is_text(TypeId id) const
    {
        const Type& type = types_.at(id);
        return type.kind == TypeKind::Char || type.kind == TypeKind::SignedChar ||
               type.kind == TypeKind::UnsignedChar;
    }

    std::string pointer(TypeId id, std::uint64_t address, bool top)
    {
        const TypeId pointee = types_.at(id).of;
        const std::string hex = format("0x%llx", static_cast<unsigned long long>(address));
        if (is_text(pointee)) {
            // gdb shows the type of pointers to typedef'd bytes as it does of others; plain text stands
            // alone.
            return address == 0 ? hex : hex + symbol(address) + text_at(address);
        }
        const std::string place = hex + symbol(address);
        return top ? "(" + types_.spell(id) + ") " + place : place;
    }

    std::string array(const Type& type, std::span<const std::uint8_t> bytes, unsigned depth)
    {
        const Type& element = types_.at(type.of);
        const auto size = static_cast<std::size_t>(element.size);
        const auto count = size ? std::min(static_cast<std::size_t>(type.count), bytes.size() / size) : 0;
        if (is_text(type.of)) {
            // The final zero is not shown, further ones are.
            std::size_t length = count;
            if (length > 0 && bytes[length - 1] == 0) --length;
            std::size_t used = length;
            while (used > 0 && bytes[used - 1] == 0)
                --used;
            if (used == 0 && length + 1 >= repeat_threshold)
                return "'\\000' <repeats " + std::to_string(length) + " times>";
            return quoted_text(bytes.subspan(0, length), false);
        }
        std::string text = "{";
        std::size_t shown = 0;
        for (std::size_t i = 0; i < count;) {
            if (shown >= element_limit) {
                text += "...";
                break;
            }
            const auto item = bytes.subspan(i * size, size);
            std::size_t run = 1;
            while (i + run < count && std::memcmp(item.data(), bytes.data() + (i + run) * size, size) == 0)
                ++run;
            if (i > 0) text += ", ";
            text += value(type.of, item, depth + 1, false);
            if (run >= repeat_threshold) {
                text += " <repeats " + std::to_string(run) + " times>";
                i += run;
                shown += repeat_threshold;
            } else {
                ++i;
                ++shown;
            }
        }
        return text + "}";
    }

    std::string record(const Type& type, std::span<const std::uint8_t> bytes, unsigned depth)
    {
        std::string text = "{";
        for (const Member& member : type.members) {
            if (text.size() > 1) text += ", ";
            if (!member.name.empty()) text += member.name + " = ";
            const auto at = static_cast<std::size_t>(member.offset);
            if (at > bytes.size()) return text + "<error>}";
            const Type& part = types_.at(member.type);
            if (!member.bit_field) {
                text +=
                    value(member.type,
                          bytes.subspan(at, std::min(static_cast<std::size_t>(part.size), bytes.size() - at)),
                          depth + 1, false);
                continue;
            }
            const unsigned high = 64u - member.bit_offset - member.bit_width;
            const std::size_t held = (member.bit_offset + member.bit_width + 7u) / 8;
            std::uint64_t unit = word(bytes.subspan(at), held) << high;
            unit =
                is_unsigned(part)
                    ? unit >> (64 - member.bit_width)
                    : static_cast<std::uint64_t>(static_cast<std::int64_t>(unit) >> (64 - member.bit_width));
            text += integer(part, unit);
        }
        return text + "}";
    }

    const TypeTable& types_;
    const ReadMemory& read_;
    const ImageMap* images_;
};

}  // namespace

std::string render_value(const TypeTable& types, TypeId type, std::span<const std::uint8_t> bytes,
                         const ReadMemory& read)
{
    return Renderer(types, read, nullptr).value(type, bytes, 0, false);
}

std::string render_top_value(const TypeTable& types, TypeId type, std::span<const std::uint8_t> bytes,
                             const ReadMemory& read, const ImageMap* images)
{
    return Renderer(types, read, images).value(type, bytes, 0, true);
}

}  // namespace fl::lang
