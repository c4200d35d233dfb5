#include "panels/page_card.h"

#include "base/text.h"
#include "panels/address_space_panel.h"
#include "panels/fault_path_panel.h"
#include "widgets/amount.h"
#include "widgets/page_cell.h"

namespace fl::web {
namespace {

std::string yes_or_no(const Look& look, bool value)
{
    return std::string(look.say(value ? Word::Yes : Word::No));
}

bool has_frame(inspect::PageState state)
{
    return state != inspect::PageState::NotMapped && state != inspect::PageState::NotPresent &&
           state != inspect::PageState::Swapped;
}

std::string owners_text(const Look& look, const std::vector<inspect::FrameOwner>& owners)
{
    std::string text;
    for (std::size_t i = 0; i < owners.size() && i < 4; ++i)
        text += (i ? ", " : "") + owners[i].comm + " (" + std::to_string(owners[i].pid) + ") " +
                address_text(owners[i].address);
    if (owners.size() > 4) text += look.say(Word::AndMore, {std::to_string(owners.size() - 4)});
    return text;
}

const inspect::AreaRow* open_area(const Scene& scene)
{
    return scene.space.chosen ? &scene.space.areas[*scene.space.chosen].row : nullptr;
}

}  // namespace

Card page_card(const Look& look, const PageScene& page)
{
    const PageMark mark = mark_of(page.row);
    Card card{address_text(start_of(page.row.page)), std::string(look.say(word_of(mark))), {}, {}};
    card.notes.push_back({std::string(look.say(explanation_of(mark))), false});
    if (has_frame(page.row.state)) {
        card.facts.push_back({std::string(look.say(Word::Frame)),
                              format("%llu", static_cast<unsigned long long>(page.row.frame.value))});
        card.facts.push_back({std::string(look.say(Word::MappedBy)),
                              look.say(Word::Entries, {std::to_string(page.row.mappings)})});
        card.facts.push_back({std::string(look.say(Word::Writable)), yes_or_no(look, page.row.writable)});
        card.facts.push_back({std::string(look.say(Word::AccessedDirty)),
                              yes_or_no(look, page.row.accessed) + " / " + yes_or_no(look, page.row.dirty)});
    }
    if (!page.owners.empty() && page.row.state != inspect::PageState::Zero)
        card.notes.push_back({look.say(Word::UsedBy, {owners_text(look, page.owners)}), false});
    if (page.last_event)
        card.notes.push_back(
            {look.say(Word::LastChange, {event_sentence(look, *page.last_event_itself)}), true});
    return card;
}

Card area_card(const Look& look, const inspect::AreaRow& area)
{
    Card card{area_title(look, area),
              address_text(area.begin) + "-" + address_text(area.end) + "  " + inspect::permissions_of(area),
              {},
              {}};
    card.facts.push_back({std::string(look.say(Word::Size)), size_text(bytes_in(area.size()))});
    card.facts.push_back(
        {std::string(look.say(Word::Resident)), look.say(Word::Pages, {count_text(area.rss.value)})});
    card.facts.push_back(
        {std::string(look.say(Word::MarkDirty)), look.say(Word::Pages, {count_text(area.dirty().value)})});
    card.facts.push_back({"PSS", size_text({area.pss_bytes})});
    if (area.swap.value > 0)
        card.facts.push_back(
            {std::string(look.say(Word::MarkSwapped)), look.say(Word::Pages, {count_text(area.swap.value)})});
    if (area.inode != 0)
        card.notes.push_back(
            {look.say(Word::MapsFile,
                      {area.name, format("%08llx", static_cast<unsigned long long>(area.file_offset))}),
             false});
    return card;
}

void draw_docked_card(const Look& look, Box& rest, const Scene& scene, Selection& selection,
                      CommandQueue& commands)
{
    const bool page = selection.page && scene.page;
    if (!page && !open_area(scene)) return;
    const Card card = page ? page_card(look, *scene.page) : area_card(look, *open_area(scene));
    const float wanted = card_height(look, rest.width(), card);
    const Box place = cut_bottom(rest, std::min(wanted, rest.height() * 0.6f));
    cut_bottom(rest, look.unit() * 2);
    ImGui::PushID("card");
    const CardAnswer answer = draw_card(look, place, card);
    ImGui::PopID();
    if (answer.note >= 0 && page && scene.page->last_event)
        commands.push_back(SeekEvent{*scene.page->last_event});
    if (!answer.closed) return;
    if (page)
        selection.page.reset();
    else
        selection.area.reset();
}

}  // namespace fl::web
