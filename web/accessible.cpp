#include "accessible.h"

#include "base/text.h"
#include "panels/address_space_panel.h"
#include "panels/fault_path_panel.h"
#include "panels/oom_board_panel.h"
#include "panels/picture_panel.h"
#include "panels/reclaim_panel.h"
#include "widgets/amount.h"

namespace fl::web {
namespace {

std::string row_of(const Look& look, const inspect::AreaRow& area)
{
    if (area.kind == inspect::AreaKind::Gap) return look.say(Word::GapOf, {size_text(bytes_in(area.size()))});
    return area_title(look, area) + " " + inspect::permissions_of(area) + " " + address_text(area.begin) +
           " " + size_text(bytes_in(area.size())) + ", " +
           look.say(Word::Pages, {std::to_string(area.rss.value)}) + " " +
           std::string(look.say(Word::Resident));
}

std::vector<std::string> rows_of(const Look& look, const Scene& scene, const Selection& selection)
{
    std::vector<std::string> rows;
    if (selection.picture == Picture::FaultPath && scene.faults.chosen)
        rows.push_back(fault_sentence(look, *scene.faults.chosen));
    if (selection.picture == Picture::AddressSpace)
        for (std::size_t i = scene.space.areas.size(); i-- > 0;)
            rows.push_back(row_of(look, scene.space.areas[i].row));
    if (selection.picture == Picture::Processes)
        for (const inspect::ProcessRow& row : scene.processes)
            rows.push_back(format("%u %s VIRT %llu kB RES %llu kB", row.pid, row.comm.c_str(),
                                  static_cast<unsigned long long>(kibibytes(row.virt)),
                                  static_cast<unsigned long long>(kibibytes(row.res))));
    if (selection.picture == Picture::Reclaim)
        for (std::string& sentence : reclaim_sentences(look, scene))
            rows.push_back(std::move(sentence));
    if (selection.picture == Picture::OomBoard) {
        rows.push_back(oom_headline(look, scene.oom));
        for (const inspect::OomRow& row : scene.oom.rows)
            rows.push_back(oom_sentence(look, row));
    }
    for (const inspect::VariableRow& variable : scene.source.variables)
        rows.push_back(variable.name + " = " + variable.value);
    return rows;
}

// What the terminal last showed; a reader of the page hears what is new in it.
std::string terminal_json(const TerminalScene& terminal)
{
    constexpr std::size_t most = 24;
    const std::size_t count = terminal.transcript.size();
    std::string json = "[";
    for (std::size_t i = count > most ? count - most : 0; i < count; ++i)
        json += (json.size() > 1 ? "," : "") + json_string(terminal.transcript[i].text);
    return json + "]";
}

std::string news_of(const Look& look, const TimeScene& time)
{
    if (!time.events || time.events_now == 0 || time.events_now > time.events->size()) return "";
    return event_sentence(look, (*time.events)[time.events_now - 1]);
}

// By their names in the reader's language, in order.
std::string pictures_json(const Look& look)
{
    std::string json = "[";
    for (int i = 0; i < picture_count; ++i)
        json += (i > 0 ? "," : "") + json_string(look.say(word_of(static_cast<Picture>(i))));
    return json + "]";
}

}  // namespace

std::string render_accessible(const Look& look, const Scene& scene, const Selection& selection)
{
    std::string json = "{\"picture\":" + json_string(name_of(selection.picture)) + ",\"rows\":[";
    bool first = true;
    for (const std::string& row : rows_of(look, scene, selection)) {
        json += (first ? "" : ",") + json_string(row);
        first = false;
    }
    const std::string position = look.say(
        Word::EventOf, {std::to_string(scene.time.events_now), std::to_string(scene.time.events_end)});
    json +=
        "],\"position\":" + json_string(position) + ",\"events\":" + std::to_string(scene.time.events_now);
    json += ",\"line\":" + std::to_string(scene.source.line) +
            ",\"prompt\":" + json_string(scene.terminal.prompt) +
            ",\"news\":" + json_string(news_of(look, scene.time)) + ",\"pictures\":" + pictures_json(look) +
            ",\"terminal\":" + terminal_json(scene.terminal) + "}";
    return json;
}

}  // namespace fl::web
