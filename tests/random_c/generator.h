// Writes small C programs at random: no undefined behaviour (signed overflow wraps, the reference is compiled
// with -fwrapv), no order of evaluation that C leaves open. Equal seeds give equal programs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace random_c {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 0x1234567) {}

    unsigned below(unsigned n)
    {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<unsigned>((state_ * 0x2545F4914F6CDD1Du) >> 33) % n;
    }
    bool chance(unsigned percent) { return below(100) < percent; }
    template <class List>
    const auto& pick(const List& list)
    {
        return list[below(static_cast<unsigned>(std::size(list)))];
    }
    std::uint64_t word()
    {
        return std::uint64_t{below(1u << 30)} << 34 ^ std::uint64_t{below(1u << 30)} << 15 ^ below(1u << 30);
    }

private:
    std::uint64_t state_;
};

struct Scalar {
    const char* name;
    const char* format;  // of printf
    unsigned bits;
    bool is_signed;
    bool floating;
};

inline constexpr Scalar scalars[] = {
    {"signed char", "%hhd", 8, true, false},
    {"unsigned char", "%hhu", 8, false, false},
    {"char", "%d", 8, true, false},
    {"short", "%hd", 16, true, false},
    {"unsigned short", "%hu", 16, false, false},
    {"int", "%d", 32, true, false},
    {"unsigned int", "%u", 32, false, false},
    {"long", "%ld", 64, true, false},
    {"unsigned long", "%lu", 64, false, false},
    {"long long", "%lld", 64, true, false},
    {"unsigned long long", "%#llx", 64, false, false},
    {"_Bool", "%d", 1, false, false},
    {"size_t", "%zu", 64, false, false},
    {"uint16_t", "%#x", 16, false, false},
    {"int64_t", "%+ld", 64, true, false},
    {"float", "%g", 32, true, true},
    {"double", "%.9g", 64, true, true},
};

// Something that can be read, and assigned unless it is constant.
struct Place {
    std::string text;
    const Scalar* type = nullptr;
    bool constant = false;
    bool bit_field = false;
};

struct Field {
    std::string name;
    const Scalar* type = nullptr;
    unsigned width = 0;   // of a bit-field
    unsigned length = 0;  // of an array
    int record = -1;      // index of another record
};

struct Record {
    std::string name;
    bool is_union = false;
    std::vector<Field> fields;
};

struct Parameter {
    std::string name;
    const Scalar* type = nullptr;
    int record = -1;
};

struct Function {
    std::string name;
    const Scalar* result = nullptr;
    int record = -1;  // returned by value
    std::vector<Parameter> parameters;
    bool variadic = false;
};

class Generator {
public:
    explicit Generator(std::uint64_t seed) : dice_(seed), seed_(seed) {}
    std::string program();

private:
    // declarations.cpp
    void declare_records();
    void declare_globals();
    void declare_functions();
    std::string initializer_of(const Record& record, unsigned depth);
    std::string constant(const Scalar& type);
    void fields_of(const std::string& path, const Record& record, unsigned depth, std::vector<Place>& to);
    void print_all(const std::vector<Place>& places);

    // expressions.cpp
    std::string expression(unsigned depth);  // of an integer type, no effects
    std::string number(unsigned depth);      // of a floating type, no effects
    std::string value_for(const Scalar& type, unsigned depth);
    std::string leaf();
    std::string condition(unsigned depth);
    std::string call(const Function& function, unsigned depth);
    const Place* some_place(bool floating, bool writable);

    // statements.cpp
    void function(std::size_t index);
    void locals();
    void statements(unsigned count, unsigned depth);
    void statement(unsigned depth);
    void assignment();
    void if_statement(unsigned depth);
    void loop(unsigned depth);
    void switch_statement(unsigned depth);
    void jump_forward(unsigned depth);
    void print();
    void array_work();
    void heap_work();
    void text_work();
    void call_statement();
    void literal_work();

    void line(const std::string& text) { out_ += std::string(indent_ * 4, ' ') + text + "\n"; }
    void open(const std::string& text) { line(text + " {"), ++indent_; }
    void close(const std::string& text = "}") { --indent_, line(text); }
    std::string fresh(const char* prefix) { return prefix + std::to_string(++names_); }

    Dice dice_;
    std::uint64_t seed_;
    std::string out_;
    std::size_t indent_ = 0;
    unsigned names_ = 0, loops_ = 0;
    std::size_t current_ = 0;  // functions before this one may be called
    std::vector<Record> records_;
    std::vector<Function> functions_;
    std::vector<Place> globals_, places_;
    struct Array {
        std::string name;
        const Scalar* type;
        unsigned length;
    };
    std::vector<Array> arrays_;
};

}  // namespace random_c
