#include "opened_file.h"

#include "import/session_stage.h"

namespace fl::web {
namespace {

constexpr unsigned entries_a_frame = 100;
constexpr std::uint32_t most_commands = 30'000;  // each is a moment that is kept

OomScene::Verdict scene_verdict(import::OomBoard::Verdict verdict)
{
    using Verdict = import::OomBoard::Verdict;
    if (verdict == Verdict::Follows) return OomScene::Verdict::Follows;
    if (verdict == Verdict::Differs) return OomScene::Verdict::Differs;
    return verdict == Verdict::NoChoice ? OomScene::Verdict::NoChoice : OomScene::Verdict::Unknown;
}

}  // namespace

OpenedFile::OpenedFile(std::string text) : text_(std::move(text)), replay_(text_) {}

std::optional<OomScene> OpenedFile::oom_board() const
{
    if (replay_.kind() != import::Kind::OomLog || !problem().empty()) return {};
    const import::OomBoard board = replay_.first_board();
    OomScene scene;
    scene.rows = board.rows;
    scene.total = board.total;
    scene.imported = true;
    scene.verdict = scene_verdict(board.verdict);
    scene.victim = board.victim;
    scene.victim_name = board.victim_name;
    scene.group = board.group;
    scene.number = board.number;
    scene.kills = board.kills;
    return scene;
}

bool OpenedFile::pump(shell::Session& session)
{
    if (done_) return false;
    import::SessionStage stage(session);
    for (unsigned i = 0; i < entries_a_frame && !done_; ++i) {
        if (!replay_.step(stage)) {
            done_ = true;
        } else if (stage.state().moment.command > most_commands) {
            replay_.stop(stage);
            done_ = true;
        }
    }
    if (done_ && replay_.worth_seeing() != machine::Moment{}) session.seek(replay_.worth_seeing());
    return !done_;
}

}  // namespace fl::web
