// Functions of the program's own, and getline.
#include "base/text.h"
#include "shell/awk/expressions.h"
#include "shell/awk/machine.h"

#include <utility>

namespace fl::shell::awk {

// An array's name where everybody knows it: a parameter stands for an array of whoever called.
std::string Machine::array_name(const std::string& name) const
{
    if (frames_.empty()) return name;
    const auto local = frames_.back().find(name);
    return local == frames_.back().end() ? name : local->second.array;
}

Value Machine::call_own(const Node& node)
{
    constexpr std::size_t deepest = 200;
    const auto found = program_.functions.find(node.text);
    if (found == program_.functions.end()) {
        stop("function " + node.text + " never defined");
        return {};
    }
    if (frames_.size() >= deepest) {
        stop("function " + node.text + ": nested too deeply");
        return {};
    }
    const Function& function = found->second;
    const std::string own = format("#%llu.", static_cast<unsigned long long>(++calls_));
    Frame frame;
    for (std::size_t i = 0; i < function.names.size(); ++i) {
        const Node* argument = i < node.parts.size() ? node.parts[i].get() : nullptr;
        const bool name = argument && argument->kind == Node::Variable;
        Local local;
        local.array = name ? array_name(argument->text) : own + function.names[i];
        if (argument) local.value = value(*argument);
        frame[function.names[i]] = std::move(local);
    }
    frames_.push_back(std::move(frame));
    returned_ = Value();
    const Flow flow = execute(*function.body);
    frames_.pop_back();
    for (auto at = arrays_.lower_bound(own);
         at != arrays_.end() && at->first.compare(0, own.size(), own) == 0;)
        at = arrays_.erase(at);
    if (flow == Flow::Exit) stopped_ = true;
    return std::exchange(returned_, Value());
}

// getline [place] [< file]
NodePtr ExpressionParser::getline()
{
    advance(false);
    NodePtr node = make(Node::Getline);
    const bool place = token_.kind == Token::Name || is("$");
    node->parts.push_back(place ? primary() : nullptr);
    node->parts.push_back(take("<") ? primary() : nullptr);
    return node;
}

// 1: read, 0: at the end, -1: no such file.
Value Machine::getline(const Node& node)
{
    std::string line;
    if (node.parts[1]) {
        const std::string name = text(*node.parts[1]);
        Reader& reader = readers_[name];
        if (!reader.opened) {
            reader.opened = name == "-" || run_.read(run_.context, name, reader.text);
            if (name == "-") reader.text = std::string(run_.input);
        }
        if (!reader.opened) return Value(-1.0);
        std::string_view rest = std::string_view(reader.text).substr(reader.at);
        if (!next_line(rest, line)) return Value(0.0);
        reader.at = reader.text.size() - rest.size();
    } else {
        if (!next_line(left_, line)) return Value(0.0);
        variables_["NR"] = Value(to_number(variables_["NR"]) + 1);
        variables_["FNR"] = Value(to_number(variables_["FNR"]) + 1);
    }
    if (node.parts[0])
        store(*node.parts[0], from_input(line));
    else
        set_record(std::move(line));
    return Value(1.0);
}

}  // namespace fl::shell::awk
