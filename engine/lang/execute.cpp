#include "lang/execute.h"

#include "lang/operation_list.h"
#include "lang/operations_arithmetic.h"
#include "lang/operations_block.h"
#include "lang/operations_control.h"
#include "lang/operations_memory.h"

#include <algorithm>

namespace fl::lang {
namespace {

// Where instructions come from at the moment: the part of one page of one image's text.
struct Window {
    const Instruction* begin = nullptr;
    const Instruction* end = nullptr;
};

class Processor {
public:
    Processor(hw::Cpu& cpu, hw::Mmu& mmu, const ImageMap& images, const RunLimits& limits)
        : cpu_(cpu), mmu_(mmu), images_(images), limits_(limits)
    {
    }

    template <bool Watched>
    RunResult run();

private:
    template <bool Watched>
    Flow burst(Vm& outside, std::uint64_t& left, bool& announced);
    bool transfer(Vm& vm);
    StopReason reason_for(Flow flow) const;
    Vm start()
    {
        return {nullptr,
                &cpu_.operands[0] + cpu_.depth - 1,
                cpu_.sp.value,
                cpu_.fp.value,
                0,
                0,
                nullptr,
                cpu_.pc.value,
                cpu_.fs.value,
                &cpu_.operands[0],
                mmu_,
                result_.fault};
    }
    const Instruction* enter_image(std::uint64_t target);
    bool open_window(std::uint64_t pc, const Instruction* at);
    bool move_window(std::uint64_t pc, const Instruction* at);
    void show_page(std::uint64_t pc, const Instruction* at);
    std::uint32_t expected_depth(const Instruction* at) const
    {
        return image_->program->operand_depth[static_cast<std::size_t>(at - code_begin())];
    }
    const Instruction* code_begin() const { return image_->program->code.data(); }
    std::uint64_t text() const { return image_->base.value + image_->program->text_offset; }
    bool must_stop(std::uint64_t pc, const Instruction* at, std::uint64_t fp);
    void leave(const Vm& vm, StopReason reason, std::uint64_t retired);
    void fill_call(const Vm& vm);

