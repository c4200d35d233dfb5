#include "lesson/front_matter.h"

#include "base/text.h"
#include "lesson/inline.h"
#include "lesson/names.h"

#include <algorithm>

namespace fl::lesson {
namespace {

constexpr std::uint64_t largest_swap = 1ull << 40;  // bytes

struct Entry {
    std::string_view key, value;
    std::size_t key_at, value_at;  // offsets in the file
};

std::string_view unquote(std::string_view text)
{
    if (text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0])
        return text.substr(1, text.size() - 2);
    return text;
}

// The parts of "[a, b]" or "{ a: 1, b: 2 }" without the brackets.
std::vector<std::string_view> parts_of(std::string_view text, char open, char close)
{
    if (text.size() < 2 || text.front() != open || text.back() != close) return {};
    const std::string_view inside = trim(text.substr(1, text.size() - 2));
    return inside.empty() ? std::vector<std::string_view>{} : split(inside, ',');
}

class HeadReader {
public:
    HeadReader(Source& source, Lesson& lesson) : source_(source), lesson_(lesson) {}

    void read(const Entry& entry)
    {
        const std::vector<std::string> keys = front_matter_keys();
        const std::string key(entry.key);
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            return source_.error(entry.key_at, "unknown key '" + key + "'" + suggestion(key, keys));
        if (std::find(seen_.begin(), seen_.end(), key) != seen_.end())
            return source_.error(entry.key_at, "'" + key + "' is given twice");
        seen_.push_back(key);
        if (key == "faultline")
            read_version(entry);
        else if (key == "id")
            read_id(entry);
        else if (key == "title")
            lesson_.title = unquote(entry.value);
        else if (key == "lang")
            lesson_.language = entry.value;
        else if (key == "minutes")
            read_minutes(entry);
        else if (key == "needs")
            read_needs(entry);
        else if (key == "machine")
            read_machine(entry);
        else if (key == "of")
            read_origin(entry);
    }

    void finish()
    {
        for (const char* key : {"faultline", "id", "title"})
            if (std::find(seen_.begin(), seen_.end(), key) == seen_.end())
                source_.error(SourcePosition{1, 1}, std::string("the head lacks '") + key + ":'");
    }

private:
    void read_version(const Entry& entry)
    {
        if (entry.value != "1")
            source_.error(entry.value_at, "this reader knows lesson format 1 only: faultline: 1");
    }

    void read_id(const Entry& entry)
    {
        lesson_.id = entry.value;
        if (!is_id(entry.value)) source_.error(entry.value_at, "an id has small letters, digits and hyphens");
    }

    void read_minutes(const Entry& entry)
    {
        const auto minutes = parse_unsigned(entry.value);
        if (!minutes || *minutes == 0 || *minutes > 120)
            source_.error(entry.value_at, "minutes is a number from 1 to 120");
        else
            lesson_.minutes = static_cast<unsigned>(*minutes);
    }

    void read_needs(const Entry& entry)
    {
        for (const std::string_view part : parts_of(entry.value, '[', ']')) {
            const std::string_view id = trim(part);
            if (!is_id(id)) source_.error(entry.value_at, "needs is a list of lesson ids: [address-space]");
            lesson_.needs.push_back(std::string(id));
        }
        if (!entry.value.starts_with('[') || !entry.value.ends_with(']'))
            source_.error(entry.value_at, "needs is a list of lesson ids: [address-space]");
    }

    // of: en @3f2a91c0 — which language this was translated from, and the hash of that title
    void read_origin(const Entry& entry)
    {
        const std::vector<std::string_view> parts = words(entry.value);
        if (parts.size() == 2 && parts[1].starts_with("@") && is_hash(parts[1].substr(1)))
            lesson_.made_from = parts[1].substr(1);
        else if (parts.size() != 1)
            source_.error(entry.value_at,
                          "expected the source's language and its title's hash: of: en @3f2a91c0");
    }

    void read_machine(const Entry& entry)
    {
        if (!entry.value.starts_with('{') || !entry.value.ends_with('}'))
            return source_.error(entry.value_at, "machine is a list in braces: { ram: 64M, swap: 0 }");
        for (const std::string_view part : parts_of(entry.value, '{', '}')) {
            const std::size_t colon = part.find(':');
            const std::string_view key = trim(part.substr(0, colon));
            const std::string_view value =
                colon == std::string_view::npos ? "" : trim(part.substr(colon + 1));
            read_machine_key(key, value,
                             entry.value_at + static_cast<std::size_t>(part.data() - entry.value.data()));
        }
        if (lesson_.machine.ram > machine::largest_ram_for(lesson_.machine.page_levels))
            source_.error(entry.value_at, "a machine with two levels has at most 4G of ram");
    }

    void read_machine_key(std::string_view key, std::string_view value, std::size_t at)
    {
        const std::string word(key);
        const auto size = parse_size(value);
        if (key == "ram") {
            if (!size || *size < machine::smallest_ram.value || *size > machine::largest_ram.value)
                source_.error(at, "ram is a size from 64M to 16G");
            else
                lesson_.machine.ram = ByteCount{*size};
        } else if (key == "swap") {
            if (!size || *size > largest_swap)
                source_.error(at, "swap is a size such as 0 or 64M");
            else
                lesson_.machine.swap = ByteCount{*size};
        } else if (key == "pcid") {
            if (value != "on" && value != "off") source_.error(at, "pcid is on or off");
            lesson_.machine.pcid = value != "off";
        } else if (key == "levels") {
            if (value != "2" && value != "4" && value != "5")
                source_.error(at, "levels is 2 (32-bit), 4 or 5");
            else
                lesson_.machine.page_levels = static_cast<std::uint8_t>(value[0] - '0');
        } else {
            source_.error(at, "unknown machine setting '" + word + "'" + suggestion(word, machine_keys()));
        }
    }

    Source& source_;
    Lesson& lesson_;
    std::vector<std::string> seen_;
};

Entry entry_of(std::string_view line, std::size_t offset)
{
    const std::size_t colon = line.find(':');
    Entry entry{trim(line.substr(0, colon)), "", offset, offset + line.size()};
    if (colon == std::string_view::npos) return entry;
    const std::string_view rest = line.substr(colon + 1);
    const std::size_t blanks = std::min(rest.find_first_not_of(" \t"), rest.size());
    entry.value = trim(rest);
    entry.value_at = offset + colon + 1 + blanks;
    return entry;
}

}  // namespace

std::vector<std::string> front_matter_keys()
{
    return {"faultline", "id", "title", "lang", "minutes", "needs", "machine", "of"};
}

std::vector<std::string> machine_keys()
{
    return {"ram", "swap", "levels", "pcid"};
}

std::size_t read_front_matter(Source& source, Lesson& lesson)
{
    const std::string_view text = source.text();
    if (trim(source.line_at(0)) != "---") {
        source.error(SourcePosition{1, 1},
                     "a lesson begins with its head: a line of three hyphens, then faultline: 1");
        return 0;
    }
    HeadReader reader(source, lesson);
    for (std::size_t begin = text.find('\n'); begin != std::string_view::npos && begin + 1 < text.size();) {
        ++begin;
        const std::string_view line = source.line_at(begin);
        const std::size_t end = text.find('\n', begin);
        if (trim(line) == "---") {
            reader.finish();
            return end == std::string_view::npos ? text.size() : end + 1;
        }
        if (!trim(line).empty() && !trim(line).starts_with('#')) reader.read(entry_of(line, begin));
        begin = end;
    }
    source.error(SourcePosition{1, 1}, "the head does not end: close it with a line of three hyphens");
    return text.size();
}

}  // namespace fl::lesson
