// The texts of one compilation and the messages about them.
#pragma once

#include "base/diagnostic.h"
#include "lang/token.h"

#include <deque>
#include <string>
#include <vector>

namespace fl::lang {

inline constexpr std::size_t max_source_bytes = 256 * 1024;
inline constexpr std::size_t max_errors = 20;

class Sources {
public:
    std::uint16_t add(std::string name, std::string text);
    const std::string& name(std::uint16_t file) const { return files_[file].name; }
    std::string_view text(std::uint16_t file) const { return files_[file].text; }
    std::size_t count() const { return files_.size(); }
    // A string that lives as long as the compilation: tokens point into it.
    std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

    void error(Location at, std::string message);
    void fatal(Location at, std::string message);  // nothing after it is reported
    bool failed() const { return !diagnostics_.empty(); }
    bool stopped() const { return stopped_; }  // fatal, or too many errors: give up
    std::vector<Diagnostic>& diagnostics() { return diagnostics_; }

private:
    struct File {
        std::string name;
        std::string text;
    };
    std::deque<File> files_;
    std::deque<std::string> kept_;
    std::vector<Diagnostic> diagnostics_;
    bool stopped_ = false;
};

}  // namespace fl::lang