    hw::Cpu& cpu_;
    hw::Mmu& mmu_;
    const ImageMap& images_;
    const RunLimits& limits_;
    const Image* image_ = nullptr;
    Window window_;
    // Pages whose fetch the MMU has granted: their entries are still in the TLB, since a fetch that misses
    // clears this. Asking again would change nothing.
    std::array<std::uint64_t, 16> granted_{};
    RunResult result_;
};

const Instruction* Processor::enter_image(std::uint64_t target)
{
    if (!image_ || !image_->program->contains(target - image_->base.value))
        image_ = images_.find(VirtAddr{target});
    if (!image_) return nullptr;
    const std::uint64_t offset = target - text();
    return offset % 8 == 0 ? code_begin() + offset / 8 : nullptr;
}

// Asks the MMU whether the page may be executed, and bounds what is run without asking again.
bool Processor::open_window(std::uint64_t pc, const Instruction* at)
{
    window_ = {};
    if (!image_->snippet) {
        const std::uint64_t misses = mmu_.fetch_misses();
        if (!mmu_.execute(VirtAddr{pc}, result_.fault)) return false;
        if (mmu_.fetch_misses() != misses) granted_ = {};
        const std::uint64_t page = page_of(VirtAddr{pc}).value;
        granted_[page % granted_.size()] = page;
    }
    show_page(pc, at);
    return true;
}

// The same for a page that has been granted; false: ask.
bool Processor::move_window(std::uint64_t pc, const Instruction* at)
{
    const std::uint64_t page = page_of(VirtAddr{pc}).value;
    if (granted_[page % granted_.size()] != page) return false;
    show_page(pc, at);
    return true;
}

void Processor::show_page(std::uint64_t pc, const Instruction* at)
{
    const auto index = at - code_begin();
    const auto in_page = static_cast<std::ptrdiff_t>(offset_in_page(VirtAddr{pc}) / 8);
    const auto last = static_cast<std::ptrdiff_t>(image_->program->code.size());
    window_.begin = code_begin() + std::max<std::ptrdiff_t>(0, index - in_page);
    window_.end = code_begin() + std::min(last, index - in_page + static_cast<std::ptrdiff_t>(page_size / 8));
}

bool Processor::must_stop(std::uint64_t pc, const Instruction* at, std::uint64_t fp)
{
    if (limits_.breakpoints &&
        std::binary_search(limits_.breakpoints->begin(), limits_.breakpoints->end(), VirtAddr{pc})) {
        result_.reason = StopReason::Breakpoint;
        return true;
    }
    if (!limits_.stop_at_statement || fp < limits_.frame_floor.value) return false;
    const LineEntry& line = image_->program->lines[static_cast<std::size_t>(at - code_begin())];
    if (!line.statement) return false;
    result_.reason = StopReason::Statement;
    return true;
}

void Processor::fill_call(const Vm& vm)
{
    if (vm.depth() < call_operands) return;
    result_.call.number = static_cast<std::uint16_t>(*vm.top);
    for (unsigned i = 0; i < 6; ++i)
        result_.call.arguments[i] = *(vm.top - 1 - i);
}

void Processor::leave(const Vm& vm, StopReason reason, std::uint64_t retired)
{
    if (vm.ip)
        cpu_.pc = VirtAddr{vm.pc_of(vm.ip)};
    else
        cpu_.pc = VirtAddr{vm.target};
    cpu_.sp = VirtAddr{vm.sp};
    cpu_.fp = VirtAddr{vm.fp};
    cpu_.depth = vm.depth();
    // Operands beyond the depth are no state: equal machines must compare equal.
    std::fill(cpu_.operands.begin() + cpu_.depth, cpu_.operands.end(), 0);
    result_.reason = reason;
    result_.retired = retired;
}

// A computed jump: finds the image and makes the operands what its code expects. False when no code is there.
bool Processor::transfer(Vm& vm)
{
    vm.ip = enter_image(vm.target);
    if (!vm.ip) return false;
    vm.base = image_->base.value;
    vm.text = text();
    vm.code = code_begin();
    const std::uint32_t depth = vm.depth();
    const std::uint32_t expected = expected_depth(vm.ip);
    if (depth != expected) vm.top = vm.bottom + adjust_operands(cpu_, depth, expected) - 1;
    return true;
}

// Runs inside one image until something leaves it. `vm` is copied so that it can live in registers.
template <bool Watched>
Flow Processor::burst(Vm& outside, std::uint64_t& budget, bool& announced)
{
    Vm vm = outside;
    std::uint64_t left = budget;
    const std::uint8_t* const depths = image_->program->operand_depth.data();
    const std::uint64_t code_size = image_->program->code.size();
    const Instruction *begin = window_.begin, *end = window_.end;
    Flow flow = Flow::Next;
    for (;;) {
        if constexpr (Watched) {
            if (!announced && must_stop(vm.pc_of(vm.ip), vm.ip, vm.fp)) {
                flow = Flow::Stopped;
                break;
            }
            announced = false;
        }
        if (left == 0) {
            flow = Flow::OutOfBudget;
            break;
        }
        --left;
        const Instruction in = *vm.ip;
        switch (static_cast<Op>(in.op)) {
#define FL_LANG_CASE(Name, function)                                                                         \
    case Op::Name:                                                                                           \
        flow = operations::function(vm, in);                                                                 \
        if (flow == Flow::Next) goto next;                                                                   \
        break;
            FL_LANG_OPERATIONS(FL_LANG_CASE)
#undef FL_LANG_CASE
        default:
            __builtin_unreachable();  // only the compiler makes instructions
        }
        if (flow > Flow::Transfer) break;
        if (flow == Flow::Transfer) {  // most computed jumps are returns within the image
            if (!vm.jump_within(depths, code_size)) break;
        }
        if (vm.ip >= begin && vm.ip < end) continue;
        goto other_page;
    next:
        if (++vm.ip != end) [[likely]] continue;
    other_page:
        flow = Flow::Jumped;
        if (!move_window(vm.pc_of(vm.ip), vm.ip)) break;
        begin = window_.begin;
        end = window_.end;
    }
    outside.become(vm);
    budget = left;
    return flow;
}

StopReason Processor::reason_for(Flow flow) const
{
    switch (flow) {
    case Flow::Fault:
        return StopReason::Fault;
    case Flow::Syscall:
        return StopReason::Syscall;
    case Flow::DivideError:
        return StopReason::DivideError;
    case Flow::DebugReturn:
        return StopReason::DebugReturn;
    case Flow::Stopped:
        return result_.reason;
    case Flow::OutOfBudget:
        return StopReason::LimitReached;
    default:
        return StopReason::IllegalInstruction;
    }
}

template <bool Watched>
RunResult Processor::run()
{
    Vm vm = start();
    std::uint64_t left = limits_.instructions;
    bool announced = limits_.announced;
    Flow flow = Flow::Transfer;
    while (flow <= Flow::Transfer) {
        if (flow == Flow::Transfer && !transfer(vm)) break;
        if (vm.ip >= window_.end || vm.ip < window_.begin) {
            if (vm.ip >= vm.code + image_->program->code.size()) break;
            const std::uint64_t pc = vm.pc_of(vm.ip);
            if (!move_window(pc, vm.ip) && !open_window(pc, vm.ip)) {
                leave(vm, StopReason::Fault, limits_.instructions - left);
                return result_;
            }
        }
        flow = burst<Watched>(vm, left, announced);
    }
    if (flow > Flow::Transfer) {
        const bool unfinished = flow != Flow::Stopped && flow != Flow::OutOfBudget;
        if (flow == Flow::Syscall) fill_call(vm);
        leave(vm, reason_for(flow), limits_.instructions - left - (unfinished ? 1 : 0));
        return result_;
    }
    // No image has code there: the fetch faults if the page may not be executed, else it is no instruction.
    const bool fetched = mmu_.execute(VirtAddr{vm.ip ? vm.pc_of(vm.ip) : vm.target}, result_.fault);
    leave(vm, fetched ? StopReason::IllegalInstruction : StopReason::Fault, limits_.instructions - left);
    return result_;
}

}  // namespace

RunResult run(hw::Cpu& cpu, hw::Mmu& mmu, const ImageMap& images, const RunLimits& limits)
{
    if (cpu.depth > hw::operand_slots) cpu.depth = hw::operand_slots;
    const bool watched = limits.stop_at_statement || (limits.breakpoints && !limits.breakpoints->empty());
    Processor processor(cpu, mmu, images, limits);
    return watched ? processor.run<true>() : processor.run<false>();
}

}  // namespace fl::lang
