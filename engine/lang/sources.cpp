#include "lang/sources.h"

namespace fl::lang {
namespace {

// Joins lines ended by a backslash; the removed newlines follow the joined line so that later lines keep
// their numbers.
std::string join_lines(const std::string& text)
{
    std::string joined;
    joined.reserve(text.size() + 2);
    std::size_t owed = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\0') continue;
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (c == '\\' && i + 1 < text.size() && text[i + 1] == '\n') {
            ++owed;
            ++i;
            continue;
        }
        joined += c;
        if (c == '\n') {
            joined.append(owed, '\n');
            owed = 0;
        }
    }
    if (joined.empty() || joined.back() != '\n') joined += '\n';
    return joined;
}

}  // namespace

std::uint16_t Sources::add(std::string name, std::string text)
{
    files_.push_back({std::move(name), join_lines(text)});
    return static_cast<std::uint16_t>(files_.size() - 1);
}

void Sources::error(Location at, std::string message)
{
    if (stopped_) return;
    Diagnostic diagnostic;
    diagnostic.file = at.file < files_.size() ? files_[at.file].name : "";
    diagnostic.at = {static_cast<int>(at.line), at.column};
    diagnostic.message = std::move(message);
    for (const Diagnostic& earlier : diagnostics_)
        if (earlier == diagnostic) return;
    diagnostics_.push_back(std::move(diagnostic));
    if (diagnostics_.size() >= max_errors) stopped_ = true;
}

void Sources::fatal(Location at, std::string message)
{
    error(at, std::move(message));
    stopped_ = true;
}

}  // namespace fl::lang
