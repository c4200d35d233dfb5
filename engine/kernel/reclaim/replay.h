// A reference string played through the whole machine: every reference is a load or store of a program, goes
// through the MMU, may miss the TLB, fault, throw out a page to swap and wait for the disk.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace fl::kernel {

enum class ReplayPolicy : std::uint8_t { Fifo, Lru, Clock, Optimal };

// Pages are numbered from 0. A machine with swap for all of them, and a process that does nothing else.
class Replay {
public:
    Replay(Kernel& kernel, hw::Hardware& hardware, Pid pid, ReplayPolicy policy, std::uint64_t frames,
           trace::Recorder& record);

    // The string; may be called again to go on. Pages up to the largest number are mapped as needed. False:
    // the machine has no memory or no swap for it.
    bool play(std::span<const std::uint32_t> references);

    std::uint64_t references() const { return references_; }
    std::uint64_t faults() const { return faults_; }
    double miss_ratio() const
    {
        return references_ == 0 ? 0 : static_cast<double>(faults_) / static_cast<double>(references_);
    }
    // The pages in memory: the one to go last first.
    std::vector<std::uint32_t> resident() const;
    VirtAddr address_of(std::uint32_t page) const { return base_ + std::uint64_t{page} * page_size; }

private:
    bool map_pages(std::uint32_t highest);
    bool serve(std::uint32_t page);
    bool fault_in(std::uint32_t page);
    void evict_optimally();
    FrameNumber frame_of(std::uint32_t page) const;
    void look_ahead(std::span<const std::uint32_t> references);

    Kernel& kernel_;
    hw::Hardware& hardware_;
    trace::Recorder& record_;
    Pid pid_;
    ReplayPolicy policy_;
    std::uint64_t frames_;
    GroupId group_;
    VirtAddr base_{0x400000000000};
    std::vector<FrameNumber> frame_;     // of each page while it is in memory; only Lru needs it
    std::vector<std::size_t> next_use_;  // Optimal: after each position, when the page comes again
    std::vector<std::size_t> next_of_;   // Optimal: the same for each page, as of now
    std::uint64_t references_ = 0, faults_ = 0;
};

}  // namespace fl::kernel
