#include "widgets/flow.h"

namespace fl::web {
namespace {

constexpr float line_gap = 1.42f;

struct Pen {
    const Look& look;
    Box box;
    Paint paint;
    float x, y;

    float step() const { return look.em() * line_gap; }
    void new_line()
    {
        x = box.min.x;
        y += step();
    }
    void put(std::string_view text, const FlowSpan& span)
    {
        const float width = text_width(look, text, span.style);
        const float room = width - (text.back() == ' ' ? text_width(look, " ", span.style) : 0);
        if (x > box.min.x && x + room > box.max.x) new_line();
        const Box place{{x, y}, {x + width + 1, y + step()}};
        if (paint == Paint::Yes && span.boxed) {
            const Box ground{{x - 2, y + step() * 0.1f}, {x + room + 2, y + step() * 0.9f}};
            ImGui::GetWindowDrawList()->AddRectFilled(ground.min, ground.max, look[Tone::Raised],
                                                      look.unit() / 2);
        }
        if (paint == Paint::Yes) draw_label(look, place, text, span.style);
        x += width;
    }
};

}  // namespace

float draw_flow(const Look& look, const Box& box, const std::vector<FlowSpan>& spans, Paint paint)
{
    Pen pen{look, box, paint, box.min.x, box.min.y};
    for (const FlowSpan& span : spans) {
        std::string_view rest = span.text;
        while (!rest.empty()) {
            if (rest.front() == '\n') {
                pen.new_line();
                rest.remove_prefix(1);
                continue;
            }
            const std::string_view piece = span.boxed ? rest.substr(0, rest.find('\n')) : next_piece(rest);
            pen.put(piece, span);
            rest.remove_prefix(piece.size());
        }
    }
    return pen.y + pen.step() - box.min.y;
}

}  // namespace fl::web
