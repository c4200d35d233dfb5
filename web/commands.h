// What panels ask for. Nothing happens while a frame is drawn: the app carries the queue out afterwards.
#pragma once

#include "machine/command.h"
#include "machine/moment.h"
#include "machine/timeline.h"

#include <string>
#include <variant>
#include <vector>

namespace fl::web {

struct TypeLine {
    std::string text;
};  // into the terminal
struct SeekTo {
    machine::Moment moment;
};
struct SeekEvent {
    std::size_t number;
};  // of the log; its moment is shown
struct StepForward {
    machine::Stride stride;
};  // along the story, or onwards when at its end
struct StepBack {
    machine::Stride stride;
};
struct RunTo {
    machine::Goal goal;
};  // the debugged program
struct Interrupt {};
struct SaveAndRun {
    std::string file, text;
};  // the learner's edited program
struct ToggleBreakpoint {
    std::string file;
    int line;
};

struct LessonNext {};
struct LessonBack {};
struct LessonGoTo {
    std::string step;
};
struct LessonAnswer {
    std::string quiz;
    int choice;
};
struct LessonTask {
    std::string task;
};
struct LessonHint {
    std::string task;
};
struct LessonSolution {
    std::string task;
};
struct LessonReset {};

struct SetLanguage {
    std::string code;
};
struct SetTheme {
    std::string name;
};  // "light", "dark", "system"

using UiCommand = std::variant<TypeLine, SeekTo, SeekEvent, StepForward, StepBack, RunTo, Interrupt,
                               SaveAndRun, ToggleBreakpoint, LessonNext, LessonBack, LessonGoTo, LessonAnswer,
                               LessonTask, LessonHint, LessonSolution, LessonReset, SetLanguage, SetTheme>;
using CommandQueue = std::vector<UiCommand>;

}  // namespace fl::web
