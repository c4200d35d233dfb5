#include "message.h"

#include "base/text.h"

#include <array>

namespace fl::web {
namespace {

using Words = std::vector<std::string_view>;

std::string text(std::string_view view)
{
    return std::string(view);
}

bool simple_command(std::string_view verb, const Words& rest, CommandQueue& commands)
{
    const std::string first = rest.empty() ? "" : text(rest[0]);
    if (verb == "next")
        commands.push_back(LessonNext{});
    else if (verb == "back")
        commands.push_back(LessonBack{});
    else if (verb == "reset")
        commands.push_back(LessonReset{});
    else if (verb == "go")
        commands.push_back(LessonGoTo{first});
    else if (verb == "task")
        commands.push_back(LessonTask{first});
    else if (verb == "hint")
        commands.push_back(LessonHint{first});
    else if (verb == "solution")
        commands.push_back(LessonSolution{first});
    else if (verb == "lang")
        commands.push_back(SetLanguage{first});
    else if (verb == "theme")
        commands.push_back(SetTheme{first});
    else if (verb == "stop")
        commands.push_back(Interrupt{});
    else
        return false;
    return true;
}

std::string numbered_command(std::string_view verb, const Words& rest, CommandQueue& commands)
{
    if (rest.size() != 2) return text(verb) + " needs two words";
    const std::optional<std::uint64_t> second = parse_unsigned(rest[1]);
    if (!second) return text(rest[1]) + " is not a number";
    if (verb == "answer") {
        commands.push_back(
            LessonAnswer{text(rest[0]), static_cast<int>(std::min<std::uint64_t>(*second, 1000))});
        return {};
    }
    const std::optional<std::uint64_t> command = parse_unsigned(rest[0]);
    if (!command || *command > 0xffffffff) return text(rest[0]) + " is not a number of a command";
    commands.push_back(SeekTo{{static_cast<std::uint32_t>(*command), *second}});
    return {};
}

std::string choose_pane(std::string_view name, UiState& state)
{
    if (name == "all") return {};
    const std::optional<Pane> pane = pane_named(name);
    if (!pane) return "no pane '" + text(name) + "': lesson, picture, program, terminal";
    state.pane = *pane;
    return {};
}

}  // namespace

bool show_picture(std::string_view target, UiState& state)
{
    const std::vector<std::string_view> parts = split(target, ':');
    const std::optional<Picture> picture = picture_named(parts[0]);
    if (!picture) return false;
    state.selection.picture = *picture;
    state.selection.fault.reset();
    return true;
}

MessageEffect parse_message(std::string_view line, UiState& state)
{
    MessageEffect effect;
    Words rest = words(line);
    if (rest.empty()) return effect;
    const std::string_view verb = rest.front();
    const std::string_view after =
        trim(line.substr(static_cast<std::size_t>(verb.data() - line.data()) + verb.size()));
    rest.erase(rest.begin());
    if (simple_command(verb, rest, effect.commands)) return effect;
    if (verb == "answer" || verb == "seek")
        effect.problem = numbered_command(verb, rest, effect.commands);
    else if (verb == "line")
        effect.commands.push_back(TypeLine{text(after)});
    else if (verb == "pane")
        effect.problem = choose_pane(after, state);
    else if (verb == "show")
        effect.problem = show_picture(after, state) ? "" : "no picture '" + text(after) + "'";
    else if (verb == "system" || verb == "motion" || verb == "restore")
        effect.setting = text(verb), effect.value = text(after);
    else if (verb == "keys")
        state.keys_shown = !state.keys_shown;
    else
        effect.problem = "unknown message '" + text(verb) + "'";
    return effect;
}

}  // namespace fl::web
