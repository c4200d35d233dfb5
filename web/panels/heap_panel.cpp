#include "panels/heap_panel.h"

#include "widgets/amount.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/pane.h"

#include <cmath>

namespace fl::web {
namespace {

using inspect::ChunkRow;
using inspect::ChunkState;

struct ChunkFace {
    Tone tone;
    Word word;
    bool filled;
};

ChunkFace face_of(ChunkState state)
{
    switch (state) {
    case ChunkState::InUse:
        return {Tone::Anonymous, Word::ChunkInUse, true};
    case ChunkState::Tcache:
        return {Tone::Shared, Word::ChunkTcache, false};
    case ChunkState::Fastbin:
        return {Tone::Dirty, Word::ChunkFastbin, false};
    case ChunkState::Unsorted:
        return {Tone::Swapped, Word::ChunkUnsorted, false};
    case ChunkState::Smallbin:
        return {Tone::File, Word::ChunkSmallbin, false};
    case ChunkState::Largebin:
        return {Tone::Huge, Word::ChunkLargebin, false};
    case ChunkState::Top:
        return {Tone::LineStrong, Word::ChunkTop, false};
    case ChunkState::Broken:
        return {Tone::Bad, Word::ChunkBroken, true};
    }
    return {Tone::Bad, Word::ChunkBroken, true};
}

float height_of(const Look& look, const ChunkRow& chunk)
{
    return look.row() +
           std::floor(std::log2(static_cast<float>(std::max<std::uint64_t>(chunk.size, 32)) / 32.0f) *
                      look.em() * 0.12f);
}

void draw_chunk(const Look& look, Box line, const ChunkRow& chunk, Selection& selection)
{
    const ChunkFace face = face_of(chunk.state);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Box address = cut_left(line, look.em() * 6.4f);
    draw_label(look, address, address_text(chunk.user()),
               {.tone = Tone::InkSoft, .face = Face::Mono, .scale = 0.8f});
    const Touch touch = touch_area("chunk", line, look.say(face.word));
    if (touch.clicked)
        selection.area = chunk.at, selection.page = page_of(chunk.at),
        selection.picture = Picture::AddressSpace;
    const Box body = inset(line, 0, 1);
    list.AddRectFilled(body.min, body.max, look[touch.hovered ? Tone::AccentSoft : Tone::Raised],
                       look.unit());
    const Box edge{body.min, {body.min.x + look.unit() * 1.5f, body.max.y}};
    if (face.filled)
        list.AddRectFilled(edge.min, edge.max, look[face.tone], look.unit());
    else
        list.AddRect(edge.min, edge.max, look[face.tone], look.unit() / 2, 0, 1.5f);
    line = inset(line, look.unit() * 3, 0);
    const std::string size = size_text({chunk.size});
    draw_label(look, cut_right(line, look.em() * 4), size, {.align = Align::Right});
    draw_label(look, line, look.say(face.word),
               {.tone = chunk.state == ChunkState::InUse ? Tone::Ink : Tone::InkSoft});
}

}  // namespace

void draw_heap_panel(const Look& look, const Box& box, const Scene& scene, Selection& selection)
{
    const inspect::HeapPicture& heap = scene.heap;
    if (heap.chunks.empty()) {
        draw_notice(look, box, look.say(Word::NoHeap));
        return;
    }
    Box rest = box;
    const std::string range = address_text(heap.start) + " - " + address_text(heap.break_at) + "   " +
                              size_text({heap.break_at - heap.start});
    draw_label(look, cut_top(rest, look.control()), range, {.face = Face::Mono, .scale = 0.86f});
    if (heap.broken)
        draw_label(look, cut_top(rest, look.control()), look.say(Word::HeapBroken), {.tone = Tone::Bad});
    PaneScope pane("chunks", rest, Scroll::Vertical);
    float height = 0;
    for (const ChunkRow& chunk : heap.chunks)
        height += height_of(look, chunk);
    pane.content_height(height);
    float bottom = pane.content().min.y + height;
    for (std::size_t i = 0; i < heap.chunks.size(); ++i) {
        const float tall = height_of(look, heap.chunks[i]);
        const Box line{{pane.content().min.x, bottom - tall}, {pane.content().max.x - look.unit(), bottom}};
        bottom -= tall;
        if (line.min.y > pane.view().max.y || line.max.y < pane.view().min.y) continue;
        ImGui::PushID(static_cast<int>(i));
        draw_chunk(look, line, heap.chunks[i], selection);
        ImGui::PopID();
    }
}

}  // namespace fl::web
