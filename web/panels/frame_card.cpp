#include "panels/frame_card.h"

#include "panels/physical_memory_panel.h"
#include "widgets/amount.h"
#include "widgets/card.h"

#include <algorithm>

namespace fl::web {
namespace {

std::string sentence_of(const Look& look, const FramesScene& frames)
{
    using Kind = inspect::FrameKind;
    switch (frames.chosen->kind) {
        case Kind::Free: return std::string(look.say(Word::FrameIsFree));
        case Kind::Reserved: return std::string(look.say(Word::FrameIsReserved));
        case Kind::Zero: return std::string(look.say(Word::FrameIsZero));
        case Kind::Anonymous:
            return frames.owners.empty() ? "" : std::string(look.say(Word::FrameIsAnonymous));
        case Kind::FileCache:
            return look.say(Word::FrameIsFile, {std::to_string(frames.chosen->index), frames.file});
        case Kind::PageTable: return frames.owners.empty() ? "" : std::string(look.say(Word::FrameIsTable));
        case Kind::KernelStack: return std::string(look.say(Word::FrameIsStack));
        case Kind::Slab:
        case Kind::Kernel: break;
    }
    return std::string(look.say(Word::FrameIsKernel));
}

Card frame_card(const Look& look, const FramesScene& frames)
{
    const inspect::FrameRow& row = *frames.chosen;
    Card card{look.say(Word::FrameNumbered, {std::to_string(row.frame.value)}),
              std::string(look.say(word_of(row.kind))),
              {},
              {}};
    card.facts.push_back({std::string(look.say(Word::References)), std::to_string(row.references)});
    card.facts.push_back(
        {std::string(look.say(Word::MappedBy)), look.say(Word::Entries, {std::to_string(row.mappings)})});
    const std::string sentence = sentence_of(look, frames);
    if (!sentence.empty()) card.notes.push_back({sentence, false});
    for (std::size_t i = 0; i < frames.owners.size() && i < 4; ++i)
        card.notes.push_back({frames.owners[i].comm + " (" + std::to_string(frames.owners[i].pid) + ") " +
                                  address_text(frames.owners[i].address),
                              true});
    return card;
}

}  // namespace

void draw_frame_card(const Look& look, Box& rest, const Scene& scene, Selection& selection)
{
    if (!scene.frames.chosen || !selection.frame) return;
    const Card card = frame_card(look, scene.frames);
    const Box place = cut_bottom(rest, std::min(card_height(look, rest.width(), card), rest.height() * 0.6f));
    cut_bottom(rest, look.unit() * 2);
    const CardAnswer answer = draw_card(look, place, card);
    const std::size_t first_owner = card.notes.size() - std::min<std::size_t>(scene.frames.owners.size(), 4);
    if (answer.note >= static_cast<int>(first_owner)) {
        const inspect::FrameOwner& owner =
            scene.frames.owners[static_cast<std::size_t>(answer.note) - first_owner];
        selection.pid = owner.pid;
        selection.page = page_of(owner.address);
        selection.area = owner.address;
        selection.picture = Picture::AddressSpace;
    }
    if (answer.closed) selection.frame.reset();
}

}  // namespace fl::web
