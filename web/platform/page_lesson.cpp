// The page shows the lesson as HTML beside the canvas: nothing of it is drawn here, and the module need not
// carry it.
#include "panels/lesson_panel.h"

namespace fl::web {

void draw_lesson_panel(const Look&, const Box&, const Scene&, LessonPanelState&, CommandQueue&) {}

}  // namespace fl::web
