#include "panels/scale_view.h"

#include "panels/address_space_panel.h"
#include "widgets/amount.h"
#include "widgets/label.h"

#include <vector>

namespace fl::web {
namespace {

using inspect::AreaKind;

// Areas that touch on a bar of a few hundred pixels are told together.
struct Cluster {
    float y = 0;  // on the bar
    VirtAddr begin, end;
    PageCount size;
    std::string names;
};

float place_of(const Box& bar, VirtAddr address)
{
    const double share = static_cast<double>(address.value) / static_cast<double>(inspect::user_end.value);
    return bar.max.y - static_cast<float>(share) * bar.height();
}

std::vector<Cluster> clusters_of(const Look& look, const Box& bar, const Scene& scene)
{
    std::vector<Cluster> clusters;
    for (const AreaScene& area : scene.space.areas) {
        if (area.row.kind == AreaKind::Gap || area.row.end > inspect::user_end + page_size) continue;
        const float y = place_of(bar, area.row.begin);
        const std::string name = area_title(look, area.row);
        if (clusters.empty() || clusters.back().y - y > look.em() * 2.4f)
            clusters.push_back({y, area.row.begin, area.row.end, {}, ""});
        Cluster& cluster = clusters.back();
        cluster.end = area.row.end;
        cluster.size += area.row.size();
        if (cluster.names.find(name) == std::string::npos)
            cluster.names += (cluster.names.empty() ? "" : ", ") + name;
    }
    return clusters;
}

}  // namespace

void draw_scale_view(const Look& look, const Box& box, const Scene& scene)
{
    Box rest = inset(box, 0, look.em());
    cut_left(rest, look.em() * 0.5f);
    const Box bar = cut_left(rest, look.em() * 3);
    cut_left(rest, look.em());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRect(bar.min, bar.max, look[Tone::LineStrong], look.unit());
    const TextStyle quiet{.tone = Tone::InkSoft, .scale = small_text};
    for (const Cluster& cluster : clusters_of(look, bar, scene)) {
        const float y = std::clamp(cluster.y, bar.min.y + 1, bar.max.y - 1);
        const float text = std::clamp(y, bar.min.y + look.em(), bar.max.y - look.em() * 1.4f);
        list.AddLine({bar.min.x, y}, {bar.max.x, y}, look[Tone::Accent], 2);
        list.AddLine({bar.max.x, y}, {rest.min.x - look.unit(), text}, look[Tone::LineStrong], 1);
        draw_label(look, {{rest.min.x, text - look.em() * 1.2f}, {rest.max.x, text}}, cluster.names, {});
        const std::string size = address_text(cluster.begin) + "   " +
                                 look.say(Word::TogetherSize, {size_text(bytes_in(cluster.size))});
        draw_label(look, {{rest.min.x, text}, {rest.max.x, text + look.em() * 1.2f}}, size, quiet);
    }
    const auto per_pixel = static_cast<std::uint64_t>(static_cast<double>(inspect::user_end.value) /
                                                      std::max(bar.height(), 1.0f));
    const Box note = {{rest.min.x, bar.min.y + bar.height() * 0.6f}, rest.max};
    draw_paragraph(look, note, look.say(Word::ScaleNote, {size_text({per_pixel})}), {.tone = Tone::InkSoft},
                   Paint::Yes);
}

}  // namespace fl::web
