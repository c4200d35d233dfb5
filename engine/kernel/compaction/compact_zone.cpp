#include "kernel/compaction/compaction.h"
#include "kernel/compaction/migrate.h"
#include "kernel/costs.h"

#include <algorithm>
#include <vector>

namespace fl::kernel {
namespace {

class ZoneRun {
public:
    ZoneRun(Kernel& kernel, hw::Hardware& hardware, Zone& zone, const CompactJob& job,
            trace::Recorder& record)
        : kernel_(kernel), hardware_(hardware), zone_(zone), job_(job), record_(record),
          migrate_(pageblock_of(zone.begin)), free_(zone.untouched)
    {
    }

    CompactResult run()
    {
        CompactResult result = CompactResult::Complete;
        while (!met() && !out_of_targets_) {
            if (is_source(migrate_)) compact_block();
            migrate_ = migrate_ + pageblock_pages;
            if (!job_.order || !has_block_for(zone_, *job_.order, job_.type)) continue;
            result = CompactResult::Success;
            break;
        }
        for (const FrameNumber page : spare_) return_free_page(kernel_.frames, page, record_);
        count();
        return result;
    }

    std::uint32_t scanned = 0, moved = 0;

private:
    const Frame& frame(FrameNumber number) const { return kernel_.frames.table.at(number); }
    bool met() const { return migrate_ + pageblock_pages >= free_; }

    // Who is in a hurry moves only what lies among his own. Linux: suitable_migration_source().
    bool is_source(FrameNumber block) const
    {
        return job_.sync || kernel_.frames.types.of(block) == job_.type;
    }

    // In steps of the wanted block: one page that stays makes moving its neighbours useless to who is in a
    // hurry. Linux: isolate_migratepages_block(), skip_on_failure.
    void compact_block()
    {
        const unsigned order = std::min(job_.order.value_or(pageblock_order), pageblock_order);
        const std::uint64_t step = 1ull << order;
        for (FrameNumber at = migrate_; at < migrate_ + pageblock_pages; at = at + step) {
            scanned += static_cast<std::uint32_t>(step);
            kernel_.now += costs::compact_look * step;
            if (!job_.sync && !can_be_emptied(at, step)) continue;
            const std::uint32_t before = moved;
            for (std::uint64_t i = 0; i < step && !out_of_targets_; ++i)
                if (can_move(kernel_, at + i)) move(at + i);
            if (out_of_targets_) return;
            // Linux: compaction_capture().
            if (!job_.daemon && moved != before && zone_.blocks(*job_.order, job_.type) != 0) return;
        }
    }

    bool can_be_emptied(FrameNumber first, std::uint64_t pages) const
    {
        for (FrameNumber at = first; at < first + pages;) {
            const bool free = frame(at).flags & FrameBuddy;
            if (!free && !can_move(kernel_, at)) return false;
            at = at + (free ? 1ull << frame(at).order : 1);
        }
        return true;
    }

    void move(FrameNumber from)
    {
        if (spare_.empty()) find_targets();
        if (spare_.empty()) {
            out_of_targets_ = true;
            return;
        }
        move_page(kernel_, hardware_, from, spare_.back(), record_);
        spare_.pop_back();
        ++moved;
        return_free_page(kernel_.frames, from, record_);
    }

    // The free pages of the next pageblock that holds movable pages and is not free as a whole. Linux:
    // isolate_freepages(), suitable_migration_target().
    void find_targets()
    {
        while (spare_.empty() && !met()) {
            free_ = {free_.value - pageblock_pages};
            const Frame& first = frame(free_);
            if ((first.flags & FrameBuddy) && first.order >= pageblock_order) continue;
            if (kernel_.frames.types.of(free_) != MigrateType::Movable) continue;
            free_scanned_ += pageblock_pages;
            kernel_.now += costs::compact_look * pageblock_pages;
            for (FrameNumber at = free_; at < free_ + pageblock_pages;) {
                if (!(frame(at).flags & FrameBuddy)) {
                    ++at;
                    continue;
                }
                const std::uint64_t pages = 1ull << isolate_free_block(kernel_.frames, at);
                for (std::uint64_t i = 0; i < pages; ++i) spare_.push_back(at + i);
                at = at + pages;
            }
            isolated_ += spare_.size();
        }
    }

    void count()
    {
        Statistics& statistics = kernel_.statistics;
        statistics.compact_migrate_scanned += scanned;
        statistics.compact_free_scanned += free_scanned_;
        statistics.compact_isolated += isolated_ + moved;
        if (!job_.daemon) return;
        statistics.compact_daemon_migrate_scanned += scanned;
        statistics.compact_daemon_free_scanned += free_scanned_;
    }

    Kernel& kernel_;
    hw::Hardware& hardware_;
    Zone& zone_;
    const CompactJob& job_;
    trace::Recorder& record_;
    FrameNumber migrate_;  // the pageblock whose pages move
    FrameNumber free_;     // the end of those not yet searched for room
    std::vector<FrameNumber> spare_;
    std::uint64_t free_scanned_ = 0, isolated_ = 0;
    bool out_of_targets_ = false;
};

}  // namespace

CompactResult compact_zone(Kernel& kernel, hw::Hardware& hardware, std::size_t index, const CompactJob& job,
                           trace::Recorder& record)
{
    Zone& zone = kernel.frames.zones[index];
    if (job.order && !worth_compacting(kernel, zone, *job.order)) return CompactResult::Skipped;
    drain_page_sets(kernel.frames, record);
    if (job.order && has_block_for(zone, *job.order, job.type)) return CompactResult::Success;
    ZoneRun run(kernel, hardware, zone, job, record);
    const CompactResult result = run.run();
    record.record(trace::Compacted{static_cast<std::uint8_t>(index),
                                   static_cast<std::uint8_t>(job.order.value_or(255)), job.daemon,
                                   result == CompactResult::Success, run.scanned, run.moved});
    return result;
}

}  // namespace fl::kernel
