#include "kernel/process/initial_stack.h"

#include "kernel/address_space/map.h"
#include "kernel/fault/user_memory.h"
#include "kernel/random.h"

#include <string_view>

namespace fl::kernel {
namespace {

constexpr std::uint64_t most_string_bytes = 128 * 1024;  // of one string; Linux: MAX_ARG_STRLEN
constexpr std::uint64_t stack_expand = 128 * 1024;       // below the strings from the start

enum Auxiliary : std::uint64_t {
    AtNull = 0,
    AtPhdr = 3,
    AtPhent = 4,
    AtPhnum = 5,
    AtPagesz = 6,
    AtBase = 7,
    AtFlags = 8,
    AtEntry = 9,
    AtUid = 11,
    AtEuid = 12,
    AtGid = 13,
    AtEgid = 14,
    AtPlatform = 15,
    AtHwcap = 16,
    AtClktck = 17,
    AtSecure = 23,
    AtRandom = 25,
    AtHwcap2 = 26,
    AtExecfn = 31,
    AtSysinfoEhdr = 33,
};

std::uint64_t size_of(const std::vector<std::string>& strings)
{
    std::uint64_t bytes = 0;
    for (const std::string& text : strings) bytes += text.size() + 1;
    return bytes;
}

// Writes downwards from an address.
struct Pusher {
    UserMemory memory;
    VirtAddr at;
    bool ok = true;

    void bytes(const void* from, std::size_t size)
    {
        at -= size;
        ok = ok && memory.write(at, std::span(static_cast<const std::byte*>(from), size)) == Reach::Ok;
    }
    void text(std::string_view string)
    {
        const std::string terminated(string);
        bytes(terminated.c_str(), terminated.size() + 1);
    }
    std::vector<std::uint64_t> texts(const std::vector<std::string>& strings)
    {
        std::vector<std::uint64_t> addresses(strings.size());
        for (std::size_t i = strings.size(); i-- > 0;) {
            text(strings[i]);
            addresses[i] = at.value;
        }
        return addresses;
    }
};

}  // namespace

Result<StackStrings> lay_out_strings(Kernel& kernel, hw::Hardware& hardware, Pid pid,
                                     const ExecuteRequest& request, trace::Recorder& record)
{
    AddressSpace& space = space_of(kernel, pid);
    const Limits& limits = process_of(kernel, pid).limits;
    const std::uint64_t bytes =
        8 + request.path.size() + 1 + size_of(request.arguments) + size_of(request.environment);
    const std::uint64_t pointers = (request.arguments.size() + request.environment.size()) * 8;
    if (bytes + pointers > std::min<std::uint64_t>(limits.stack, 24ull << 20) / 4) return Errno::TooBig;
    for (const auto* strings : {&request.arguments, &request.environment})
        for (const std::string& text : *strings)
            if (text.size() >= most_string_bytes) return Errno::TooBig;

    MapRequest stack;
    stack.length = {align_up(bytes, page_size) + stack_expand};
    stack.hint = kernel.layout.stack_top - stack.length.value;
    stack.fixed = true;
    stack.grows_down = true;
    stack.name = AreaName::Stack;
    if (const auto mapped = map(kernel, hardware, pid, stack, record); !mapped) return mapped.error();

    Pusher push{UserMemory(kernel, hardware, pid, record, OnDisk::Wait), kernel.layout.stack_top - 8};
    StackStrings strings;
    push.text(request.path);
    strings.path = push.at;
    space.env_end = push.at;
    strings.environment = push.texts(request.environment);
    space.env_start = space.arg_end = push.at;
    strings.arguments = push.texts(request.arguments);
    space.arg_start = push.at;
    strings.bottom = push.at;
    if (!push.ok) return Errno::NoMemory;
    return strings;
}

Result<VirtAddr> lay_out_tables(Kernel& kernel, hw::Hardware& hardware, Pid pid, const StackStrings& strings,
                                const TableFacts& facts, trace::Recorder& record)
{
    Pusher push{UserMemory(kernel, hardware, pid, record, OnDisk::Wait),
                {align_down(strings.bottom.value, 16)}};
    push.text("x86_64");
    const VirtAddr platform = push.at;
    const std::uint64_t random[] = {next_random(kernel), next_random(kernel)};
    push.bytes(random, sizeof random);
    const VirtAddr random_bytes = push.at;

    const Process& process = process_of(kernel, pid);
    const Executed& executed = facts.executed;
    std::vector<std::uint64_t> words{strings.arguments.size()};
    words.insert(words.end(), strings.arguments.begin(), strings.arguments.end());
    words.push_back(0);
    words.insert(words.end(), strings.environment.begin(), strings.environment.end());
    words.push_back(0);
    const std::uint64_t auxiliary[] = {AtSysinfoEhdr, facts.vdso.value,
                                       AtHwcap,       0xbfebfbff,
                                       AtPagesz,      page_size,
                                       AtClktck,      100,
                                       AtPhdr,        executed.base.value + 64,
                                       AtPhent,       56,
                                       AtPhnum,       13,
                                       AtBase,        executed.interpreter_base.value,
                                       AtFlags,       0,
                                       AtEntry,       executed.entry.value,
                                       AtUid,         process.uid,
                                       AtEuid,        process.uid,
                                       AtGid,         process.uid,
                                       AtEgid,        process.uid,
                                       AtSecure,      0,
                                       AtRandom,      random_bytes.value,
                                       AtHwcap2,      2,
                                       AtExecfn,      strings.path.value,
                                       AtPlatform,    platform.value,
                                       AtNull,        0};
    words.insert(words.end(), std::begin(auxiliary), std::end(auxiliary));

    push.at = {align_down(push.at.value - words.size() * 8, 16) + words.size() * 8};
    push.bytes(words.data(), words.size() * 8);
    if (!push.ok) return Errno::NoMemory;
    space_of(kernel, pid).start_stack = push.at;
    return push.at;
}

}  // namespace fl::kernel
