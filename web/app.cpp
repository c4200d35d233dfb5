#include "app.h"

#include "accessible.h"
#include "app_commands.h"
#include "base/text.h"
#include "lesson/page.h"
#include "lesson/player.h"
#include "message.h"
#include "opened_file.h"
#include "scene_keeper.h"
#include "shell/session.h"
#include "view.h"
#include "widgets/pane.h"

#include <memory>
#include <optional>

namespace fl::web {
namespace {

constexpr std::uint64_t steps_a_frame = 400000;  // machine steps: some milliseconds

}  // namespace

struct App::Parts {
    AppSetup setup;
    UiState ui;
    SceneKeeper keeper;
    std::optional<shell::Session> sandbox;  // while no lesson is open
    std::optional<lesson::Player> player;
    std::unique_ptr<OpenedFile> file;  // being played into the sandbox
    std::deque<std::string> lines;    // waiting to be typed
    std::string shown_picture;        // what the lesson asked for last
    std::uint64_t revision = 1;       // of what is not the player's
    std::optional<VirtAddr> pointed;  // the area opened because it changed, not by the learner
    double pointed_at = -1;           // Scene::moved_at then
    bool restyle = true;
    bool busy = false;  // in the last frame
    double now = 0;

    shell::Session& session()
    {
        if (player) return player->session();
        if (!sandbox) sandbox.emplace(machine::MachineConfig{});
        return *sandbox;
    }
    bool is_dark() const
    {
        return setup.theme == "dark" || (setup.theme == "system" && setup.system_is_dark);
    }
    Look look() const;
    void carry_out_all(const CommandQueue& queue);
    std::string carry_out_one(const UiCommand& command);
    void follow_lesson();
    void point_at_change();
    bool pump();
    void begin_anew();
};

Look App::Parts::look() const
{
    Look look;
    look.theme = is_dark() ? dark_theme() : light_theme();
    look.fonts = setup.fonts;
    look.language = &language_for(setup.language);
    look.motion = !setup.reduced_motion;
    look.now = now;
    look.audit = setup.audit;
    return look;
}

std::string App::Parts::carry_out_one(const UiCommand& command)
{
    if (const auto* const language = std::get_if<SetLanguage>(&command)) {
        setup.language = language->code;
        if (player) player->set_language(language->code);
        ++revision;
    }
    if (const auto* const theme = std::get_if<SetTheme>(&command)) {
        if (theme->name != "light" && theme->name != "dark" && theme->name != "system")
            return "no theme '" + theme->name + "': light, dark, system";
        setup.theme = theme->name;
        restyle = true;
        ++revision;
    }
    Actor actor{session(), player ? &*player : nullptr, lines};
    return carry_out(command, actor);
}

void App::Parts::carry_out_all(const CommandQueue& queue)
{
    for (const UiCommand& command : queue)
        carry_out_one(command);
}

// A new show= of the lesson opens its picture; afterwards the learner may look elsewhere.
void App::Parts::follow_lesson()
{
    if (!player || player->picture() == shown_picture) return;
    shown_picture = player->picture();
    show_picture(shown_picture, ui);
}

// What a step of the program changed is opened, unless the learner has opened something else.
void App::Parts::point_at_change()
{
    const Scene& scene = keeper.scene();
    if (scene.moved_at == pointed_at || (ui.selection.area && ui.selection.area != pointed)) return;
    pointed_at = scene.moved_at;
    for (const AreaScene& area : scene.space.areas) {
        const bool of_program =
            area.row.kind == inspect::AreaKind::Heap || area.row.kind == inspect::AreaKind::Mapping;
        if (area.changed && of_program) ui.selection.area = pointed = area.row.begin;
    }
}

bool App::Parts::pump()
{
    if (file && file->pump(session())) return true;
    file.reset();
    Actor actor{session(), player ? &*player : nullptr, lines};
    const bool more = player ? player->pump(steps_a_frame) : session().pump(steps_a_frame);
    type_waiting_lines(actor);
    follow_lesson();
    return more || !lines.empty() || !session().idle();
}

App::App(const AppSetup& setup) : parts_(std::make_unique<Parts>())
{
    parts_->setup = setup;
}
App::~App() = default;

void App::set_fonts(const AppFonts& fonts)
{
    parts_->setup.fonts = fonts;
    parts_->restyle = true;
}

std::string App::open_lesson(std::string_view english, std::string_view translated, std::string_view step)
{
    lesson::ParseResult source = lesson::parse("lesson.md", english);
    if (!source.lesson)
        return source.diagnostics.empty() ? "not a lesson" : render(source.diagnostics.front());
    lesson::ParseResult translation;
    if (!translated.empty())
        translation = lesson::parse("lesson." + parts_->setup.language + ".md", translated);
    Parts& p = *parts_;
    p.begin_anew();
    if (translation.lesson)
        p.player.emplace(std::move(*source.lesson), std::move(*translation.lesson));
    else
        p.player.emplace(std::move(*source.lesson));
    p.player->set_language(p.setup.language);
    ++p.revision;
    return step.empty() ? std::string() : p.player->go_to(step);
}

void App::Parts::begin_anew()
{
    keeper.forget();
    player.reset();
    file.reset();
    sandbox.reset();
    lines.clear();
    shown_picture.clear();
    ui.selection = Selection{};
}

std::string App::open_file(std::string_view name, std::string text)
{
    if (text.starts_with("---") && name.ends_with(".md")) return open_lesson(text, {}, {});
    auto opened = std::make_unique<OpenedFile>(std::move(text));
    if (!opened->problem().empty()) return opened->problem();
    Parts& p = *parts_;
    const machine::CLibraryPtr c_library = p.session().state().c_library;
    p.begin_anew();
    p.sandbox.emplace(opened->machine(), c_library);
    if (std::optional<OomScene> board = opened->oom_board()) {
        p.keeper.show_oom_log(std::move(*board));
        p.ui.selection.picture = Picture::OomBoard;
    }
    p.file = std::move(opened);
    p.ui.pane = Pane::Picture;
    p.busy = true;
    ++p.revision;
    return {};
}

// Dear ImGui tells a font the screen's scale when it is pushed. The panels draw with fonts they never push:
// without this their letters would be rasterised for scale 1 and look blurred on a fine screen.
static void tell_fonts_the_scale(const AppFonts& fonts)
{
    for (ImFont* font : {fonts.body, fonts.strong, fonts.mono}) {
        if (!font) continue;
        ImGui::PushFont(font, 0);
        ImGui::PopFont();
    }
}

void App::frame()
{
    Parts& p = *parts_;
    p.now = ImGui::GetTime();
    const Look look = p.look();
    tell_fonts_the_scale(p.setup.fonts);
    if (p.restyle) apply_style(look.theme, p.setup.fonts.body_size);
    p.restyle = false;
    const Selection pointed_before = p.ui.selection;
    const Pane pane_before = p.ui.pane;
    p.keeper.update(p.session(), p.player ? &*p.player : nullptr, p.ui.selection, p.now);
    p.point_at_change();
    CommandQueue queue;
    draw_view(look, {.lesson_here = !p.setup.canvas_only}, p.keeper.scene(), p.ui, queue);
    handle_keys(p.keeper.scene(), p.ui, queue);
    p.carry_out_all(queue);
    const bool more = p.pump();
    p.busy = more || !queue.empty() || !(pointed_before == p.ui.selection) || pane_before != p.ui.pane;
}

int App::next_frame_delay() const
{
    const Parts& p = *parts_;
    if (p.busy) return 0;
    const double moved = p.keeper.scene().moved_at;
    const bool moving = !p.setup.reduced_motion && moved >= 0 && p.now - moved < quick_motion;
    return moving ? 0 : -1;
}

std::string App::message(std::string_view line)
{
    Parts& p = *parts_;
    const MessageEffect effect = parse_message(line, p.ui);
    if (effect.setting == "system") p.setup.system_is_dark = effect.value == "dark", p.restyle = true;
    if (effect.setting == "motion") p.setup.reduced_motion = effect.value == "reduced";
    if (effect.setting == "restore" && p.player) p.player->restore(effect.value);
    std::string problem = effect.problem;
    for (const UiCommand& command : effect.commands) {
        const std::string said = p.carry_out_one(command);
        if (problem.empty()) problem = said;
    }
    p.busy = true;
    return problem;
}

std::uint64_t App::page_revision() const
{
    return parts_->revision + (parts_->player ? parts_->player->revision() : 0);
}
std::string App::page_json() const
{
    return parts_->player ? lesson::page_json(*parts_->player) : "{}";
}
std::string App::saved() const
{
    return parts_->player ? parts_->player->save() : std::string();
}
bool App::dark() const
{
    return parts_->is_dark();
}

std::string App::link() const
{
    const Parts& p = *parts_;
    std::string link;
    if (p.player) {
        const lesson::Lesson& lesson = p.player->source();
        link = "lesson=" + lesson.id + "&step=" + lesson.steps[p.player->step()].id + "&";
    }
    return link + "lang=" + p.setup.language + "&theme=" + p.setup.theme;
}

std::string App::accessible_json() const
{
    return render_accessible(parts_->look(), parts_->keeper.scene(), parts_->ui.selection);
}

}  // namespace fl::web
