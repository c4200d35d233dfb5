// Appends instructions of one function to a module: labels, lines, and how many operands are in use where.
#pragma once

#include "lang/module.h"
#include "lang/token.h"

namespace fl::lang {

using Label = std::uint32_t;

class Emitter {
public:
    explicit Emitter(Module& module) : module_(module) {}

    void begin_function();
    std::uint32_t here() const { return static_cast<std::uint32_t>(module_.code.size()); }
    unsigned depth() const { return depth_; }
    void set_depth(unsigned depth) { depth_ = depth; }

    // The next instruction starts a statement at this place.
    void statement(Location at);
    void line_only(Location at);  // the place of what follows; no stop

    std::uint32_t emit(Op op, std::int64_t imm = 0, unsigned a = 0);
    void emit_symbol(Op op, SymbolIndex symbol, FixupKind kind, std::int64_t addend = 0);
    void push(std::int64_t value);

    Label new_label();
    void bind(Label label);
    void jump(Op op, Label label);
    // Fused compare-and-jump on locals; the distance must fit 16 bits, else the function is made again
    // without.
    void jump_packed(Op op, unsigned a, std::int16_t low, Label label);
    bool reachable() const { return reachable_; }
    void unreachable() { reachable_ = false; }
    void finish_function();
    bool too_far() const { return too_far_; }
    bool too_deep() const { return too_deep_; }
    void patch(std::uint32_t instruction, std::int32_t imm) { module_.code[instruction].imm = imm; }

private:
    struct Place {
        std::int64_t at = -1;
        int depth = -1;
    };
    struct Jump {
        std::uint32_t instruction;
        Label label;
        bool packed;
    };
    void reach(Label label);

    Module& module_;
    std::vector<Place> labels_;
    std::vector<Jump> jumps_;
    unsigned depth_ = 0;
    bool reachable_ = true;
    bool too_far_ = false;
    bool too_deep_ = false;
    LineEntry line_;
};

int stack_effect(Op op);

}  // namespace fl::lang
