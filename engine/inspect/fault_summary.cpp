#include "inspect/fault_summary.h"

#include <algorithm>

namespace fl::inspect {
namespace {

void count_path(FaultSummary& summary, const trace::FaultPath& path)
{
    for (std::size_t i = 0; i < path.count; ++i) {
        const auto step = static_cast<std::size_t>(path.steps[i]);
        ++summary.steps[step];
        if (i > 0) ++summary.edges[static_cast<std::size_t>(path.steps[i - 1])][step];
    }
}

void count_outcome(FaultSummary& summary, trace::FaultOutcome outcome)
{
    switch (outcome) {
        case trace::FaultOutcome::Minor: ++summary.minor; break;
        case trace::FaultOutcome::Major: ++summary.major; break;
        case trace::FaultOutcome::Retry: break;  // counted when it is repeated and served
        case trace::FaultOutcome::Segv:
        case trace::FaultOutcome::Bus:
        case trace::FaultOutcome::OutOfMemory: ++summary.failed; break;
    }
}

// Whether an event is about this page of whoever ran.
struct Touches {
    PageNumber page;

    bool within(VirtAddr begin, VirtAddr end) const { return page_of(begin) <= page && start_of(page) < end; }
    bool operator()(const trace::PageFaulted& e) const { return page_of(e.address) == page; }
    bool operator()(const trace::PageMapped& e) const { return e.page == page; }
    bool operator()(const trace::PageUnmapped& e) const { return e.page == page; }
    bool operator()(const trace::PageCopied& e) const { return e.page == page; }
    bool operator()(const trace::AreaMapped& e) const { return within(e.begin, e.end); }
    bool operator()(const trace::AreaUnmapped& e) const { return within(e.begin, e.end); }
    bool operator()(const trace::AreaProtected& e) const { return within(e.begin, e.end); }
    template <class Other>
    bool operator()(const Other&) const
    {
        return false;
    }
};

}  // namespace

FaultSummary fault_summary(const trace::Recorder& log, std::size_t events, Pid pid)
{
    FaultSummary summary;
    const std::size_t end = std::min(events, log.events().size());
    for (std::size_t i = 0; i < end; ++i) {
        const trace::Event& event = log.events()[i];
        const auto* fault = std::get_if<trace::PageFaulted>(&event.what);
        if (!fault || (pid != 0 && event.at.pid != pid)) continue;
        count_path(summary, fault->path);
        count_outcome(summary, fault->outcome);
        summary.last_event = i;
    }
    return summary;
}

std::optional<std::size_t> last_event_of(const trace::Recorder& log, std::size_t events, Pid pid,
                                         PageNumber page)
{
    for (std::size_t i = std::min(events, log.events().size()); i-- > 0;) {
        const trace::Event& event = log.events()[i];
        if (event.at.pid == pid && std::visit(Touches{page}, event.what)) return i;
    }
    return std::nullopt;
}

}  // namespace fl::inspect
